"""What computing needs to know of places: parents, mergers of whole districts, days of reforms."""

from collections.abc import Callable
from functools import cache

from bindeglied.analysis.breaks import year_end
from bindeglied.analysis.territory import Conversion, Merger
from bindeglied.domain.places import queries as places

COUNTRY = "DG"
# Two Länder are districts at the same time: one place under two keys.
TWINS = (("02", "02000"), ("11", "11000"))


@cache
def is_known(key: str, levels: tuple[str, ...]) -> bool:
    """Whether a place of one of `levels` is known under `key`."""
    place = places.place(key)
    return place is not None and place.level in levels


def parents() -> dict[str, Callable[[str], tuple[str, ...]]]:
    """For each Land and for Germany a function from a date to the keys of the districts it had."""
    states = [state.key for state in places.states()]
    own = {state: (lambda date, state=state: _districts(state, year_end(date))) for state in states}
    return {**own, COUNTRY: lambda date: tuple(key for state in states for key in own[state](date))}


@cache
def _districts(state: str, date: str) -> tuple[str, ...]:
    return tuple(district.key for district in places.districts_of(state, date))


@cache
def merger_of(key: str) -> Merger | None:
    """How the place came to be from whole districts, None if it did not."""
    parts, since = places.parts_today(key), places.territory_date(key)
    return Merger(parts, since) if since and len(parts) > 1 else None


@cache
def conversion_of(key: str) -> Conversion | None:
    """The official shares that put the place on its territory of today, None where none are needed or known."""
    shares = places.shares_of(key)
    return Conversion(shares.since, shares.by_year) if shares else None


@cache
def reforms_after(key: str, since: str) -> tuple[str, ...]:
    """The days of reforms that the shares do not know yet."""
    return tuple(day for day in reforms(key) if day > since)


@cache
def reforms(key: str) -> tuple[str, ...]:
    """The days on which the territory of a place changed."""
    return tuple(sorted({reform.date for reform in places.reforms_of(key)}))


@cache
def reforms_left(key: str, merger: Merger) -> tuple[str, ...]:
    """The days of reforms that still part the series of a place on today's territory."""
    inside = set(merger.parts)
    return tuple(
        sorted({
            reform.date
            for part in merger.parts
            for reform in places.reforms_of(part)
            if not (reform.whole and reform.old in inside and reform.new in inside)
        })
    )  # fmt: skip
