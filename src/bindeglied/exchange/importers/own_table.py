"""own-table: a sheet of any shape, read as a person mapped it. Pure: rows of text in, cells and doubts out.

Nothing is guessed here. What does not fit the mapping is named with its row and column; only what a person
agreed to is repaired.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext

from bindeglied.analysis.status import Status
from bindeglied.core import text
from bindeglied.domain.places import queries as places
from bindeglied.domain.statistics.choices import TOTAL
from bindeglied.domain.statistics.values import FigureColumn, SheetMapping, SheetText
from bindeglied.exchange.importers.dates import iso_date
from bindeglied.exchange.importers.errors import shown
from bindeglied.exchange.importers.own_places import place_of, with_zero

_TOTAL_WORDS = re.compile(
    r"(?:(?:zwischen|gesamt)?summen?|(?:ins)?gesamt|zusammen|total|alle)\b.*|.* (?:ins)?gesamt", re.IGNORECASE
)
_PLAIN = re.compile(r"-?\d+(?:,\d+)?|-?\d+\.\d+")
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_SPACED = re.compile(r"-?\d{1,3}(?: \d{3})+(?:,\d+)?")
_WITH_UNIT = re.compile(r"(-?[\d.]*\d(?:,\d+)?)\s*([^\d\s.,].*)")
_SMALL = re.compile(r"(?:<|unter|weniger als)\s*\d+", re.IGNORECASE)
SIGNS = {
    "-": Status.ZERO, "–": Status.ZERO, "—": Status.ZERO, ".": Status.SECRET, "x": Status.NOT_APPLICABLE,
    "X": Status.NOT_APPLICABLE, "/": Status.UNRELIABLE, "...": Status.NOT_DELIVERED, "…": Status.NOT_DELIVERED,
    "k. A.": Status.NOT_DELIVERED, "k.A.": Status.NOT_DELIVERED, "*": Status.SECRET,
}  # fmt: skip
MARKERS = {Status.ZERO: "-", Status.SECRET: ".", Status.NOT_APPLICABLE: "x", Status.UNRELIABLE: "/", Status.NOT_DELIVERED: "..."}  # fmt: skip
_FROM_1900 = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class OwnCell:
    """A cell with the row and column it stands in, both counted from 1."""

    place: str
    date: str
    variable: str
    categories: tuple[tuple[str, str], ...]
    value: float | None
    status: Status
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something odd, in German. `kind`: 'error' keeps the table out; a repair's name offers it; 'hint'."""

    kind: str
    message: str
    row: int = 0


@dataclass(slots=True)
class Reading:
    """What a mapping makes of a sheet. `unknown` maps names that mean no place to their first row."""

    cells: list[OwnCell] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    unknown: dict[str, int] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    blanks: int = 0

    @property
    def complete(self) -> bool:
        """Whether it can be stored as it is."""
        return bool(self.cells) and not self.unknown and all(d.kind == "hint" for d in self.doubts)

    def doubt(self, kind: str, message: str, row: int = 0) -> None:
        self.doubts.append(Doubt(kind, message, row))


def code_of(label: str) -> str:
    """A code from a label: 'Kinder unter 6' -> 'KINDER_UNTER_6'; the same label gives the same code."""
    plain = label.upper()
    for sign, letters in (("Ä", "AE"), ("Ö", "OE"), ("Ü", "UE"), ("ß", "SS"), ("ẞ", "SS")):
        plain = plain.replace(sign, letters)
    return re.sub(r"[^A-Z0-9]+", "_", plain).strip("_")[:40] or "X"


