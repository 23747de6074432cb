"""A sentence on one indicator: which figures go in, in which order."""

from dataclasses import dataclass

from bindeglied.analysis.series import Point
from bindeglied.domain.indicators import catalogue as indicators
from bindeglied.domain.indicators.values import Indicator
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports.queries import figures as making
from bindeglied.domain.reports.queries import reading
from bindeglied.domain.reports.queries.material import Material
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.values import Figure


@dataclass(frozen=True, slots=True)
class Statement:
    """Text and every figure in it; both empty where nothing is known."""

    text: str = ""
    figures: tuple[Figure, ...] = ()


def statement(key: str, material: Material) -> Statement:
    """What can be said about an indicator: level, its counts, Land and Germany, change."""
    indicator = indicators.INDICATORS.get(key)
    if indicator is None:
        return Statement()
    point = material.newest(key)
    if point is None:
        return _without_number(indicator, material)
    own = making.figure(indicator, point, material.place)
    beside = _comparison(indicator, own, material)
    said: list[Statement] = [
        _level(own, material),
        _counts(indicator, point, material),
        beside,
        _change(indicator, own, point, material, named=bool(beside.text)),
        _newer(indicator, point, material),
    ]
    return Statement(
        " ".join(s.text for s in said if s.text),
        making.unique([f for s in said for f in s.figures]),
    )


def _level(own: Figure, material: Material) -> Statement:
    name = places.full_name(material.place)
    phrase = de.phrase_of(own.indicator, own.label)
    if phrase.less and own.value is not None:
        unsigned = making.without_sign(own)
        return Statement(de.level(own, name, unsigned), (own, unsigned))
    return Statement(de.level(own, name), (own,))


def _without_number(indicator: Indicator, material: Material) -> Statement:
    """Why there is no figure of the place, or that only the Land or Germany has one."""
    if points := material.points(indicator.key):
        own = making.figure(indicator, points[-1], material.place)
        return Statement(de.unknown(own, places.full_name(material.place)), (own,))
    for place in material.compared:
        point = material.newest(indicator.key, place)
        if point and not reading.is_old(point.date, material.reference):
            other = making.figure(indicator, point, place)
            return Statement(de.only_for(other, indicator.title, places.full_name(material.place)), (other,))
    return Statement()


def _counts(indicator: Indicator, point: Point, material: Material) -> Statement:
    if not de.phrase_of(indicator.key, indicator.title).whole:
        return Statement()
    pair = making.counted(indicator, point, material.place)
    return Statement(de.parts(*pair), pair) if pair else Statement()


def _newer(indicator: Indicator, point: Point, material: Material) -> Statement:
    last = material.points(indicator.key)[-1]
    if last.date == point.date:
        return Statement()
    return Statement(de.newer_without_number(making.figure(indicator, last, material.place)))


def _change(indicator: Indicator, own: Figure, point: Point, material: Material, *, named: bool) -> Statement:
    """The nearest earlier figure that may be compared; `named` where other places were spoken of before.

    Beside a figure of the last three years stands none that is older.
    """
    key = indicator.key
    points = material.points(key) if material.is_old(key) else material.recent(key)
    before = reading.earlier(points, point)
    if before is None:
        between = reading.separated(points, point)
        return Statement(de.not_comparable(between)) if between else Statement()
    then = making.figure(indicator, before, material.place)
    if not de.counts(own):
        here = places.full_name(material.place) if named else ""
        return Statement(de.side_by_side(own, then, here), (then,))
    difference = making.difference(own, then)
    if difference is None or not reading.says_something(point, before):
        return Statement(de.within_rounding(own, then), (then,))
    percent = making.percent(own, then)
    used = tuple(f for f in (then, difference, percent) if f)
    return Statement(de.change(own, then, difference, percent), used)


def _comparison(indicator: Indicator, own: Figure, material: Material) -> Statement:
    """Land and Germany beside a rate, at the same date only; counts of such places say nothing."""
    if de.counts(own):
        return Statement()
    others = tuple(
        making.figure(indicator, same, place)
        for place in material.compared
        if (same := reading.at(material.points(indicator.key, place), own.date))
    )
    return Statement(de.comparison(others), others)
