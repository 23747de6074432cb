"""Sheets of no official layout (CSV, XLSX, ODS) as rows of text, for a person to say what stands where.

What a workbook says of its own sizes is not believed, and nothing in it is ever run: of a field with a formula
the value is taken that was computed when the workbook was saved.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from bindeglied.domain.statistics.values import SheetText
from bindeglied.exchange.importers import archives, workbooks
from bindeglied.exchange.importers.decoding import decode
from bindeglied.exchange.importers.errors import BadFile, shown

LARGEST = 20_000_000  # bytes; a table that a person counted is far smaller
MOST_ROWS, MOST_COLUMNS = 20_000, 60
EXTRACT_ROWS, EXTRACT_COLUMNS, EXTRACT_FIELDS = 400, 30, 6_000
_MOST_SHEETS = 20
_FAR = re.compile(rb' r="[A-Z]{1,3}(\d{1,7})"')
_MACROS = ("xl/vbaProject.bin", "Basic/")
_REPEATED = re.compile(rb'number-rows-repeated="(\d+)"')


def extract(path: Path) -> list[SheetText]:
    """The beginnings of all sheets that hold anything; BadFile for a file that is no readable sheet."""
    return [_beginning(sheet) for sheet in read(path)]


def read(path: Path) -> list[SheetText]:
    """All sheets that hold anything, whole; BadFile for a file that is no readable sheet."""
    if path.stat().st_size > LARGEST:
        raise BadFile(gettext("The file is larger than 20 MB. An own table of that size cannot be mapped."))
    content = path.read_bytes()
    packed = archives.is_archive(content[:4])
    found = [sheet for sheet in (_workbook(content) if packed else [_text(content)]) if sheet.rows]
    if not found:
        raise BadFile(gettext("The file holds no sheet with anything in it."))
    return found


def _beginning(sheet: SheetText) -> SheetText:
    width = min(len(sheet.rows[0]), EXTRACT_COLUMNS)
    count = min(EXTRACT_ROWS, EXTRACT_FIELDS // width)
    return SheetText(sheet.name, tuple(row[:width] for row in sheet.rows[:count]), sheet.height)


def _workbook(content: bytes) -> Iterator[SheetText]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415

    _check(content)
    try:
        book = CalamineWorkbook.from_object(io.BytesIO(content))
        if len(book.sheet_names) > _MOST_SHEETS:
            raise BadFile(_too_many_sheets(len(book.sheet_names)))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height > MOST_ROWS:
                raise BadFile(_too_many(sheet.total_height))
            if sheet.total_width > 1000:
                raise BadFile(_too_wide(name, sheet.total_width))
            rows = [list(row) for row in sheet.to_python(skip_empty_area=False)]
            _spread(rows, getattr(sheet, "merged_cell_ranges", None) or ())
            yield _sheet(name, [[workbooks.text_of(value) for value in row] for row in rows])
    except (CalamineError, ValueError, IndexError, OSError) as error:
        raise BadFile(
            gettext("The workbook is damaged, locked with a password or of an old format (.xls).")
        ) from error


def _spread(rows: list[list[Any]], merged: Sequence[Any]) -> None:
    """Write the text of merged fields into each of them; a number stays where it is, it counts once."""
    for (top, left), (bottom, right) in merged:
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        if isinstance(value, str) and value:
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [value] * len(row[left : right + 1])


def _check(content: bytes) -> None:
    """What can be known before the fields are read; BadFile for what no table needs."""
    for name, part in archives.contents(io.BytesIO(content)):
        if name.startswith(_MACROS):
            raise BadFile(
                gettext("The workbook holds macros. Please save it without macros, as .xlsx or .ods.")
            )
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            last = max((int(row) for row in set(_FAR.findall(part[-4000:]))), default=0)
            if last > 100 * MOST_ROWS:
                raise BadFile(_too_many(last))
        if name == "content.xml" and sum(int(n) for n in _REPEATED.findall(part) if int(n) < 1_000_000) > (
            100 * MOST_ROWS
        ):
            raise BadFile(_too_many(100 * MOST_ROWS))


def _text(content: bytes) -> SheetText:
    decoded = decode(content).data.decode("utf-8")
    lines = decoded.split("\n")
    if len(lines) > MOST_ROWS + 1:
        raise BadFile(_too_many(len(lines)))
    separator = _separator(lines)
    try:
        rows = list(csv.reader(io.StringIO(decoded), delimiter=separator, strict=True))
    except csv.Error as error:
        raise BadFile(
            gettext("The quotation marks of the file do not match, so it cannot be read.")
        ) from error
    sheet = _sheet("", rows)
    if sheet.rows and len(sheet.rows[0]) < 2:
        raise BadFile(
            gettext("The file has no columns: neither semicolon nor comma nor tab parts its lines.")
        )
    return sheet


def _separator(lines: Sequence[str]) -> str:
    """The sign that parts most lines; a comma only where nothing else does, since it stands in numbers."""
    counts = {sign: sum(sign in line for line in lines) for sign in (";", "\t", ",")}
    return max(
        (sign for sign in counts if counts[sign]), key=lambda s: (counts[s] > 1, s != ","), default=";"
    )


def _sheet(name: str, rows: Sequence[Sequence[str]]) -> SheetText:
    """The rows with plain blanks, all of one length, blank ones at the end and at the right left out."""
    plain = [[" ".join(field.replace("\u00a0", " ").split())[:500] for field in row] for row in rows]
    while plain and not any(plain[-1]):
        plain.pop()
    width = max((i + 1 for row in plain for i, field in enumerate(row) if field), default=0)
    if len(plain) > MOST_ROWS:
        raise BadFile(_too_many(len(plain)))
    if width > MOST_COLUMNS:
        raise BadFile(_too_wide(name, width))
    return SheetText(name, tuple(tuple((row + [""] * width)[:width]) for row in plain), len(plain))


def _too_many(rows: int) -> str:
    return gettext(
        "The sheet reaches to row %(row)s. At most %(most)s rows can be mapped; perhaps something stands far away from the table."
    ) % {"row": rows, "most": MOST_ROWS}


def _too_wide(name: str, width: int) -> str:
    return gettext("The sheet “%(name)s” has %(count)s columns. At most %(most)s can be mapped.") % {
        "name": shown(name),
        "count": width,
        "most": MOST_COLUMNS,
    }


def _too_many_sheets(count: int) -> str:
    return gettext(
        "The workbook has %(count)s sheets. At most %(most)s can be looked at; please save the one that counts as a file of its own."
    ) % {"count": count, "most": _MOST_SHEETS}
