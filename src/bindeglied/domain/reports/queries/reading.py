"""Which points of a series a report may use, and which may meet in one sentence.

What may be compared at all is said once, in `analysis.trends`; a report adds its reference date.
"""

from collections.abc import Sequence
from datetime import date

from bindeglied.analysis.series import Break, Point
from bindeglied.analysis.trends import earlier, end_of, is_old, newest, says_something

__all__ = ["at", "earlier", "end_of", "is_old", "newest",
           "recent", "says_something", "separated", "up_to"]  # fmt: skip


def up_to(points: Sequence[Point], reference: date) -> tuple[Point, ...]:
    """The points a report with that reference date may know."""
    return tuple(p for p in points if end_of(p.date) <= reference)


def recent(points: Sequence[Point], reference: date) -> tuple[Point, ...]:
    """Those that are at most three years old at the reference date; the others stand under 'Rückblick'."""
    return tuple(p for p in points if not is_old(p.date, reference))


def at(points: Sequence[Point], day: str) -> Point | None:
    """The point of exactly that date, if it carries a number."""
    return next((p for p in points if p.date == day and p.value is not None), None)


def separated(points: Sequence[Point], after: Point) -> Break | None:
    """What keeps `after` from being compared with the number before it, if that is at most three years old."""
    index = next(i for i, p in enumerate(points) if p.date == after.date)
    found: Break | None = None
    while index > 0:
        found = points[index].break_ or found
        index -= 1
        if is_old(points[index].date, end_of(after.date)):
            return None
        if points[index].value is not None:
            return found
    return None
