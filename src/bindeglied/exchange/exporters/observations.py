"""Stored cells as text for scripts: figures with a decimal point, dates as ISO."""

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TextIO

from bindeglied.domain.statistics.values import Cell


def write_json(cells: Sequence[Cell], out: TextIO) -> None:
    """One JSON list, an object per cell."""
    out.write("[")
    for number, cell in enumerate(cells):
        out.write(",\n " if number else "\n ")
        json.dump(asdict(cell), out, ensure_ascii=False)
    out.write("\n]\n" if cells else "]\n")


def write_csv(cells: Sequence[Cell], out: TextIO) -> None:
    """A head and a line per cell; one column per dimension between place and variable."""
    dimensions = sorted({code for cell in cells for code in cell.categories})
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["table", "date", "place", *dimensions, "variable", "value", "status", "marker", "quality", "base"]
    )
    for cell in cells:
        codes = [cell.categories.get(code, "") for code in dimensions]
        writer.writerow([
            cell.table, cell.date, cell.place, *codes, cell.variable, _figure(cell.value), cell.status,
            cell.marker, cell.quality, _figure(cell.base),
        ])  # fmt: skip


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(value)
