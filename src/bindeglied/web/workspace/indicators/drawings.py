"""The figures of one indicator at one place, and what is drawn and said of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Literal
from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from bindeglied.analysis.ages import by_decades
from bindeglied.analysis.charting import (
    Bar,
    BarChart,
    Chart,
    PyramidChart,
    PyramidRow,
    StackChart,
    StackRow,
)
from bindeglied.analysis.quantities import Quantity
from bindeglied.analysis.series import Point, Series
from bindeglied.analysis.status import Status
from bindeglied.core import clock
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators import queries
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.catalogue.ages import SIDES
from bindeglied.domain.indicators.queries.stamps import Stamps, stamps_of
from bindeglied.domain.indicators.sentences import de, pyramids
from bindeglied.domain.indicators.values import Indicator
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports.queries import drawings, growth
from bindeglied.domain.reports.queries.material import Material
from bindeglied.domain.reports.queries.printing import Drawing
from bindeglied.domain.reports.values import Table, TableCell
from bindeglied.exchange import charts

COUNTRY = "DG"
LINE, BESIDE, MAP, PARTS = "verlauf", "vergleich", "karte", "gliederung"
STACKED = 6  # so many parts have a colour of their own
LEEWAY = 2.5  # by which a count that is rounded to 5 may be off
KEPT = 64  # pages whose figures have not changed are not drawn again


@dataclass(frozen=True, slots=True)
class Known:
    """All that the gate gives on one indicator for a page: totals by place, parts of the chosen place."""

    indicator: Indicator
    place: str
    state: str | None
    workspace: Workspace
    series: Mapping[str, Series]
    parts: Sequence[Series]
    group: tuple[str, ...] = ()
    sides: Sequence[Sequence[Series]] = ()  # parts of the two indicators of a pyramid

    @property
    def newest(self) -> Point | None:
        own = self.series.get(self.place)
        return own.latest if own else None

    @property
    def first(self) -> str:
        """The date of the first number of the place, '' where it has none."""
        own = self.series.get(self.place)
        return next((p.date for p in own.points if p.value is not None), "") if own else ""

    @property
    def last(self) -> Point | None:
        """The last point, with a number or without."""
        own = self.series.get(self.place)
        return own.points[-1] if own and own.points else None

    @property
    def dimensions(self) -> set[str]:
        """Breakdowns that carry figures for this place."""
        return {next(iter(s.categories)) for s in self.parts if len(s.categories) == 1}


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with everything around it; `csv` and `svg` are addresses, `wide` is empty for a map."""

    name: str
    wide: str
    narrow: str
    title: str
    subtitle: str
    source: str
    table: Table
    svg: str
    csv: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of the figures; `first` is the date of the first number, `drawn` are all drawings with their tables, ready for the page."""

    newest: Point | None
    first: str
    last: Point | None
    sentence: str
    drawn: SafeString
    by: str
    dimensions: frozenset[str]


def state_of(place: str) -> str | None:
    """The Land of a district, the Land itself for a Land, None for Germany."""
    return place[:2] if place[:2].isdigit() else None


def places_beside(place: str) -> list[str]:
    """The place, the districts of its Land in order of their keys, the Land, Germany."""
    state = state_of(place)
    districts = [p.key for p in places.districts_of(state, "")] if state else []
    return list(dict.fromkeys([place, *districts, *([state] if state else []), COUNTRY]))


def known(indicator: Indicator, place: str, workspace: Workspace, group: tuple[str, ...]) -> Known:
    """The figures, from two queries; `group` are places to be set beside."""
    everywhere = {*places_beside(place), *group}
    series = queries.published_many([indicator.key], everywhere, workspace=workspace)
    keys = [indicator.key, *_sides(indicator.key)]
    parts = queries.published_breakdowns(keys, [place], workspace=workspace)
    return Known(
        indicator=indicator,
        place=place,
        state=state_of(place),
        workspace=workspace,
        series={p: s for (_, p), s in series.items()},
        parts=parts.get((indicator.key, place), []),
        sides=[parts.get((key, place), []) for key in keys[1:]],
        group=group,
    )


def _sides(key: str) -> tuple[str, ...]:
    """The indicators of the two sides of its pyramid, none for most."""
    return tuple(SIDES[key][1]) if key in SIDES else ()


def shown(indicator: Indicator, place: str, by: str, workspace: Workspace, group: tuple[str, ...]) -> Shown:
    """What a page shows, from one query while the figures are those it was made from."""
    beside, sides = {*places_beside(place), *group}, _sides(indicator.key)
    stamps = stamps_of(indicator.key, beside, place, workspace=workspace, sides=sides)
    return _shown(
        indicator.key, place, by, workspace, group, stamps, clock.today(), translation.get_language()
    )


@lru_cache(maxsize=KEPT)
def _shown(
    key: str,
    place: str,
    by: str,
    workspace: Workspace,
    group: tuple[str, ...],
    stamps: Stamps,
    today: date,
    language: str,
) -> Shown:
    """Kept for one workspace, its figures as they are, one day and one language; never for another."""
    about = known(INDICATORS[key], place, workspace, group)
    by = by if by in about.dimensions else ""
    return Shown(
        newest=about.newest,
        first=about.first,
        last=about.last,
        sentence=queries.said_of(about.indicator, place, about.series),
        drawn=_rendered(about, by),
        by=by,
        dimensions=frozenset(about.dimensions),
    )


def _rendered(about: Known, by: str) -> SafeString:
    """The drawings of the page, and the table of the districts where no map can be drawn."""
    made = {name: drawing(about, name, by) for name in (LINE, PARTS, BESIDE, MAP)}
    pictures = {name: _picture(about, name, by, found) for name, found in made.items() if found}
    land = None
    if MAP not in pictures:
        land = growth.table(about.indicator, about.place, about.state, about.series)
    shown = {"pictures": pictures, "land": land, "by": by}
    return render_to_string("workspace/indicators/_pictures.html", shown)


def drawing(about: Known, name: str, by: str) -> Drawing | None:
    """One of the drawings of a page by its name in addresses, None where there are too few figures."""
    material = _material(about)
    key = about.indicator.key
    counts = de.phrase_of(key, about.indicator.title).counts
    spec: dict[str, Any] = {"indicators": [key]}
    match name:
        case "verlauf":
            long = drawings.drawing({**spec, "form": "long"}, material)
            return long or drawings.drawing({**spec, "form": "line"}, material)
        case "vergleich":
            return None if counts else drawings.drawing({**spec, "form": "comparison"}, material)
        case "karte":
            if counts:
                return growth.drawing(about.indicator, about.place, about.state, about.series)
            return drawings.drawing({**spec, "form": "map"}, material)
        case "gliederung":
            found = drawings.drawing({**spec, "form": "origin", "by": by}, material) if by else None
            return (_pyramid(found, about, by) or _parted(found, about, by)) if found else None
    return None


def _parted(found: Drawing, about: Known, by: str) -> Drawing:
    """Bars of few parts that together are the whole, as one bar by shares; other bars as they are."""
    chart, breakdown = found.block.chart, about.indicator.breakdown(by)
    if not isinstance(chart, BarChart) or breakdown is None or len(chart.bars) > STACKED:
        return found
    order = {label: i for i, label in enumerate(breakdown.categories.values())}
    if not all(bar.value is not None and bar.label in order for bar in chart.bars):
        return found
    rounded = any(bar.status == Status.ROUNDED for bar in chart.bars)
    leeway = LEEWAY * (len(chart.bars) + 1) if rounded else 0.0
    whole = about.newest.value if about.newest else None
    if whole is None or abs(sum(bar.value or 0.0 for bar in chart.bars) - whole) > leeway:
        return found
    parts = tuple(sorted(chart.bars, key=lambda bar: order[bar.label]))
    stacked = StackChart(chart.words, (StackRow("", parts),), chart.unit, chart.decimals)
    return replace(found, block=replace(found.block, chart=stacked))


def _pyramid(found: Drawing, about: Known, by: str) -> Drawing | None:
    """The age groups of both sides in steps of ten years; None where a table does not carry them."""
    dimension, names = SIDES.get(about.indicator.key, ("", {}))
    if by != dimension or about.newest is None:
        return None
    sides = [_decades(side, by, about.newest.date) for side in about.sides]
    if len(sides) < 2 or not sides[0] or [a for a, _ in sides[0]] != [a for a, _ in sides[1]]:
        return None
    rows = tuple(
        PyramidRow(age, *(Bar(n, q.value, q.status) for n, q in zip(names.values(), (one, two), strict=True)))
        for (age, one), (_, two) in zip(*sides, strict=True)
    )
    place, day = places.full_name(about.place), about.newest.date
    said = pyramids.words(about.indicator, rows, place, day, found.block.chart.words.source)
    chart = PyramidChart(said, rows, found.block.chart.unit, found.block.chart.decimals)
    data = Table(
        caption=said.subtitle,
        head=("Alter", rows[0].left.label, rows[0].right.label),
        rows=tuple(_line(row, about.indicator) for row in rows),
        source=said.source,
    )
    return replace(found, block=replace(found.block, chart=chart, data=data))


def _line(row: PyramidRow, indicator: Indicator) -> tuple[TableCell, ...]:
    bars = ((row.left, True), (row.right, False))
    told = (
        TableCell(pyramids.printed(row, indicator, left=left), numeric=bar.value is not None)
        for bar, left in bars
    )
    return (TableCell(row.label), *told)


def _decades(series: Sequence[Series], by: str, day: str) -> list[tuple[str, Quantity]]:
    groups = [
        (s.categories[by], Quantity(point.value, point.status))
        for s in series
        if by in s.categories and (point := _at(s, day))
    ]
    return by_decades(groups)


def _material(about: Known) -> Material:
    """The series at hand as the drawings of a report take them: one way to draw a figure."""
    key, newest = about.indicator.key, about.newest
    districts = places.districts_of(about.state, "") if about.state else ()
    points = {
        p.key: point
        for p in districts
        if p.key in about.series and newest and (point := _at(about.series[p.key], newest.date))
    }
    return Material(
        place=about.place,
        state=about.state,
        reference=clock.today(),
        workspace=about.workspace,
        series={(key, place): series for place, series in about.series.items()},
        parts={(key, about.place): about.parts},
        areas={key: points},
        group=about.group,
    )


def _at(series: Series, day: str) -> Point | None:
    return next((p for p in series.points if p.date == day), None)


def _picture(about: Known, name: str, by: str, found: Drawing) -> Picture:
    chart = found.block.chart
    chosen = urlencode({"ort": about.place, **({"nach": by} if name == PARTS else {})})
    args = [about.workspace.key, about.indicator.key, name]
    return Picture(
        name=name,
        wide="" if name == MAP else _drawn(chart, f"{name}-w", "wide"),
        narrow=_drawn(chart, f"{name}-n", "narrow"),
        title=chart.words.title,
        subtitle=chart.words.subtitle,
        source=chart.words.source,
        table=found.block.data,
        svg=f"{reverse('indicators:picture', args=args)}?{chosen}",
        csv=f"{reverse('indicators:figures', args=args)}?{chosen}",
    )


def _drawn(chart: Chart, ident: str, width: Literal["wide", "narrow"]) -> SafeString:
    # The writer of charts escapes every text it gets.
    return mark_safe(charts.draw(chart, ident=ident, width=width, palette="page"))  # noqa: S308
