"""What is stored and holds."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.statistics.choices import ImportState
from bindeglied.domain.statistics.models import DataImport, Dataset
from bindeglied.domain.statistics.values import CellFile


@dataclass(frozen=True, slots=True)
class TableOverview:
    """A table that is here: `dates` in order, `cells` over all deliveries, the newest Stand if one is named."""

    table: str
    title: str
    source: str
    origin: str
    dates: tuple[str, ...]
    cells: int
    deliveries: int
    stand: str
    licence: str
    stored_at: datetime


def _standing() -> QuerySet[Dataset]:
    """Datasets whose import holds, in order of delivery."""
    return Dataset.objects.filter(data_import__state=ImportState.STORED).order_by("delivered_at", "id")


def datasets_of(table: str, workspace: Workspace | None = None) -> QuerySet[Dataset]:
    """Deliveries of one table from the earliest to the latest.

    Official ones, or with `workspace` the workspace's own: figures of different origin never meet.
    """
    return _standing().filter(table=table, workspace=workspace)


def current_datasets(workspace: Workspace | None) -> QuerySet[Dataset]:
    """All deliveries that this workspace can see: official ones and its own."""
    rows = _standing()
    official = rows.filter(workspace__isnull=True)
    return official | rows.filter(workspace=workspace) if workspace else official


def dataset_path(cells_sha256: str) -> Path:
    """Where the cells of a dataset rest."""
    return Path(settings.DATASETS) / f"{cells_sha256}.parquet"


def cell_files(table: str, workspace: Workspace | None = None) -> list[CellFile]:
    """The files of `datasets_of`, as the engine reads them."""
    rows = datasets_of(table, workspace).values_list("cells_sha256", "delivered_at")
    return [CellFile(dataset_path(sha256), moment.isoformat()) for sha256, moment in rows]


def known_tables(workspace: Workspace | None = None) -> list[str]:
    """Codes of all tables that `current_datasets` has, in order."""
    return sorted(set(current_datasets(workspace).values_list("table", flat=True)))


def stored_before(sha256s: Collection[str], workspace: Workspace | None) -> dict[str, datetime]:
    """Which of the files (by their hash) are stored already, and since when."""
    rows = _standing().filter(file_sha256__in=sha256s, workspace=workspace)
    return dict(rows.values_list("file_sha256", "created_at"))


def stored_by(data_import: DataImport, sha256: str) -> bool:
    """Whether this import stored the file of this hash."""
    return Dataset.objects.filter(data_import=data_import, file_sha256=sha256).exists()


def tables_overview(
    workspace: Workspace | None, tables: Collection[str] | None = None
) -> list[TableOverview]:
    """One line per table that is here, or per one of `tables`, in order of its code. One query."""
    rows = current_datasets(workspace)
    if tables is not None:
        rows = rows.filter(table__in=tables)
    groups: dict[tuple[str, str], list[Dataset]] = {}
    fields = ("table", "origin", "title", "source", "dates", "rows", "stand", "licence", "created_at")
    for row in rows.only(*fields):
        groups.setdefault((row.table, row.origin), []).append(row)
    return [_overview(rows) for _, rows in sorted(groups.items())]


def _overview(rows: list[Dataset]) -> TableOverview:
    newest = rows[-1]
    return TableOverview(
        table=newest.table,
        title=newest.title,
        source=newest.source,
        origin=newest.origin,
        dates=tuple(sorted({date for row in rows for date in row.dates})),
        cells=sum(row.rows for row in rows),
        deliveries=len(rows),
        stand=newest.stand,
        licence=newest.licence,
        stored_at=max(row.created_at for row in rows),
    )
