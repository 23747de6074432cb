"""How unevenly a group lives over the parts of a place.

The index of dissimilarity of Duncan and Duncan (A Methodological Analysis of Segregation Indexes, American
Sociological Review 20, 1955, pages 210 to 217): half the sum over all parts of |x_i / X - y_i / Y|, where x_i
and y_i count the group and the others in a part and X and Y in the whole. 0 says that the group has the same
share everywhere, 1 that it never lives beside the others; the index is the share of the group that would have
to move for an even spread.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from bindeglied.analysis.quantities import Quantity, difference, total
from bindeglied.analysis.rates import PER_CENT
from bindeglied.analysis.territory import Grid


def dissimilarity(group: Sequence[float], others: Sequence[float]) -> float | None:
    """The index between 0 and 1 of counts per part, in the same order; None where either has nobody."""
    of_group, of_others = sum(group), sum(others)
    if of_group <= 0 or of_others <= 0:
        return None
    shares = (abs(x / of_group - y / of_others) for x, y in zip(group, others, strict=True))
    return min(sum(shares) / 2, 1.0)


def over_parts(group: Grid, everybody: Grid, wholes: Mapping[str, Callable[[str], Collection[str]]]) -> Grid:
    """The index in per cent for each whole and date at which all of its parts have both numbers.

    `wholes` maps a key to a function from a date to the keys of its parts; one part alone has no index.
    """
    found: Grid = {}
    dates = sorted({date for days in group.values() for date in days})
    for whole, parts_on in wholes.items():
        for date in dates:
            parts = parts_on(date)
            pairs = [(group.get(p, {}).get(date), everybody.get(p, {}).get(date)) for p in parts]
            known = [(x, n) for x, n in pairs if x is not None and n is not None]
            index = _index(known) if len(known) == len(pairs) > 1 else None
            if index is not None:
                found.setdefault(whole, {})[date] = index
    return found


def _index(pairs: Sequence[tuple[Quantity, Quantity]]) -> Quantity | None:
    others = [difference(n, x) for x, n in pairs]
    if any(q.value is None or q.value < 0 for q in (*others, *(x for x, _ in pairs))):
        return None
    value = dissimilarity([x.value or 0.0 for x, _ in pairs], [q.value or 0.0 for q in others])
    if value is None:
        return None
    # Not a sum of places: the status, base and source are those of what went in.
    return total([q for pair in pairs for q in pair])._replace(value=PER_CENT * value, derived=False)
