"""What the pages of indicators show, made ready for their templates."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from bindeglied.analysis.series import Point
from bindeglied.core import access, text
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators import queries
from bindeglied.domain.indicators.models import ChronicleEntry
from bindeglied.domain.indicators.queries.group import Group
from bindeglied.domain.indicators.sentences import de
from bindeglied.domain.indicators.values import Formula, Indicator, OverviewRow
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports import queries as reports
from bindeglied.domain.statistics import queries as statistics
from bindeglied.domain.statistics import rules as statistics_rules
from bindeglied.domain.statistics.choices import Origin
from bindeglied.domain.statistics.queries.datasets import TableOverview
from bindeglied.exchange.exporters.indicator import Published, Source
from bindeglied.web.workspace.indicators.drawings import COUNTRY, Shown, places_beside, state_of
from bindeglied.web.workspace.indicators.forms import moment


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator in the list: its newest figure, or what brings one. All texts as printed."""

    indicator: Indicator
    text: str
    unit: str
    day: str
    status: str
    old: bool
    wanted: str


def rows(workspace: Workspace, q: str = "") -> dict[str, Any]:
    """All indicators by field of action, those that fit `q`. Two queries."""
    here = set(statistics.known_tables(workspace))
    found = [_row(r, here) for r in queries.overview(workspace.place_key, workspace)]
    words = q.casefold().split()
    fitting = [r for r in found if all(w in _searched(r.indicator) for w in words)]
    groups: dict[str, list[Row]] = {}  # each field of action once, wherever its indicators are defined
    for row in fitting:
        groups.setdefault(row.indicator.field, []).append(row)
    return {
        "place": places.full_name(workspace.place_key),
        "groups": list(groups.items()),
        "count": len(fitting),
        "all": len(found),
        "known": sum(bool(r.day) for r in found),
    }


def _searched(indicator: Indicator) -> str:
    return f"{indicator.title} {indicator.definition} {indicator.key} {' '.join(indicator.tables)}".casefold()


def _wanted(indicator: Indicator, here: Collection[str]) -> str:
    """What would bring a figure: tables that are not here, or more dates of those that are."""
    tables = [need.table for need in indicator.needs]
    if gone := [table for table in tables if table not in here]:
        return gettext("comes with %(tables)s") % {"tables": ", ".join(gone)}
    if indicator.formula == Formula.CHANGE:
        return gettext("comes with the year before of %(tables)s") % {"tables": ", ".join(tables)}
    return gettext("comes with further dates of %(tables)s") % {"tables": ", ".join(tables)}


def _row(row: OverviewRow, here: Collection[str]) -> Row:
    return Row(
        indicator=row.indicator,
        text=row.text,
        unit="" if de.unit_behind(row.indicator.unit) else row.indicator.unit,
        day=text.short_date(row.date),
        status=(row.status and de.STATUS_WORDS.get(row.status)) or _plain_status(row.indicator),
        old=row.missing is not None and bool(row.date),
        wanted="" if row.date else _wanted(row.indicator, here),
    )


@dataclass(frozen=True, slots=True)
class TableLink:
    """A table that the indicator rests on; `here` is None where nobody has read it in."""

    code: str
    title: str
    here: TableOverview | None
    newest: str


def place_choices(workspace: Workspace) -> list[tuple[str, str]]:
    """The own place first, then the districts of its Land in order of their keys, the Land, Germany."""
    return [(key, places.full_name(key)) for key in places_beside(workspace.place_key)]


def page(user: Any, workspace: Workspace, indicator: Indicator, place: str, figures: Shown) -> dict[str, Any]:
    """The page of an indicator at a place: what is shown of its figures, and what hangs together with it."""
    newest = figures.newest
    stored = {t.table: t for t in statistics.tables_overview(workspace, indicator.tables)}
    may_see_reports = access.allowed(user, "reports.see", workspace)
    return {
        "indicator": indicator,
        "place": place,
        "place_name": places.full_name(place),
        "figure": de.printed(newest.value, newest.status, indicator) if newest else "",
        "unit": _unit_line(indicator, newest) if newest else "",
        "sentence": figures.sentence,
        "notes": _notes(newest, figures.last),
        "badges": _badges(newest),
        "facts": _facts(indicator, place, newest, stored),
        "drawn": figures.drawn,
        "by": figures.by,
        "breakdowns": [
            (b.dimension, b.label) for b in indicator.breakdowns if b.dimension in figures.dimensions
        ],
        "tables": [t for t in _tables(indicator, stored) if t.here or newest is None],
        "may_see_tables": access.allowed(user, statistics_rules.SEE_IMPORTS, workspace),
        "compares": newest is not None and not de.phrase_of(indicator.key, indicator.title).counts,
        "chronicle": beside(figures, workspace),
        "may_tell": access.allowed(user, "indicators.edit_chronicle", workspace),
        "may_see_cells": _is_official(newest, stored)
        and access.allowed(user, statistics_rules.SEE_CELLS, workspace),
        "missing": newest is None,
        "needs": [(need, _newest(stored.get(need.table))) for need in indicator.needs],
        "needs_here": all(need.table in stored for need in indicator.needs),
        "change": indicator.formula == Formula.CHANGE,
        "reports": reports.reports_using(indicator.key, workspace) if may_see_reports else [],
        "may_write": access.allowed(user, "reports.edit", workspace),
        "reports_open": reports.reports_visible_to(user, workspace).first(),
        "definitions": [(text.short_date(day), reason) for day, reason in indicator.definitions.items()],
    }


