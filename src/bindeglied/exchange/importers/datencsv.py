"""datencsv: tables of Regionaldatenbank and GENESIS-Online as they are shown on the screen.

First line 'GENESIS-Tabelle: <code>' (now also 'Tabelle:', 'Table:'), title lines, lines above the columns,
rows, a line of underscores, a footer that ends with the Stand. Download by hand comes in cp1252, the web
service answers in UTF-8.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext

from bindeglied.core.text import number, short_date
from bindeglied.domain.statistics.choices import TOTAL, Layout
from bindeglied.domain.statistics.values import Imported, Notice
from bindeglied.exchange.importers import heads, labels, names, sources, strangers
from bindeglied.exchange.importers.columns import (
    Coded,
    RawCells,
    constant,
    overlaid,
    read_columns,
    spread,
    tiled,
)
from bindeglied.exchange.importers.dates import counted_day
from bindeglied.exchange.importers.decoding import Decoded
from bindeglied.exchange.importers.errors import BadFile, shown
from bindeglied.exchange.importers.finishing import Head, finish
from bindeglied.exchange.importers.heads import Title, ValueColumn
from bindeglied.exchange.importers.rows import Rows, read_rows

FIRST_LINE = re.compile(rb'"?(?:GENESIS-)?(?:Tabelle|Table)[ \t]*:[ \t]*([^;,"|\t\r\n]*)([^\r\n]*)\r?\n?')
_CODE = re.compile(r"[0-9A-Z]{4,5}(?:-[0-9A-Z]{1,4}){1,6}|AI[0-9A-Z-]{1,20}")
_SECOND = re.compile(rb"(?:GENESIS-)?(?:Tabelle|Table):\s*\w[\w-]*\s*;*(?:\n|$)")
_SECOND_BEGINS = (b"\nGENESIS-Tabelle:", b"\nGENESIS-Table:", b"\nTabelle:", b"\nTable:")
_RULE = re.compile(rb"_{5,};*\s*")
_MOST_HEAD_LINES = 80
_VALUE = re.compile(r"-?\d+(?:[.,]\d+)?|[-.x/]|\.\.\.|[a-z]")
_QUALITY_SIGN = re.compile(r"[a-z]{0,2}")


@dataclass(frozen=True, slots=True)
class Parts:
    """A file taken apart. `first` counts the key columns on the left; the rows are the bytes `body` of
    the file and begin in line `body_line`."""

    table: str
    title: list[str]
    above: list[list[str]]
    first: int
    width: int
    body: tuple[int, int]
    body_line: int
    footer: str


def read(text: Decoded, name: str, *, layout: str = Layout.DATENCSV, first_line: int = 1) -> Imported:
    """The table of a file; BadFile where it cannot be stored. `name` is the file as the person knows it.

    `first_line` is the number that a person sees at the first line of `text`.
    """
    parts = split(text.data, name)
    parts = replace(parts, body_line=parts.body_line + first_line - 1)
    title = heads.read_title(parts.title)
    columns, left, values, line = _columns(text.data, parts, title)
    rows = read_rows(left, table=parts.table, line=line)
    raw = _cells(parts, title, rows, columns, values, line)
    imprint = sources.imprint(parts.footer)
    head = Head(
        file=name,
        layout=layout,
        encoding=text.encoding,
        table=parts.table,
        statistic=sources.statistic(parts.table),
        title=title.title,
        variables={c.variable: c.label for c in columns},
        dimensions=_dimension_names(columns, rows),
        licence=imprint.licence or sources.DL_DE_BY,
        source=imprint.source or sources.publisher(parts.table),
        stand=imprint.stand,
        delivered_at=names.delivered_at(name),
        footnotes=sources.footnotes(parts.footer),
        warnings=(*_unknown_labels(columns, rows), *_mended(rows)),
    )
    return finish(head, raw)


def split(data: bytes, name: str) -> Parts:
    """Take a file apart; BadFile if something is missing or stands twice."""
    table, start = _first_line(data, name)
    _refuse_second(data, start)
    body_end, footer = _footer(data)
    title, above, position, line = _head_lines(data[:body_end], start)
    if position >= body_end:
        raise BadFile(_no_rows(data))
    width = data.count(b";", position, data.index(b"\n", position)) + 1
    if width == 1:
        raise BadFile(_no_semicolons(line))
    first = min([width - 1, *map(_leading, above)]) if above else 1
    return Parts(table, title, above, first, width, (position, body_end), line, footer)


def _first_line(data: bytes, name: str) -> tuple[str, int]:
    """The code of the table, and where the next line begins."""
    match = FIRST_LINE.match(data)
    table = match[1].decode().strip() if match else ""
    if match is None or not _CODE.fullmatch(table):
        if table.startswith("Temp"):
            raise strangers.state_database(name)
        raise BadFile(
            gettext(
                "The first line names no table of the Regionaldatenbank or of GENESIS-Online (“%(table)s”). Please download the table once more."
            )
            % {"table": shown(table)}
        )
    if match[2].strip(b'; "'):
        raise BadFile(_no_semicolons(1))
    return table, match.end()


def _refuse_second(data: bytes, start: int) -> None:
    data = data.replace(BOM_UTF8, b"") if BOM_UTF8 in data else data
    for begin in _SECOND_BEGINS:
        position = data.find(begin, start - 1)
        while position >= 0:
            if _SECOND.match(data, position + 1):
                raise BadFile(
                    gettext(
                        "In line %(line)s a second table begins. Please give each table in a file of its own."
                    )
                    % {"line": data.count(b"\n", 0, position) + 2}
                )
            position = data.find(begin, position + 1)


def _footer(data: bytes) -> tuple[int, str]:
    """Where the rows end, and the text below them."""
    start = data.find(b"\n_____")
    if start < 0:
        line = data.rstrip(b"\n").count(b"\n") + 1
        raise BadFile(
            gettext(
                "The file breaks off in line %(line)s: the end of the table with the line of underscores is missing. The download was not complete; please download it once more."
            )
            % {"line": line}
        )
    footer = data[start + 1 :].decode()
    if sources.imprint(footer).stand is None:
        raise BadFile(
            gettext(
                "The file breaks off in line %(line)s: the last line with the Stand is missing. The download was not complete; please download it once more."
            )
            % {"line": data.rstrip(b"\n").count(b"\n") + 1}
        )
    return start + 1, footer


def _head_lines(data: bytes, position: int) -> tuple[list[str], list[list[str]], int, int]:
    """Title lines, lines above the columns, and where (byte, line) the first row begins."""
    title: list[str] = []
    above: list[list[str]] = []
    line = 2
    while position < len(data):
        end = data.find(b"\n", position)
        end = len(data) if end < 0 else end
        text = data[position:end].decode()
        fields = text.split(";")
        filled = [i for i, field in enumerate(fields) if field.strip()]
        if filled and filled[0] > 0:
            if above and _is_row(fields, filled, min(map(_leading, above))):
                break
            above.append(fields)
        elif len(filled) > 1:
            break
        elif filled and not above:
            title.append(text)
        elif filled:
            break
        position, line = end + 1, line + 1
        if line > _MOST_HEAD_LINES:
            raise BadFile(_no_rows(data))
    return title, above, position, line


def _is_row(fields: Sequence[str], filled: Sequence[int], leading: int) -> bool:
    """Whether a line without a key is a row all the same: a name on the left, then nothing but values."""
    values = [fields[i].strip() for i in filled[1:]]
    return filled[0] < leading and bool(values) and all(_VALUE.fullmatch(value) for value in values)


def _leading(fields: Sequence[str]) -> int:
    return next(i for i, field in enumerate(fields) if field.strip())


def _no_rows(data: bytes) -> str:
    if b";" not in data:
        return _no_semicolons(2)
    return gettext(
        "The table has a head but no values. Please choose regions and years and download it once more."
    )


def _no_semicolons(line: int) -> str:
    return gettext(
        "From line %(line)s on the fields are not separated by semicolons. The file was probably saved by a spreadsheet; please download it once more and do not save it in between."
    ) % {"line": line}


def _columns(
    data: bytes, parts: Parts, title: Title
) -> tuple[list[ValueColumn], list[Any], dict[int, Any], Any]:
    """Value columns, the columns on the left, the texts by position, and the line of a row.

    Rows without any value ('darunter:', 'videlicet:') are left out.
    """
    import pyarrow as pa  # noqa: PLC0415

    nameless = heads.nameless(parts.above, parts.first, parts.width)
    words = [*range(parts.first), *nameless]
    read = read_columns(data, parts.body, width=parts.width, words=words, first_line=parts.body_line)
    signs = [i for i in nameless if i > parts.first and _is_quality(read[i])]
    signs += [i for i in heads.repeated(parts.above, parts.first, parts.width) if _is_sign(read[i])]
    columns = heads.read_columns(
        parts.above, table=parts.table, title=title, first=parts.first, width=parts.width, quality=signs
    )
    read |= {i: read[i].cast(pa.string()) for i in nameless if i not in signs}
    left = [read[i] for i in range(parts.first)]
    keep = _with_values([read[c.position] for c in columns])
    if keep is None:
        return columns, left, read, lambda row: parts.body_line + row
    if not len(keep):
        raise BadFile(gettext("All value fields of the table are empty. Please download it once more."))
    left = [column.take(keep) for column in left]
    read = {i: column.take(keep) for i, column in read.items()}
    return columns, left, read, lambda row: parts.body_line + keep[row].as_py()


def _is_quality(column: Any) -> bool:
    return all(_QUALITY_SIGN.fullmatch(text.strip()) for text in column.dictionary.to_pylist())


def _is_sign(column: Any) -> bool:
    """Whether a column with the labels of the one before it holds the quality signs of that one."""
    import pyarrow.compute as pc  # noqa: PLC0415

    signs = pc.match_substring_regex(column, "^[a-z]{0,2}$")
    return bool(pc.all(signs).as_py() and pc.any(pc.not_equal(column, "")).as_py())


def _with_values(values: Sequence[Any]) -> Any:
    """Positions of the rows that have a value somewhere, None for all of them."""
    import pyarrow.compute as pc  # noqa: PLC0415

    filled = pc.not_equal(values[0], "")
    if pc.all(filled).as_py():
        return None
    for column in values[1:]:
        filled = pc.or_(filled, pc.not_equal(column, ""))
    return None if pc.all(filled).as_py() else pc.indices_nonzero(filled)


def _cells(
    parts: Parts, title: Title, rows: Rows, columns: Sequence[ValueColumn], values: dict[int, Any], line: Any
) -> RawCells:
    """All value columns one below the other."""
    import pyarrow as pa  # noqa: PLC0415

    count = len(values[columns[0].position])
    text = pa.concat_arrays([values[c.position] for c in columns])
    quality = None
    if any(c.quality for c in columns):
        signs = [values[c.quality] if c.quality else constant("", count).arrow() for c in columns]
        whole = pa.chunked_array([s.cast(pa.string()) for s in signs]).combine_chunks().dictionary_encode()
        quality = Coded(tuple(t.strip() for t in whole.dictionary.to_pylist()), whole.indices)
    return RawCells(
        table=parts.table,
        place=_places(rows, columns, title, count),
        date=_dates(rows, columns, title, count),
        variable=spread([c.variable for c in columns], count),
        dimensions=_dimensions(rows, columns, count),
        text=text,
        line=lambda position: line(position % count),
        units={c.variable: c.unit for c in columns},
        quality=quality,
        labels=_labels(columns, rows),
        written_place=rows.written_place and tiled(rows.written_place, len(columns)),
        blocks=len(columns) if _is_product(rows, columns) else 1,
    )


def _is_product(rows: Rows, columns: Sequence[ValueColumn]) -> bool:
    """Whether rows and columns say different things, so that no column overrides what a row says."""
    dated = rows.date is not None and any(c.date for c in columns)
    return not dated and not any(code in rows.dimensions for c in columns for code in c.categories)


def _places(rows: Rows, columns: Sequence[ValueColumn], title: Title, count: int) -> Coded:
    if rows.place is not None:
        return tiled(rows.place, len(columns))
    if all(c.place for c in columns):
        return spread([c.place or "" for c in columns], count)
    if title.place:
        return constant(title.place, count * len(columns))
    raise BadFile(
        gettext(
            "The table does not say which region a row is about: there is no column with official keys and none with names of the Länder. Please download the table with the keys of the regions."
        )
    )


def _dates(rows: Rows, columns: Sequence[ValueColumn], title: Title, count: int) -> Coded:
    if any(c.date for c in columns):
        by_column = spread([c.date or title.date or "" for c in columns], count)
        dates = overlaid(by_column, tiled(rows.date, len(columns)), "") if rows.date else by_column
    elif rows.date is not None:
        dates = tiled(rows.date, len(columns))
    else:
        dates = constant(title.date or "", count * len(columns))
    if "" in dates.used():
        _refuse_counted_days([*(label for c in columns for label in c.stack), *rows.unknown])
        raise BadFile(
            gettext(
                "The table does not say which date or year its values are of: neither in the rows nor above the columns. Please download the table with its reference dates."
            )
        )
    return dates


def _refuse_counted_days(unknown: Sequence[str]) -> None:
    """Where a spreadsheet has turned the dates into numbers, say so."""
    for label in unknown:
        if day := counted_day(label):
            raise BadFile(
                gettext(
                    "“%(number)s” stands where a date belongs: a spreadsheet has turned dates into numbers (this one would be %(day)s). Please download the table once more and do not save it in between."
                )
                % {"number": shown(label), "day": short_date(day)}
            )


def _dimensions(rows: Rows, columns: Sequence[ValueColumn], count: int) -> dict[str, Coded]:
    found = {code: tiled(column, len(columns)) for code, column in rows.dimensions.items()}
    for code in dict.fromkeys(code for c in columns for code in c.categories):
        by_column = spread([c.categories.get(code, TOTAL) for c in columns], count)
        found[code] = overlaid(by_column, found[code], TOTAL) if code in found else by_column
    return found


def _labels(columns: Sequence[ValueColumn], rows: Rows) -> dict[str, dict[str, str]]:
    found = {code: dict(seen) for code, seen in rows.labels.items()}
    for column in columns:
        for dimension, (_, label) in column.labels.items():
            found.setdefault(dimension, {}).setdefault(column.categories[dimension], label)
    return found


def _dimension_names(columns: Sequence[ValueColumn], rows: Rows) -> dict[str, str]:
    names_above = {d: name for c in columns for d, (name, _) in c.labels.items() if name}
    codes = [*rows.dimensions, *(d for c in columns for d in c.categories)]
    return {code: labels.dimension_label(code, names_above.get(code, "")) for code in codes}


def _mended(rows: Rows) -> list[Notice]:
    if not rows.mended:
        return []
    message = gettext(
        "Leading zeros added. Keys without their zero: %(count)s, the first in line %(line)s; “%(key)s” is read as “0%(key)s”, because the name beside it is that of this place. Please look at some figures: the file was saved by a spreadsheet."
    )
    values = {"count": number(len(rows.mended)), "line": rows.mended_line, "key": rows.mended[0]}
    return [Notice("leading_zeros", message % values, rows.mended_line)]


def _unknown_labels(columns: Sequence[ValueColumn], rows: Rows) -> list[Notice]:
    unknown = list(dict.fromkeys([*(label for c in columns for label in c.unknown), *rows.unknown]))
    if not unknown:
        return []
    listed = ", ".join(f"„{shown(label, 80)}“" for label in unknown[:3]) + (" …" if len(unknown) > 3 else "")
    message = gettext(
        "Labels without an official code. %(labels)s: the text itself serves as the code; figures of another download of this table may not join with them."
    )
    return [Notice("unknown_labels", message % {"labels": listed})]
