"""The chronicle of a place, in order of time."""

from django.db.models import QuerySet

from bindeglied.core.errors import NotFound
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators.models import ChronicleEntry


def chronicle(workspace: Workspace) -> QuerySet[ChronicleEntry]:
    """All entries that stand. One query."""
    return ChronicleEntry.objects.of(workspace).filter(removed_at__isnull=True)


def taken_out(workspace: Workspace) -> QuerySet[ChronicleEntry]:
    """Entries that were taken out, the last one first. One query."""
    return ChronicleEntry.objects.of(workspace).filter(removed_at__isnull=False).order_by("-removed_at")


def entry_of(workspace: Workspace, pk: int, *, removed: bool = False) -> ChronicleEntry:
    """One entry; `NotFound` for one that is not there, or not where it is looked for."""
    found = (taken_out(workspace) if removed else chronicle(workspace)).filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


def chronicle_between(workspace: Workspace, first: str, last: str) -> list[ChronicleEntry]:
    """Entries that touch the years from `first` to `last` (dates or years). One query."""
    lower, upper = first[:4], last[:4]
    return [e for e in chronicle(workspace) if e.begins[:4] <= upper and (e.ends or e.begins)[:4] >= lower]
