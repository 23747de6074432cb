"""Round steps for axes and classes, so that every limit prints exactly."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# From this share of the largest value on, a line axis need not reach down to zero.
FROM_ZERO = 0.35
# So many steps an axis has where it can.
GOOD = 4.5
# How much likeness inside of the classes counts beside their evenness (tried on rates of all Länder).
_LIKENESS = 2.0


@dataclass(frozen=True, slots=True, order=True)
class Axis:
    """Ticks in rising order and the decimals they need."""

    ticks: tuple[float, ...]
    decimals: int

    @property
    def low(self) -> float:
        return self.ticks[0]

    @property
    def high(self) -> float:
        return self.ticks[-1]


_OF_AXES = ((1, 0), (2, 0), (2.5, 1), (5, 0))
_OF_CLASSES = ((1, 0), (2, 0), (2.5, 1), (3, 0), (4, 0), (5, 0))


def steps(smallest: float, leading: Sequence[tuple[float, int]] = _OF_AXES) -> Iterator[tuple[float, int]]:
    """Round steps from `smallest` on, each with the decimals it prints with.

    `leading` are the numbers they begin with and the decimals those add.
    """
    power = math.floor(math.log10(smallest)) if smallest > 0 else 0
    while True:
        for digits, extra in leading:
            step = float(f"{digits}e{power}")
            if step >= smallest * (1 - 1e-9):
                yield step, max(0, extra - power)
        power += 1


def axis(low: float, high: float, decimals: int, *, count: int = 6, from_zero: bool = False) -> Axis:
    """Ticks around the values: at most `count` steps, printed exactly with at most `decimals` decimals.

    The axis starts at zero where `from_zero` says so or the values lie near enough to it.
    """
    if from_zero or (0 <= low <= FROM_ZERO * high):
        low = min(low, 0.0)
    if from_zero or (0 >= high >= FROM_ZERO * low):
        high = max(high, 0.0)
    if low > 0:  # a point on the base line looks like nothing
        low -= 0.02 * (high - low)
    found: list[tuple[tuple[float, float, float], Axis]] = []
    for step, needed in steps(max((high - low) / count, 10.0**-decimals)):
        if needed > decimals or _is_quarter(step, needed):
            continue
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if first == last:
            first, last = (0, 1) if first == 0 else (first - 1, last + 1)
        if last - first > count:
            continue
        ticks = tuple(round(i * step, needed) for i in range(first, last + 1))
        found.append(((abs(last - first - GOOD), ticks[-1] - ticks[0], -step), Axis(ticks, needed)))
        if last - first < GOOD:
            break
    return min(found)[1]


def _is_quarter(step: float, decimals: int) -> bool:
    """Steps of 2.5 or 0.25 print more decimals than they are worth; 25 and 2,500 are fine."""
    return decimals > 0 and round(step * 10**decimals) % 25 == 0


def limits(values: Sequence[float], decimals: int, most: int) -> tuple[tuple[float, ...], int]:
    """Rounded limits that part values into at most `most` classes: evenly filled, and of like values.

    Returns the inner limits in rising order and the decimals they need; none for a single value.
    """
    low, high = min(values), max(values)
    if low == high:
        return (), decimals
    ordered = sorted(values)
    best: tuple[float, tuple[float, ...], int] = (-math.inf, (), decimals)
    for step, needed in steps(max((high - low) / (8 * most), 10.0**-decimals), _OF_CLASSES):
        if step > 10 * (high - low):
            break
        if needed > decimals or _is_quarter(step, needed):
            continue
        first, last = math.floor(low / step + 1e-9) + 1, math.floor(high / step + 1e-9)
        inner = [round(i * step, needed) for i in range(first, last + 1)]
        for start in range(max(1, len(inner) - most + 2)):
            chosen = tuple(inner[start : start + most - 1])
            if not chosen:
                continue
            score = _evenness(ordered, chosen) + _LIKENESS * _likeness(ordered, chosen)
            if score > best[0] + 1e-9:
                best = (score, chosen, needed)
    return best[1], best[2]


def _evenness(ordered: Sequence[float], inner: Sequence[float]) -> float:
    """How much the classes tell (entropy), less for uneven ones; an empty class costs a little."""
    below = [0, *(bisect_left(ordered, limit) for limit in inner), len(ordered)]
    shares = [(after - before) / len(ordered) for before, after in pairwise(below)]
    told = -sum(share * math.log(share) if share else 0.1 for share in shares)
    return told - 0.5 * (math.log(len(shares)) - told)


def _likeness(ordered: Sequence[float], inner: Sequence[float]) -> float:
    """The share of the variance that lies between the classes, from 0 to 1: no class hides great distances."""
    below = [0, *(bisect_left(ordered, limit) for limit in inner), len(ordered)]
    classes = [ordered[before:after] for before, after in pairwise(below) if after > before]
    return 1 - sum(_spread(members) for members in classes) / _spread(ordered)


def _spread(values: Sequence[float]) -> float:
    """The sum of the squared distances from the mean."""
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values)


def class_of(value: float, inner: Sequence[float]) -> int:
    """The class of a value: a limit belongs to the class above it."""
    return bisect_right(inner, value)
