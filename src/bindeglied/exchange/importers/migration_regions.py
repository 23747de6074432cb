"""migration-regions: 'Migration.Integration.Regionen' (Destatis, BA, BAMF), a row per district, a column per figure.

CSV with commas and decimal points, or JSON with the same columns. RS may be a number and lack its zero; '', '.', 'x'
and '.5' stand among the figures. What a column means and of which date it is stands in `region_columns`.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from bindeglied.core import text
from bindeglied.domain.places import queries as places
from bindeglied.domain.statistics.choices import TOTAL, Layout
from bindeglied.domain.statistics.values import Imported, Notice
from bindeglied.exchange.importers import keys, names
from bindeglied.exchange.importers.columns import RawCells, spread, tiled
from bindeglied.exchange.importers.decoding import Decoded
from bindeglied.exchange.importers.errors import BadFile, shown
from bindeglied.exchange.importers.finishing import Head, finish
from bindeglied.exchange.importers.region_columns import (
    DIMENSIONS,
    EDITIONS,
    GROUPS,
    LABELS,
    NOT_FIGURES,
    PEOPLE,
    PLACE,
    POPULATION,
    VARIABLES,
    Column,
    Edition,
    columns_of,
)

FIRST_LINE = re.compile(rb"(?=[^\n]*\bRS\b)[^\n\[{]*\bAUSL_INSG\b")
SIGN = frozenset({"RS", "AUSL_INSG"})  # keys of a record
TABLE = "MIGRATION-INTEGRATION-REGIONEN"
SOURCE = "Statistisches Bundesamt (Destatis), Bundesagentur für Arbeit, BAMF: Migration.Integration.Regionen"
_MOST_ROWS = 1000
_SHORT_KEY = re.compile(r"[1-9]\d{3}")  # a district of the Länder 01 to 09 without its zero
_POINT = re.compile(r"^(-?)(\d*)\.(\d+)$")
_RECORD = re.compile(r'"RS"\s*:')


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows by column as text, and the line of each."""

    columns: Mapping[str, Sequence[str]]
    lines: Sequence[int]
    encoding: str


