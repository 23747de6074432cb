"""A number on its way from cells to a point: what it is worth and what went into it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bindeglied.analysis.status import Status, strictest


class Remark(StrEnum):
    """What a reader must be told about a figure beside its status."""

    OWN_YEAR_END = "own_year_end"  # divided by the population at the year's end instead of the mean
    TWO_POPULATIONS = "two_populations"  # numerator and denominator count different populations
    REMAINDER = "remainder"  # the total less the delivered parts
    UNKNOWN_BASE = "unknown_base"  # nobody says on which census the population rests
    COUNTED_ELSEWHERE = "counted_elsewhere"  # one office counts several districts under another key
    COUNTS_OTHERS = "counts_others"  # the key under which it does


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of one place and date.

    `value` is None when `status` says why. `n` cells went in, `n_rounded` of them rounded, to `base`
    at the most. `census` is the base of the population it rests on: '2011', '' for unknown, None if it
    rests on none. `derived` marks a sum of places.
    """

    value: float | None
    status: Status
    n: int = 1
    n_rounded: int = 0
    base: float | None = None
    census: str | None = None
    source: tuple[str, ...] = ()
    derived: bool = False
    numerator: float | None = None
    denominator: float | None = None
    remarks: frozenset[Remark] = frozenset()


def total(parts: Sequence[Quantity], *, derived: bool = False) -> Quantity:
    """The sum of `parts` (at least one); no number if one of them has none."""
    blank = any(p.value is None for p in parts)
    return Quantity(
        value=None if blank else sum(p.value or 0.0 for p in parts),
        status=strictest(p.status for p in parts),
        n=sum(p.n for p in parts),
        n_rounded=sum(p.n_rounded for p in parts),
        base=max((p.base for p in parts if p.base), default=None),
        census=common_census(p.census for p in parts),
        source=sources(parts),
        derived=derived or any(p.derived for p in parts),
        remarks=remarks(parts),
    )


def difference(of: Quantity, less: Quantity) -> Quantity:
    """`of` less `less`, of the same place and date; may be negative."""
    blank = of.value is None or less.value is None
    return replace(total([of, less]), value=None if blank else (of.value or 0.0) - (less.value or 0.0))


def remainder(whole: Quantity, parts: Sequence[Quantity]) -> Quantity | None:
    """What the delivered parts leave of the total.

    None unless all of them are exact: nothing is filled over a blank or over rounding.
    """
    exact = (Status.VALUE, Status.ZERO)
    if not parts or any(q.value is None or q.status not in exact for q in (whole, *parts)):
        return None
    rest = difference(whole, total(parts))
    if rest.value is None or rest.value < 0:
        return None
    status = Status.VALUE if rest.value else Status.ZERO
    return replace(rest, status=status, remarks=rest.remarks | {Remark.REMAINDER})


def common_census(bases: Iterable[str | None]) -> str | None:
    """The base all agree on; '' where they differ or one is unknown, None where there is none."""
    known = {b for b in bases if b is not None}
    if not known:
        return None
    return known.pop() if len(known) == 1 else ""


def sources(quantities: Iterable[Quantity]) -> tuple[str, ...]:
    """The tables, each once, in order of first use."""
    return tuple(dict.fromkeys(code for q in quantities for code in q.source))


def remarks(quantities: Iterable[Quantity]) -> frozenset[Remark]:
    """All remarks of `quantities`."""
    return frozenset().union(*(q.remarks for q in quantities))
