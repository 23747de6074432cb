"""genesis-xlsx: tables of Regionaldatenbank and GENESIS-Online as Excel workbooks.

One sheet, named by the code of the table, that shows what datencsv writes: title lines, lines above the
columns (merged where datencsv repeats), rows, a line of underscores, a footer with the Stand. It is written
down as datencsv and read by the one reader of that layout, so that a cell has the same identity in both.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext

from bindeglied.domain.statistics.choices import Layout
from bindeglied.domain.statistics.values import Imported
from bindeglied.exchange.importers import datencsv, gv_isys, keys, names, strangers, workbooks
from bindeglied.exchange.importers.dates import iso_date
from bindeglied.exchange.importers.decoding import Decoded
from bindeglied.exchange.importers.errors import BadFile
from bindeglied.exchange.importers.workbooks import Sheet

_RULE = re.compile(r"_{5,}")
_MOST_HEAD_ROWS = 40


def read(content: bytes, name: str) -> Imported:
    """The table of a workbook; BadFile where it cannot be stored. `name` is the file as the person knows it."""
    sheets = workbooks.sheet_names(content)
    table = names.table_in(sheets[0]) if sheets else ""
    if sheets and not table:
        if sheet_name := gv_isys.sheet_in(sheets):
            return gv_isys.read(content, sheet_name, name)
        raise strangers.foreign_workbook(sheets, name)
    sheet = workbooks.read(content)
    try:
        return datencsv.read(
            Decoded("", _as_datencsv(sheet, table)), name, layout=Layout.GENESIS_XLSX, first_line=0
        )
    except BadFile as error:
        error.layout = error.layout or Layout.GENESIS_XLSX
        raise


def _as_datencsv(sheet: Sheet, table: str) -> bytes:
    """The sheet as text with the same rows in the same lines, one lower for the line that names the table."""
    end = next((i for i, row in enumerate(sheet.rows) if _RULE.match(str(row[0]))), None)
    top, bottom, left = _corner(sheet, table)
    if end is None or bottom >= end:
        raise BadFile(_changed(table))
    head = [_spread(sheet, i, left) for i in range(top, bottom + 1)]
    title = [[" ".join(str(row[0]).split())] for row in sheet.rows[:top]]
    body = _with_dates(_zeros(sheet.rows[bottom + 1 : end], left))
    if len(body[0]) > len(sheet.rows[0]):
        head = [["", *row] for row in head]
    lines = [f"Tabelle: {table}", *workbooks.as_lines([*title, *head, *body]), "__________"]
    return "\n".join([*lines, *_footer(sheet.rows[end + 1 :])]).encode() + b"\n"


def _corner(sheet: Sheet, table: str) -> tuple[int, int, int]:
    """The field that heads the columns on the left: its first and last row, and how many columns it has.

    It is merged unless it is a single field. BadFile where there is none, as in a sheet with another head.
    """
    first = next((i for i, row in enumerate(sheet.rows[:_MOST_HEAD_ROWS]) if _filled(row) > 1), None)
    if not first or not all(str(row[0]).strip() for row in sheet.rows[: first + 1]):
        raise BadFile(_changed(table))
    for top, left, bottom, right in sheet.merged:
        if top == first and left == 0:
            return top, bottom, right + 1
    if _is_row(sheet.rows[first]):
        raise BadFile(_changed(table))
    return first, first, 1


def _filled(row: Sequence[Any]) -> int:
    return sum(value != "" for value in row)


def _is_row(row: Sequence[Any]) -> bool:
    first = str(row[0]).strip()
    return keys.is_key(first) or first in keys.state_keys() or bool(iso_date(first))


def _spread(sheet: Sheet, row: int, left: int) -> list[Any]:
    """A line above the columns: merged fields repeated as datencsv does, nothing above the left columns."""
    found = list(sheet.rows[row])
    for top, first, _, last in sheet.merged:
        if top == row and first >= left:
            found[first : last + 1] = [found[first]] * (last + 1 - first)
    return [""] * left + found[left:]


def _zeros(rows: Sequence[Sequence[Any]], left: int) -> list[list[Any]]:
    """Numbers of a column have the same decimals on the screen: a 0 among rates was shown as '0,0'.

    A workbook keeps numbers without the zeros at their end.
    """
    found = [list(row) for row in rows]
    for position in range(left, len(found[0]) if found else 0):
        values = {row[position] for row in found if row[position].__class__ is float}
        if 0.0 not in values or all(map(float.is_integer, values)):
            continue
        decimals = max(map(_decimals, values))
        for row in found:
            if row[position] == 0.0:
                row[position] = "0," + "0" * decimals
    return found


def _decimals(value: float) -> int:
    return len(workbooks.text_of(value).partition(",")[2])


def _with_dates(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows that hold nothing but a date stand above the rows they are about: the date in a column of its own."""
    dates = [iso_date(workbooks.text_of(row[0])) if _filled(row) == 1 else None for row in rows]
    if not any(dates):
        return rows
    found, current = [], ""
    for row, date in zip(rows, dates, strict=True):
        current = workbooks.text_of(row[0]) if date else current
        found.append([current, *([""] * len(row) if date else row)])
    return found


def _footer(rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    """The text below the table, whether it stands in one field or in a row per line."""
    for row in rows:
        yield from re.split(r"\n| \| ", str(row[0]))


def _changed(table: str) -> str:
    return gettext(
        "The sheet is named after table %(table)s, but title, head or footer are not as the portal writes them. The workbook was rearranged; please download the table once more and do not change it."
    ) % {"table": table}
