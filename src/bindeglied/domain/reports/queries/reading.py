"""Which points of a series a report may use, and which may meet in one sentence."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from bindeglied.analysis.series import Point

YEARS = 3


def end_of(day: str) -> date:
    """The last day a date of a figure speaks of: '2024-12-31' itself, '2025' its 31 December."""
    if len(day) == 10:
        return date.fromisoformat(day)
    return date(int(day[:4]), 12, 31)


def years_before(day: date, years: int = YEARS) -> date:
    """The same day `years` earlier (29 February becomes the 28th)."""
    year = day.year - years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def is_old(day: str, reference: date) -> bool:
    """Whether a figure of `day` is more than three years older than `reference`."""
    return end_of(day) < years_before(reference)


def up_to(points: Sequence[Point], reference: date) -> tuple[Point, ...]:
    """The points a report with that reference date may know."""
    return tuple(p for p in points if end_of(p.date) <= reference)


def newest(points: Sequence[Point]) -> Point | None:
    """The last point that carries a number."""
    return next((p for p in reversed(points) if p.value is not None), None)


def earlier(points: Sequence[Point], after: Point) -> Point | None:
    """The nearest earlier point that may be compared with `after`, None if there is none.

    Never across a break, never more than three years apart.
    """
    index = next(i for i, p in enumerate(points) if p.date == after.date)
    limit = years_before(end_of(after.date))
    while index > 0:
        if points[index].break_ is not None:
            return None
        index -= 1
        candidate = points[index]
        if end_of(candidate.date) < limit:
            return None
        if candidate.value is not None:
            return candidate
    return None


def at(points: Sequence[Point], day: str) -> Point | None:
    """The point of exactly that date, if it carries a number."""
    return next((p for p in points if p.date == day and p.value is not None), None)