def letter(column: int) -> str:
    """The name of a column: 1 -> 'A', 28 -> 'AB'."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def read(sheet: SheetText, mapping: SheetMapping) -> Reading:
    """The cells of a sheet by a mapping, and all doubts in order of rows."""
    found = Reading()
    _check_mapping(sheet, mapping, found)
    if found.doubts:
        return found
    _try_head(sheet, mapping, found)
    rows = list(_data_rows(sheet, mapping, found))
    sums = _Sums()
    for number, row in rows:
        _read_row(number, row, mapping, found, sums)
    _drop_doubles(found)
    if not found.cells and not found.doubts and not found.unknown:
        found.doubt("error", gettext("No figures were found in the rows of the table."))
    found.doubts.sort(key=lambda d: d.row)
    return found


def _check_mapping(sheet: SheetText, mapping: SheetMapping, found: Reading) -> None:
    width = len(sheet.rows[0]) if sheet.rows else 0
    used = [mapping.place_column, mapping.date_column, *(f.column for f in mapping.figures)]
    used = [column for column in [*used, *(c for c, _ in mapping.categories)] if column]
    if not mapping.figures:
        found.doubt("error", gettext("Please say which columns hold figures."))
    if max(used, default=0) > width:
        found.doubt("error", gettext("The sheet has no column %(name)s.") % {"name": letter(max(used))})
    if len(used) != len(set(used)):
        found.doubt("error", gettext("One column cannot be two things at once."))
    if not mapping.place_column and not places.normal_key(mapping.place):
        found.doubt("error", gettext("Please choose the column of places, or one place for all rows."))
    dated = mapping.date_column or iso_date(mapping.date) or all(f.date for f in mapping.figures)
    if not dated:
        found.doubt("error", gettext("Please choose the column of dates, or one date for all rows."))
    for figure in mapping.figures:
        if figure.date and not iso_date(figure.date):
            words = gettext("Column %(column)s: “%(text)s” is no year and no date.")
            found.doubt("error", words % {"column": letter(figure.column), "text": shown(figure.date)})
    names = [(code_of(f.name), iso_date(f.date)) for f in mapping.figures]
    if len(names) != len(set(names)):
        found.doubt("error", gettext("Two columns of figures have the same name. Please name them apart."))
    if mapping.first <= mapping.head:
        found.doubt("error", gettext("The first row of data must stand below the head."))


def _try_head(sheet: SheetText, mapping: SheetMapping, found: Reading) -> None:
    """A head names no places: say so where a row of data was taken for one."""
    for index in range(mapping.head - 1, min(mapping.first - 1, len(sheet.rows))):
        content = sheet.rows[index][mapping.place_column - 1] if mapping.place_column else ""
        if content and place_of(content, mapping.land):
            words = gettext("Row %(row)s belongs to the head, but names a place: “%(text)s”.")
            found.doubt("hint", words % {"row": index + 1, "text": shown(content)}, index + 1)


def _data_rows(
    sheet: SheetText, mapping: SheetMapping, found: Reading
) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of the table; says so where figures stand below its end."""
    columns = [f.column - 1 for f in mapping.figures]
    end = len(sheet.rows)
    for index in range(mapping.first - 1, len(sheet.rows)):
        row = sheet.rows[index]
        has_figures = any(row[c] for c in columns)
        if mapping.last and index + 1 > mapping.last:
            end = index
            break
        if not has_figures and not mapping.last:
            end = index
            break
        if not has_figures:
            if any(row):
                found.doubt(
                    "hint",
                    gettext("Row %(row)s has no figures and is left out.") % {"row": index + 1},
                    index + 1,
                )
            continue
        yield index + 1, row
    below = next(
        (i for i in range(end, len(sheet.rows)) if any(_has_digit(sheet.rows[i][c]) for c in columns)), None
    )
    if below is not None:
        words = gettext("From row %(row)s on more figures stand on the sheet. They are not read.")
        found.doubt("hint", words % {"row": below + 1}, below + 1)


def _has_digit(content: str) -> bool:
    return any(sign.isdigit() for sign in content)


class _Sums:
    """Running sums of the columns, to try the rows of totals."""

    def __init__(self) -> None:
        self.all: dict[int, float] = {}
        self.since: dict[int, float] = {}

    def add(self, column: int, value: float) -> None:
        for sums in (self.all, self.since):
            sums[column] = sums.get(column, 0.0) + value

    def fits(self, column: int, value: float) -> bool:
        sums = [s.get(column, 0.0) for s in (self.all, self.since)]
        return any(abs(value - one) <= max(1e-6 * abs(one), 1e-6) for one in sums)


def _read_row(number: int, row: Sequence[str], mapping: SheetMapping, found: Reading, sums: _Sums) -> None:
    kinds = [row[c - 1] for c in (mapping.place_column, *(c for c, _ in mapping.categories)) if c]
    total = any(_TOTAL_WORDS.fullmatch(content) for content in kinds)
    values = {f.column: _value(row[f.column - 1], f, number, mapping, found) for f in mapping.figures}
    _try_sums(number, {c: v[0] for c, v in values.items() if v and v[0] is not None}, total, sums, found)
    if total and mapping.totals == "leave":
        return
    place = _place(row, number, mapping, found)
    day = _date(row, number, mapping, found)
    categories = _categories(row, number, mapping, found)
    if place is None or day is None or categories is None:
        return
    for figure in mapping.figures:
        read_value = values[figure.column]
        if read_value is None:
            continue
        found.cells.append(
            OwnCell(
                place,
                iso_date(figure.date) or day,
                code_of(figure.name),
                categories,
                *read_value,
                number,
                figure.column,
            )
        )


def _try_sums(number: int, values: dict[int, float], total: bool, sums: _Sums, found: Reading) -> None:
    for column, value in values.items():
        if not total:
            sums.add(column, value)
        elif not sums.fits(column, value):
            words = gettext(
                "Row %(row)s, column %(column)s: the total is %(total)s, but the rows above give %(sum)s."
            )
            given = {
                "row": number, "column": letter(column), "total": _printed(value),
                "sum": _printed(sums.since.get(column) or sums.all.get(column, 0.0)),
            }  # fmt: skip
            found.doubt("hint", words % given, number)
    if total:
        sums.since.clear()


def _printed(value: float) -> str:
    return text.number(value, 0 if value == int(value) else 2)


