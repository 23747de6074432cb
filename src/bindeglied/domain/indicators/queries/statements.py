"""What the page of an indicator says in words."""

from collections.abc import Mapping

from bindeglied.analysis import comparison, trends
from bindeglied.analysis.series import Point, Series
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.queries.series import published_many
from bindeglied.domain.indicators.sentences import de
from bindeglied.domain.indicators.values import Indicator
from bindeglied.domain.places import queries as places

COUNTRY = "DG"


def compared(place: str) -> tuple[str, ...]:
    """Land and Germany, where they are not the place itself."""
    state = place[:2] if place[:2].isdigit() and len(place) > 2 else None
    return tuple(p for p in (state, COUNTRY) if p and p != place)


def said(indicator: str, place: str, *, workspace: Workspace | None = None) -> str:
    """The sentences on an indicator at a place, '' where nothing is known. One query."""
    found = published_many([indicator], [place, *compared(place)], workspace=workspace)
    return said_of(INDICATORS[indicator], place, {p: series for (_, p), series in found.items()})


def said_of(indicator: Indicator, place: str, series: Mapping[str, Series]) -> str:
    """The same from series by place that are already at hand.

    The newest figure, its counts, Land and Germany at the same date beside a rate, the nearest earlier
    figure within three years that no break separates.
    """
    name, own = places.full_name(place), series.get(place)
    if own is None or not own.points:
        return _elsewhere(indicator, name, place, series)
    newest = own.latest
    if newest is None:
        return de.unknown(indicator, own.points[-1], name)
    others = comparison.beside(series, place, compared(place))[1:]
    beside = de.comparison(indicator, [(places.name_of(p), point) for p, point in others])
    sentences = (
        de.level(indicator, newest, name),
        de.parts(indicator, newest),
        beside,
        _change(indicator, own, newest, name if beside else ""),
        de.newer_without_number(own.points[-1]) if own.points[-1] is not newest else "",
    )
    return " ".join(sentence for sentence in sentences if sentence)


def _change(indicator: Indicator, own: Series, newest: Point, place_name: str) -> str:
    before = trends.earlier(own.points, newest)
    if before is None:
        return ""
    return de.change(
        indicator,
        newest,
        before,
        difference=trends.difference(newest, before),
        growth=trends.growth(newest, before),
        place_name=place_name,
    )


def _elsewhere(indicator: Indicator, name: str, place: str, series: Mapping[str, Series]) -> str:
    """That only the Land or Germany has a figure."""
    for other in compared(place):
        if other in series and (point := series[other].latest):
            return de.only_for(indicator, point, places.name_of(other), name)
    return ""
