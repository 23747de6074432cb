"""Age groups of equal width from those of a table, so that the bars of a pyramid may be compared."""

import re
from collections.abc import Iterable

from bindeglied.analysis.quantities import Quantity, total

_CODE = re.compile(r"ALT(\d{3})(?:B(\d{2,3})|UM)")
WIDTH = 10
TOP = 90


def by_decades(groups: Iterable[tuple[str, Quantity]]) -> list[tuple[str, Quantity]]:
    """('ALT003B06', n) ... -> ('0–9', sum) ... ('90+', n), from the youngest on.

    Empty unless the groups cover all ages from 0 without a gap or an overlap and none crosses a decade.
    """
    bounds = sorted(((_bounds(code), quantity) for code, quantity in groups), key=lambda pair: pair[0])
    reached = 0.0
    decades: dict[int, list[Quantity]] = {}
    for (low, high), quantity in bounds:
        decade = min(int(low) // WIDTH * WIDTH, TOP)
        if low != reached or (decade < TOP and high > decade + WIDTH):
            return []
        reached = high
        decades.setdefault(decade, []).append(quantity)
    if reached != float("inf"):
        return []
    return [
        (f"{low}+" if low == TOP else f"{low}–{low + WIDTH - 1}", total(parts))
        for low, parts in sorted(decades.items())
    ]


def _bounds(code: str) -> tuple[float, float]:
    """'ALT003B06' -> (3, 6), 'ALT090UM' -> (90, inf); a code of no age lies nowhere."""
    match = _CODE.fullmatch(code)
    if match is None:
        return (-1.0, -1.0)
    return float(match[1]), float(match[2]) if match[2] else float("inf")
