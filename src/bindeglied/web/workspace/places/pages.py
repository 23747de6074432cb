"""What the pages of social areas show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from bindeglied.analysis.areas import AreaFigure
from bindeglied.analysis.charting import Bar, BarChart, ChartWords
from bindeglied.core import text
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators.catalogue.population import MUNICIPALITIES
from bindeglied.domain.indicators.queries.areas import AreaRow, AreaTable, area_tables, own_area_tables
from bindeglied.domain.indicators.sentences import de
from bindeglied.domain.places import queries as places
from bindeglied.domain.places.models import SocialArea
from bindeglied.domain.places.queries import areas as queries
from bindeglied.exchange import charts
from bindeglied.exchange.charts.parts import draw_parts
from bindeglied.jobs.own_tables import code_of

MANY = 4  # so many places are named, more are counted
MIN_BARS = 2


@dataclass(frozen=True, slots=True)
class Listed:
    """An area in the list, with its parts in words."""

    area: SocialArea
    parts: str


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one date, each with its column, as printed; `note` says why one is missing."""

    date: str
    cells: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A table of figures, newest date first, with a drawing of the parts; `wide` is empty for one part."""

    title: str
    unit: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    sentence: str
    source: str
    caption: str
    wide: SafeString
    narrow: SafeString


def listed(areas: Iterable[SocialArea]) -> list[Listed]:
    return [Listed(area, _named(area.parts)) for area in areas]


def offered(workspace: Workspace) -> list[tuple[str, str]]:
    """The municipalities to tick: (key, name)."""
    return [(place.key, place.name) for place in queries.parts_offered(workspace)]


def area_page(area: SocialArea, workspace: Workspace) -> dict[str, Any]:
    """Map, parts and figures of one area."""
    names = [places.name_of(key) for key in area.parts]
    official = area_tables(area.parts, workspace=workspace)
    own = own_area_tables(area.parts, workspace=workspace, code_of=code_of)
    return {
        "area": area,
        "names": names,
        "drawing": _drawing(area, workspace, names),
        "outline_source": places.MUNICIPALITY_SOURCE,
        "tables": [_table(table, area.name, n) for n, table in enumerate(official + own)],
        "need": None if official else MUNICIPALITIES,
    }


def _drawing(area: SocialArea, workspace: Workspace, names: Sequence[str]) -> SafeString:
    district = places.full_name(workspace.place_key)
    # The writer of charts escapes every text it gets.
    return mark_safe(  # noqa: S308
        draw_parts(
            workspace.place_key,
            area.parts,
            ident="area",
            title=gettext("Where %(area)s lies in %(district)s") % {"area": area.name, "district": district},
            alternative=gettext("Marked: %(names)s.") % {"names": ", ".join(names)},
            width="narrow",
        )
    )


def _table(table: AreaTable, name: str, number: int) -> Figures:
    total = table.rows[0]
    columns = tuple(row.label or gettext("Total") for row in table.rows)
    at = [{figure.date: figure for figure in row.figures} for row in table.rows]
    notes = {date: _note(at, date) for date in sorted({date for found in at for date in found}, reverse=True)}
    lines = [
        Line(
            text.short_date(date),
            tuple(
                (c, _printed(found.get(date), table.decimals)) for c, found in zip(columns, at, strict=True)
            ),
            note,
        )
        for date, note in notes.items()
    ]
    newest = total.latest
    source = table.source or (", ".join(newest.source) if newest else "")
    said = gettext("Source: %(source)s, own sum") % {"source": source} if source else ""
    chart = _chart(table, said)
    return Figures(
        title=table.title,
        unit=table.unit,
        columns=columns,
        lines=tuple(lines),
        sentence=_sentence(table, total, name),
        source=said,
        caption=f"{chart.words.title}, {chart.words.subtitle}" if chart else "",
        wide=_drawn(chart, f"c{number}-w", "wide"),
        narrow=_drawn(chart, f"c{number}-n", "narrow"),
    )


def _chart(table: AreaTable, source: str) -> BarChart | None:
    """The parts beside each other at the newest date with a sum, the largest first; none for a single part."""
    total = table.rows[0]
    newest = total.latest
    if newest is None or len(total.parts) < MIN_BARS:
        return None
    found = [
        Bar(places.name_of(key), point.value, point.status)
        for key, points in total.parts.items()
        for point in points
        if point.date == newest.date
    ]
    bars = tuple(sorted(found, key=lambda bar: -(bar.value or 0.0)))
    said = [f"{bar.label} {text.number(bar.value or 0.0, table.decimals)}" for bar in bars]
    words = ChartWords(
        title=gettext("%(what)s by municipality") % {"what": total.label or table.title},
        subtitle=text.short_date(newest.date),
        source=source,
        alternative=f"{', '.join(said)}.",
    )
    return BarChart(words, bars, decimals=table.decimals)


def _drawn(chart: BarChart | None, ident: str, width: Literal["wide", "narrow"]) -> SafeString:
    if chart is None:
        return SafeString()
    # The writer of charts escapes every text it gets.
    return mark_safe(charts.draw(chart, ident=ident, width=width, palette="page"))  # noqa: S308


def _sentence(table: AreaTable, row: AreaRow, name: str) -> str:
    """'Stand 31.12.2015: 12.345 Personen in Schmölln und Umland.'"""
    figure = row.latest
    if figure is None:
        return gettext("There is no date at which all municipalities have a figure.")
    number = text.number(figure.value or 0.0, table.decimals)
    return gettext("%(day)s: %(number)s in %(area)s.") % {
        "day": text.short_date(figure.date),
        "number": f"{number} {table.unit or row.label}",
        "area": name,
    }


def _printed(figure: AreaFigure | None, decimals: int) -> str:
    return "–" if figure is None or figure.value is None else text.number(figure.value, decimals)


def _note(at: Sequence[Mapping[str, AreaFigure]], date: str) -> str:
    """What must be said beside the figures of a date."""
    here = [found[date] for found in at if date in found]
    missing = dict.fromkeys(key for figure in here for key in figure.missing)
    said = []
    if missing:
        said.append(
            gettext("No sum, because a figure is missing for: %(names)s.") % {"names": _named([*missing])}
        )
    said += dict.fromkeys(
        de.STATUS_WORDS[f.status] for f in here if not f.missing and f.status in de.STATUS_WORDS
    )
    breaks = dict.fromkeys(de.BREAK_WORDS[f.break_] for f in here if f.break_)
    if breaks:
        said.append(gettext("not comparable with earlier dates: %(why)s") % {"why": ", ".join(breaks)})
    return " ".join(said)


def _named(keys: Sequence[str]) -> str:
    """'Altenburg, Gößnitz und 3 weitere'."""
    names = [places.name_of(key) for key in keys]
    if len(names) <= MANY + 1:
        return ", ".join(names)
    more = len(names) - MANY
    return ngettext("%(names)s and %(n)s more", "%(names)s and %(n)s more", more) % {
        "names": ", ".join(names[:MANY]),
        "n": more,
    }
