"""Excel workbooks (.xlsx): opened within limits, their first table as lines of text.

What a workbook says of its own sizes is not believed: its parts are counted while they are unpacked. Nothing
in it is ever run. A workbook is a ZIP file of XML; the cells are read by calamine.
"""

import html
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from bindeglied.exchange.importers import archives
from bindeglied.exchange.importers.errors import BadFile, shown

PARTS = "xl/"
_SHEETS = "xl/worksheets/"
_BOOK = "xl/workbook.xml"
_MACROS = "xl/vbaProject.bin"
_MOST_SHEETS = 20
_MOST_PARTS = 100
_MOST_CELLS = 4_000_000  # fields of the rectangle that holds all cells: what it takes in memory
_COLUMN = re.compile(rb' r="([A-Z]{1,3})(?=\d)')
_ROW = re.compile(rb' r="(\d{1,7})"')
_SHEET_NAME = re.compile(rb'<(?:\w+:)?sheet [^>]*?name="([^"]*)"')
# A formula, a truth value or an error instead of a figure.
_NO_FIGURE = re.compile(rb'<c r="([A-Z]{1,3}\d{1,7})"[^>]*(?: t="[be]"[^>]*>|(?<!/)><f[ >/])')
_BREAKS = str.maketrans({";": ",", '"': "'", "\n": " ", "\r": " ", "\t": " "})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook. `rows` hold text, float, date or bool, all of one length, from A1 on;
    `merged` are rectangles (top, left, bottom, right) counted from 0."""

    name: str
    rows: Sequence[Sequence[Any]]
    merged: Sequence[tuple[int, int, int, int]]


def is_workbook(listed: Sequence[str]) -> bool:
    """Whether an archive with these files is an Excel workbook."""
    return any(name.startswith(PARTS) for name in listed)


def sheet_names(content: bytes) -> list[str]:
    """The names of all sheets, [] for a workbook that does not say; BadFile for a damaged or locked one."""
    parts = archives.contents(io.BytesIO(content), most=_MOST_PARTS, large=_too_large)
    book = next((part for name, part in parts if name == _BOOK), b"")
    return [html.unescape(name.decode("utf-8", "replace")) for name in _SHEET_NAME.findall(book)]


def read(content: bytes, name: str = "") -> Sheet:
    """The sheet of this name, else the first one; BadFile for a workbook that is damaged, locked, far too large or no plain table."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415

    _check(content)
    try:
        workbook = CalamineWorkbook.from_object(io.BytesIO(content))
        sheet = workbook.get_sheet_by_name(name) if name else workbook.get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
        merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    except (CalamineError, ValueError, IndexError, OSError) as error:
        raise BadFile(_damaged()) from error
    if not rows:
        raise BadFile(
            gettext("The first sheet of the workbook is empty. Please download the table once more.")
        )
    return Sheet(sheet.name, rows, merged)


def as_lines(rows: Sequence[Sequence[Any]]) -> list[str]:
    """Every row as a line of fields between semicolons; numbers with a decimal comma."""
    texts = _Texts()
    return [";".join([texts[value] for value in row]) for row in rows]


class _Texts(dict[Any, str]):
    """The text of every value, made once; the semicolon is left to separate fields."""

    def __missing__(self, value: Any) -> str:
        found = value.translate(_BREAKS) if isinstance(value, str) else text_of(value)
        self[value] = found
        return found


def text_of(value: Any) -> str:
    """A value as an official table writes it: '87508', '4,7', '31.12.2024'."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)


def _check(content: bytes) -> None:
    """What can be known before the cells are read."""
    sheets = 0
    for name, part in archives.contents(io.BytesIO(content), most=_MOST_PARTS, large=_too_large):
        if name == _MACROS:
            raise BadFile(
                gettext(
                    "The workbook holds macros; official tables hold none, and macros are never run here. Please download the table once more and do not save it in between."
                )
            )
        if name.startswith(_SHEETS) and name.endswith(".xml"):
            sheets += 1
            _check_sheet(part)
    if sheets > _MOST_SHEETS:
        raise BadFile(_too_many(sheets))


def _check_sheet(part: bytes) -> None:
    columns = {_number(name) for name in set(_COLUMN.findall(part))}
    last = _ROW.search(part, max(part.rfind(b"<row "), 0))
    rows, width = int(last[1]) if last else 0, max(columns, default=0)
    if rows * width > _MOST_CELLS:
        raise BadFile(
            gettext(
                "The sheet reaches to row %(row)s and column %(column)s. Something stands far away from the table, or the table is too large; please download it once more and do not save it in between."
            )
            % {"row": rows, "column": _letters(width)}
        )
    if found := _NO_FIGURE.search(part):
        raise BadFile(
            gettext(
                "Field %(cell)s holds a formula, an error or a truth value; official tables hold none. The workbook was changed by hand; please download it once more and do not save it in between."
            )
            % {"cell": shown(found[1].decode())}
        )


def _number(letters: bytes) -> int:
    """'A' -> 1, 'XFD' -> 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _letters(number: int) -> str:
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


def _too_many(sheets: int) -> str:
    return gettext(
        "The workbook has %(count)s sheets; a table of the portals has one. Please download the table once more."
    ) % {"count": sheets}


def _too_large(what: str) -> str:
    return gettext(
        "The workbook unpacks to %(what)s. That is more than any table needs, so it is not read. Please choose fewer regions or years in the portal, or download the table as CSV."
    ) % {"what": what}


def _damaged() -> str:
    return gettext(
        "The workbook is damaged or was not downloaded completely. Please download the table once more."
    )
