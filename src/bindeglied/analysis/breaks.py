"""What separates a figure from the one before it."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import lru_cache

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
    return breaks_of((before, after), reforms=reforms, definitions=definitions)[1]


def breaks_of(
    series: Sequence[tuple[str, Quantity]],
    *,
    reforms: Collection[str] = (),
    definitions: Collection[str] = (),
) -> list[Break | None]:
    """For each figure of a series in order of date the break before it; none before the first."""
    territories, meanings = (
        _phases([date for date, _ in series], days) if days else None for days in (reforms, definitions)
    )
    found: list[Break | None] = [None] if series else []
    for i in range(1, len(series)):
        was, is_ = series[i - 1][1].census, series[i][1].census
        if was is not None and is_ is not None and (was != is_ or not is_):
            found.append(Break.CENSUS)
        elif territories and territories[i - 1] < territories[i]:
            found.append(Break.TERRITORY)
        elif meanings and meanings[i - 1] < meanings[i]:
            found.append(Break.DEFINITION)
        else:
            found.append(None)
    return found


def _phases(dates: Sequence[str], days: Collection[str]) -> list[int]:
    """How many of `days` have come by each date."""
    ordered = sorted(days)
    return [bisect_right(ordered, year_end(date)) for date in dates]
