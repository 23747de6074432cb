"""By what a page knows that its figures are still those it has drawn."""

from collections.abc import Collection

from django.db.models import Q

from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators.queries.series import visible_rows

Stamps = tuple[tuple[str, str, str, str], ...]


def stamps_of(
    indicator: str, places: Collection[str], detailed: str, *, workspace: Workspace | None = None,
    sides: Collection[str] = (),
) -> Stamps:  # fmt: skip
    """(place, categories, boundary, digest) of the totals of `places` and of all series of `detailed`. One query.

    `sides` are further indicators whose series of `detailed` the page draws.

    The digest changes with anything a series says, so equal stamps mean equal figures.
    """
    own = Q(indicator=indicator, place__in=places) & (Q(categories="") | Q(place=detailed))
    shown = visible_rows(workspace).filter(own | Q(indicator__in=sides, place=detailed) if sides else own)
    ordered = shown.order_by("indicator", "place", "categories", "boundary", "workspace_id")
    return tuple(ordered.values_list("place", "categories", "boundary", "digest"))
