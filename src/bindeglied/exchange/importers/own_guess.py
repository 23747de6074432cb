"""What stands where on a sheet, as a proposal that a person confirms; and by what a head is known again."""

import dataclasses
import hashlib
import re
from collections.abc import Callable, Sequence

from bindeglied.domain.statistics.values import FigureColumn, SheetMapping, SheetText
from bindeglied.exchange.importers.dates import iso_date
from bindeglied.exchange.importers.own_places import place_of, with_zero
from bindeglied.exchange.importers.own_table import SIGNS

_NUMBER = re.compile(r"[<(]?-?\d[\d. ]*(?:,\d+)?\)?(?:\s*[^\d\s].*)?|[-–—.x/*…]|\.\.\.")
_DAY = re.compile(r"\b\d{2}\.\d{2}\.\d{4}\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TIME = re.compile(r"\b\d{2}\.\d{2}\.\d{4}\b|(?<!\d)(?:19|20)\d\d(?!\d)")
_LOOKED_AT = 40  # rows of data that are tried


def propose(sheets: Sequence[SheetText], name: str, land: str) -> SheetMapping:
    """A proposal for the first sheet on which figures stand below a head; `name` is the file's."""
    for sheet in sheets:
        if found := _proposal(sheet, name, land):
            return found
    return SheetMapping(sheet=sheets[0].name, land=land)


def _proposal(sheet: SheetText, name: str, land: str) -> SheetMapping | None:
    rows = sheet.rows
    first = next((i for i in range(1, len(rows)) if _is_data(rows[i], land)), None)
    if first is None:
        return None
    body = [row for row in rows[first : first + _LOOKED_AT] if sum(map(bool, row)) > 1]
    columns = [[row[i] for row in body if row[i]] for i in range(len(rows[0]))]
    place = _best(columns, lambda t: _is_place(t, land), 0.5)
    date = _best([[] if i == place else c for i, c in enumerate(columns)], lambda t: bool(iso_date(t)), 0.8)
    if place is None:
        place = next((i for i, c in enumerate(columns) if c and not _share(_is_number, c)), None)
    head = first - 1
    while head > 0 and sum(map(bool, rows[head - 1])) > 1 and first - head < 4:
        head -= 1
    taken = {place, date}
    heads = [*(_spread(row) for row in rows[head : first - 1]), rows[first - 1]]
    names = [_head_text([row[i] for row in heads]) for i in range(len(columns))]
    figures = tuple(
        _figure(i + 1, names[i])
        for i, column in enumerate(columns)
        if i not in taken
        and column
        and _share(_is_number, column) >= 0.6
        and _share(_has_digit, column) > 0.2
    )
    above = [field for row in rows[:first] for field in row]
    return SheetMapping(
        sheet=sheet.name,
        head=head + 1,
        first=first + 1,
        place_column=0 if place is None else place + 1,
        date_column=0 if date is None else date + 1,
        date="" if date is not None else date_in([*above, name]),
        figures=figures,
        land=land,
    )


def _figure(column: int, head: str) -> FigureColumn:
    """A column whose head names a year holds what its head says besides."""
    date = _year_of(head)
    name = " ".join(_TIME.sub("", head).split()).strip(" :,()") if date else head
    return FigureColumn(column, name or ("Anzahl" if date else f"Spalte {column}"), "", date)


def _is_data(row: Sequence[str], land: str) -> bool:
    """Whether a row holds a figure, or a sign beside a place; years alone make a head."""
    filled = [field for field in row if field]
    numbers = [f for f in filled[1:] if _is_number(f) and not _YEAR.fullmatch(f)]
    return any(map(_has_digit, numbers)) or bool(numbers and place_of(filled[0], land))


def _is_place(content: str, land: str) -> bool:
    """Whether it looks like a place; counts below 1000 are keys by chance."""
    short = content.isdigit() and len(content) < 4
    return not short and bool(place_of(content, land) or with_zero(content))


def _is_number(content: str) -> bool:
    return content in SIGNS or _NUMBER.fullmatch(content) is not None


def _has_digit(content: str) -> bool:
    return any(map(str.isdigit, content))


def _share(test: Callable[[str], bool], column: Sequence[str]) -> float:
    return sum(map(test, column)) / len(column) if column else 0.0


def _best(columns: Sequence[Sequence[str]], test: Callable[[str], bool], least: float) -> int | None:
    """The first of the columns that pass a test most often, None where none does often enough."""
    shares = [_share(test, column) for column in columns]
    best = max(shares, default=0.0)
    return shares.index(best) if best >= least else None


def _spread(row: Sequence[str]) -> list[str]:
    """A line above others in a head: what stands over the first of several columns holds for those beside it."""
    found: list[str] = []
    for field in row:
        found.append(field or (found[-1] if found else ""))
    return found


def _head_text(fields: Sequence[str]) -> str:
    """The texts above a column, each once."""
    return " ".join(dict.fromkeys(field for field in fields if field))[:200]


def _year_of(name: str) -> str:
    """The date that a head names, '' for none or several."""
    found = set(_DAY.findall(name)) or set(_YEAR.findall(name))
    return (iso_date(found.pop()) or "") if len(found) == 1 else ""


def date_in(texts: Sequence[str]) -> str:
    """The only day, else the only year that some texts name; '' where that is not certain."""
    days = {iso_date(day) for content in texts for day in _DAY.findall(content)} - {None}
    if days:
        return days.pop() or "" if len(days) == 1 else ""
    years = {year for content in texts for year in _YEAR.findall(content)}
    return years.pop() if len(years) == 1 else ""


def signature(sheet: SheetText, mapping: SheetMapping) -> str:
    """A hash of the head, column by column, years and days left out."""
    rows = sheet.rows[mapping.head - 1 : mapping.first - 1]
    columns = [_TIME.sub("#", _head_text([row[i] for row in rows])).casefold() for i in range(_width(rows))]
    return hashlib.sha256("\n".join(columns).encode()).hexdigest()


def _width(rows: Sequence[Sequence[str]]) -> int:
    """How many columns have a head."""
    return max((i + 1 for row in rows for i, field in enumerate(row) if field), default=0)


def known_again(
    sheets: Sequence[SheetText], name: str, mapping: SheetMapping, known: str
) -> SheetMapping | None:
    """The mapping moved to where its head stands in these sheets, None where it does not.

    What was fixed to one year is taken from the new file; `date` is '' where that does not name one.
    """
    for sheet in sheets:
        for shift in range(1 - mapping.head, max(len(sheet.rows) - mapping.first, 0) + 1):
            moved = _moved(sheet, mapping, shift)
            if moved.head < 30 and _fits(sheet, moved) and signature(sheet, moved) == known:
                return _dated(sheet, moved, name)
    return None


def _moved(sheet: SheetText, mapping: SheetMapping, shift: int) -> SheetMapping:
    return dataclasses.replace(
        mapping,
        sheet=sheet.name,
        head=mapping.head + shift,
        first=mapping.first + shift,
        last=0,
    )


def _fits(sheet: SheetText, mapping: SheetMapping) -> bool:
    """Whether the sheet has the rows and columns, and a head at all."""
    used = [mapping.place_column, mapping.date_column, *(f.column for f in mapping.figures)]
    used += [column for column, _ in mapping.categories]
    rows = sheet.rows[mapping.head - 1 : mapping.first - 1]
    return bool(_width(rows)) and max(used) <= len(sheet.rows[0])


def _dated(sheet: SheetText, mapping: SheetMapping, name: str) -> SheetMapping:
    rows = sheet.rows[mapping.head - 1 : mapping.first - 1]
    figures = tuple(
        dataclasses.replace(
            f, date=_year_of(_head_text([row[f.column - 1] for row in rows])) if f.date else ""
        )
        for f in mapping.figures
    )
    above = [field for row in sheet.rows[: mapping.first - 1] for field in row]
    date = date_in([*above, name]) if mapping.date else ""
    return dataclasses.replace(mapping, figures=figures, date=date)
