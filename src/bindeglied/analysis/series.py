"""A point of a series, and what separates it from the one before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from bindeglied.analysis.status import Status


class Break(StrEnum):
    """Why a point must not be compared with the one before it."""

    CENSUS = "census"
    TERRITORY = "territory"
    DEFINITION = "definition"


class Point(NamedTuple):
    """One figure of an indicator at one place and date. A tuple, because a computation makes very many.

    `date` is an ISO date (`2024-12-31`) or a year (`2025`); `value` is None when `status` says why;
    `numerator` and `denominator` are the counts a rate was computed from, else None;
    `base` is the rounding base of a rounded value, `n_rounded` how many rounded cells it sums;
    `boundary` is None for the territory as
    delivered, else the ISO date of the territorial state the point was converted to;
    `break_` says what separates this point from the one before; `derived` marks a sum of parts;
    `note` is a German sentence or empty.
    """

    date: str
    value: float | None
    status: Status
    numerator: float | None = None
    denominator: float | None = None
    base: float | None = None
    source: tuple[str, ...] = ()
    boundary: str | None = None
    break_: Break | None = None
    derived: bool = False
    note: str = ""
    n_rounded: int = 0

    @property
    def year(self) -> int:
        return int(self.date[:4])


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one indicator at one place and breakdown, in order of date.

    `categories` maps dimension to category code, empty for the total; `label` is the German name of
    the category ('Frauen', 'Syrien'), empty for the total.
    """

    indicator: str
    place: str
    points: tuple[Point, ...]
    unit: str = ""
    categories: Mapping[str, str] = field(default_factory=dict)
    label: str = ""

    @property
    def latest(self) -> Point | None:
        """The newest point that carries a number."""
        return next((p for p in reversed(self.points) if p.value is not None), None)
