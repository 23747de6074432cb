"""Figures of several places beside each other: same date, fixed order, never a ranking."""

from collections.abc import Iterable, Mapping

from bindeglied.analysis.series import Point, Series


def at(series: Series | None, date: str) -> Point | None:
    """The point of exactly that date, if it carries a number."""
    points = series.points if series else ()
    return next((p for p in points if p.date == date and p.value is not None), None)


def beside(series: Mapping[str, Series], own: str, others: Iterable[str]) -> list[tuple[str, Point]]:
    """The newest figure of `own` and those of `others` at the same date, in the order given.

    Places without a number at that date are left out; empty where `own` has none at all.
    """
    newest = series[own].latest if own in series else None
    if newest is None:
        return []
    found = [(place, at(series.get(place), newest.date)) for place in others if place != own]
    return [(own, newest), *((place, point) for place, point in found if point)]


def common_date(series: Iterable[Series], own: Series) -> str | None:
    """The newest date at which `own` and at least one other place have a number."""
    others = {p.date for s in series if s.place != own.place for p in s.points if p.value is not None}
    dates = [p.date for p in own.points if p.value is not None and p.date in others]
    return dates[-1] if dates else None
