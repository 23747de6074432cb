"""Imports and deliveries as lists: one line each, without the cells and previews."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q

from bindeglied.core import access, clock
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.statistics import rules
from bindeglied.domain.statistics.choices import ImportState
from bindeglied.domain.statistics.models import DataImport, Dataset, ImportFile

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


def due_rows(user: Any, workspace: Workspace, *, also: Collection[int] = ()) -> list[ImportRow]:
    """Imports that wait for somebody or for the program, and those that failed lately; newest first. One query.

    `also` are ids of further ones that the caller wants to name.
    """
    if user is not None and not access.allowed(user, rules.SEE_IMPORTS, workspace):
        return []
    since = clock.now() - timedelta(days=FAILED_DAYS)
    failed = Q(data_import__state=ImportState.FAILED, data_import__created_at__gte=since)
    wanted = Q(data_import__state__in=OPEN) | failed | Q(data_import__in=list(also))
    files = ImportFile.objects.filter(wanted, data_import__workspace=workspace).select_related("data_import")
    shown = ("name", *(f"data_import__{f}" for f in ("state", "created_at", "created_by", "problem")))
    found: dict[int, tuple[DataImport, list[str]]] = {}
    for file in files.only(*shown).order_by("-data_import_id", "id"):
        found.setdefault(file.data_import_id, (file.data_import, []))[1].append(file.name)
    return [ImportRow(data_import, tuple(names)) for data_import, names in found.values()]


def deliveries_of(table: str, workspace: Workspace) -> Sequence[Dataset]:
    """All deliveries of a table that this workspace sees, newest first, those taken back left out."""
    rows = Dataset.objects.filter(table=table, data_import__state=ImportState.STORED)
    seen = rows.filter(Q(workspace__isnull=True) | Q(workspace=workspace))
    return list(seen.select_related("data_import").order_by("-delivered_at", "-id"))
