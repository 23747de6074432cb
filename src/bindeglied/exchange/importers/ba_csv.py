"""ba-csv: the CSV export of an interactive page of the Federal Employment Agency (BA).

All fields in quotes; lines of key and value first (region, year, indicator, citizenship), a line of notes, the
head 'Merkmal;<indicator>;Anteil ...', a row per category, date of export, legal text. A few rows, so they are
read one by one.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from bindeglied.domain.places import queries as places
from bindeglied.domain.statistics.choices import TOTAL, Layout
from bindeglied.domain.statistics.values import Imported, Notice
from bindeglied.exchange.importers import labels, names, numbers
from bindeglied.exchange.importers.columns import Coded, RawCells, coded, constant, spread, tiled
from bindeglied.exchange.importers.dates import iso_date
from bindeglied.exchange.importers.decoding import Decoded
from bindeglied.exchange.importers.errors import BadFile, shown
from bindeglied.exchange.importers.finishing import Head, finish
from bindeglied.exchange.importers.states import COUNT, PERCENT

FIRST_LINE = re.compile('"Region";"[^"]*";"Regionsschlüssel'.encode(), re.IGNORECASE)
TABLE = "BA-INTERAKTIV"
SOURCE = "Statistik der Bundesagentur für Arbeit"
_KEYS = ("Regionsschlüssel", "Berichtsjahr", "Indikator", "Staatsangehörigkeit", "Hinweise", "Exportdatum")
_GERMANY = "d"
_AGE, _QUALIFICATION, _NATIONALITY = "ALT", "BERUFSABSCHLUSS", "NAT"
_LAST_LINE = re.compile("Exportdatum")
_MOST_ROWS = 2000


@dataclass(frozen=True, slots=True)
class _Export:
    """The file taken apart: what its lines of key and value say, and the rows with their lines."""

    said: Mapping[str, str]
    rows: Sequence[tuple[int, Sequence[str]]]
    head: Sequence[str]

    def line(self, position: int) -> int:
        """The line of a value; values come column by column."""
        return self.rows[position % len(self.rows)][0]


def read(text: Decoded, name: str) -> Imported:
    """The table of a file; BadFile where it cannot be stored. `name` is the file as the person knows it."""
    export = _split(text.data)
    indicator = export.said["Indikator"]
    variables = [indicator, *(f"{indicator}: {name}" for name in export.head[2:])]
    category, dimension = _categories([row[0] for _, row in export.rows])
    stand = _exported(export.said)
    head = Head(
        file=name,
        layout=Layout.BA_CSV,
        encoding=text.encoding,
        table=TABLE,
        statistic="BA",
        title=gettext("%(what)s by %(dimensions)s")
        % {"what": indicator, "dimensions": labels.dimension_label(dimension)},
        variables={v: v for v in variables},
        dimensions={d: labels.dimension_label(d) for d in (_NATIONALITY, _AGE, _QUALIFICATION)},
        source=SOURCE,
        stand=stand,
        delivered_at=names.delivered_at(name),
        footnotes=export.said["Hinweise"],
        warnings=tuple(_unknown(category, dimension)),
    )
    return finish(head, _cells(export, variables, category, dimension))


def _cells(export: _Export, variables: Sequence[str], category: Coded, dimension: str) -> RawCells:
    import pyarrow as pa  # noqa: PLC0415

    rows, times = len(export.rows), len(variables)
    text = pa.array([row[i + 1] for i in range(times) for _, row in export.rows], pa.string())
    count = rows * times
    found = {d: constant(TOTAL, count) for d in (_AGE, _QUALIFICATION)}
    found[dimension] = tiled(category, times)
    found[_NATIONALITY] = constant(_nationality(export.said["Staatsangehörigkeit"]), count)
    return RawCells(
        table=TABLE,
        place=constant(_place(export.said["Regionsschlüssel"]), count),
        date=constant(_date(export.said), count),
        variable=spread(variables, rows),
        dimensions=found,
        text=numbers.without_thousands(text, export.line),
        line=export.line,
        units=dict(zip(variables, (COUNT, PERCENT), strict=False)),
        blocks=times,
        labels={dimension: dict(zip(_codes(category), (r[0] for _, r in export.rows), strict=True))},
    )


def _codes(category: Coded) -> list[str]:
    return [category.codes[i] for i in category.index.to_pylist()]


def _split(data: bytes) -> _Export:
    """Take a file apart; BadFile where a part is missing or a row has another width than the head."""
    lines = csv.reader(io.StringIO(data.decode()), delimiter=";")
    said: dict[str, str] = {}
    rows: list[tuple[int, Sequence[str]]] = []
    head: list[str] = []
    try:
        for fields in lines:
            fields = [f.strip() for f in fields]
            if fields[:1] == ["Merkmal"] and not head:
                head = fields
            elif head and any(fields) and not _LAST_LINE.match(fields[0]) and "Exportdatum" not in said:
                _check_width(fields, len(head), lines.line_num)
                rows.append((lines.line_num, fields))
            else:
                _listen(fields, said)
    except csv.Error as error:
        raise BadFile(_missing("Exportdatum", lines.line_num)) from error
    for key in _KEYS:
        if not said.get(key):
            raise BadFile(_missing(key, lines.line_num))
    if not 2 <= len(head) <= 3 or not 0 < len(rows) <= _MOST_ROWS:
        raise BadFile(_missing("Merkmal", lines.line_num))
    return _Export(said, rows, head)


def _listen(fields: Sequence[str], said: dict[str, str]) -> None:
    """Keep what a line of key and value says; a sentence may be glued to the key."""
    for key, value in zip(fields[::2], fields[1::2], strict=False):
        known = next((k for k in _KEYS if key.startswith(k)), None)
        if known and known not in said:
            said[known] = " ".join(fields[1:]) if known == "Exportdatum" else value


def _check_width(fields: Sequence[str], width: int, line: int) -> None:
    if len(fields) != width:
        raise BadFile(
            gettext(
                "Line %(line)s has %(fields)s fields, but the table has %(expected)s. Either the line was changed by hand or the delimiter is wrong; please download the file once more."
            )
            % {"line": line, "fields": len(fields), "expected": width}
        )


def _place(written: str) -> str:
    key = "DG" if written == _GERMANY else places.normal_key(written)
    if key is None:
        raise BadFile(
            gettext(
                "Line %(line)s names the region “%(key)s”; that is no official key (DG, 2, 3, 5 or 8 digits, or a regional key of 12 digits). Please download the file once more."
            )
            % {"line": 1, "key": shown(written)}
        )
    return key


def _date(said: Mapping[str, str]) -> str:
    """Employees are counted on 30 June, unemployed persons as mean of the year: the notes say it."""
    year, notes = said["Berichtsjahr"], said["Hinweise"]
    if not re.fullmatch(r"(?:19|20)\d\d", year):
        raise BadFile(_missing("Berichtsjahr", 3))
    if "30.06." in notes:
        return f"{year}-06-30"
    if "durchschnitt" in notes:
        return year
    raise BadFile(
        gettext(
            "The notes of the file do not say whether its figures are of a day or means of a year. Please export the table once more with its notes."
        )
    )


def _nationality(label: str) -> str:
    if labels.is_total(label):
        return TOTAL
    found = labels.category_of(label, TABLE, _NATIONALITY)
    return found.code if found else label


def _categories(written: Sequence[str]) -> tuple[Coded, str]:
    """The category of every row, and whether they are ages or qualifications."""
    import pyarrow as pa  # noqa: PLC0415

    known = {w: labels.category_of(w, TABLE) for w in written}
    ages = any(c and c.code.startswith(_AGE) for c in known.values())
    dimension = _AGE if ages else _QUALIFICATION

    def code_of(label: str) -> str:
        category = known[label]
        if labels.is_total(label):
            return TOTAL
        return category.code if category and category.dimension == dimension else label

    return coded(pa.array(written, pa.string()).dictionary_encode(), code_of), dimension


def _unknown(category: Coded, dimension: str) -> Iterator[Notice]:
    """Categories without a code of the dictionary; 'Keine Angabe' speaks for itself."""
    unknown = [c for c in category.codes if c != c.upper() and c != "Keine Angabe"]
    if unknown:
        message = gettext(
            "Labels without an official code. %(labels)s: the text itself serves as the code; figures of another download of this table may not join with them."
        )
        yield Notice(
            "unknown_labels", message % {"labels": ", ".join(f"„{shown(u, 80)}“" for u in unknown[:3])}
        )


def _exported(said: Mapping[str, str]) -> str | None:
    """The moment of the export as ISO; single digits of its time are padded."""
    day, _, time = said["Exportdatum"].partition(" ")
    date = iso_date(day)
    parts = time.split(":")
    if date and len(parts) == 3 and all(p.isdecimal() for p in parts):
        return f"{date}T{':'.join(p.zfill(2) for p in parts)}"
    return date


def _missing(what: str, line: int) -> str:
    return gettext(
        "Line %(line)s: the export of the Federal Employment Agency has no “%(what)s” here. Please export the table once more as CSV and do not save it in between."
    ) % {"line": line, "what": what}
