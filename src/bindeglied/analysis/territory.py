"""Sums over places: parents from complete parts, districts that were merged."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from bindeglied.analysis.breaks import year_end
from bindeglied.analysis.quantities import Quantity, Remark, total
from bindeglied.analysis.status import Status, stricter

# place -> date -> quantity
Grid = dict[str, dict[str, Quantity]]


@dataclass(frozen=True, slots=True)
class Merger:
    """A place that was made of whole districts: its `parts` (itself included) and the day it was done."""

    parts: tuple[str, ...]
    since: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """A place to which parts of others came, or that lost some, and the day of the last such reform.

    `shares` maps the year of a year end to the places of that day and the share (0 to 1) of each.
    """

    since: str
    shares: Mapping[int, Mapping[str, float]]


def with_parents(grid: Grid, parents: Mapping[str, Callable[[str], Collection[str]]]) -> Grid:
    """`grid` with the parents it does not carry, where all their parts at that date have a quantity.

    `parents` maps a key to a function from a date to the keys of its parts. What the parent itself
    reports stays, also when it is blank.
    """
    dates = sorted({date for days in grid.values() for date in days})
    filled = {place: dict(days) for place, days in grid.items()}
    for parent, parts_on in parents.items():
        for date in dates:
            if date in grid.get(parent, {}):
                continue
            summed = complete_sum(grid, parts_on(date), date)
            if summed is not None:
                filled.setdefault(parent, {})[date] = summed
    return filled


def with_nothing(grid: Grid, whole: Grid) -> Grid:
    """`grid` with a rounded nothing wherever `whole` has a number and `grid` no cell.

    For tables that leave out what rounds to zero; only to sum over places.
    """
    filled = {place: dict(days) for place, days in grid.items()}
    for place, days in whole.items():
        for date, quantity in days.items():
            if quantity.value is not None and date not in filled.setdefault(place, {}):
                filled[place][date] = quantity._replace(value=0.0, n=0, n_rounded=0)
    return filled


def complete_sum(grid: Grid, parts: Collection[str], date: str) -> Quantity | None:
    """The sum of `parts` at `date`, None unless every one of them is there with a number."""
    found = [grid.get(part, {}).get(date) for part in parts]
    present = [q for q in found if q is not None and q.value is not None]
    if not present or len(present) < len(found):
        return None
    return total(present, derived=True)


def on_today(
    grid: Grid, place: str, parts: Iterable[str], since: str, existed: Callable[[str, str], bool]
) -> dict[str, Quantity]:
    """Quantities of `place` as it is since the merger of whole districts on `since`.

    Before that day they are the sums of all `parts` that existed; a date with a missing part is left out.
    """
    own = {date: q for date, q in grid.get(place, {}).items() if year_end(date) >= since}
    parts = tuple(parts)
    earlier = {date for part in parts for date in grid.get(part, {}) if year_end(date) < since}
    for date in sorted(earlier):
        there = [part for part in parts if existed(part, date)]
        summed = complete_sum(grid, there, date)
        if summed is not None:
            own[date] = summed
    return dict(sorted(own.items(), key=lambda item: (year_end(item[0]), item[0])))


def by_shares(grid: Grid, place: str, conversion: Conversion) -> dict[str, Quantity]:
    """Quantities of `place` as it is since `conversion.since`, before that day estimated by shares.

    A date is weighted by the shares of its year's end, within a year by those of the end before. Whole
    places alone give an exact sum; a date with a missing part, or one without shares, is left out.
    """
    since = conversion.since
    own = {date: q for date, q in grid.get(place, {}).items() if year_end(date) >= since}
    named = {part for shares in conversion.shares.values() for part in shares}
    for date in {date for part in named for date in grid.get(part, {}) if year_end(date) < since}:
        shares = conversion.shares.get(_shares_year(date), {})
        found = [(grid.get(part, {}).get(date), share) for part, share in shares.items()]
        scaled = [_scaled(q, share) for q, share in found if q is not None and q.value is not None]
        if scaled and len(scaled) == len(shares):
            own[date] = total(scaled, derived=True)
    return dict(sorted(own.items(), key=lambda item: (year_end(item[0]), item[0])))


def _shares_year(date: str) -> int:
    """The year whose end gives the shares for a date."""
    end = year_end(date)
    return int(end[:4]) - (end[5:] != "12-31")


def _scaled(quantity: Quantity, share: float) -> Quantity:
    if share == 1 or quantity.value is None:
        return quantity
    status = quantity.status if not quantity.value else stricter(quantity.status, Status.ESTIMATED)
    return quantity._replace(
        value=quantity.value * share, status=status, remarks=quantity.remarks | {Remark.BY_SHARES}
    )


def known_bases(
    grid: Grid, country: str, published: Mapping[str, Collection[tuple[float, str]]]
) -> dict[tuple[str, tuple[str, ...]], str]:
    """The census that a table rests on without saying so, told by its total of the country.

    `published` maps a date to such totals and their census; the result is keyed by date and source.
    """
    found = {}
    for date, whole in grid.get(country, {}).items():
        base = next((b for value, b in published.get(date, ()) if value == whole.value), None)
        if whole.census == "" and base:
            found[(date, whole.source)] = base
    return found


def with_bases(grid: Grid, bases: Mapping[tuple[str, tuple[str, ...]], str]) -> Grid:
    """`grid` with a census where it is unknown and `bases` knows it."""
    if not bases:
        return grid
    return {
        place: {
            date: q._replace(census=bases[(date, q.source)])
            if q.census == "" and (date, q.source) in bases
            else q
            for date, q in days.items()
        }
        for place, days in grid.items()
    }


def counted_together(grid: Grid, counted_under: Mapping[str, str]) -> Grid:
    """`grid` with an exact zero for each place whose count stands under another key.

    So a parent of both is complete. `told_apart` takes the zeros away again.
    """
    filled = {place: dict(days) for place, days in grid.items()}
    for guest, host in counted_under.items():
        for date, whole in grid.get(host, {}).items():
            own = grid.get(guest, {}).get(date)
            if own is None or not own.value:
                filled.setdefault(guest, {})[date] = whole._replace(
                    value=0.0, status=Status.ZERO, n=0, n_rounded=0, base=None,
                    remarks=frozenset({Remark.COUNTED_ELSEWHERE}),
                )  # fmt: skip
    return filled


def told_apart(grid: Grid, counted_under: Mapping[str, str]) -> Grid:
    """`grid` in which such a place has no number of its own, and the other one says what it includes."""
    told = {place: dict(days) for place, days in grid.items()}
    for guest, host in counted_under.items():
        for date, own in grid.get(guest, {}).items():
            if Remark.COUNTED_ELSEWHERE not in own.remarks or date not in told.get(host, {}):
                continue
            told[guest][date] = own._replace(value=None, status=Status.NOT_DELIVERED)
            whole = told[host][date]
            told[host][date] = whole._replace(remarks=whole.remarks | {Remark.COUNTS_OTHERS})
    return told
