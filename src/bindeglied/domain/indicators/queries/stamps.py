"""By what a page knows that its figures are still those it has drawn."""

from collections.abc import Collection

from django.db.models import Q

from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators.queries.series import visible_rows

Stamps = tuple[tuple[str, str, str, str], ...]


def stamps_of(
    indicator: str, places: Collection[str], detailed: str, *, workspace: Workspace | None = None
) -> Stamps:
    """(place, categories, boundary, digest) of the totals of `places` and of all series of `detailed`. One query.

    The digest changes with anything a series says, so equal stamps mean equal figures.
    """
    rows = visible_rows(workspace).filter(indicator=indicator, place__in=places)
    shown = rows.filter(Q(categories="") | Q(place=detailed))
    ordered = shown.order_by("place", "categories", "boundary", "workspace_id")
    return tuple(ordered.values_list("place", "categories", "boundary", "digest"))