def read(decoded: Decoded, name: str) -> Imported:
    """The table of a CSV file; BadFile where it cannot be stored. `name` is the file as the person knows it."""
    content = decoded.data.decode()
    delimiter = max(",;\t", key=content.partition("\n")[0].count)
    lines = csv.reader(io.StringIO(content), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    numbers_of_lines: list[int] = []
    try:
        head = next(lines)
        for row in lines:
            if len(row) != len(head):
                raise BadFile(_other_width(lines.line_num, len(row), len(head)))
            rows.append(row)
            numbers_of_lines.append(lines.line_num)
    except csv.Error as error:
        raise BadFile(
            gettext("The rows of the table cannot be split into fields. Please download it once more.")
        ) from error
    twice = sorted({column for column in head if head.count(column) > 1})
    if twice:
        raise BadFile(_twice(twice[0]))
    columns = {column: [row[i].strip() for row in rows] for i, column in enumerate(head)}
    return _read(_Rows(columns, numbers_of_lines, decoded.encoding), name)


def read_records(records: Sequence[Any], content: bytes, name: str) -> Imported:
    """The table of a JSON file of one object per district; BadFile where it cannot be stored."""
    columns = list(records[0])
    starts = [m.start() for m in _RECORD.finditer(content.decode("utf-8-sig"))]
    lines = _lines_at(content.decode("utf-8-sig"), starts)
    if len(lines) != len(records):
        lines = list(range(1, len(records) + 1))
    try:
        for line, record in zip(lines, records, strict=True):
            if not isinstance(record, dict) or list(record) != columns:
                raise BadFile(_other_columns(line))
        found = {column: [_text(record[column]) for record in records] for column in columns}
        return _read(_Rows(found, lines, "utf-8"), name)
    except BadFile as error:
        error.layout = error.layout or Layout.MIGRATION_REGIONS
        raise


def _read(rows: _Rows, name: str) -> Imported:
    if not 0 < len(rows.lines) <= _MOST_ROWS:
        raise BadFile(
            gettext(
                "The table has a head but no values. Please choose regions and years and download it once more."
            )
        )
    edition = _edition(rows)
    known = columns_of(frozenset(rows.columns))
    used = {column: meaning for column, meaning in known.items() if meaning.group in edition.dates}
    written, repaired = _with_zeros(rows)
    head = Head(
        file=name,
        layout=Layout.MIGRATION_REGIONS,
        encoding=rows.encoding,
        table=TABLE,
        statistic="MIR",
        title=gettext("Migration.Integration.Regionen, edition with the population of %(date)s")
        % {"date": text.short_date(edition.dates[PEOPLE])},
        variables={code: label for code, (label, _) in VARIABLES.items()},
        dimensions=DIMENSIONS,
        source=SOURCE,
        delivered_at=names.delivered_at(name),
        warnings=(_dates(edition), *_left_out(rows, used), *repaired),
    )
    return finish(head, _cells(rows, written, used, edition))


def _cells(rows: _Rows, written: Sequence[str], used: Mapping[str, Column], edition: Edition) -> RawCells:
    import pyarrow as pa  # noqa: PLC0415

    count, meanings = len(rows.lines), list(used.values())

    def line(position: int) -> int:
        return rows.lines[position % count]

    place, _ = keys.places(pa.array(written, pa.string()).dictionary_encode(), line)
    texts = [_number(value) for column in used for value in rows.columns[column]]
    return RawCells(
        table=TABLE,
        place=tiled(place, len(used)),
        date=spread([edition.dates[m.group] for m in meanings], count),
        variable=spread([m.variable for m in meanings], count),
        dimensions={d: spread([m.categories.get(d, TOTAL) for m in meanings], count) for d in DIMENSIONS},
        text=pa.array(texts, pa.string()),
        line=line,
        units={code: unit for code, (_, unit) in VARIABLES.items()},
        blocks=len(used),
        labels=LABELS,
    )


def _edition(rows: _Rows) -> Edition:
    """Which edition it is, by the population of all its districts; BadFile for one that is not known."""
    if PLACE not in rows.columns or POPULATION not in rows.columns:
        raise BadFile(_unknown_edition(len(rows.lines), gettext("unknown")))
    people = [value for value in rows.columns[POPULATION] if value.isdecimal() and value.isascii()]
    total = sum(map(int, people))
    for edition in EDITIONS:
        if (edition.districts, edition.population) == (len(rows.lines), total):
            return edition
    raise BadFile(_unknown_edition(len(rows.lines), text.number(total)))


def _with_zeros(rows: _Rows) -> tuple[list[str], list[Notice]]:
    """The keys, those of four digits with the zero that they lost: every row is a district, so it is certain."""
    written = rows.columns[PLACE]
    short = [i for i, key in enumerate(written) if _SHORT_KEY.fullmatch(key) and places.place(f"0{key}")]
    if not short:
        return list(written), []
    message = gettext(
        "Leading zeros added. Keys with four digits: %(count)s, the first in line %(line)s; “%(key)s” is read as “0%(key)s”, because every row of this table is a district."
    ) % {"count": text.number(len(short)), "line": rows.lines[short[0]], "key": written[short[0]]}
    lost = frozenset(short)
    found = [f"0{key}" if i in lost else key for i, key in enumerate(written)]
    return found, [Notice("leading_zeros", message, rows.lines[short[0]])]


def _dates(edition: Edition) -> Notice:
    """Where the dates come from: no file holds them."""
    listed = ", ".join(f"{GROUPS[group]} {_when(date)}" for group, date in edition.dates.items())
    if edition.described:
        message = gettext(
            "Dates not in the file. They come from the description of this edition, which was recognised by its population: %(dates)s."
        )
    else:
        message = gettext(
            "Dates not in the file. This edition was recognised by its population; the other dates are not described and come from comparing the figures with published ones: %(dates)s."
        )
    return Notice("dates_not_in_file", message % {"dates": listed})


def _when(date: str) -> str:
    """'2019-12' -> 'Dezember 2019', '2018-12-31' -> '31.12.2018'."""
    year, _, month = date.partition("-")
    return f"{text.MONTHS[int(month) - 1]} {year}" if month.isdecimal() else text.short_date(date)


def _left_out(rows: _Rows, used: Mapping[str, Column]) -> list[Notice]:
    """Columns that are not stored, by name: unknown ones, and those that are known to be wrong."""
    known = columns_of(frozenset(rows.columns))
    unknown = [c for c in rows.columns if c not in known and c not in NOT_FIGURES]
    wrong = [c for c in known if c not in used]
    found = []
    if unknown:
        message = gettext("Columns without a known meaning. Their figures are not stored: %(columns)s.") % {
            "columns": shown(", ".join(shown(c) for c in unknown), 400)
        }
        found.append(Notice("unknown_columns", message))
    if wrong:
        message = gettext(
            "Columns left out. %(columns)s: in this edition these are the figures of 2017 once more, in Thuringia partly in the row of another district."
        ) % {"columns": ", ".join(wrong)}
        found.append(Notice("wrong_columns", message))
    return found


def _number(value: str) -> str:
    """'.5' -> '0,5'. Three decimals get a fourth, so that they do not look like thousands."""
    match = _POINT.fullmatch(value)
    if match is None:
        return value
    sign, whole, decimals = match.groups()
    return f"{sign}{whole or '0'},{decimals}{'0' if len(decimals) == 3 else ''}"


def _text(value: Any) -> str:
    """A value of a JSON object as a CSV file would hold it."""
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        return "" if value is None else str(value)
    return str(value).strip()


def _lines_at(content: str, starts: Sequence[int]) -> list[int]:
    """The lines of positions in a text, which come in order."""
    found, line, before = [], 1, 0
    for start in starts:
        line += content.count("\n", before, start)
        found.append(line)
        before = start
    return found


def _unknown_edition(districts: int, people: str) -> str:
    known = ", ".join(f"{text.short_date(e.dates[PEOPLE])} ({text.number(e.population)})" for e in EDITIONS)
    return gettext(
        "This edition of “Migration.Integration.Regionen” is not known: %(districts)s rows, %(people)s inhabitants together. The file does not say of which date its figures are. Known are the complete editions with the population of %(known)s. Please take one of these without leaving out rows, or download the figures from the Regionaldatenbank (www.regionalstatistik.de)."
    ) % {"districts": text.number(districts), "people": people, "known": known}


def _other_width(line: int, fields: int, width: int) -> str:
    return gettext(
        "Line %(line)s has %(fields)s fields, but the table has %(expected)s. Either the line was changed by hand or the delimiter is wrong; please download the file once more."
    ) % {"line": line, "fields": fields, "expected": width}


def _other_columns(line: int) -> str:
    return gettext(
        "Line %(line)s: this district has other columns than the first one. The file was changed by hand; please download it once more."
    ) % {"line": line}


def _twice(column: str) -> str:
    return gettext(
        "The column “%(column)s” stands twice in the head. The file was changed by hand; please download it once more."
    ) % {"column": shown(column)}
