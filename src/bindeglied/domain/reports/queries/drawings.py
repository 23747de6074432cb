"""Charts and maps of a report: specification, complete data table, and the figures of both."""

from collections.abc import Mapping, Sequence
from typing import Any

from bindeglied.analysis import charting
from bindeglied.analysis.series import Break, Point
from bindeglied.analysis.status import Status
from bindeglied.core.text import short_date
from bindeglied.domain.indicators import catalogue as indicators
from bindeglied.domain.indicators.sentences.de import BREAK_WORDS
from bindeglied.domain.indicators.values import Indicator
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports.queries import figures as making
from bindeglied.domain.reports.queries import origin, reading
from bindeglied.domain.reports.queries.material import Material
from bindeglied.domain.reports.queries.printing import Drawing, by_date, drawn, listed
from bindeglied.domain.reports.sentences import charts as words
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.values import Figure


def drawing(spec: Mapping[str, Any], material: Material) -> Drawing | None:
    """The chart or map of a spec; None where the place has too few numbers for it."""
    if spec.get("form") == "origin":
        return origin.drawing(spec, material)
    for key in spec.get("indicators", ()):
        indicator = indicators.INDICATORS.get(key)
        if indicator is None or material.newest(key) is None:
            return None
        match spec.get("form", "line"):
            case "line":
                return _line(indicator, material, whole=material.is_old(key))
            case "long":
                return _long(indicator, material)
            case "comparison":
                return _bars(indicator, material)
            case "map":
                return _map(indicator, material)
    return None


def _long(indicator: Indicator, material: Material) -> Drawing | None:
    """The whole series for 'Rückblick', where it reaches further back than the chapters show."""
    known = material.points(indicator.key)
    if material.is_old(indicator.key) or len(material.recent(indicator.key)) == len(known):
        return None
    return _line(indicator, material, whole=True)


def _line(indicator: Indicator, material: Material, *, whole: bool) -> Drawing | None:
    """The place over time; beside a rate the Land and Germany. Only the last three years unless `whole`."""
    key = indicator.key
    counted = de.phrase_of(key, indicator.title).counts
    shown = (material.place,) if counted else (material.place, *material.compared)
    points = {p: material.points(key, p) if whole else material.recent(key, p) for p in shown}
    points = _from_the_first_number(points)
    shown = tuple(p for p in shown if any(point.value is not None for point in points[p]))
    if not _worth_a_line(points[material.place], whole=whole):
        return None
    made = {(p, point.date): making.figure(indicator, point, p) for p in shown for point in points[p]}
    said = _words_of_line(indicator, material, points[material.place], made)
    if whole and not material.is_old(key):
        own = [made[(material.place, p.date)] for p in points[material.place]]
        said = words.series(own, _breaks(points[material.place]), places.full_name(material.place), said)
    chart = charting.LineChart(
        words=said,
        series=tuple(_series(p, points[p], own=p == material.place) for p in shown),
        unit=making.shown_unit(indicator.unit),
        decimals=indicator.decimals,
    )
    dates = sorted({date for _, date in made}, key=lambda d: (reading.end_of(d), d))
    return drawn(chart, by_date(said, dates, shown, made), list(made.values()))


def _from_the_first_number(points: Mapping[str, tuple[Point, ...]]) -> dict[str, tuple[Point, ...]]:
    """All places from the first date on at which one of them has a number."""
    first = min(
        (reading.end_of(p.date) for found in points.values() for p in found if p.value is not None),
        default=None,
    )
    return {
        place: tuple(p for p in found if first is None or reading.end_of(p.date) >= first)
        for place, found in points.items()
    }


def _worth_a_line(points: Sequence[Point], *, whole: bool) -> bool:
    """Two numbers, and unless the whole series is shown two that may be compared."""
    newest = reading.newest(points)
    if newest is None or sum(point.value is not None for point in points) < 2:
        return False
    return whole or reading.earlier(points, newest) is not None


def _breaks(points: Sequence[Point]) -> list[Break]:
    """What interrupts the line, in order of date."""
    return [p.break_ for p in points if p.break_]


def _words_of_line(
    indicator: Indicator,
    material: Material,
    points: Sequence[Point],
    made: Mapping[tuple[str, str], Figure],
) -> charting.ChartWords:
    newest = material.newest(indicator.key) or points[-1]
    before = reading.earlier(points, newest)
    return words.line(
        [made[(material.place, p.date)] for p in points],
        now=made[(material.place, newest.date)],
        before=made[(material.place, before.date)] if before else None,
        telling=before is not None and reading.says_something(newest, before),
        place_name=places.full_name(material.place),
        source=de.source_line(making.sources(list(made.values()))),
    )


def _series(place: str, points: Sequence[Point], *, own: bool) -> charting.LineSeries:
    return charting.LineSeries(
        name=places.name_of(place), points=tuple(_line_point(p) for p in points), own=own
    )


def _line_point(point: Point) -> charting.LinePoint:
    end = reading.end_of(point.date)
    return charting.LinePoint(
        x=end.year - 1 + min(end.timetuple().tm_yday / 365, 1.0),
        y=point.value,
        status=point.status,
        label=short_date(point.date),
        break_before=BREAK_WORDS[point.break_] if point.break_ else "",
    )


def _bars(indicator: Indicator, material: Material) -> Drawing | None:
    """The place beside its group, Land and Germany at its newest date; None where none has a figure then."""
    newest = material.newest(indicator.key)
    if newest is None:
        return None
    beside = [
        (p, same)
        for p in dict.fromkeys((*material.group, *material.compared))
        if p != material.place and (same := reading.at(material.points(indicator.key, p), newest.date))
    ]
    if not beside:
        return None
    made = [making.figure(indicator, point, p) for p, point in [(material.place, newest), *beside]]
    bars = tuple(
        charting.Bar(label=f.place_name, value=f.value, status=f.status, own=f.place == material.place)
        for f in made
    )
    said = words.comparison(made, indicator.title, de.source_line(making.sources(made)))
    chart = charting.BarChart(
        words=said, bars=bars, unit=making.shown_unit(indicator.unit), decimals=indicator.decimals
    )
    return drawn(chart, listed(said, "Ort", [(f.place_name, f) for f in made], material.place), made)


def _map(indicator: Indicator, material: Material) -> Drawing | None:
    """All districts of the Land at the newest date of the place, in order of their keys."""
    newest, areas = material.newest(indicator.key), material.areas.get(indicator.key, {})
    if newest is None or material.state is None:
        return None
    nothing = Point(date=newest.date, value=None, status=Status.NOT_DELIVERED)
    made = [
        making.figure(indicator, areas.get(district.key, nothing), district.key)
        for district in places.districts_of(material.state, "")  # the series stand on today's territory
    ]
    if sum(f.value is not None for f in made) < 2:
        return None
    source = f"{de.source_line(making.sources(made))} {places.OUTLINE_SOURCE}"
    said = words.map_of(made, indicator.title, places.name_of(material.state), material.place, source)
    chart = charting.MapChart(
        words=said,
        state=material.state,
        areas=tuple(
            charting.Area(key=f.place, name=f.place_name, value=f.value, status=f.status,
                          own=f.place == material.place)
            for f in made
        ),
        unit=making.shown_unit(indicator.unit),
        decimals=indicator.decimals,
    )  # fmt: skip
    return drawn(chart, listed(said, "Ort", [(f.place_name, f) for f in made], material.place), made)
