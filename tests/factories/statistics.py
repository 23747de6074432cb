"""Cells, files and rows of the statistics app for tests."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bindeglied.domain.statistics.values import CellTable
from bindeglied.exchange import engine

Row = Mapping[str, Any]


def cell_table(rows: Sequence[Row], *, table: str = "12411-01-01-4") -> CellTable:
    """Cells from rows of {place, date, value, status, ... and one key per dimension in capitals}.

    What a row leaves out is plain: variable BEVSTD, date 2024-12-31, status value.
    """
    dimensions = sorted({k for row in rows for k in row if k.isupper()})

    def column(key: str, default: Any) -> list[Any]:
        return [row.get(key, default) for row in rows]

    return CellTable(
        table=table,
        date=column("date", "2024-12-31"),
        place=column("place", "16077"),
        variable=column("variable", "BEVSTD"),
        categories={d: column(d, "TOTAL") for d in dimensions},
        value=column("value", None),
        status=column("status", "value"),
        marker=column("marker", ""),
        quality=column("quality", ""),
        base=column("base", None),
    )


def cell_file(folder: Path, rows: Sequence[Row], *, delivered_at: str = "2026-01-01") -> engine.CellFile:
    """The rows written as a dataset."""
    return engine.CellFile(engine.write_dataset(cell_table(rows), folder).path, delivered_at)
