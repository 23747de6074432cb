"""How the import grows with its data: the same table with 1, 4 and 16 times as many years.

`python -m benchmarks.growth [ROUNDS]` prints processor seconds and peak memory of each, start-up taken off, and
the factor by which the work for one cell changes: 1.0 is growth in a straight line.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.import_tables import BINDEGLIED
from benchmarks.measure import Cost, load, median, run
from bindeglied.domain.places import queries as places

TIMES = (1, 4, 16)
YEARS = 4  # of the smallest file; from 2011 on back, so that districts have many breaks
HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;"
    "1_variable_attribute_code;1_variable_attribute_label;2_variable_code;2_variable_label;"
    "2_variable_attribute_code;2_variable_attribute_label;value;value_unit;value_variable_code;value_variable_label"
)
SEXES = (("", "Insgesamt", 2), ("GESM", "männlich", 1), ("GESW", "weiblich", 1))


def table(years: int) -> str:
    """12411-01-01-4 of all districts with `years` year ends; the figures are made up and add up."""
    lines = [HEAD]
    for year in range(2025 - years, 2025):
        day = f"{year}-12-31"
        for number, place in enumerate(places.districts_of("DG", day)):
            for code, label, parts in SEXES:
                value = parts * (40_000 + 10 * number + year)
                lines.append(
                    f"12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;{day};KREISE;Kreise;{place.key};"
                    f"{place.name};GES;Geschlecht;{code};{label};{value};Anzahl;BEVSTD;Bevölkerungsstand"
                )
    return "\ufeff" + "\n".join(lines) + "\n"


def imported(folder: Path, years: int) -> tuple[Cost, int]:
    """One import into an empty home; the cells of the file."""
    file = folder / f"12411-01-01-4_{years}_de_flat.csv"
    content = table(years)
    file.write_text(content, encoding="utf-8")
    with tempfile.TemporaryDirectory() as home:
        environment = {"BINDEGLIED_HOME": home}
        run([BINDEGLIED, "migrate"], environment)
        cost = run([BINDEGLIED, "import", "--json", str(file)], environment)
    return cost, content.count("\n") - 1


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    start = median([run([BINDEGLIED, "indicators", "--json"]) for _ in range(rounds)])
    print(f"start-up {start.cpu:.2f} CPU s; {load()}")
    first = 0.0
    with tempfile.TemporaryDirectory() as name:
        for times in TIMES:
            runs = [imported(Path(name), YEARS * times) for _ in range(rounds)]
            cost, cells = median([c for c, _ in runs]), runs[0][1]
            each = (cost.cpu - start.cpu) / cells
            first = first or each
            print(
                f"{times:>2} x: {cells:>7,} cells  {cost.cpu:6.2f} CPU s  {cost.peak_mb:4.0f} MB  "
                f"{each / first:.2f} of the work for a cell"
            )


if __name__ == "__main__":
    main()
