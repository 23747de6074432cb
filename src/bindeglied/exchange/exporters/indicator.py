"""All figures of one indicator for use elsewhere: a German spreadsheet, an Excel workbook, open data (CSVW)."""

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from bindeglied.analysis.series import Point, Series
from bindeglied.analysis.status import Status
from bindeglied.core import text
from bindeglied.domain.indicators.sentences import de
from bindeglied.domain.indicators.values import Indicator
from bindeglied.domain.reports.values import Figure
from bindeglied.exchange.exporters import figures, series
from bindeglied.exchange.exporters.report import words
from bindeglied.exchange.exporters.workbook import OPTIONS, Cell, Number, Sheet, Writing, day

_BREAKS = {
    "census": "neuer Zensus",
    "territory": "anderes Gebiet",
    "definition": "andere Definition",
}
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of an archive; the same bytes for the same figures


@dataclass(frozen=True, slots=True)
class Source:
    """A table the figures come from, as it is to be named with them."""

    table: str
    title: str
    publisher: str
    licence: str


@dataclass(frozen=True, slots=True)
class Published:
    """Published series of one indicator with the names of their places, and where they come from."""

    indicator: Indicator
    series: Sequence[Series]
    places: dict[str, str]
    sources: Sequence[Source]

    @property
    def points(self) -> Iterator[tuple[Series, Point]]:
        """Every point with its series, in the order of the series, then of the dates."""
        return ((s, point) for s in self.series for point in s.points)


def as_csv(published: Published) -> bytes:
    """Semicolons, decimal comma, UTF-8 with a mark, as a German spreadsheet opens it without asking."""
    return figures.figures_csv([_figure(published, s, point) for s, point in published.points])


def as_xlsx(published: Published) -> bytes:
    """A sheet of all figures, a second one with what they mean and where they come from."""
    import xlsxwriter  # noqa: PLC0415

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties({"title": published.indicator.title})
        writing = Writing(book, gettext("Page {page} of {pages}").format(page="&P", pages="&N"))
        _figures(writing, published)
        _meaning(writing, published)
    return target.getvalue()


def as_csvw(published: Published) -> bytes:
    """An archive with the figures for machines and their description by the CSVW vocabulary of the W3C.

    The table is that of `bindeglied series`; `<key>.csv-metadata.json` is found beside `<key>.csv` by any
    reader of CSVW.
    """
    table = io.StringIO()
    series.write_csv(published.series, table)
    name = f"{published.indicator.key}.csv"
    described = json.dumps(_metadata(published, name), ensure_ascii=False, indent=1)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in ((name, table.getvalue()), (f"{name}-metadata.json", described)):
            entry = zipfile.ZipInfo(member, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


def _figure(published: Published, s: Series, point: Point) -> Figure:
    about = published.indicator
    return Figure(
        id="",
        indicator=about.key,
        label=f"{about.title}: {s.label}" if s.label else about.title,
        place=s.place,
        place_name=published.places[s.place],
        date=point.date,
        value=point.value,
        text=de.printed(point.value, point.status, about),
        unit=s.unit or about.unit,
        status=point.status,
        base=point.base,
        source=point.source,
        boundary=point.boundary or "",
        note=_note(point),
        derived=point.derived,
        categories=dict(s.categories),
    )


def _note(point: Point) -> str:
    """The remark on a figure, and what separates it from the one before."""
    broken = f"Nicht vergleichbar mit dem Stand davor: {_BREAKS[point.break_.value]}." if point.break_ else ""
    return " ".join(part for part in (point.note, broken) if part)


def _figures(writing: Writing, published: Published) -> None:
    head = (
        (gettext("Place"), 24),
        (gettext("Breakdown"), 24),
        (gettext("As of"), 14),
        (gettext("Value"), 14),
        (gettext("Counted"), 14),
        (gettext("Out of"), 14),
        (gettext("Status"), 26),
        (gettext("Source"), 26),
        (gettext("Territory of"), 14),
        (gettext("Note"), 40),
    )
    rows = [_line(published, s, point) for s, point in published.points]
    title = f"{published.indicator.title} ({published.indicator.unit})"
    sheet = Sheet(writing, gettext("All figures"), title, [width for _, width in head])
    sheet.grid([name for name, _ in head], rows, frozenset({3, 4, 5}))


def _line(published: Published, s: Series, point: Point) -> tuple[Cell, ...]:
    made = _figure(published, s, point)
    return (
        made.place_name,
        s.label,
        day(point.date, words.day(point.date)),
        Number(point.value, made.text) if point.value is not None else made.text,
        _count(point.numerator),
        _count(point.denominator),
        words.status(made),
        words.sources(made),
        day(made.boundary, words.day(made.boundary)),
        made.note,
    )


def _count(count: float | None) -> Cell:
    if count is None:
        return ""
    return Number(count, text.number(count, 0 if float(count).is_integer() else 1))


def _meaning(writing: Writing, published: Published) -> None:
    about = published.indicator
    sheet = Sheet(writing, gettext("Sources"), about.title, (24, 60, 44, 44))
    head = (gettext("Source table"), gettext("Title"), gettext("Published by"), gettext("Licence"))
    rows = [(s.table, s.title, s.publisher, text.licence(s.licence)) for s in published.sources]
    sheet.grid(head, rows, frozenset())
    sheet.lines([about.definition, *about.limits, *(f"{text.short_date(d)}: {why}" for d, why in about.definitions.items())])  # fmt: skip


def _metadata(published: Published, name: str) -> dict[str, Any]:
    about = published.indicator
    notes = [about.definition, *about.limits]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "de"}],
        "url": name,
        "dc:title": about.title,
        "dc:description": " ".join(notes),
        "dc:source": [f"{s.table}: {s.title}, {s.publisher}" for s in published.sources],
        "dc:license": sorted({text.licence(s.licence) for s in published.sources if s.licence}),
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True},
        "tableSchema": {
            "columns": [_column(field, about) for field in series.FIELDS],
            "primaryKey": ["indicator", "place", "date", "categories"],
        },
    }


def _column(field: str, about: Indicator) -> dict[str, Any]:
    title, more = _COLUMNS[field]
    if field == "value":
        more = {**more, "dc:description": f"{about.definition} Einheit: {about.unit}"}
    return {"name": field, "titles": field, "dc:title": title, **more}


# Titles and types of the columns of `bindeglied series`.
_COLUMNS: dict[str, tuple[str, dict[str, Any]]] = {
    "indicator": ("Kennzahl", {"datatype": "string", "required": True}),
    "place": ("Amtlicher Schlüssel des Ortes", {"datatype": "string", "required": True}),
    "date": ("Stichtag oder Jahr", {"datatype": "string", "required": True}),
    "categories": ("Gliederung", {"datatype": "string", "default": ""}),
    "value": ("Wert", {"datatype": "double"}),
    "status": (
        "Status",
        {
            "datatype": {"base": "string", "format": "|".join(status.value for status in Status)},
            "required": True,
        },
    ),
    "unit": ("Einheit", {"datatype": "string"}),
    "numerator": ("Zähler", {"datatype": "double"}),
    "denominator": ("Nenner", {"datatype": "double"}),
    "source": ("Tabellen", {"datatype": "string", "separator": " "}),
    "boundary": ("Gebietsstand", {"datatype": "date"}),
    "break": (
        "Was den Wert vom Stand davor trennt",
        {"datatype": {"base": "string", "format": "|".join(_BREAKS)}},
    ),
    "note": ("Hinweis", {"datatype": "string"}),
}
