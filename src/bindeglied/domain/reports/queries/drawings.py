"""Charts and maps of a report: specification, complete data table, and the figures of both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bindeglied.analysis import charting
from bindeglied.analysis.series import Break, Point
from bindeglied.analysis.status import Status
from bindeglied.core.text import short_date
from bindeglied.domain.indicators import catalogue as indicators
from bindeglied.domain.indicators.values import Indicator
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports.queries import figures as making
from bindeglied.domain.reports.queries import reading
from bindeglied.domain.reports.queries.material import Material
from bindeglied.domain.reports.sentences import charts as words
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.values import ChartBlock, Figure, Table, TableCell


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart block with the figures that it prints."""

    block: ChartBlock
    figures: tuple[Figure, ...]


def drawing(spec: Mapping[str, Any], material: Material) -> Drawing | None:
    """The chart or map of a spec; None where the place has no number for it."""
    for key in spec.get("indicators", ()):
        indicator = indicators.INDICATORS.get(key)
        if indicator is None or material.newest(key) is None:
            return None
        match spec.get("form", "line"):
            case "line":
                return _line(indicator, material)
            case "comparison":
                return _bars(indicator, material)
            case "map":
                return _map(indicator, material)
    return None


def _line(indicator: Indicator, material: Material) -> Drawing | None:
    """The place over time; beside a rate the Land and Germany."""
    counts = de.phrase_of(indicator.key, indicator.title).counts
    shown = (material.place,) if counts else (material.place, *material.compared)
    points = {p: material.points(indicator.key, p) for p in shown}
    if sum(p.value is not None for p in points[material.place]) < 2:
        return None
    made = {(p, pt.date): making.figure(indicator, pt, p) for p in shown for pt in points[p]}
    series = tuple(
        charting.LineSeries(
            name=places.name_of(p),
            points=tuple(_line_point(pt) for pt in points[p]),
            own=p == material.place,
        )
        for p in shown
        if any(pt.value is not None for pt in points[p])
    )
    newest = material.newest(indicator.key)
    before = reading.earlier(points[material.place], newest) if newest else None
    own = [made[(material.place, p.date)] for p in points[material.place]]
    said = words.line(
        own,
        now=made[(material.place, newest.date)] if newest else own[-1],
        before=made[(material.place, before.date)] if before else None,
        place_name=places.full_name(material.place),
        source=de.source_line(making.sources(list(made.values()))),
    )
    chart = charting.LineChart(
        words=said, series=series, unit=making.shown_unit(indicator.unit), decimals=indicator.decimals
    )
    dates = sorted({date for _, date in made}, key=lambda d: (reading.end_of(d), d))
    table = _table(said, "Stand", dates, [p for p in shown if any(k[0] == p for k in made)], made)
    return Drawing(ChartBlock(chart, table, tuple(f.id for f in made.values())), tuple(made.values()))


def _line_point(point: Point) -> charting.LinePoint:
    end = reading.end_of(point.date)
    return charting.LinePoint(
        x=end.year - 1 + min(end.timetuple().tm_yday / 365, 1.0),
        y=point.value,
        status=point.status,
        label=short_date(point.date),
        break_before=BREAKS[point.break_] if point.break_ else "",
    )


BREAKS: Mapping[Break, str] = {
    Break.CENSUS: "neuer Zensus",
    Break.TERRITORY: "Gebietsreform",
    Break.DEFINITION: "neue Definition",
}


def _bars(indicator: Indicator, material: Material) -> Drawing | None:
    """The place beside Land and Germany at its newest date."""
    newest = material.newest(indicator.key)
    if newest is None:
        return None
    beside = [
        (p, same)
        for p in material.compared
        if (same := reading.at(material.points(indicator.key, p), newest.date))
    ]
    made = [making.figure(indicator, pt, p) for p, pt in [(material.place, newest), *beside]]
    bars = tuple(
        charting.Bar(label=f.place_name, value=f.value, status=f.status, own=f.place == material.place)
        for f in made
    )
    said = words.comparison(made, indicator.title, de.source_line(making.sources(made)))
    chart = charting.BarChart(
        words=said, bars=bars, unit=making.shown_unit(indicator.unit), decimals=indicator.decimals
    )
    return Drawing(ChartBlock(chart, _list(said, made, material.place), _ids(made)), tuple(made))


def _map(indicator: Indicator, material: Material) -> Drawing | None:
    """All districts of the Land at the newest date of the place, in order of their keys."""
    newest = material.newest(indicator.key)
    if newest is None or material.state is None:
        return None
    made = []
    for district in places.districts_of(material.state, newest.date):
        points = material.points(indicator.key, district.key)
        point = next((p for p in points if p.date == newest.date), None)
        made.append(
            making.figure(
                indicator,
                point or Point(date=newest.date, value=None, status=Status.NOT_DELIVERED),
                district.key,
            )
        )
    if sum(f.value is not None for f in made) < 2:
        return None
    areas = tuple(
        charting.Area(key=f.place, name=f.place_name, value=f.value, status=f.status, own=f.place == material.place)
        for f in made
    )
    source = f"{de.source_line(making.sources(made))} {places.OUTLINE_SOURCE}"
    said = words.map_of(made, indicator.title, places.name_of(material.state), material.place, source)
    chart = charting.MapChart(
        words=said,
        state=material.state,
        areas=areas,
        unit=making.shown_unit(indicator.unit),
        decimals=indicator.decimals,
    )
    return Drawing(ChartBlock(chart, _list(said, made, material.place), _ids(made)), tuple(made))


def _ids(figures: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(f.id for f in figures)


def _list(said: charting.ChartWords, made: Sequence[Figure], own: str) -> Table:
    """One row a place."""
    return Table(
        caption=said.subtitle,
        head=("Ort", short_date(made[0].date)),
        rows=tuple(
            (TableCell(f.place_name), TableCell(de.in_table(f), f.id, numeric=f.value is not None)) for f in made
        ),
        source=said.source,
        own_row=next((i for i, f in enumerate(made) if f.place == own), None),
    )


def _table(
    said: charting.ChartWords,
    head: str,
    dates: Sequence[str],
    shown: Sequence[str],
    made: Mapping[tuple[str, str], Figure],
) -> Table:
    """One row a date, one column a place."""
    rows = []
    for date in dates:
        cells = [TableCell(short_date(date))]
        for place in shown:
            f = made.get((place, date))
            cells.append(
                TableCell(de.in_table(f), f.id, numeric=f.value is not None) if f else TableCell(de.NO_FIGURE)
            )
        rows.append(tuple(cells))
    return Table(
        caption=said.subtitle,
        head=(head, *(places.name_of(p) for p in shown)),
        rows=tuple(rows),
        source=said.source,
    )
