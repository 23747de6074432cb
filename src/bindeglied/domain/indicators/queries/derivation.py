"""The way of a figure back to the cells of its tables."""

from dataclasses import dataclass

from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators.models import Derivation, StoredSeries
from bindeglied.domain.indicators.values import SourceCell


@dataclass(frozen=True, slots=True)
class Found:
    """The cells of a figure; `left_out` says how many more there are."""

    cells: tuple[SourceCell, ...]
    left_out: int


def official_row(indicator: str, place: str) -> StoredSeries | None:
    """The official total series that pages show of a place, None if there is none. One query."""
    rows = StoredSeries.objects.filter(
        indicator=indicator, place=place, categories="", workspace__isnull=True
    )
    return rows.order_by("-boundary").first()


def derivation_of(workspace: Workspace, row: StoredSeries, date: str) -> Found | None:
    """The cells of a figure as it is now; None where nobody looked them up since it was computed. One query."""
    found = (
        Derivation.objects.of(workspace)
        .filter(indicator=row.indicator, place=row.place, date=date, digest=row.digest)
        .first()
    )
    return Found(tuple(SourceCell(**c) for c in found.cells), found.left_out) if found else None
