"""Import of all shared tables that can be read, against a bare read of the same files.

`python -m benchmarks.import_tables [ROUNDS]` prints cells per processor second, the ratio to the bare read
and the peak memory. The bare read is Polars scanning the same text into columns and counting rows, nothing else.
"""

import json
import os
import sys
import tempfile
import zipfile
from pathlib import Path

from benchmarks.measure import Cost, load, median, run

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = Path(os.environ.get("BINDEGLIED_SAMPLES", ROOT.parent / "shared")) / "data"
BINDEGLIED = str(ROOT / ".venv" / "bin" / "bindeglied")
FOLDERS = (
    "regionalstatistik-datencsv/web-cp1252", "regionalstatistik-datencsv/api-utf8", "genesis-online-classic",
    "ffcsv-2024-old-columns", "ffcsv-2026-new-columns", "gemeindeverzeichnis", "newer",
)  # fmt: skip
NEWER = ("12521-0041_2023_en.csv", "13211-02-05-4_2023.csv", "13211-02-05-4_2025.csv", "21111-01-03-4_2023.csv",
         "21111-02-06-4_2023.csv", "21121-02-02-4_2023.csv", "migration_integration_regionen_daten_2018.csv",
         "migration_integration_regionen_daten_2019.csv")  # fmt: skip


def files() -> list[Path]:
    """The shared files of the layouts that are read today."""
    found = [p for folder in FOLDERS for p in sorted((SAMPLES / folder).iterdir())]
    return [
        p
        for p in found
        if p.suffix in (".csv", ".zip", ".ASC") and (p.parent.name != "newer" or p.name in NEWER)
    ]


def bare_read(paths: list[Path]) -> None:
    """Every file into text columns, as lean as it goes; run in its own process."""
    import polars  # noqa: PLC0415

    rows = 0
    for path in paths:
        content = path.read_bytes()
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                content = archive.read(archive.namelist()[0])
        frame = polars.read_csv(
            content, separator=";", has_header=False, infer_schema=False, truncate_ragged_lines=True,
            quote_char=None, encoding="utf8-lossy", ignore_errors=True,
        )  # fmt: skip
        rows += frame.height
    print(rows)


def imported(paths: list[Path]) -> tuple[Cost, int]:
    """A whole import into an empty home: read, checked, stored, indicators computed."""
    with tempfile.TemporaryDirectory() as home:
        environment = {"BINDEGLIED_HOME": home}
        run([BINDEGLIED, "migrate"], environment)
        cost = run([BINDEGLIED, "import", "--json", *map(str, paths)], environment)
    answer = json.loads(cost.output)
    tables = answer["tables"] if isinstance(answer, dict) else answer
    return cost, sum(table["observations"] for table in tables)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    paths = files()
    bare = median([run([sys.executable, "-m", "benchmarks.import_tables", "bare"]) for _ in range(rounds)])
    runs = [imported(paths) for _ in range(rounds)]
    cost, cells = median([c for c, _ in runs]), runs[0][1]
    print(f"{len(paths)} files, {cells:,} cells; {load()}")
    print(f"bare read:  {bare.cpu:6.2f} CPU s  {bare.peak_mb:5.0f} MB")
    print(f"import:     {cost.cpu:6.2f} CPU s  {cost.peak_mb:5.0f} MB  wall {cost.wall:.1f} s")
    print(f"            {cells / cost.cpu:,.0f} cells per CPU s (goal 150,000)")
    print(f"ratio to the bare read: {cost.cpu / bare.cpu:.1f} (goal 3); memory goal 500 MB")


if __name__ == "__main__":
    if sys.argv[1:] == ["bare"]:
        bare_read(files())
    else:
        main()
