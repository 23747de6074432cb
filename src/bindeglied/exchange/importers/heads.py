"""The head of a datencsv table: title lines, then the lines above the value columns.

The lines above the columns are not merged but repeated, and mix levels: names of dimensions, categories,
variables, units, dates. So every column is read for itself, from top to bottom, as a stack of labels.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bindeglied.exchange.importers import labels
from bindeglied.exchange.importers.dates import date_in, iso_date

_CONTENT = re.compile(r"(.+?)\s*\(([^()]+)\)")
_DEPTH = re.compile(r"[\s,;-]*(?:regionale Tiefe|regional depth)\s*:.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """What the title lines say; `variable` and `unit` where one line gives them for all columns."""

    title: str
    statistic: str
    variable: str = ""
    unit: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """One column of values. `quality` is the position of the column with its quality signs, if any."""

    position: int
    variable: str
    label: str
    unit: str
    date: str | None
    categories: dict[str, str]
    labels: dict[str, tuple[str, str]]  # dimension -> (its name, label of the category)
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
    date = None
    if rest and iso_date(rest[-1]):
        date = iso_date(rest.pop())
    variable = unit = ""
    if rest and (match := _CONTENT.fullmatch(rest[-1])) and (known := labels.unit_of(match[2])):
        variable, unit = match[1].strip(), known
        rest.pop()
    statistic = rest.pop() if len(rest) > 1 else ""
    title = _DEPTH.sub("", " ".join(rest)).strip(" -,")
    return Title(title, statistic, variable, unit, date or date_in(title))


def read_columns(lines: Sequence[Sequence[str]], *, table: str, title: Title, first: int) -> list[ValueColumn]:
    """Read the value columns from position `first` on out of the lines above them."""
    columns: list[ValueColumn] = []
    width = max(len(line) for line in lines)
    for position in range(first, width):
        stack_labels = [line[position].strip() for line in lines if position < len(line)]
        stack_labels = [label for label in stack_labels if label]
        if not stack_labels and columns:
            columns[-1] = _with_quality(columns[-1], position)
            continue
        columns.append(_column(stack_labels, position, table, title))
    return columns


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
    return ValueColumn(
        position, stack.variable, stack.label, stack.unit, stack.date, stack.categories, stack.labels,
        tuple(stack.unknown),
    )  # fmt: skip


def _with_quality(column: ValueColumn, position: int) -> ValueColumn:
    return ValueColumn(
        column.position, column.variable, column.label, column.unit, column.date, column.categories,
        column.labels, column.unknown, column.quality or position,
    )  # fmt: skip
