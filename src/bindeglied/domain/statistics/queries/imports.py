"""Imports: who sees them, what they hold."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from bindeglied.core import access
from bindeglied.core.errors import NotFound
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.statistics import rules
from bindeglied.domain.statistics.choices import Origin
from bindeglied.domain.statistics.models import DataImport, Dataset, ImportFile
from bindeglied.domain.statistics.queries.datasets import stored_before
from bindeglied.domain.statistics.values import PreparedTable


def imports_visible_to(user: Any, workspace: Workspace) -> QuerySet[DataImport]:
    """Imports started in this workspace, newest first; none for a person who may not see them."""
    if user is not None and not access.allowed(user, rules.SEE_IMPORTS, workspace):
        return DataImport.objects.none()
    rows = DataImport.objects.filter(workspace=workspace)
    return rows.select_related("created_by", "undone_by").order_by("-id")


def import_of(workspace: Workspace | None, pk: int) -> DataImport:
    """The import of this workspace; `NotFound` for a missing one and for a foreign one."""
    try:
        return DataImport.objects.select_related("workspace", "created_by").get(workspace=workspace, pk=pk)
    except DataImport.DoesNotExist:
        raise NotFound from None


def files_of(data_import: DataImport) -> QuerySet[ImportFile]:
    """Its files in the order in which they were handed in."""
    return ImportFile.objects.filter(data_import=data_import).select_related("document").order_by("id")


def file_tables(file: ImportFile) -> list[PreparedTable]:
    """What was recognised in a file; empty before it was inspected."""
    return [PreparedTable.from_json(table) for table in file.tables]


def readable(file: ImportFile) -> bool:
    """Whether a file was inspected and every table in it can be stored."""
    return bool(file.tables) and all(t["recognised"]["error"] is None for t in file.tables)


def storable_files(data_import: DataImport) -> list[ImportFile]:
    """Files that would be stored: readable as a whole and not stored already, each content once."""
    files = list(files_of(data_import))
    return not_stored(files, stored_before([f.document.sha256 for f in files], owner_of(data_import)))


def not_stored(files: Collection[ImportFile], stored: Collection[str]) -> list[ImportFile]:
    """The readable files among `files` whose content is not in `stored`, each content once."""
    found: dict[str, ImportFile] = {}
    for file in files:
        if readable(file) and file.document.sha256 not in stored:
            found.setdefault(file.document.sha256, file)
    return list(found.values())


def owner_of(data_import: DataImport) -> Workspace | None:
    """To whom the figures will belong: official ones to the installation, all others to the workspace."""
    return None if data_import.origin == Origin.OFFICIAL else data_import.workspace


def touched_tables(data_import: DataImport) -> list[str]:
    """Codes of the tables that it stored, in order; also after it was undone."""
    return sorted(set(Dataset.objects.filter(data_import=data_import).values_list("table", flat=True)))
