"""The shared directories of municipalities against a reader that cuts lines and looks for '60' only."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from bindeglied.exchange.importers import recognise

pytestmark = pytest.mark.real
# File -> (day of the population, municipalities or districts, inhabitants together, places with a figure left open).
# Totals are those of table 12411-0002, less the municipalities that an edition leaves open.
FILES = {
    "GV100AD_300918.ASC": ("2016-12-31", 11089, 82_385_138, 6),
    "GV100AD_301121.ASC": ("2020-12-31", 10997, 83_155_031, 0),
    "AuszugGV2QAktuell_30062024.xlsx": ("2022-12-31", 10959, 84_349_751, 1),
    "04-kreise.xlsx": ("2023-12-31", 400, 84_669_326, 0),
}


def naive(path: Path) -> Iterator[tuple[str, int, int]]:
    """(key, inhabitants, male)"""
    if path.suffix == ".ASC":
        data = path.read_bytes()
        encoding = "cp1252" if b"18093" in data[:9] else "utf-8"
        for line in data.decode(encoding).splitlines():
            if line.startswith("60"):
                yield line[10:18], int(line[139:150]), int(line[150:161])
        return
    rows = openpyxl.load_workbook(path, read_only=True).worksheets[1].iter_rows(values_only=True)
    for row in rows:
        if row[0] == "60":
            yield f"{row[2]}{row[3]}{row[4]}{row[6]}", int(row[9]), int(row[10])
        elif row[0] and len(str(row[0])) == 5 and str(row[0]).isdigit():
            yield str(row[0]), int(row[3]), int(row[4])


@pytest.mark.parametrize("name", FILES)
def test_every_figure_is_what_the_file_says(name: str, samples: Path) -> None:
    date, places, people, left_open = FILES[name]
    path = samples / "gemeindeverzeichnis" / name
    expected = {
        (key, sex): value
        for key, whole, male in naive(path)
        for sex, value in (("TOTAL", whole), ("GESM", male))
    }
    [imported] = recognise.read(path, name)
    cells, found = imported.cells, imported.recognised
    assert cells is not None
    assert found.places["municipality"] + found.places["district"] == places
    columns = (cells.place, cells.categories["GES"], cells.date, cells.variable, cells.value)
    rows = list(zip(*(c.to_pylist() for c in columns), strict=True))
    stored = {row[:2]: row[4] for row in rows if row[3] == "BEVSTD" and row[1] != "GESW"}
    assert {row[2] for row in rows if row[3] == "BEVSTD"} == {date}
    assert {key: value or 0 for key, value in stored.items()} == expected
    assert sum(value is None for (_, sex), value in stored.items() if sex == "TOTAL") == left_open
    assert sum(value or 0 for (_, sex), value in stored.items() if sex == "TOTAL") == people
    assert found.markers["..."] == left_open * (3 if name.endswith("xlsx") else 2)
