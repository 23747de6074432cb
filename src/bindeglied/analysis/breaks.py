"""What separates a figure from the one before it."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from bindeglied.analysis.quantities import Quantity
from bindeglied.analysis.series import Break


@lru_cache(maxsize=4096)
def year_end(date: str) -> str:
    """The last day a date speaks of: '2024-12-31' itself, '2025' and '2023-10P6M' their 31 December."""
    return date if len(date) == 10 and date[4] == date[7] == "-" else f"{date[:4]}-12-31"


def between(
    before: tuple[str, Quantity],
    after: tuple[str, Quantity],
    *,
    reforms: Collection[str] = (),
    definitions: Collection[str] = (),
) -> Break | None:
    """The break between two figures of one place, None if they may be compared.

    `reforms` are the days on which the place's territory changed, `definitions` the days from which a
    new definition holds. A population on an unknown census base is comparable with nothing.
    """
    (earlier, was), (later, is_) = (year_end(before[0]), before[1]), (year_end(after[0]), after[1])
    if was.census is not None and is_.census is not None and (was.census != is_.census or not is_.census):
        return Break.CENSUS
    if any(earlier < day <= later for day in reforms):
        return Break.TERRITORY
    if any(earlier < day <= later for day in definitions):
        return Break.DEFINITION
    return None


def breaks_of(
    series: Sequence[tuple[str, Quantity]],
    *,
    reforms: Collection[str] = (),
    definitions: Collection[str] = (),
) -> list[Break | None]:
    """For each figure of a series in order of date the break before it; none before the first."""
    bases = {quantity.census for _, quantity in series}
    if not reforms and not definitions and len(bases) < 2 and "" not in bases:
        return [None] * len(series)
    found: list[Break | None] = [None] if series else []
    for before, after in pairwise(series):
        found.append(between(before, after, reforms=reforms, definitions=definitions))
    return found
