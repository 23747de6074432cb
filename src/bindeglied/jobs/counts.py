"""From stored cells to quantities: each question to a table is asked once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bindeglied.analysis.quantities import Quantity, common_census, difference, remainder
from bindeglied.analysis.status import Status
from bindeglied.analysis.territory import Grid
from bindeglied.domain.indicators.catalogue.population import STATISTIC
from bindeglied.domain.indicators.values import Breakdown, Selector, Term
from bindeglied.domain.places import queries as places
from bindeglied.domain.statistics import queries as statistics
from bindeglied.domain.statistics.values import CellFile, SummedCell
from bindeglied.exchange import engine
from bindeglied.jobs.territories import TWINS

TOTAL = ""  # key of the grid without a breakdown


@dataclass(frozen=True, slots=True)
class _Table:
    """The deliveries of a table in order, with what each says of its census and its labels."""

    files: tuple[CellFile, ...]
    bases: tuple[Mapping[str, str], ...]
    labels: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Coming:
    """A delivery that is not stored yet, for whoever asks what it would change."""

    file: CellFile
    bases: Mapping[str, str]


class Counts:
    """Answers which quantity stands where, for selectors and terms of the catalogue; a context manager.

    `coming` are deliveries by table that count as if they were stored.
    """

    def __enter__(self) -> "Counts":
        self._sums = engine.Sums(knows=_is_known).__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._sums.__exit__(*error)

    def __init__(self, coming: Mapping[str, Sequence[Coming]] | None = None) -> None:
        self._coming = coming or {}
        self._tables: dict[str, _Table] = {}
        self._grids: dict[tuple[object, ...], dict[str, Grid]] = {}
        # By identity, with what was asked: as long as it is kept here nothing else can have its identity.
        self._answers: dict[tuple[int, int], tuple[Term, Breakdown | None, dict[str, Grid]]] = {}

    def total(self, term: Term) -> Grid:
        """The quantities of a term by place and date."""
        return self.by(term, None)[TOTAL]

    def by(self, term: Term, breakdown: Breakdown | None) -> dict[str, Grid]:
        """The same for each category of a breakdown that has a cell; one grid without a breakdown.

        The grids are shared: nobody may change them.
        """
        asked = (id(term), id(breakdown))
        if asked not in self._answers:
            self._answers[asked] = (term, breakdown, self._answer(term, breakdown))
        return self._answers[asked][-1]

    def _answer(self, term: Term, breakdown: Breakdown | None) -> dict[str, Grid]:
        plus = self._first_of(term.plus, breakdown)
        if term.minus:
            minus = self._first_of(term.minus, breakdown)
            plus = {code: _less(grid, minus.get(code, {})) for code, grid in plus.items()}
        if term.never_zero:
            some = self.total(term) if breakdown and breakdown.may_be_empty else {}
            plus = {code: _without_zeros(grid, some) for code, grid in plus.items()}
        if breakdown and breakdown.rest:
            _add_rest(plus, breakdown.rest, self.total(term))
        return {code: _with_twins(grid) for code, grid in plus.items()}

    def label(self, term: Term, dimension: str, code: str) -> str:
        """The label that the tables of a term give a category, the code if none does."""
        for table in dict.fromkeys(s.table for s in term.selectors):
            if label := self._table(table).labels.get(dimension, {}).get(code):
                return label
        return code

    def _first_of(self, selectors: Sequence[Selector], breakdown: Breakdown | None) -> dict[str, Grid]:
        found: dict[str, Grid] = {} if breakdown else {TOTAL: {}}
        for selector in selectors:
            for code, grid in self._selected(selector, breakdown).items():
                _fill(found.setdefault(code, {}), grid)
        return found

    def _selected(self, selector: Selector, breakdown: Breakdown | None) -> dict[str, Grid]:
        by = (breakdown.dimension,) if breakdown else ()
        where = dict(selector.where)
        if breakdown and (codes := (*breakdown.categories, *breakdown.overlapping)):
            where[breakdown.dimension] = codes
        elif breakdown:
            where.pop(breakdown.dimension, None)
        key = (selector.table, selector.variable, by, tuple(sorted(where.items())))
        if key not in self._grids:
            table = self._table(selector.table)
            cells = self._sums.of(table.files, variables=[selector.variable], where=where, by=by)
            self._grids[key] = _grids(cells, selector.table, table.bases)
        return self._grids[key]

    def _table(self, code: str) -> _Table:
        if code not in self._tables:
            datasets = list(statistics.datasets_of(code))
            labels: dict[str, dict[str, str]] = {}
            for dataset in datasets:
                for dimension in dataset.dimensions:
                    labels.setdefault(dimension["code"], {}).update(dimension.get("labels", {}))
            bases = [dataset.census_bases for dataset in datasets]
            deliveries = [*map(Coming, statistics.cell_files(code), bases), *self._coming.get(code, ())]
            deliveries.sort(key=lambda delivery: delivery.file.delivered_at)
            self._tables[code] = _Table(
                files=tuple(delivery.file for delivery in deliveries),
                bases=tuple(delivery.bases for delivery in deliveries),
                labels=labels,
            )
        return self._tables[code]


@cache
def _is_known(key: str) -> bool:
    """Whether there can be a series of a place: tables of municipalities hold those of all Germany."""
    return places.place(key) is not None


def _grids(cells: Iterable[SummedCell], table: str, bases: Sequence[Mapping[str, str]]) -> dict[str, Grid]:
    """Quantities by category, place and date; places of which nothing is known are left to the caller."""
    grids: dict[str, Grid] = {}
    source = (table,)
    census: dict[tuple[str, tuple[int, ...]], str | None] = {}
    rests_on_census = table.startswith(STATISTIC)
    for place, date, _, value, status, n, n_rounded, base, deliveries, categories in cells:
        known = (date, deliveries)
        if known not in census:
            census[known] = (
                common_census(bases[i].get(date, "") for i in deliveries) if rests_on_census else None
            )
        code = next(iter(categories.values()), TOTAL)
        days = grids.setdefault(code, {}).setdefault(place, {})
        days[date] = Quantity(value, status, n, n_rounded, base, census[known], source)
    return grids


def _fill(grid: Grid, more: Grid) -> None:
    """Add what `grid` lacks: a missing cell or one that was not delivered, never a blank."""
    for place, days in more.items():
        own = grid.setdefault(place, {})
        for date, quantity in days.items():
            if date not in own or own[date].status == Status.NOT_DELIVERED:
                own[date] = quantity


def _less(grid: Grid, minus: Grid) -> Grid:
    return {
        place: {
            date: difference(quantity, minus[place][date])
            for date, quantity in days.items()
            if date in minus.get(place, {})
        }
        for place, days in grid.items()
    }


def _without_zeros(grid: Grid, some: Grid) -> Grid:
    """Nobody lives, works or learns in no district that exists: such a zero was not delivered.

    Zeros stay where `some` has a number: there is something, only not of this kind.
    """
    return {
        place: {
            date: q._replace(value=None, status=_silence(place, date))
            if q.value == 0 and not (place in some and date in some[place] and some[place][date].value)
            else q
            for date, q in days.items()
        }
        for place, days in grid.items()
    }


def _silence(place: str, date: str) -> Status:
    return Status.NOT_DELIVERED if places.exists_on(place, date) else Status.NO_SUCH_PLACE


def _add_rest(grids: dict[str, Grid], code: str, totals: Grid) -> None:
    """Put the total less the other categories where that category was not delivered itself."""
    parts = [grid for other, grid in grids.items() if other != code]
    rest = grids.setdefault(code, {})
    for place, days in totals.items():
        for date, whole in days.items():
            found = [grid[place][date] for grid in parts if date in grid.get(place, {})]
            if date not in rest.get(place, {}) and (left := remainder(whole, found)):
                rest.setdefault(place, {})[date] = left


def _with_twins(grid: Grid) -> Grid:
    """A Land that is a district has the same quantity under both keys."""
    for one, other in TWINS:
        for place, twin in ((one, other), (other, one)):
            if place in grid:
                _fill(grid, {twin: dict(grid[place])})
    return grid
