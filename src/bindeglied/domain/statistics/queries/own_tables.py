"""Own tables: what they are, how their sheets are read, what of them is out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q

from bindeglied.core.errors import NotFound
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.statistics.choices import ImportState, Origin
from bindeglied.domain.statistics.models import DataImport, ImportFile, Release, TableMapping
from bindeglied.domain.statistics.queries.datasets import TableOverview, tables_overview
from bindeglied.domain.statistics.queries.imports import readable
from bindeglied.domain.statistics.queries.releases import PublishedTable, published
from bindeglied.domain.statistics.values import OwnTable, SheetMapping, SheetText


@dataclass(frozen=True, slots=True)
class OwnTableRow:
    """An own table of a workspace; `overview` is None while nothing of it is stored."""

    table: TableMapping
    overview: TableOverview | None
    released: bool


def own_tables(workspace: Workspace) -> list[OwnTableRow]:
    """All own tables that were mapped here, in order of their title. Three queries."""
    mapped = list(TableMapping.objects.of(workspace).order_by("title", "id"))
    codes = [row.table for row in mapped]
    here = {t.table: t for t in tables_overview(workspace, codes) if t.origin != Origin.OFFICIAL}
    out = Release.objects.of(workspace).filter(table__in=codes, withdrawn_at=None)
    released = set(out.values_list("table", flat=True))
    return [OwnTableRow(row, here.get(row.table), row.table in released) for row in mapped]


def own_table(workspace: Workspace, table: str) -> TableMapping:
    """The own table of this workspace; `NotFound` for a missing one and for a foreign one."""
    row: TableMapping | None = TableMapping.objects.of(workspace).filter(table=table).first()
    if row is None:
        raise NotFound
    return row


def own_files(workspace: Workspace, table: str) -> list[ImportFile]:
    """The files of an own table that are stored, the newest first."""
    rows = ImportFile.objects.filter(
        data_import__workspace=workspace, data_import__state=ImportState.STORED, mapping__own__table=table
    )
    return list(rows.select_related("data_import").order_by("-id"))


def mapping_of(file: ImportFile) -> tuple[SheetMapping, OwnTable]:
    """How a mapped file is read, and what it is."""
    return SheetMapping.from_json(file.mapping["mapping"]), OwnTable(**file.mapping["own"])


def sheets_of(file: ImportFile) -> list[SheetText]:
    """The beginnings of the sheets of a file, as they were looked at."""
    return [SheetText.from_json(sheet) for sheet in file.sheets]


def mappable_files(data_import: DataImport) -> list[ImportFile]:
    """Its files that cannot be stored, but whose sheets can be read. One query."""
    if data_import.state != ImportState.INSPECTED:
        return []
    rows = ImportFile.objects.filter(data_import=data_import).exclude(sheets=[]).order_by("id")
    return [file for file in rows if not readable(file)]


def file_to_map(data_import: DataImport, pk: int) -> ImportFile:
    """One file of an import whose sheets were read; `NotFound` for any other."""
    rows = ImportFile.objects.filter(data_import=data_import, pk=pk).exclude(sheets=[])
    if found := rows.select_related("document", "data_import__workspace").first():
        return found
    raise NotFound


def known_mappings(workspace: Workspace) -> Sequence[TableMapping]:
    """Mappings that may know a sheet again: the workspace's own before those that others share."""
    rows = TableMapping.objects.filter(Q(workspace=workspace) | Q(shared=True)).order_by("id")
    return sorted(rows, key=lambda row: row.workspace_id != workspace.pk)


def published_own(workspace: Workspace, places: Collection[str]) -> list[tuple[TableMapping, PublishedTable]]:
    """What of the own tables is out for these places, in order of title. Two queries."""
    mapped = list(TableMapping.objects.of(workspace).order_by("title", "id"))
    newest = {
        row.table: row
        for row in Release.objects.of(workspace)
        .filter(table__in=[m.table for m in mapped], withdrawn_at=None)
        .order_by("id")
    }
    return [(m, published(newest[m.table], places=places)) for m in mapped if m.table in newest]
