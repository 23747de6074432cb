"""Where labels go so that none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def stacked(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Upper edges for blocks of `heights`, centred on `wanted` where possible, in the same order as given.

    Blocks keep their vertical order, do not overlap and stay between `top` and `bottom`; if they need more
    room they run on below `bottom`.
    """
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    groups: list[tuple[list[int], float, float]] = []  # members, upper edge, height
    for i in order:
        members, upper, height = [i], wanted[i] - heights[i] / 2, heights[i]
        while True:
            upper = max(min(upper, bottom - height), top)
            if not groups or groups[-1][1] + groups[-1][2] <= upper:
                break
            before = groups.pop()
            members, height = before[0] + members, before[2] + height
            upper = _best(members, wanted, heights)
        groups.append((members, upper, height))
    edges = [0.0] * len(wanted)
    for members, upper, _ in groups:
        for i in members:
            edges[i] = upper
            upper += heights[i]
    return edges


def _best(members: Sequence[int], wanted: Sequence[float], heights: Sequence[float]) -> float:
    """The upper edge of a group for which its blocks lie nearest to where they want to be."""
    shift, total = 0.0, 0.0
    for i in members:
        total += wanted[i] - heights[i] / 2 - shift
        shift += heights[i]
    return total / len(members)


def crosses(box: Box, line: Sequence[tuple[float, float]]) -> bool:
    """Whether a line of points runs through a box, judged by the boxes around its stretches."""
    if len(line) == 1:
        x, y = line[0]
        return box.left <= x <= box.right and box.top <= y <= box.bottom
    for (x1, y1), (x2, y2) in pairwise(line):
        if max(x1, x2) < box.left or min(x1, x2) > box.right:
            continue
        # The part of the stretch above the box's width.
        slope = (y2 - y1) / (x2 - x1) if x2 != x1 else 0.0
        ys = (
            [y1, y2]
            if x2 == x1
            else [y1 + slope * (min(max(x, min(x1, x2)), max(x1, x2)) - x1) for x in (box.left, box.right)]
        )
        if max(ys) >= box.top and min(ys) <= box.bottom:
            return True
    return False
