"""Published series: official figures as delivered, of other origin only what was released."""

from collections.abc import Collection, Mapping

from django.db.models import Q, QuerySet

from bindeglied.analysis.series import Point, Series
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.models import StoredSeries
from bindeglied.domain.indicators.values import categories_of, categories_text, points_from_json
from bindeglied.domain.places import queries as places

_Key = tuple[str, str]  # indicator, place


def visible_rows(workspace: Workspace | None) -> QuerySet[StoredSeries]:
    """Official series and those of this workspace; a foreign workspace's never."""
    own = Q(workspace__isnull=True) | Q(workspace=workspace) if workspace else Q(workspace__isnull=True)
    return StoredSeries.objects.filter(own)


def published_series(
    indicator: str,
    place: str,
    *,
    workspace: Workspace | None = None,
    categories: Mapping[str, str] | None = None,
    as_delivered: bool = False,
) -> Series | None:
    """The series of one indicator at one place, None if there is none. One query.

    On today's territory where the place was made of whole districts, else as delivered.
    """
    rows = visible_rows(workspace).filter(
        indicator=indicator, place=place, categories=categories_text(categories or {})
    )
    if as_delivered:
        rows = rows.filter(boundary="")
    row = rows.order_by("-boundary").first()
    return series_of(row) if row else None


def published_many(
    keys: Collection[str], places: Collection[str], *, workspace: Workspace | None = None
) -> dict[_Key, Series]:
    """The total series by (indicator, place), on today's territory where there is such a one. One query."""
    rows = visible_rows(workspace).filter(indicator__in=keys, place__in=places, categories="")
    return {(row.indicator, row.place): series_of(row) for row in rows.order_by("boundary")}


def published_breakdowns(
    keys: Collection[str],
    places: Collection[str],
    *,
    workspace: Workspace | None = None,
    as_delivered: bool = False,
) -> dict[_Key, list[Series]]:
    """All series of categories by (indicator, place), in the order in which they are shown. One query.

    That is the order of the catalogue; where it names no categories, the largest come first.
    """
    rows = visible_rows(workspace).filter(indicator__in=keys, place__in=places).exclude(categories="")
    if as_delivered:
        rows = rows.filter(boundary="")
    found: dict[_Key, dict[str, Series]] = {}
    for row in rows.order_by("boundary"):
        found.setdefault((row.indicator, row.place), {})[row.categories] = series_of(row)
    return {key: sorted(series.values(), key=lambda s: _position(key[0], s)) for key, series in found.items()}


def _position(indicator: str, series: Series) -> tuple[int, int, float, str]:
    [(dimension, code)] = series.categories.items()
    breakdowns = INDICATORS[indicator].breakdowns if indicator in INDICATORS else ()
    for number, breakdown in enumerate(breakdowns):
        if breakdown.dimension == dimension:
            size = series.latest.value if series.latest else None
            codes = [*breakdown.categories, *breakdown.overlapping]
            return (number, codes.index(code) if code in codes else len(codes), -(size or 0.0), code)
    return (len(breakdowns), 0, 0.0, code)


def published_at(
    indicator: str, places: Collection[str], date: str, *, workspace: Workspace | None = None
) -> dict[str, Point]:
    """The points of exactly that date by place; places without a point are left out. One query."""
    series = published_many([indicator], places, workspace=workspace)
    found = {place: point_at(s, date) for (_, place), s in series.items()}
    return {place: point for place, point in found.items() if point}


def dates_of(indicator: str, state: str, *, workspace: Workspace | None = None) -> list[str]:
    """The dates at which a district of the Land has a number, newest first. One query."""
    districts = [district.key for district in places.districts_of(state, "")]
    series = published_many([indicator], districts, workspace=workspace)
    return sorted({p.date for s in series.values() for p in s.points if p.value is not None}, reverse=True)


def point_at(series: Series, date: str) -> Point | None:
    """The point of that date, with a number or without."""
    return next((p for p in series.points if p.date == date), None)


def series_of(row: StoredSeries) -> Series:
    """A row as a value."""
    return Series(
        indicator=row.indicator,
        place=row.place,
        points=points_from_json(row.points),
        unit=row.unit,
        categories=categories_of(row.categories),
        label=row.label,
    )