def _value(
    content: str, figure: FigureColumn, row: int, mapping: SheetMapping, found: Reading
) -> tuple[float | None, Status] | None:
    """Value and status of a field, None where it is blank or cannot be read."""
    if not content:
        found.blanks += 1
        return None
    if content in SIGNS:
        return None, SIGNS[content]
    at = {"row": row, "column": letter(figure.column), "text": shown(content)}
    if _SMALL.fullmatch(content):
        words = gettext(
            "Row %(row)s, column %(column)s: “%(text)s” is kept as a secret value, without a number."
        )
        found.doubt("hint", words % at, row)
        return None, Status.SECRET
    number = content
    if mapping.units and (match := _WITH_UNIT.fullmatch(content)):
        number = match[1]
    if _SPACED.fullmatch(number):
        number = number.replace(" ", "")
    if _THOUSANDS.fullmatch(number) and (mapping.points or number.count(".") > 1 or "," in number):
        number = number.replace(".", "")
    elif _THOUSANDS.fullmatch(number):
        words = gettext("Row %(row)s, column %(column)s: does the point in “%(text)s” part thousands?")
        found.doubt("points", words % at, row)
        return None
    if _PLAIN.fullmatch(number):
        return float(number.replace(",", ".")), Status.VALUE
    if _WITH_UNIT.fullmatch(content):
        words = gettext("Row %(row)s, column %(column)s: behind the number stands more: “%(text)s”.")
        found.doubt("units", words % at, row)
    else:
        words = gettext("Row %(row)s, column %(column)s: “%(text)s” is no number.")
        found.doubt("error", words % at, row)
    return None


def _place(row: Sequence[str], number: int, mapping: SheetMapping, found: Reading) -> str | None:
    if not mapping.place_column:
        return places.normal_key(mapping.place)
    content = row[mapping.place_column - 1]
    if _TOTAL_WORDS.fullmatch(content) and mapping.total_place:
        return places.normal_key(mapping.total_place)
    if content in mapping.chosen:
        return places.normal_key(mapping.chosen[content])
    at = {"row": number, "column": letter(mapping.place_column), "text": shown(content)}
    if key := place_of(content, mapping.land):
        return key
    if repaired := with_zero(content):
        if mapping.zeros:
            return repaired
        words = gettext(
            "Row %(row)s, column %(column)s: the key “%(text)s” has lost its zero in front; “%(key)s” is meant (%(name)s)."
        )
        found.doubt("zeros", words % {**at, "key": repaired, "name": places.name_of(repaired)}, number)
        return None
    if not content:
        words = gettext("Row %(row)s, column %(column)s: no place stands beside the figures.")
        found.doubt("error", words % at, number)
        return None
    found.unknown.setdefault(content, number)
    return None


def _date(row: Sequence[str], number: int, mapping: SheetMapping, found: Reading) -> str | None:
    if not mapping.date_column:
        return iso_date(mapping.date) or ("" if all(f.date for f in mapping.figures) else None)
    content = row[mapping.date_column - 1]
    if day := iso_date(content):
        return day
    at = {"row": number, "column": letter(mapping.date_column), "text": shown(content)}
    if content.isascii() and content.isdigit() and len(content) == 5:
        day = (_FROM_1900 + timedelta(days=int(content))).isoformat()
        if mapping.serials:
            return day
        words = gettext("Row %(row)s, column %(column)s: “%(text)s” is a date written as a number, %(day)s.")
        found.doubt("serials", words % {**at, "day": text.short_date(day)}, number)
        return None
    words = gettext("Row %(row)s, column %(column)s: “%(text)s” is no year and no date.")
    found.doubt("error", words % at, number)
    return None


def _categories(
    row: Sequence[str], number: int, mapping: SheetMapping, found: Reading
) -> tuple[tuple[str, str], ...] | None:
    result = []
    for column, label in mapping.categories:
        content = row[column - 1]
        if not content:
            words = gettext("Row %(row)s, column %(column)s: the category is missing.")
            found.doubt("error", words % {"row": number, "column": letter(column)}, number)
            return None
        total = _TOTAL_WORDS.fullmatch(content)
        code = TOTAL if total else code_of(content)
        if not total:
            found.labels.setdefault(code_of(label), {})[code] = content
        result.append((code_of(label), code))
    return tuple(result)


def _drop_doubles(found: Reading) -> None:
    """Keep a cell that stands twice once; two values for one cell are an error."""
    kept: dict[tuple[object, ...], OwnCell] = {}
    for cell in found.cells:
        key = (cell.place, cell.date, cell.variable, cell.categories)
        before = kept.setdefault(key, cell)
        if before is cell:
            continue
        at = {
            "one": before.row,
            "other": cell.row,
            "column": letter(cell.column),
            "place": places.name_of(cell.place),
        }
        if (before.value, before.status) == (cell.value, cell.status):
            words = gettext(
                "Rows %(one)s and %(other)s say the same for %(place)s (column %(column)s). It is stored once."
            )
            found.doubt("hint", words % at, cell.row)
        else:
            words = gettext("Rows %(one)s and %(other)s have two values for %(place)s (column %(column)s).")
            found.doubt("error", words % at, cell.row)
    found.cells = list(kept.values())
