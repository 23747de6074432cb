"""Which status word a cell carries: what the sign, the place, its level and the source say together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bindeglied.analysis.status import Status
from bindeglied.domain.places import queries as places
from bindeglied.domain.places.values import Level
from bindeglied.exchange.importers import keys, numbers, sources
from bindeglied.exchange.importers.columns import Coded, RawCells, combined
from bindeglied.exchange.importers.numbers import Numbers

_WORDS = tuple(status.value for status in Status)
_CODE = {status: code for code, status in enumerate(Status)}
_OF_MARKER = {
    numbers.PLAIN: Status.VALUE,
    numbers.NOTHING: Status.ZERO,
    numbers.SECRET: Status.SECRET,
    numbers.SENSELESS: Status.NOT_APPLICABLE,
    numbers.UNRELIABLE: Status.UNRELIABLE,
    numbers.LATER: Status.NOT_DELIVERED,
    numbers.NEAR_ZERO: Status.ROUNDED,
    numbers.LIMITED: Status.UNRELIABLE,
}
COUNT = "Anzahl"
PERCENT = "Prozent"


@dataclass(frozen=True, slots=True)
class States:
    """Status and rounding base per cell, and what was met on the way."""

    status: Coded
    base: Any
    empty_levels: tuple[tuple[Level, str], ...]  # (level, date) that were not delivered
    gone_places: tuple[str, ...]  # places that did not exist on the date of a cell with '-'


def assign(raw: RawCells, read: Numbers) -> States:
    """Give every cell its status by the rules of figures."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    def put(where: Any, status: Status, column: Any) -> Any:
        return pc.if_else(where, pa.scalar(_CODE[status], pa.int32()), column)

    lookup = pa.array([_CODE[_OF_MARKER[i]] for i in range(len(numbers.MARKERS))], pa.int32())
    index = lookup.take(read.marker)
    near_zero = pc.equal(read.marker, numbers.NEAR_ZERO)
    base = pc.if_else(near_zero, _half_units(read.decimals), pa.scalar(None, pa.float64()))
    exact = pc.and_(near_zero, _counts_whole(raw, read))
    index, base = put(exact, Status.ZERO, index), pc.if_else(exact, pa.scalar(None, pa.float64()), base)
    for rule in sources.rules_of(raw.table):
        touched = _touched(rule, raw, read)
        index = put(touched, rule.status, index)
        base = pc.if_else(touched, pa.scalar(rule.base, pa.float64()), base)
    nothing = pc.equal(read.marker, numbers.NOTHING)
    empty, where_empty = _not_delivered(raw, read)
    index = put(pc.and_(nothing, where_empty), Status.NOT_DELIVERED, index)
    gone, where_gone = _gone(raw, nothing)
    index = put(where_gone, Status.NO_SUCH_PLACE, index)
    return States(Coded(_WORDS, index), base, empty, gone)


def _half_units(decimals: Any) -> Any:
    import pyarrow.compute as pc  # noqa: PLC0415

    return pc.multiply(0.5, pc.power(0.1, decimals.cast("float64")))


def _counts_whole(raw: RawCells, read: Numbers) -> Any:
    """Where a '0' is exactly nothing: counts in whole units."""
    import pyarrow.compute as pc  # noqa: PLC0415

    counts = {code for code, unit in raw.units.items() if unit == COUNT}
    return pc.and_(raw.variable.is_in(frozenset(counts)), pc.equal(read.decimals, 0))


def _touched(rule: sources.Rule, raw: RawCells, read: Numbers) -> Any:
    """The numbers that a rule of the source has changed: no level and variable that it leaves exact."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    places_in = frozenset(c for c in raw.place.codes if c.startswith(rule.land))
    dates_in = frozenset(c for c in raw.date.codes if c >= rule.since)
    under = pc.and_(raw.place.is_in(places_in), raw.date.is_in(dates_in))
    under = pc.and_(under, pc.is_valid(read.value))
    if rule.base is None or not pc.any(under).as_py():
        return under
    shares = frozenset(code for code, unit in raw.units.items() if unit == PERCENT)
    under = pc.and_(under, pc.invert(raw.variable.is_in(shares)))  # a base is one of counts
    group = combined([_levels(raw.place), raw.variable])
    quotient = pc.divide(read.value, rule.base)
    exact = pc.and_(under, pc.not_equal(quotient, pc.round(quotient)))
    return pc.and_(
        under, pc.invert(pc.is_in(group, value_set=pc.unique(group.filter(exact)).cast(pa.int64())))
    )


def _levels(place: Coded) -> Coded:
    """The rank of the level of every place."""
    import pyarrow as pa  # noqa: PLC0415

    order = {level: i for i, level in enumerate(keys.LEVELS)}
    ranks = pa.array([order[keys.level_of(c)] for c in place.codes], pa.int32())
    return Coded(tuple(keys.LEVELS), ranks.take(place.index))


def _not_delivered(raw: RawCells, read: Numbers) -> tuple[tuple[tuple[Level, str], ...], Any]:
    """Levels without one number, only '-' and '.', while a level above them has numbers."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    group = combined([_levels(raw.place), raw.date, raw.variable])
    filled = _split(group.filter(pc.is_valid(read.value)), raw)
    silent = pc.or_(pc.equal(read.marker, numbers.NOTHING), pc.equal(read.marker, numbers.SECRET))
    speaking = _split(group.filter(pc.invert(silent)), raw)
    empty = [
        (number, rank, date)
        for (rank, date, variable), number in _split(group, raw).items()
        if (rank, date, variable) not in speaking
        and any((above, date, variable) in filled for above in range(rank))
    ]
    where = pc.is_in(group, value_set=pa.array([number for number, _, _ in empty], pa.int64()))
    met = dict.fromkeys((keys.LEVELS[rank], raw.date.codes[date]) for _, rank, date in empty)
    return tuple(sorted(met, key=lambda m: (m[1], keys.LEVELS.index(m[0])))), where


def _split(groups: Any, raw: RawCells) -> Mapping[tuple[int, int, int], int]:
    """The distinct groups as (rank of level, date, variable) -> number of the group."""
    import pyarrow.compute as pc  # noqa: PLC0415

    dates, variables = len(raw.date.codes), len(raw.variable.codes)
    return {
        (number // (dates * variables), number // variables % dates, number % variables): number
        for number in pc.unique(groups).to_pylist()
    }


def _gone(raw: RawCells, nothing: Any) -> tuple[tuple[str, ...], Any]:
    """Cells with '-' of places that did not exist on their date, and those places."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    pair = combined([raw.place, raw.date])
    dates = len(raw.date.codes)
    gone: list[int] = []
    names: set[str] = set()
    for number in pc.unique(pair.filter(nothing)).to_pylist():
        place = raw.place.codes[number // dates]
        if not places.exists_on(place, raw.date.codes[number % dates]):
            gone.append(number)
            names.add(place)
    where = pc.and_(nothing, pc.is_in(pair, value_set=pa.array(gone, pa.int64())))
    return tuple(sorted(names)), where
