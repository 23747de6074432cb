"""The head of a datencsv table: title lines, then the lines above the value columns.

The lines above the columns are not merged but repeated, and mix levels: names of dimensions, categories,
variables, units, dates. So every column is read for itself, from top to bottom, as a stack of labels.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext

from bindeglied.exchange.importers import keys, labels
from bindeglied.exchange.importers.dates import date_in, iso_date
from bindeglied.exchange.importers.errors import BadFile

_CONTENT = re.compile(r"(.+?)\s*\(([^()]+)\)")
_SINCE = re.compile(r"\(ab \d{4}\)$")
_NAMED_DATE = re.compile(r"^(?:Jahr|Stichtag|Year|Reference date): ")
_GERMANY = re.compile(r"(?:^|: )(?:Deutschland|Germany)\b")
_DEPTH = re.compile(r"[\s,;-]*(?:regionale Tiefe|regional depth)\s*:.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """What the title lines say; `variable`, `unit`, `date`, `place` where one line gives them for all cells."""

    title: str
    statistic: str
    variable: str = ""
    unit: str = ""
    date: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """One column of values. `quality` is the position of the column with its quality signs, if any.

    `stack` are the labels above it that carry meaning, for columns that cannot be told apart otherwise.
    """

    position: int
    variable: str
    label: str
    unit: str
    date: str | None
    place: str | None
    categories: dict[str, str]
    labels: dict[str, tuple[str, str]]  # dimension -> (its name, label of the category)
    stack: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    quality: int | None = None


@dataclass
class _Stack:
    """A column's labels being read from top to bottom."""

    table: str
    variable: str = ""
    label: str = ""
    unit: str = ""
    date: str | None = None
    place: str | None = None
    dimension: str | None = None
    dimension_name: str = ""
    categories: dict[str, str] = field(default_factory=dict)
    labels: dict[str, tuple[str, str]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    def read(self, label: str) -> None:
        """Take in the next label below."""
        if unit := labels.unit_of(label):
            self.unit = unit
        elif date := iso_date(label):
            self.date = date
        elif place := keys.state_keys().get(label):
            self.place = place
        elif labels.is_total(label) or labels.folded(label) in ("stichtag", "jahr", "reference date", "year"):
            return
        elif (known := labels.variable_of(label, self.table)) and not self.dimension:
            self.variable, self.label = known
        elif (code := labels.dimension_of(label, self.table)) and code != self.dimension:
            self.dimension, self.dimension_name = code, label
        elif category := labels.category_of(label, self.table, self.dimension):
            self._put(category.dimension, category.code, label)
        else:
            self._unknown(label)

    def _put(self, dimension: str, code: str, label: str) -> None:
        self.categories[dimension] = code
        name = self.dimension_name if dimension == self.dimension else ""
        self.labels[dimension] = (name, label)

    def _unknown(self, label: str) -> None:
        self.unknown.append(label)
        if not self.variable:
            self.variable = self.label = label
        else:
            self._put(self.dimension or f"MERKMAL{len(self.categories) + 1}", label, label)


def read_title(lines: Sequence[str]) -> Title:
    """Read the lines between the table code and the lines above the columns."""
    rest = [line.split(";")[0].strip() for line in lines]
    rest = [line for line in rest if line]
    date = place = None
    while len(rest) > 1:
        last = _NAMED_DATE.sub("", rest[-1])
        if not (iso_date(last) or last in keys.state_keys()):
            break
        rest.pop()
        date, place = date or iso_date(last), place or keys.state_keys().get(last)
    variable = unit = ""
    if rest and (match := _CONTENT.fullmatch(rest[-1])) and (known := labels.unit_of(match[2])):
        variable, unit = match[1].strip(), known
        rest.pop()
    statistic = rest.pop() if len(rest) > 1 else ""
    title = _SINCE.sub("", _DEPTH.sub("", " ".join(rest)).strip(" -,")).strip(" -,")
    if place is None and _GERMANY.search(title):
        place = "DG"
    return Title(title, statistic, variable, unit, date or date_in(title), place)


def nameless(lines: Sequence[Sequence[str]], first: int, width: int) -> list[int]:
    """Positions of the columns from `first` on that have no label above them."""
    return [i for i in range(first, width) if not _labels_above(lines, i)]


def repeated(lines: Sequence[Sequence[str]], first: int, width: int) -> list[int]:
    """Positions of the columns that have the same labels above them as the column before."""
    above = [_labels_above(lines, i) for i in range(first, width)]
    return [i + first for i in range(1, len(above)) if above[i] and above[i] == above[i - 1]]


def read_columns(
    lines: Sequence[Sequence[str]],
    *,
    table: str,
    title: Title,
    first: int,
    width: int,
    quality: Collection[int] = (),
) -> list[ValueColumn]:
    """Read the value columns from position `first` on out of the lines above them.

    Columns at the positions `quality` hold the quality signs of the column before them.
    """
    columns: list[ValueColumn] = []
    for position in range(first, width):
        if position in quality:
            columns[-1] = replace(columns[-1], quality=position)
        else:
            columns.append(_column(_labels_above(lines, position), position, table, title))
    found = _told_apart(columns)
    _refuse_alike(found)
    return found


def _refuse_alike(columns: Sequence[ValueColumn]) -> None:
    """Two columns of one meaning would be one cell: a line above them is empty, or labels were copied."""
    met: dict[tuple[object, ...], ValueColumn] = {}
    for column in columns:
        meaning = (column.variable, column.date, column.place, tuple(sorted(column.categories.items())))
        other = met.setdefault(meaning, column)
        if other is not column:
            raise BadFile(
                gettext(
                    "Columns %(one)s and %(other)s have the same labels above them, so nothing tells what they are about. Perhaps a line above the columns is empty; please download the table once more and do not change it."
                )
                % {"one": other.position + 1, "other": column.position + 1}
            )


def _labels_above(lines: Sequence[Sequence[str]], position: int) -> list[str]:
    found = [line[position].strip() for line in lines if position < len(line)]
    return [label for label in found if label]


def _column(stack_labels: Sequence[str], position: int, table: str, title: Title) -> ValueColumn:
    stack = _Stack(table, unit=title.unit)
    if title.variable:
        known = labels.variable_of(title.variable, table)
        stack.variable, stack.label = known or (title.variable, title.variable)
        if known is None:
            stack.unknown.append(title.variable)
    for label in stack_labels:
        stack.read(label)
    if not stack.variable:
        stack.variable = stack.label = title.statistic or title.title
    meaning = tuple(n for n in stack_labels if not labels.unit_of(n) and not iso_date(n))
    return ValueColumn(
        position, stack.variable, stack.label, stack.unit, stack.date, stack.place, stack.categories,
        stack.labels, meaning, tuple(stack.unknown),
    )  # fmt: skip


def _told_apart(columns: Sequence[ValueColumn]) -> list[ValueColumn]:
    """Columns that would be the same cells get a variable of their own: by unit, else by all their labels."""
    met: dict[tuple[object, ...], list[ValueColumn]] = {}
    for column in columns:
        categories = tuple(sorted(column.categories.items()))
        met.setdefault((column.variable, column.date, column.place, categories), []).append(column)
    apart: dict[int, ValueColumn] = {}
    for same in met.values():
        if len(same) == 1:
            continue
        by_unit = len({c.unit for c in same}) == len(same)
        for column in same[1:] if by_unit else same:
            own = f"{column.label} ({column.unit})" if by_unit else " / ".join(column.stack)
            apart[column.position] = replace(column, variable=own, label=own, unknown=(*column.unknown, own))
    return [apart.get(c.position, c) for c in columns]
