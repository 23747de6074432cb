"""Choose by blocks what of a table is shown: a conservative protection that can be proved by hand.

A *block* is one level of detail: all cells that are broken down by the same dimensions and stand at the
total of all others. A whole block is shown or blank. Blank are

1. every block with a count that is not zero and below the minimum, or with an unknown one, and every finer one;
2. every block along a dimension whose parts exceed their total (they overlap, so sums prove nothing);
3. as many more that the blocks left over fit together without a cycle.

Why no small count can be computed from what is shown. Take a small cell; it belongs to a blank block, and every
shown cell that contains it counts at least `minimum` persons, more than the cell itself. Because the shown
blocks have no cycle (they form a junction tree), two persons who agree in what two neighbouring blocks have
in common may exchange the rest of what they are without changing any shown count. One after the other, such
exchanges bring a person from outside into the small cell. So another table with the same shown counts and
a larger cell exists, in whole numbers, none negative: nobody can tell the two apart. With a cycle (all three
two-way tables of three dimensions, say) this fails, and so does protection: hence 3.

What a table does not list is part of it too: the rest of a total that its parts leave over counts as one more
category, which is never shown.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

Codes = tuple[str, ...]  # one category per dimension, the total among them
Block = frozenset[int]  # positions of the dimensions that a cell is broken down by
Counts = Mapping[Codes, float | None]


class CannotProtect(Exception):
    """What was shown before already lets a small count of this table be computed."""


def block_of(codes: Codes, total: str) -> Block:
    """The level of detail of a cell."""
    return frozenset(i for i, code in enumerate(codes) if code != total)


def shown_blocks(
    counts: Counts, *, minimum: int, total: str, shown_before: Collection[Block] = ()
) -> frozenset[Block]:
    """The blocks of a table that may be shown together, `shown_before` among them.

    `counts` maps the codes of each cell to its count, None where it is unknown (blank by whoever
    delivered it). Coarse blocks come with the finer ones they belong to. Raises `CannotProtect` when
    what was shown before is unsafe today.
    """
    if not counts:
        return frozenset()
    size = len(next(iter(counts)))
    safe = _safe_blocks(counts, size, minimum, total)
    chosen: list[Block] = []
    for block in shown_before:
        if block not in safe or not is_acyclic([*chosen, block]):
            raise CannotProtect
        chosen.append(block)
    for block in sorted(safe, key=lambda b: (-len(b), sorted(b))):
        if any(block <= c for c in chosen) or is_acyclic([*chosen, block]):
            chosen.append(block)
    return frozenset(chosen)


def _safe_blocks(counts: Counts, size: int, minimum: int, total: str) -> set[Block]:
    """Blocks whose every coarser block, and themselves, hold nothing small, unknown or overlapping."""
    unsafe: set[Block] = set()
    for codes, count in {**counts, **_rests(counts, size, total)}.items():
        if count is None or count < 0 or 0 < count < minimum:
            unsafe.add(block_of(codes, total))
    blocks = (frozenset(b) for n in range(size + 1) for b in combinations(range(size), n))
    return {block for block in blocks if not any(bad <= block for bad in unsafe)}


def _rests(counts: Counts, size: int, total: str) -> dict[Codes, float | None]:
    """What the listed parts of each total leave over, for every dimension; negative where they overlap.

    None where a part is unknown. A total that is not listed is the sum of its parts: no rest.
    """
    parts: dict[tuple[int, Codes], list[float | None]] = {}
    for codes, count in counts.items():
        for i in block_of(codes, total):
            parts.setdefault((i, (*codes[:i], total, *codes[i + 1 :])), []).append(count)
    rests: dict[Codes, float | None] = {}
    for (i, whole), listed in parts.items():
        if whole not in counts:
            continue
        rest = (*whole[:i], f"rest of {total}", *whole[i + 1 :])
        known = [count for count in listed if count is not None]
        whole_count = counts[whole]
        if whole_count is None or len(known) < len(listed):
            rests[rest] = None
        else:
            rests[rest] = round(whole_count - sum(known), 6)
    return rests


def is_acyclic(blocks: Iterable[Block]) -> bool:
    """Whether blocks fit together like a tree (Graham's reduction leaves nothing)."""
    left = [set(b) for b in set(blocks)]
    while True:
        before = [set(b) for b in left]
        for block in left:
            block -= {i for i in block if sum(i in other for other in left) == 1}
        left = _largest_only(left)
        if left == before:
            return len(left) <= 1


def _largest_only(blocks: Sequence[set[int]]) -> list[set[int]]:
    """Without blocks that are contained in another one; of equal ones the first stays."""
    return [
        block
        for i, block in enumerate(blocks)
        if not any(block < other or (block == other and j < i) for j, other in enumerate(blocks))
    ]
