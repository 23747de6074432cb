"""A report as Excel workbook: all figures as numbers, its tables, the data of its charts, its sources."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from math import ceil
from typing import Any

from django.utils.translation import gettext

from bindeglied.domain.reports.values import Document, Figure, Table, TableCell
from bindeglied.exchange.exporters.report import words
from bindeglied.exchange.exporters.report.arrangement import Arranged, numeric_columns, widths

# Text is never a formula, a number or a link, whatever it looks like.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
A4 = 9
_PRINTED = re.compile(r"([+\N{MINUS SIGN}]?)[\d.]+(?:,(\d+))?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Number:
    """A figure's value and the text it is printed as, from which its cell format is made."""

    value: float
    printed: str


Cell = str | Number | datetime


@dataclass(frozen=True, slots=True)
class Writing:
    """The workbook in the making: its formats are made once each."""

    book: Any
    footer: str
    formats: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def format(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format({"valign": "top", **properties})
        return self.formats[key]


def as_xlsx(arranged: Arranged) -> bytes:
    """The workbook; the same bytes for the same document."""
    import xlsxwriter  # noqa: PLC0415

    document, target = arranged.document, io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties(
            {
                "title": document.title,
                "subject": document.subtitle,
                "author": document.authority,
                "comments": words.edition_line(document),
                "created": datetime.combine(arranged.created, time()),
            }
        )
        writing = Writing(book, gettext("Page {page} of {pages}").format(page="&P", pages="&N"))
        _figures(writing, document)
        for label, table in _tables(arranged):
            _table(writing, label, table, document)
        _sources(writing, document)
    return target.getvalue()


def number_format(printed: str) -> str:
    """The cell format that shows a number as it is printed: '4,7 %' -> '#,##0.0" %"' (4.7, never 0.047).

    'General' for text that does not begin with a number.
    """
    found = _PRINTED.fullmatch(printed)
    if not found:
        return "General"
    sign, decimals, behind = found.groups()
    number = "#,##0" + (f".{'0' * len(decimals)}" if decimals else "")
    literal = '"{}"'.format(behind.replace('"', "")) if behind else ""
    plus = '"+"' if sign == "+" else ""
    return f'{plus}{number}{literal};"\N{MINUS SIGN}"{number}{literal};{number}{literal}'


def _figures(writing: Writing, document: Document) -> None:
    head = (
        (gettext("Indicator"), 36),
        (gettext("Place"), 20),
        (gettext("As of"), 24),
        (gettext("Value"), 14),
        (gettext("Unit"), 14),
        (gettext("Status"), 26),
        (gettext("Source"), 26),
        (gettext("Territory of"), 14),
        (gettext("Note"), 32),
    )
    rows = [
        (
            f.label,
            f.place_name,
            _day(f.date),
            _value(f, f.text),
            f.unit,
            words.status(f),
            words.sources(f),
            _day(f.boundary),
            f.note,
        )
        for f in document.figures
    ]
    title = words.caption(document.title, words.edition_line(document))
    sheet = _Sheet(writing, gettext("All figures"), title, [w for _, w in head])
    sheet.grid([h for h, _ in head], rows, frozenset({3}))


def _tables(arranged: Arranged) -> Iterable[tuple[str, Table]]:
    for item in arranged.tables:
        yield item.label, item.table
    for chart in arranged.charts:
        yield chart.label, chart.data


def _table(writing: Writing, label: str, table: Table, document: Document) -> None:
    figures = {f.id: f for f in document.figures}

    def read(cell: TableCell) -> Cell:
        made = figures.get(cell.figure)
        return _value(made, cell.text) if made else cell.text

    sheet = _Sheet(writing, label, words.caption(label, table.caption), widths(table))
    rows = [[read(cell) for cell in row] for row in table.rows]
    sheet.grid(table.head, rows, numeric_columns(table))
    sheet.lines([words.below(table)])


def _sources(writing: Writing, document: Document) -> None:
    """What the workbook is, and which indicators come from which table."""
    taken: dict[str, dict[str, None]] = {}
    for f in document.figures:
        for code in f.source:
            taken.setdefault(code, {})[f.label] = None
    sheet = _Sheet(writing, gettext("Sources"), document.title, (24, 90))
    rows = [(code, "; ".join(labels)) for code, labels in sorted(taken.items())]
    sheet.grid((gettext("Source table"), gettext("Indicators taken from it")), rows, frozenset())
    about = (document.subtitle, document.authority, words.edition_line(document), *words.imprint(document))
    sheet.lines(about)


def _value(made: Figure, printed: str) -> Cell:
    return Number(made.value, printed) if made.value is not None else printed


def _day(date: str) -> Cell:
    return (
        datetime.fromisoformat(date)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", date)
        else words.day(date)
        if date
        else ""
    )


class _Sheet:
    """A sheet with its title on top, then one table, then lines of text; ready for printing on A4."""

    def __init__(self, writing: Writing, name: str, title: str, columns: Sequence[float]) -> None:
        self.writing, self.columns, self.line = writing, columns, 0
        self.sheet = writing.book.add_worksheet(name)
        for index, width in enumerate(columns):
            self.sheet.set_column(index, index, width)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_header("&L" + title.replace("&", "&&")[:200])
        self.sheet.set_footer(f"&R{writing.footer}")
        self._across(0, title, height=20, bold=True, font_size=14)

    def grid(self, head: Sequence[str], rows: Sequence[Sequence[Cell]], right: frozenset[int]) -> None:
        """The head in the third row, in view while one scrolls and repeated on every page."""
        self.line = 2
        self.sheet.freeze_panes(3, 1)
        self.sheet.repeat_rows(2)
        self._row(head, right, bold=True, bottom=2)
        for row in rows:
            self._row(row, right)

    def lines(self, texts: Iterable[str]) -> None:
        """Text below the table, as wide as it, so that it does not widen the printed page."""
        for text in texts:
            self.line += 1
            self._across(self.line, text)

    def _across(self, line: int, text: str, *, height: float = 15, **properties: Any) -> None:
        style = self.writing.format(text_wrap=True, **properties)
        if len(self.columns) > 1:
            self.sheet.merge_range(line, 0, line, len(self.columns) - 1, "", style)
        self.sheet.write_string(line, 0, text, style)
        rows = ceil(len(text) * height / 15 / sum(self.columns))
        if rows > 1 or height != 15:
            self.sheet.set_row(line, height * max(rows, 1))

    def _row(self, row: Sequence[Cell], right: frozenset[int], **properties: Any) -> None:
        needed = (
            ceil(1.1 * len(c) / w) for c, w in zip(row, self.columns, strict=True) if isinstance(c, str)
        )
        if (height := max(needed, default=1)) > 1:
            self.sheet.set_row(self.line, 15 * height)
        for column, cell in enumerate(row):
            side = {"align": "right", "indent": 1} if column in right else {"align": "left"}
            self._write(column, cell, **side, **properties)
        self.line += 1

    def _write(self, column: int, cell: Cell, **properties: Any) -> None:
        place, make = (self.line, column), self.writing.format
        match cell:
            case Number():
                code = number_format(cell.printed)
                self.sheet.write_number(*place, cell.value, make(num_format=code, **properties))
            case datetime():
                self.sheet.write_datetime(*place, cell, make(num_format="dd.mm.yyyy", **properties))
            case _:
                self.sheet.write_string(*place, cell, make(text_wrap=True, **properties))
