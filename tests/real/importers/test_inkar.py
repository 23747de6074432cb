"""The shared export of INKAR against a reader that splits at quotes and counts."""

import csv
from pathlib import Path

import pytest

from bindeglied.exchange.importers import recognise

pytestmark = pytest.mark.real


def test_every_cell_is_what_the_file_says(samples: Path) -> None:
    path = samples / "inkar/inkar_2017_export.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        names, years, *rows = csv.reader(file, delimiter=";")
    expected = {
        (row[0], years[i], names[i].strip()): float(row[i].replace(".", "").replace(",", "."))
        for row in rows
        for i in range(3, len(names))
        if row[i]
    }
    [imported] = recognise.read(path, path.name)
    assert imported.cells is not None
    cells = imported.cells
    columns = (cells.place, cells.date, cells.variable, cells.value)
    stored = {row[:3]: row[3] for row in zip(*(c.to_pylist() for c in columns), strict=True)}
    assert stored == expected
    assert len(stored) == imported.recognised.observations == 4409
    assert stored["16077", "2017", "Ausländeranteil"] == 3.2
