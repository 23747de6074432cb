"""Sums over the parts of a social area: all of them at the same date, or no figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bindeglied.analysis.series import Break, Point
from bindeglied.analysis.status import Status, strictest


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """An area at one date (ISO or a year): the sum of its parts, None where some, the `missing`, have no number.

    `n_rounded` rounded cells went in; `break_` says what separates it from the date before; `source` are tables.
    """

    date: str
    value: float | None
    status: Status
    missing: tuple[str, ...] = ()
    n_rounded: int = 0
    break_: Break | None = None
    source: tuple[str, ...] = ()


def area_series(parts: Mapping[str, Sequence[Point]]) -> tuple[AreaFigure, ...]:
    """One figure for each date at which any part has a point, in order of date; `parts` maps key to points."""
    by_part = {key: {point.date: point for point in points} for key, points in parts.items()}
    dates = sorted({date for points in by_part.values() for date in points})
    return tuple(_at(date, by_part) for date in dates)


def _at(date: str, by_part: Mapping[str, Mapping[str, Point]]) -> AreaFigure:
    points = [points[date] for points in by_part.values() if date in points]
    there = [point for point in points if point.value is not None]
    missing = tuple(
        key for key, points in by_part.items() if date not in points or points[date].value is None
    )
    break_ = next((point.break_ for point in points if point.break_), None)
    if missing:
        return AreaFigure(date, None, Status.NOT_DELIVERED, missing, break_=break_)
    return AreaFigure(
        date,
        sum(point.value or 0.0 for point in there),
        strictest(point.status for point in there),
        n_rounded=sum(point.n_rounded for point in there),
        break_=break_,
        source=tuple(dict.fromkeys(table for point in there for table in point.source)),
    )
