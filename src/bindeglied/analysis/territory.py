"""Sums over places: parents from complete parts, districts that were merged."""

from collections.abc import Callable, Collection, Iterable, Mapping

from bindeglied.analysis.breaks import year_end
from bindeglied.analysis.quantities import Quantity, total

# place -> date -> quantity
Grid = dict[str, dict[str, Quantity]]


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
