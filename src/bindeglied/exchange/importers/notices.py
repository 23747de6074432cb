"""What is odd about a table without keeping it from being stored: the notices of the preview.

The first sentence of a message is its headline, the rest says more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from bindeglied.core import text
from bindeglied.domain.places import queries as places
from bindeglied.domain.places.values import Level
from bindeglied.domain.statistics.choices import TOTAL
from bindeglied.domain.statistics.values import CellTable, Notice
from bindeglied.exchange.importers import census, keys
from bindeglied.exchange.importers.columns import RawCells
from bindeglied.exchange.importers.numbers import Numbers
from bindeglied.exchange.importers.states import COUNT, States


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the notices look at."""

    raw: RawCells
    read: Numbers
    states: States
    cells: CellTable
    footnotes: str


def notices(facts: Facts) -> Iterator[Notice]:
    """Every notice about a table, the weightiest first."""
    yield from _census(facts)
    yield from _empty_levels(facts)
    yield from _missing_parents(facts)
    yield from _unknown_places(facts)
    yield from _sums(facts)


def census_bases(facts: Facts) -> dict[str, str]:
    """The census base of every date of a table of the population update; {} for other tables."""
    if not facts.raw.table.startswith(census.STATISTIC):
        return {}
    dates = sorted(facts.raw.date.used())
    newer = {date for date in dates if date >= "2022"}
    return census.bases(dates, _germany(facts, newer) if newer else {}, facts.footnotes)


def _germany(facts: Facts, dates: Iterable[str]) -> dict[str, float]:
    """Population of Germany per date: its own row, else the sum of all districts."""
    own: dict[str, float] = {}
    parts: dict[str, float] = {}
    for place, date, _, value in _totals(facts, frozenset(dates), (Level.COUNTRY, Level.DISTRICT)):
        if place == "DG":
            own[date] = value
        else:
            parts[date] = parts.get(date, 0.0) + value
    return {**parts, **own}


def _totals(
    facts: Facts, dates: frozenset[str], levels: Iterable[Level]
) -> list[tuple[str, str, str, float]]:
    """(place, date, variable, value) of all cells with a number that stand at the total of every dimension."""
    import pyarrow.compute as pc  # noqa: PLC0415

    raw, wanted = facts.raw, tuple(levels)
    at_level = frozenset(c for c in raw.place.codes if keys.level_of(c) in wanted)
    where = pc.and_(pc.is_valid(facts.read.value), raw.date.is_in(dates))
    where = pc.and_(where, raw.place.is_in(at_level))
    for column in raw.dimensions.values():
        where = pc.and_(where, column.is_in((TOTAL,)))
    columns = (raw.place.taken(where), raw.date.taken(where), raw.variable.taken(where))
    named = [[c.codes[i] for i in c.index.to_pylist()] for c in columns]
    return list(zip(*named, facts.read.value.filter(where).to_pylist(), strict=True))


def _census(facts: Facts) -> Iterator[Notice]:
    bases = census_bases(facts)
    new = [date for date, base in bases.items() if base == "2022"]
    open_ = [date for date, base in bases.items() if not base]
    if new:
        message = gettext(
            "New census base. The population of %(date)s rests on the census of 2022. It is not compared with figures on the base of 2011."
        )
        yield Notice("census_base", message % {"date": text.short_date(max(new))})
    if open_:
        message = gettext(
            "Census base not known. Neither a footnote nor the figure for Germany tells the base of %(date)s. No change is computed; please download the table with the row for Germany."
        )
        yield Notice("census_base_unknown", message % {"date": text.short_date(max(open_))})


_OTHER_THING = 0.5  # share of the value
_LEVEL_NAMES = {
    Level.STATE: "Länder",
    Level.REGION: "Regionen",
    Level.DISTRICT: "Kreise",
    Level.MUNICIPALITY: "Gemeinden und Teile von Kreisen",
    Level.OTHER: "Gemeindeverbände",
}


def _empty_levels(facts: Facts) -> Iterator[Notice]:
    """Only for levels of whole places: parts of districts in a table of districts are often left empty."""
    dates: dict[Level, list[str]] = {}
    for level, date in facts.states.empty_levels:
        if level in (Level.STATE, Level.DISTRICT) or (level == Level.MUNICIPALITY and _of_places(facts)):
            dates.setdefault(level, []).append(date)
    for level, days in dates.items():
        message = gettext(
            "%(level)s not delivered yet. For %(date)s there is not one number at this level, though the level above has some; these fields count as not delivered, not as nothing."
        )
        values = {"level": _LEVEL_NAMES[level], "date": text.short_date(max(days))}
        yield Notice("level_not_delivered", message % values)


