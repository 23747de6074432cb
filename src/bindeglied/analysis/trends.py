"""What may be said about the way a figure went: never across a break, never over more than three years."""

from calendar import monthrange
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import pairwise

from bindeglied.analysis.breaks import between, year_end
from bindeglied.analysis.quantities import Quantity
from bindeglied.analysis.rates import change, has_number
from bindeglied.analysis.series import Break, Point
from bindeglied.analysis.status import Status

YEARS = 3


def changes(
    stocks: Mapping[str, Quantity], *, reforms: Collection[str] = (), definitions: Collection[str] = ()
) -> list[tuple[str, Quantity, Break | None]]:
    """Growth in per cent between neighbouring year ends that share base, territory and definition.

    Each with the break that separates it from the growth before it.
    """
    dated = [(day, q) for day, q in stocks.items() if day.endswith("-12-31")]
    dated.sort(key=lambda item: item[0])
    grown: list[tuple[str, Quantity, Break | None]] = []
    broken: Break | None = None
    for before, after in pairwise(dated):
        here = between(before, after, reforms=reforms, definitions=definitions)
        broken = broken or here
        neighbours = int(after[0][:4]) - int(before[0][:4]) == 1
        if here is None and neighbours and has_number(after[1]) and has_number(before[1]):
            grown.append((after[0], change(after[1], before[1]), broken if grown else None))
            broken = None
    return grown


def end_of(day: str) -> date:
    """The last day a date of a figure speaks of."""
    return date.fromisoformat(year_end(day))


def years_before(day: date, years: int = YEARS) -> date:
    """The same day `years` earlier (29 February becomes the 28th)."""
    year = day.year - years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def is_old(day: str, reference: date) -> bool:
    """Whether a figure of `day` is more than three years older than `reference`."""
    return end_of(day) < years_before(reference)


def newest(points: Sequence[Point]) -> Point | None:
    """The last point that carries a number."""
    return next((p for p in reversed(points) if p.value is not None), None)


def earlier(points: Sequence[Point], after: Point) -> Point | None:
    """The nearest earlier point with a number that may be compared with `after`, None if there is none."""
    index = next(i for i, p in enumerate(points) if p.date == after.date)
    limit = years_before(end_of(after.date))
    while index > 0:
        if points[index].break_ is not None:
            return None
        index -= 1
        if end_of(points[index].date) < limit:
            return None
        if points[index].value is not None:
            return points[index]
    return None


def says_something(after: Point, before: Point) -> bool:
    """Whether the distance of two figures is more than their rounding allows."""
    if after.value is None or before.value is None:
        return False
    if Status.ROUNDED not in (after.status, before.status):
        return after.value != before.value
    return abs(after.value - before.value) > margin(after) + margin(before)


def difference(after: Point, before: Point) -> float | None:
    """How much more there is; None where a number is missing or the rounding hides the distance."""
    if after.value is None or before.value is None:
        return None
    if after.value != before.value and not says_something(after, before):
        return None
    return after.value - before.value


def growth(after: Point, before: Point) -> float | None:
    """The same in per cent of the earlier figure, None where that is nothing."""
    distance = difference(after, before)
    return None if distance is None or not before.value else 100 * distance / before.value


def margin(point: Point) -> float:
    """By how much a figure may differ from the truth: half a base per rounded cell."""
    if point.status != Status.ROUNDED:
        return 0.0
    return (point.base or 0.0) // 2 * max(point.n_rounded, 1)
