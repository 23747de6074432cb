"""What the pages of indicators show, made ready for their templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from bindeglied.analysis.charting import Chart
from bindeglied.analysis.series import Point, Series
from bindeglied.core import access, clock, text
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators import queries
from bindeglied.domain.indicators.sentences import de
from bindeglied.domain.indicators.values import Indicator, OverviewRow
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports import queries as reports
from bindeglied.domain.reports.queries import drawings, growth
from bindeglied.domain.reports.queries.material import Material
from bindeglied.domain.reports.queries.printing import Drawing
from bindeglied.domain.reports.values import Table
from bindeglied.domain.statistics import queries as statistics
from bindeglied.domain.statistics import rules as statistics_rules
from bindeglied.domain.statistics.queries.datasets import TableOverview
from bindeglied.exchange import charts

COUNTRY = "DG"
LINE, BESIDE, MAP, PARTS = "verlauf", "vergleich", "karte", "gliederung"


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator in the list: its newest figure, or which tables bring it. All texts as printed."""

    indicator: Indicator
    text: str
    unit: str
    day: str
    status: str
    old: bool
    tables: str


def rows(workspace: Workspace, q: str = "") -> dict[str, Any]:
    """All indicators by field of action, those that fit `q`. One query."""
    found = [_row(r) for r in queries.overview(workspace.place_key, workspace)]
    words = q.casefold().split()
    fitting = [r for r in found if all(w in _searched(r.indicator) for w in words)]
    return {
        "place": places.full_name(workspace.place_key),
        "groups": [
            (field, list(group)) for field, group in groupby(fitting, key=lambda r: r.indicator.field)
        ],
        "count": len(fitting),
        "all": len(found),
        "known": sum(bool(r.day) for r in found),
    }


def _searched(indicator: Indicator) -> str:
    return f"{indicator.title} {indicator.definition} {indicator.key} {' '.join(indicator.tables)}".casefold()


