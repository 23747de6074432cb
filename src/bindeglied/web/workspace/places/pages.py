"""What the pages of social areas show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from bindeglied.analysis.areas import AreaFigure
from bindeglied.core import text
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators.catalogue.population import MUNICIPALITIES
from bindeglied.domain.indicators.queries.areas import AreaRow, area_rows
from bindeglied.domain.indicators.sentences import de
from bindeglied.domain.places import queries as places
from bindeglied.domain.places.models import SocialArea
from bindeglied.domain.places.queries import areas as queries
from bindeglied.exchange.charts.parts import draw_parts

MANY = 4  # so many places are named, more are counted


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
    """A table of one indicator: newest date first."""

    title: str
    unit: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    sentence: str
    source: str


def listed(areas: Iterable[SocialArea]) -> list[Listed]:
    return [Listed(area, _named(area.parts)) for area in areas]


def offered(workspace: Workspace) -> list[tuple[str, str]]:
    """The municipalities to tick: (key, name)."""
    return [(place.key, place.name) for place in queries.parts_offered(workspace)]


def area_page(area: SocialArea, workspace: Workspace) -> dict[str, Any]:
    """Map, parts and figures of one area."""
    names = [places.name_of(key) for key in area.parts]
    return {
        "area": area,
        "names": names,
        "drawing": _drawing(area, workspace, names),
        "outline_source": places.MUNICIPALITY_SOURCE,
        "tables": _tables(area_rows(area.parts, workspace=workspace), area.name),
        "need": MUNICIPALITIES,
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


def _tables(rows: Sequence[AreaRow], name: str) -> list[Figures]:
    """One table for each indicator, its categories as columns beside the total."""
    by_indicator: dict[str, list[AreaRow]] = {}
    for row in rows:
        by_indicator.setdefault(row.indicator.key, []).append(row)
    return [_table(found, name) for found in by_indicator.values()]


def _table(rows: Sequence[AreaRow], name: str) -> Figures:
    total = rows[0]
    columns = tuple(row.label or gettext("Total") for row in rows)
    at = [{figure.date: figure for figure in row.figures} for row in rows]
    lines = [
        Line(
            text.short_date(figure.date),
            tuple((c, _printed(found.get(figure.date), total)) for c, found in zip(columns, at, strict=True)),
            _note(figure),
        )
        for figure in reversed(total.figures)
    ]
    newest = total.latest
    source = ", ".join(newest.source) if newest else ""
    return Figures(
        title=total.indicator.title,
        unit=total.indicator.unit,
        columns=columns,
        lines=tuple(lines),
        sentence=_sentence(total, name),
        source=gettext("Source: table %(tables)s, own sum") % {"tables": source} if source else "",
    )


def _sentence(row: AreaRow, name: str) -> str:
    """'Am 31.12.2015 in Schmölln und Umland: 12.345 Personen, Summe aus 3 Gemeinden.'"""
    figure = row.latest
    if figure is None:
        return gettext("There is no date at which all municipalities have a figure.")
    return gettext("%(day)s: %(number)s %(unit)s in %(area)s.") % {
        "day": text.short_date(figure.date),
        "number": text.number(figure.value or 0.0, row.indicator.decimals),
        "unit": row.indicator.unit,
        "area": name,
    }


def _printed(figure: AreaFigure | None, row: AreaRow) -> str:
    if figure is None or figure.value is None:
        return "–"
    return text.number(figure.value, row.indicator.decimals)


def _note(figure: AreaFigure) -> str:
    """What must be said beside the figures of a date."""
    said = []
    if figure.missing:
        said.append(gettext("No sum, because a figure is missing for: %(names)s.") % {"names": _named(figure.missing)})  # fmt: skip
    elif figure.status in de.STATUS_WORDS:
        said.append(de.STATUS_WORDS[figure.status])
    if figure.break_:
        said.append(gettext("not comparable with earlier dates: %(why)s") % {"why": de.BREAK_WORDS[figure.break_]})  # fmt: skip
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
