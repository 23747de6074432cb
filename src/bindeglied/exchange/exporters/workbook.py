"""Sheets of an Excel workbook: a title, one table, lines below; figures as numbers, printed as in a text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from typing import Any

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


def day(date: str, printed: str) -> Cell:
    """An ISO date as a date; anything else, as a year or a period, as it is printed."""
    return datetime.fromisoformat(date) if re.fullmatch(r"\d{4}-\d\d-\d\d", date) else printed


class Sheet:
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
