"""The shared editions of Migration.Integration.Regionen against a reader that only splits and counts."""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bindeglied.exchange.importers import recognise

pytestmark = pytest.mark.real
# File -> columns that are not stored (unknown, or known to be wrong), and the dates that the README names.
FILES = {
    "migration_integration_regionen_daten_2018.csv": ((), "2018-12-31"),
    "migration_integration_regionen_daten_2019.csv": (("AZR_BLUE_C", "AZR_ANT_BLUE_C"), "2019-12-31"),
    "migration_integration_regionen_2022.json": (
        ("AZR_BLUE_C", "AZR_ANT_BLUE_C", "kurs_begon", "kurs_beend", "kurs_tnber", "kurs_tln"), "2021-12-31",
    ),
}  # fmt: skip


def naive(path: Path) -> list[dict[str, Any]]:
    """A row per district."""
    if path.suffix == ".json":
        found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        return found
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", FILES)
def test_every_figure_is_what_the_file_says(name: str, samples: Path) -> None:
    left_out, people = FILES[name]
    rows = naive(samples / "newer" / name)
    expected: Counter[tuple[str, float | str]] = Counter()
    for row in rows:
        for column, value in row.items():
            if column in ("RS", "NAME", *left_out) or value == "":
                continue
            expected[str(row["RS"]).zfill(5), value if value in (".", "x") else float(value)] += 1
    [imported] = recognise.read(samples / "newer" / name, name)
    cells, found = imported.cells, imported.recognised
    assert cells is not None
    columns = (cells.place, cells.value, cells.marker)
    stored = Counter(
        (place, sign if value is None else value)
        for place, value, sign in zip(*(c.to_pylist() for c in columns), strict=True)
    )
    assert stored == expected
    assert found.observations == sum(expected.values())
    assert {s: found.markers[s] for s in ".x"} == {
        s: sum(n for (_, value), n in expected.items() if value == s) for s in ".x"
    }
    assert found.places["district"] == len(rows)
    assert people in found.dates


def test_figures_that_the_readme_names(samples: Path) -> None:
    """Anchor figures that were read by eye; the employees of 2019 as the file itself has them."""
    anchors = {
        ("2018-12-31", "BEVSTD", "16077"): (3138, 90118), ("2018-12-31", "BEVSTD", "16053"): (10735, 111407),
        ("2019-12-31", "BEVSTD", "16077"): (3292, 89393), ("2021-12-31", "BEVSTD", "16053"): (11682, 110502),
        ("2022-12-31", "BEV027", "16077"): (5770,), ("2022-12-31", "BEV027", "16053"): (14380,),
        ("2022-06-30", "SVB-WOHNORT", "16077"): (1457, 33206), ("2022-06-30", "SVB-WOHNORT", "16053"): (4792, 42938),
        ("2019-06-30", "SVB-WOHNORT", "16077"): (961, 33613), ("2019-06-30", "SVB-WOHNORT", "16053"): (3408, 41923),
    }  # fmt: skip
    met: dict[tuple[str, str, str], set[float]] = {}
    for name in FILES:
        [imported] = recognise.read(samples / "newer" / name, name)
        cells = imported.cells
        assert cells is not None
        whole = [c.to_pylist() for code, c in cells.categories.items() if code != "NAT"]
        columns = (cells.date, cells.variable, cells.place, cells.value, *whole)
        for date, variable, place, value, *rest in zip(*_lists(columns), strict=True):
            if set(rest) == {"TOTAL"} and (date, variable, place) in anchors:
                met.setdefault((date, variable, place), set()).add(value)
    assert {key: tuple(sorted(values)) for key, values in met.items()} == anchors


def _lists(columns: Any) -> list[list[Any]]:
    return [c if isinstance(c, list) else c.to_pylist() for c in columns]


def test_courses_of_2022_are_those_of_2017_in_the_wrong_row(samples: Path) -> None:
    """Why the edition of 2022 gives no courses: in Thuringia its rows stand one too low after Eisenach."""
    old, new = (
        {str(row["RS"]).zfill(5): row for row in naive(samples / "newer" / name)}
        for name in (
            "migration_integration_regionen_daten_2018.csv",
            "migration_integration_regionen_2022.json",
        )
    )
    other = [key for key in new if str(new[key]["kurs_tnber"]) != old[key]["kurs_tnber"]]
    assert other == [f"{key}" for key in range(16061, 16078)]
    shifted = ["16056", *other[:-1]]
    assert [str(new[key]["kurs_tnber"]) for key in other] == [old[key]["kurs_tnber"] for key in shifted]