def group_line(group: Group) -> str:
    """'Kleine Landkreise: Greiz, Sonneberg', '' for no group."""
    names = ", ".join(places.name_of(key) for key in group.places)
    return f"{group.name}: {names}" if group.name and names else names


def offered(group: Group, state: str) -> list[tuple[str, str]]:
    """Districts to choose from: those chosen, then those of the Land, in order of their keys."""
    districts = [p.key for p in places.districts_of(state, "")]
    return [(key, places.full_name(key)) for key in dict.fromkeys([*group.places, *districts])]


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the chronicle as printed; `when` is '2015 bis 2016'."""

    entry: ChronicleEntry
    when: str


def told(entries: Iterable[ChronicleEntry]) -> list[Told]:
    """Entries of the chronicle with their time in words."""
    return [
        Told(e, gettext(" to ").join(moment(part) for part in (e.begins, e.ends) if part)) for e in entries
    ]


def beside(figures: Shown, workspace: Workspace) -> list[Told]:
    """What the chronicle tells of the years of a series. One query, none for a place without figures."""
    if figures.newest is None:
        return []
    return told(queries.chronicle_between(workspace, figures.first, figures.newest.date))


def published(indicator: Indicator, place: str, workspace: Workspace) -> Published:
    """What a file of all figures holds: the place with its breakdowns, its Land, Germany. Three queries."""
    state = state_of(place)
    beside = list(dict.fromkeys([place, *([state] if state else []), COUNTRY]))
    totals = queries.published_many([indicator.key], beside, workspace=workspace)
    parts = queries.published_breakdowns([indicator.key], [place], workspace=workspace)
    series = [totals[indicator.key, p] for p in beside if (indicator.key, p) in totals]
    series[1:1] = parts.get((indicator.key, place), [])
    used = {code for s in series for point in s.points for code in point.source}
    return Published(
        indicator=indicator,
        series=series,
        places={p: places.full_name(p) for p in beside},
        sources=[
            Source(t.table, t.title, t.source, t.licence)
            for t in statistics.tables_overview(workspace, sorted(used))
        ],
    )


def _is_official(newest: Point | None, stored: Mapping[str, TableOverview]) -> bool:
    """Whether a figure was made of official tables alone."""
    return newest is not None and all(
        code in stored and stored[code].origin == Origin.OFFICIAL for code in newest.source
    )


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


def _facts(
    indicator: Indicator, place: str, newest: Point | None, stored: Mapping[str, TableOverview]
) -> list[tuple[str, str]]:
    """At most eight lines: place, unit, date, status, territory, licence."""
    facts = [
        (gettext("Place"), f"{places.name_of(place)} ({place})"),
        (gettext("Unit"), gettext("per cent") if indicator.unit == "%" else indicator.unit),
    ]
    if newest is None:
        return facts
    used = [stored[code] for code in newest.source if code in stored]
    licences = list(dict.fromkeys(text.licence(t.licence) for t in used if t.licence))
    sources = list(dict.fromkeys(t.source for t in used if t.source))
    return [
        *facts,
        (gettext("As at"), text.short_date(newest.date)),
        (gettext("Status"), de.remark_on(newest) or _plain_status(indicator)),
        (gettext("Territory"), _territory(newest)),
        *([(gettext("Source"), ", ".join(sources))] if sources else []),
        *([(gettext("Licence"), ", ".join(licences))] if licences else []),
    ]


def _plain_status(indicator: Indicator) -> str:
    """The status of a figure about which nothing else is to be said."""
    return gettext("computed from delivered figures") if indicator.is_computed else gettext("as delivered")


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
            _newest(stored.get(code)),
        )
        for code in named
    ]


def _newest(table: TableOverview | None) -> str:
    """The date of the newest figures of a table, '' where it is not here."""
    return text.short_date(max(table.dates, default="")) if table else ""
