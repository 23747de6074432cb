"""Cells, files and rows of the statistics app for tests."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings

from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.documents.actions import keep_upload
from bindeglied.domain.documents.models import Document
from bindeglied.domain.statistics import actions, queries
from bindeglied.domain.statistics.choices import Origin
from bindeglied.domain.statistics.models import DataImport, ImportFile
from bindeglied.domain.statistics.values import (
    CellTable,
    Changes,
    Dimension,
    OwnTable,
    PreparedTable,
    Recognised,
    SheetText,
    StoredCells,
    Variable,
)
from bindeglied.exchange import engine
from bindeglied.jobs import imports, own_tables

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


def prepared(
    stored: StoredCells | None = None, *, changes: Changes | None = None, **fields: Any
) -> PreparedTable:
    """A table as a job recorded it; `fields` replace those of a plain 12411-01-01-4."""
    plain: dict[str, Any] = {
        "file": "12411-01-01-4.csv",
        "layout": "ffcsv-new",
        "table": "12411-01-01-4",
        "title": "Bevölkerung nach Geschlecht, Kreise",
        "dates": ("2024-12-31",),
        "places": {"district": 1},
        "dimensions": (Dimension("GES", "Geschlecht", 2, {"GESM": "männlich", "GESW": "weiblich"}),),
        "variables": (Variable("BEVSTD", "Bevölkerungsstand", "Anzahl"),),
        "observations": stored.rows if stored else 2,
        "licence": "dl-de/by-2-0",
    }
    return PreparedTable(
        Recognised(**{**plain, **fields}),
        stored.sha256 if stored else None,
        stored.rows if stored else 0,
        changes,
    )


def document(content: bytes = b"a;b", *, name: str = "a.csv", workspace: Workspace | None = None) -> Document:
    """A kept file."""
    return keep_upload(chunks=[content], name=name, media_type="text/csv", by=None, workspace=workspace)


def inspected(
    by: User | None, workspace: Workspace | None, tables: Sequence[PreparedTable], *, content: bytes = b"a;b",
    origin: str = "official",
) -> DataImport:  # fmt: skip
    """An import of one file that a job has looked at."""
    data_import = actions.start_import(
        by=by, workspace=workspace, documents=[document(content, workspace=workspace)], origin=origin
    )
    [file] = queries.files_of(data_import)
    actions.record_preview(file=file, tables=tables)
    actions.finish_inspection(data_import=data_import, indicators=[])
    data_import.refresh_from_db()
    return data_import


def stored(
    by: User | None, workspace: Workspace | None, rows: Sequence[Row], *, content: bytes | None = None,
    origin: str = "official", table: str = "12411-01-01-4", **fields: Any,
) -> DataImport:  # fmt: skip
    """A stored import of one table with these cells."""
    cells = engine.write_dataset(cell_table(rows, table=table), Path(settings.DATASETS))
    content = content or f"{cells.sha256} {fields}".encode()
    dates = tuple(sorted({row.get("date", "2024-12-31") for row in rows}))
    tables = [prepared(cells, **{"table": table, "dates": dates, **fields})]
    data_import = inspected(by, workspace, tables, content=content, origin=origin)
    actions.confirm_import(by=by, data_import=data_import)
    [file] = queries.files_of(data_import)
    actions.register_datasets(data_import=data_import, stored={file: tables})
    data_import.refresh_from_db()
    return data_import


def sheet(
    by: User, workspace: Workspace, *, head: str = "Kinder", value: float = 120.0
) -> tuple[DataImport, ImportFile]:
    """An import of one sheet of no official layout, as a job has looked at it."""
    rows = (("Ort", f"{head} 2024"), (workspace.place_key, f"{value:.0f}"), ("Insgesamt", f"{value:.0f}"))
    content = "".join(";".join(row) + "\n" for row in rows).encode()
    data_import = actions.start_import(
        by=by, workspace=workspace, documents=[document(content, name=f"{head}.csv", workspace=workspace)]
    )
    [file] = queries.files_of(data_import)
    refused = prepared(file=file.name, layout="unknown", table="", error="Keine Tabelle.")
    actions.record_preview(file=file, tables=[refused], sheets=[SheetText("", rows, len(rows))])
    actions.finish_inspection(data_import=data_import, indicators=[])
    data_import.refresh_from_db()
    return data_import, file


def mapped(by: User, file: ImportFile, *, title: str = "Kinder in Kitas", shared: bool = False) -> DataImport:
    """The sheet read as proposed, its cells stored."""
    own = OwnTable("", title, "Kinder mit Platz", "Jugendamt", Origin.OWN)
    mapping = own_tables.proposal(file, "16")
    begun = own_tables.begin(by=by, file=file, mapping=mapping, own=own, shared=shared)
    imports.inspect(begun.pk)
    begun.refresh_from_db()
    actions.confirm_import(by=by, data_import=begun)
    imports.store(begun.pk)
    begun.refresh_from_db()
    return begun


def table_of(data_import: DataImport) -> str:
    """The code of the only table that an import stored."""
    [table] = queries.touched_tables(data_import)
    return table
