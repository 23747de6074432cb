"""Values of the indicators app: what an indicator is, and what is known of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as default
from typing import Any

from bindeglied.analysis.formulas import Formula
from bindeglied.analysis.series import Break, Point
from bindeglied.analysis.status import Status

__all__ = ["Breakdown", "Formula", "Indicator", "Missing", "Need", "OverviewRow", "Selector", "SeriesRow", "Term",
           "categories_of", "categories_text", "points_as_json", "points_from_json"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Selector:
    """Which cells of a table make a count: those of `variable` whose categories are in `where`.

    Several codes of a dimension are summed, '*' means all but the total; a dimension that is not named
    is taken at its total.
    """

    table: str
    variable: str
    where: Mapping[str, tuple[str, ...]] = default(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Term:
    """A count: the first of `plus` that has a cell for the place and date, less the first of `minus`.

    `never_zero` says that no place that exists can have none of it: a zero was not delivered.
    """

    plus: tuple[Selector, ...]
    minus: tuple[Selector, ...] = ()
    never_zero: bool = False

    @property
    def selectors(self) -> tuple[Selector, ...]:
        return (*self.plus, *self.minus)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A division of an indicator by one dimension of its tables.

    `categories` maps codes to German labels in the order in which they are shown; without them all codes
    of the table are taken with the labels of the table, at each place the `top` largest of its newest
    date. `overlapping` are further categories that cut across the others and are never added to them.
    `rest` is a category that is the total less the other ones, where all are exact.
    `denominator_too` says that a rate divides by the same category and not by everybody, `sparse` that
    the table leaves out categories that round to zero, `may_be_empty` that a place can have none of a
    category although it has some of the whole.
    """

    dimension: str
    label: str
    categories: Mapping[str, str] = default(default_factory=dict)
    overlapping: Mapping[str, str] = default(default_factory=dict)
    top: int | None = None
    rest: str = ""
    denominator_too: bool = False
    sparse: bool = False
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """A table that brings an indicator and what to choose in the portal."""

    table: str
    title: str
    portal: str
    boxes: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One entry of the catalogue; everything a person reads is German.

    `levels` are those of places ('country', 'state', 'district'); `definitions` are the days from which a
    new definition holds, with its reason; `mappings` name the same figure in official catalogues;
    `two_populations` says that numerator and denominator count different populations, `joint_offices`
    that one foreigners authority may count for several districts. `period` opens a sentence on a year.
    """

    key: str
    title: str
    definition: str
    unit: str
    decimals: int
    formula: Formula
    numerator: Term
    denominator: Term | None = None
    breakdowns: tuple[Breakdown, ...] = ()
    levels: tuple[str, ...] = ("country", "state", "district")
    field: str = ""
    limits: tuple[str, ...] = ()
    mappings: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    definitions: Mapping[str, str] = default(default_factory=dict)
    two_populations: bool = False
    joint_offices: bool = False
    period: str = "Im Jahr"

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables it is computed from, each once."""
        terms = [self.numerator, *([self.denominator] if self.denominator else [])]
        return tuple(dict.fromkeys(s.table for t in terms for s in t.selectors))

    @property
    def is_computed(self) -> bool:
        """Whether its figures are made from those of tables, and do not stand in one."""
        return self.formula not in (Formula.COUNT, Formula.DELIVERED)

    def breakdown(self, dimension: str) -> Breakdown | None:
        """The breakdown by that dimension."""
        return next((b for b in self.breakdowns if b.dimension == dimension), None)


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A computed series on its way into the database; `categories` is '' or 'GES=GESW'."""

    indicator: str
    place: str
    categories: str
    label: str
    boundary: str
    unit: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell of an official table that is part of a figure.

    `part` is 'numerator' or 'denominator', `sign` -1 where it is taken off; `categories` names the cell
    in the words of its table ('Geschlecht: weiblich'), `variable` what was counted.
    """

    part: str
    sign: int
    table: str
    date: str
    place: str
    categories: str
    variable: str
    value: float | None
    status: str
    marker: str


@dataclass(frozen=True, slots=True)
class Missing:
    """An indicator without a current figure and the tables that would bring one.

    `newest` is the date of the last figure, '' for none.
    """

    indicator: str
    title: str
    newest: str
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """What is known of one indicator at one place: its newest figure, or what would bring it."""

    indicator: Indicator
    date: str = ""
    value: float | None = None
    status: Status | None = None
    text: str = ""
    missing: Missing | None = None


def categories_text(categories: Mapping[str, str]) -> str:
    """{'GES': 'GESW'} -> 'GES=GESW', in order of the dimensions; '' for the total."""
    return " ".join(f"{dim}={code}" for dim, code in sorted(categories.items()))


def categories_of(text: str) -> dict[str, str]:
    """The reverse of `categories_text`."""
    return dict(part.split("=", 1) for part in text.split())


_PLAIN = Point("", None, Status.VALUE)


def points_as_json(points: Sequence[Point]) -> dict[str, Any]:
    """Points by column as plain JSON values: `same` has what all points share, `each` a list per field.

    What is at its default is left out.
    """
    same: dict[str, Any] = {}
    each: dict[str, Sequence[Any]] = {}
    for name, plain, column in zip(Point._fields, _PLAIN, zip(*points, strict=True), strict=False):
        if column.count(column[0]) < len(column):
            each[name] = column
        elif column[0] != plain:
            same[name] = column[0]
    return {"n": len(points), "same": same, "each": each}


def points_from_json(data: Mapping[str, Any]) -> tuple[Point, ...]:
    """Rebuild what `points_as_json` wrote."""
    n, same, each = data["n"], data["same"], data["each"]
    columns = [
        each[name] if name in each else [same.get(name, plain)] * n
        for name, plain in zip(Point._fields, _PLAIN, strict=True)
    ]
    for name, read in _READ.items():
        i = Point._fields.index(name)
        columns[i] = [value and read(value) for value in columns[i]]
    return tuple(map(Point._make, zip(*columns, strict=True)))


_READ: Mapping[str, Callable[[Any], Any]] = {"status": Status, "break_": Break, "source": tuple}