def _row(row: OverviewRow) -> Row:
    return Row(
        indicator=row.indicator,
        text=row.text,
        unit="" if de.unit_behind(row.indicator.unit) else row.indicator.unit,
        day=text.short_date(row.date),
        status=de.STATUS_WORDS.get(row.status, "") if row.status else "",
        old=row.missing is not None and bool(row.date),
        tables=", ".join(need.table for need in row.indicator.needs),
    )


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with everything around it; `csv` and `svg` are addresses."""

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
class TableLink:
    """A table that the indicator rests on; `here` is None where nobody has read it in."""

    code: str
    title: str
    here: TableOverview | None
    newest: str


@dataclass(frozen=True, slots=True)
class Known:
    """All that the gate gives on one indicator for a page: totals by place, parts of the chosen place."""

    indicator: Indicator
    place: str
    state: str | None
    workspace: Workspace
    series: Mapping[str, Series]
    parts: Sequence[Series]

    @property
    def newest(self) -> Point | None:
        own = self.series.get(self.place)
        return own.latest if own else None

    @property
    def dimensions(self) -> set[str]:
        """Breakdowns that carry figures for this place."""
        return {next(iter(s.categories)) for s in self.parts if len(s.categories) == 1}


def known(indicator: Indicator, place: str, workspace: Workspace) -> Known:
    """Two queries: the series of the place, the districts of its Land, the Land and Germany; its parts."""
    state = state_of(place)
    districts = [p.key for p in places.districts_of(state, "")] if state else []
    wanted = dict.fromkeys([place, *districts, *([state] if state else []), COUNTRY])
    series = queries.published_many([indicator.key], list(wanted), workspace=workspace)
    parts = queries.published_breakdowns([indicator.key], [place], workspace=workspace)
    return Known(
        indicator=indicator,
        place=place,
        state=state,
        workspace=workspace,
        series={p: s for (_, p), s in series.items()},
        parts=parts.get((indicator.key, place), []),
    )


def state_of(place: str) -> str | None:
    """The Land of a district, the Land itself for a Land, None for Germany."""
    return place[:2] if place[:2].isdigit() else None


def place_choices(workspace: Workspace) -> list[tuple[str, str]]:
    """The own place first, then the districts of its Land in order of their keys, the Land, Germany."""
    own, state = workspace.place_key, state_of(workspace.place_key)
    districts = [p.key for p in places.districts_of(state, "")] if state else []
    keys = dict.fromkeys([own, *districts, *([state] if state else []), COUNTRY])
    return [(key, places.full_name(key)) for key in keys]


def page(user: Any, about: Known, by: str) -> dict[str, Any]:
    """The page of an indicator at a place, broken down by a dimension or not ('')."""
    indicator, newest = about.indicator, about.newest
    may_see_tables = access.allowed(user, statistics_rules.SEE_IMPORTS, about.workspace)
    stored = {t.table: t for t in statistics.tables_overview(about.workspace)}
    own = about.series.get(about.place)
    last = own.points[-1] if own and own.points else None
    return {
        "indicator": indicator,
        "place": about.place,
        "place_name": places.full_name(about.place),
        "own_place": about.place == about.workspace.place_key,
        "figure": de.printed(newest.value, newest.status, indicator) if newest else "",
        "unit": _unit_line(indicator, newest) if newest else "",
        "sentence": queries.said_of(indicator, about.place, about.series),
        "notes": _notes(newest, last),
        "badges": _badges(newest),
        "facts": _facts(about, newest, stored),
        "pictures": (pictures := _pictures(about, by)),
        "land": None if MAP in pictures else growth.table(indicator, about.place, about.state, about.series),
        "by": by,
        "tables": _tables(indicator, stored),
        "may_see_tables": may_see_tables,
        "missing": newest is None,
        "needs": indicator.needs,
        "reports": reports.reports_using(indicator.key, about.workspace)
        if access.allowed(user, "reports.see", about.workspace)
        else [],
        "may_write": access.allowed(user, "reports.edit", about.workspace),
        "reports_open": reports.reports_visible_to(user, about.workspace).first(),
        "definitions": [(text.short_date(day), reason) for day, reason in indicator.definitions.items()],
    }


def _unit_line(indicator: Indicator, point: Point) -> str:
    """'Personen am 31.12.2025', 'im Jahr 2023', what stands below the figure."""
    day = (
        de.inside(point.date, indicator.period)
        if len(point.date) != 10
        else f"am {text.short_date(point.date)}"
    )
    return day if de.unit_behind(indicator.unit) else f"{indicator.unit} {day}"


def _badges(newest: Point | None) -> list[str]:
    if newest is None:
        return []
    remark = de.remark_on(newest)
    stand = gettext("As at %(day)s") % {"day": text.short_date(newest.date)}
    return [*([remark] if remark else []), stand]


def _notes(newest: Point | None, last: Point | None) -> list[str]:
    """What must be said beside the figure."""
    notes = [newest.note] if newest and newest.note else []
    if last is not None and newest is None and last.note:
        notes.append(last.note)
    return notes


def _facts(about: Known, newest: Point | None, stored: Mapping[str, TableOverview]) -> list[tuple[str, str]]:
    """At most eight lines: place, unit, date, status, territory, licence."""
    facts = [
        (gettext("Place"), f"{places.name_of(about.place)} ({about.place})"),
        (gettext("Unit"), about.indicator.unit),
    ]
    if newest is None:
        return facts
    used = [stored[code] for code in newest.source if code in stored]
    licences = list(dict.fromkeys(t.licence for t in used if t.licence))
    sources = list(dict.fromkeys(t.source for t in used if t.source))
    return [
        *facts,
        (gettext("As at"), text.short_date(newest.date)),
        (gettext("Status"), de.remark_on(newest) or gettext("as delivered")),
        (gettext("Territory"), _territory(newest)),
        *([(gettext("Source"), ", ".join(sources))] if sources else []),
        *([(gettext("Licence"), ", ".join(licences))] if licences else []),
    ]


def _territory(point: Point) -> str:
    if point.boundary:
        return gettext("today's territory, of %(day)s") % {"day": text.short_date(point.boundary)}
    return gettext("as delivered")


def _tables(indicator: Indicator, stored: Mapping[str, TableOverview]) -> list[TableLink]:
    titles = {need.table: need.title for need in indicator.needs}
    named = [code for code in indicator.tables if code in stored or code in titles]
    return [
        TableLink(
            code,
            titles.get(code) or stored[code].title,
            stored.get(code),
            text.short_date(max(stored[code].dates, default="")) if code in stored else "",
        )
        for code in named
    ]


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
            return drawings.drawing({**spec, "form": "origin", "by": by}, material) if by else None
    return None


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
    )


def _at(series: Series, day: str) -> Point | None:
    return next((p for p in series.points if p.date == day), None)


def _pictures(about: Known, by: str) -> dict[str, Picture]:
    """The drawings of the page by name."""
    made = {name: drawing(about, name, by) for name in (LINE, PARTS, BESIDE, MAP)}
    return {name: _picture(about, name, by, found) for name, found in made.items() if found}


def _picture(about: Known, name: str, by: str, found: Drawing) -> Picture:
    chart = found.block.chart
    chosen = urlencode({"ort": about.place, **({"nach": by} if name == PARTS else {})})
    args = [about.workspace.key, about.indicator.key, name]
    return Picture(
        name=name,
        wide=drawn(chart, f"{name}-w", "wide"),
        narrow=drawn(chart, f"{name}-n", "narrow"),
        title=chart.words.title,
        subtitle=chart.words.subtitle,
        source=chart.words.source,
        table=found.block.data,
        svg=f"{reverse('indicators:picture', args=args)}?{chosen}",
        csv=f"{reverse('indicators:figures', args=args)}?{chosen}",
    )


@lru_cache(maxsize=512)
def drawn(chart: Chart, ident: str, width: str) -> SafeString:
    """A chart as SVG for the page, drawn once.

    Kept by all that it shows, so that whoever gets a kept drawing would have got the same one anew. The
    writer of charts escapes every text.
    """
    return mark_safe(charts.draw(chart, ident=ident, width=width, palette="page"))  # noqa: S308
