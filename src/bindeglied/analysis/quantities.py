"""A number on its way from cells to a point: what it is worth and what went into it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from bindeglied.analysis.status import RANKS, Status


class Remark(StrEnum):
    """What a reader must be told about a figure beside its status."""

    OWN_YEAR_END = "own_year_end"  # divided by the population at the year's end instead of the mean
    TWO_POPULATIONS = "two_populations"  # numerator and denominator count different populations
    REMAINDER = "remainder"  # the total less the delivered parts
    UNKNOWN_BASE = "unknown_base"  # nobody says on which census the population rests
    COUNTED_ELSEWHERE = "counted_elsewhere"  # one office counts several districts under another key
    COUNTS_OTHERS = "counts_others"  # the key under which it does
    BY_SHARES = "by_shares"  # put on another territory by shares of the inhabitants


class Quantity(NamedTuple):
    """One number of one place and date. A tuple, because a computation makes very many.

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
    value, blank, status, n, n_rounded, base = 0.0, False, Status.ZERO, 0, 0, 0.0
    _, _, _, _, _, census, source, _, _, _, remarks_ = parts[0]
    for part in parts:
        if part.value is None:
            blank = True
        else:
            value += part.value
        if RANKS[part.status] > RANKS[status]:
            status = part.status
        n += part.n
        if part.n_rounded:
            n_rounded += part.n_rounded
            base = max(base, part.base or 0.0)
        if part.census != census:
            census = common_census((census, part.census))
        if part.source != source:
            source = merged(source, part.source)
        if part.remarks:
            remarks_ = remarks_ | part.remarks
        derived = derived or part.derived
    return Quantity(
        None if blank else value, status, n, n_rounded, base or None, census, source, derived,
        remarks=remarks_,
    )  # fmt: skip


def difference(of: Quantity, less: Quantity) -> Quantity:
    """`of` less `less`, of the same place and date; may be negative."""
    both = total((of, less))
    return both if both.value is None else both._replace(value=(of.value or 0.0) - (less.value or 0.0))


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
    return rest._replace(status=status, remarks=rest.remarks | {Remark.REMAINDER})


def common_census(bases: Iterable[str | None]) -> str | None:
    """The base all agree on; '' where they differ or one is unknown, None where there is none."""
    common: str | None = None
    for base in bases:
        if common is None:
            common = base
        elif base is not None and base != common:
            common = ""
    return common


def merged(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The tables of both, each once, in order of first use."""
    return one if one == other else tuple(dict.fromkeys(one + other))
