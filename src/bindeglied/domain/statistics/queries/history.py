"""Imports and deliveries as lists: one line each, without the cells and previews."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from bindeglied.core import clock
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.statistics.choices import ImportState
from bindeglied.domain.statistics.models import DataImport, Dataset, ImportFile
from bindeglied.domain.statistics.queries.imports import imports_visible_to

OPEN = (ImportState.UPLOADED, ImportState.INSPECTED, ImportState.STORING)
FAILED_DAYS = 7  # how long a failed import is news


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A line of the list of imports with the names of its files in order."""

    data_import: DataImport
    files: tuple[str, ...]

    @property
    def state(self) -> ImportState:
        return ImportState(self.data_import.state)

    @property
    def due(self) -> bool:
        """Whether it waits for somebody or for the program, or failed within the last days."""
        lately = clock.now() - self.data_import.created_at < timedelta(days=FAILED_DAYS)
        return self.state in OPEN or (self.state == ImportState.FAILED and lately)


def import_rows(imports: Iterable[DataImport]) -> list[ImportRow]:
    """Imports with the names of their files, in the order given. One query."""
    imports = list(imports)
    names: dict[int, list[str]] = {}
    files = ImportFile.objects.filter(data_import__in=[row.pk for row in imports]).order_by("id")
    for pk, name in files.values_list("data_import_id", "name"):
        names.setdefault(pk, []).append(name)
    return [ImportRow(row, tuple(names.get(row.pk, ()))) for row in imports]


def imports_due(user: Any, workspace: Workspace, *, also: Collection[int] = ()) -> QuerySet[DataImport]:
    """Imports that wait for somebody or for the program, and those that failed lately; newest first.

    `also` are ids of further ones that the caller wants to name.
    """
    since = clock.now() - timedelta(days=FAILED_DAYS)
    failed = Q(state=ImportState.FAILED, created_at__gte=since)
    named = Q(pk__in=list(also)) if also else Q()
    return imports_visible_to(user, workspace).filter(Q(state__in=OPEN) | failed | named)


def deliveries_of(table: str, workspace: Workspace) -> Sequence[Dataset]:
    """All deliveries of a table that this workspace sees, newest first, those taken back left out."""
    rows = Dataset.objects.filter(table=table, data_import__state=ImportState.STORED)
    seen = rows.filter(Q(workspace__isnull=True) | Q(workspace=workspace))
    return list(seen.select_related("data_import").order_by("-delivered_at", "-id"))