def _of_places(facts: Facts) -> bool:
    """Whether the table is one of municipalities, not one of districts with parts of a few."""
    levels = [keys.level_of(key) for key in facts.raw.place.codes]
    return levels.count(Level.MUNICIPALITY) > levels.count(Level.DISTRICT)


def _missing_parents(facts: Facts) -> Iterator[Notice]:
    levels = {keys.level_of(key) for key in facts.raw.place.used()}
    if Level.DISTRICT not in levels or {Level.STATE, Level.COUNTRY} & levels:
        return
    if COUNT not in facts.raw.units.values():
        return  # rates have no sum
    message = gettext(
        "Rows for the Länder and Germany are missing. Where all districts are there, the values above them are shown as their sum and marked as derived."
    )
    yield Notice("missing_parents", message)


def _unknown_places(facts: Facts) -> Iterator[Notice]:
    unknown = [k for k in facts.raw.place.used() if _unknown(k)]
    if unknown:
        message = ngettext(
            "%(count)s key without a known place. It is stored (%(keys)s), but no series is shown for it.",
            "%(count)s keys without a known place. They are stored (%(keys)s), but no series are shown for them.",
            len(unknown),
        )
        examples = ", ".join(unknown[:3]) + (", …" if len(unknown) > 3 else "")
        yield Notice("unknown_places", message % {"count": text.number(len(unknown)), "keys": examples})


def _unknown(key: str) -> bool:
    """A key is known by its place or, below districts, by its district."""
    below = keys.level_of(key) in (Level.MUNICIPALITY, Level.OTHER)
    return places.place(key[:5] if below else key) is None


def _sums(facts: Facts) -> Iterator[Notice]:
    """A sample: do the districts of the newest date add up to their Länder, in unrounded counts?

    Means of a year may be off by one per district; what is off by half of the value is no sum at all
    (commuters over the border of the municipality and of the Land).
    """
    newest = max(facts.raw.date.used())
    found = _totals(facts, frozenset({newest}), (Level.STATE, Level.DISTRICT))
    counts = {code for code, unit in facts.raw.units.items() if unit == COUNT} - _fractions(found)
    inexact = _inexact(facts, newest)
    wrong = [
        (key, value, total)
        for key, value, total, parts in _compared(found, counts)
        if parts < abs(value - total) < _OTHER_THING * value and key not in inexact
    ]
    if wrong:
        state, value, total = max(wrong, key=lambda w: abs(w[1] - w[2]))
        message = gettext(
            "Sums that do not add up. For %(date)s the districts of %(place)s give %(sum)s, the table says %(value)s. Both are stored as delivered."
        )
        values = {"sum": text.number(total), "value": text.number(value), "place": places.name_of(state)}
        yield Notice("sums", message % {"date": text.short_date(newest), **values})


def _fractions(found: Iterable[tuple[str, str, str, float]]) -> set[str]:
    """Variables with decimals: rates, which never add up."""
    return {variable for _, _, variable, value in found if not value.is_integer()}


def _inexact(facts: Facts, date: str) -> set[str]:
    """Länder in which a sum cannot be expected to hold: something rounded, blocked or outstanding."""
    import pyarrow.compute as pc  # noqa: PLC0415

    raw = facts.raw
    exact = facts.states.status.is_in(("value", "zero", "no_such_place"))
    districts = frozenset(c for c in raw.place.codes if keys.level_of(c) in (Level.DISTRICT, Level.STATE))
    where = pc.and_(raw.date.is_in((date,)), pc.and_(raw.place.is_in(districts), pc.invert(exact)))
    return {key[:2] for key in raw.place.taken(where).used()}


def _compared(
    found: Iterable[tuple[str, str, str, float]], variables: set[str]
) -> Iterator[tuple[str, float, float, int]]:
    """(Land, its value, sum and number of its districts) for every Land with districts."""
    values: dict[tuple[str, str], float] = {}
    sums: dict[tuple[str, str], list[float]] = {}
    for place, _, variable, value in found:
        if variable not in variables:
            continue
        if len(place) == 2:
            values[place, variable] = value
        else:
            key = place[:2], variable
            sums.setdefault(key, []).append(value)
    for (state, variable), parts in sums.items():
        if (state, variable) in values:
            yield state, values[state, variable], sum(parts), len(parts)
