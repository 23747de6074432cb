"""Who makes up a figure: its parts by group of countries or nationality."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bindeglied.analysis import charting
from bindeglied.analysis.series import Point, Series
from bindeglied.domain.indicators import catalogue as indicators
from bindeglied.domain.indicators.values import Breakdown, Indicator
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports.queries import figures as making
from bindeglied.domain.reports.queries import printing
from bindeglied.domain.reports.queries.material import Material
from bindeglied.domain.reports.sentences import charts as words
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.values import Figure

NAMED = 5  # the largest groups that a sentence names where it cannot name all
LISTED = 8  # so many it can
DRAWN = 10


@dataclass(frozen=True, slots=True)
class Parts:
    """A total and its parts, largest first, all of one date.

    `by` is the German name of the dimension. `groups` are disjoint; `across` cut through them and are never
    added or drawn beside them. `complete` says that the groups are all there are.
    """

    whole: Figure
    by: str
    groups: tuple[tuple[str, Figure], ...]
    across: tuple[tuple[str, Figure], ...]
    complete: bool


def parts_of(spec: Mapping[str, Any], material: Material) -> Parts | None:
    """The parts that a spec names by `by`; None where the place has none of them."""
    for key in spec.get("indicators", ()):
        indicator = indicators.INDICATORS.get(key)
        newest = material.newest(key)
        breakdown = indicator.breakdown(spec.get("by", "")) if indicator else None
        if indicator and newest and breakdown:
            return _parts(indicator, breakdown, newest, material)
    return None


def _parts(indicator: Indicator, breakdown: Breakdown, newest: Point, material: Material) -> Parts | None:
    found = material.parts_at(indicator.key, breakdown.dimension, newest.date)

    def made(series: Series, point: Point) -> tuple[str, Figure]:
        return series.label, making.figure(indicator, point, material.place, series)

    groups: list[tuple[str, Figure]] = []
    across: list[tuple[str, Figure]] = []
    for series, point in found:
        crossing = series.categories[breakdown.dimension] in breakdown.overlapping
        (across if crossing else groups).append(made(series, point))
    if not groups:
        return None
    return Parts(
        whole=making.figure(indicator, newest, material.place),
        by=breakdown.label,
        groups=tuple(sorted(groups, key=lambda pair: -(pair[1].value or 0))),
        across=tuple(across),
        complete=breakdown.top is None,
    )


def statement(spec: Mapping[str, Any], material: Material) -> tuple[str, tuple[Figure, ...]]:
    """The sentence on the parts with its figures; both empty where there are none."""
    parts = parts_of(spec, material)
    if parts is None:
        return "", ()
    filled = [pair for pair in parts.groups if pair[1].value]
    if not filled:
        return "", ()
    complete = parts.complete and len(filled) <= LISTED
    named = filled if complete else filled[:NAMED]
    text = de.groups(
        named,
        parts.whole,
        places.full_name(material.place),
        by=parts.by,
        complete=complete,
    )
    union = _union(parts)
    if union:
        text = f"{text} {de.union(*union)}"
    return text, making.unique([*([parts.whole] if complete else []), *(f for _, f in named), *union])


def _union(parts: Parts) -> tuple[Figure, ...]:
    """Citizens of the European Union and everybody else, where both are there."""
    by_code = {next(iter((f.categories or {}).values()), ""): f for _, f in parts.across}
    pair = [by_code.get("EU27"), by_code.get("DRITT-EU27")]
    return tuple(f for f in pair if f) if all(pair) else ()


def drawing(spec: Mapping[str, Any], material: Material) -> printing.Drawing | None:
    """Bars of the groups, largest first; None where there are fewer than two."""
    parts = parts_of(spec, material)
    filled = [pair for pair in parts.groups if pair[1].value] if parts else []
    shown = filled[:DRAWN]
    if parts is None or len(shown) < 2:
        return None
    indicator = indicators.INDICATORS[parts.whole.indicator]
    figures = [f for _, f in shown]
    said = words.groups(
        shown,
        parts.whole,
        parts.by,
        place_name=places.full_name(material.place),
        source=de.source_line(making.sources(figures)),
        complete=parts.complete and len(filled) <= DRAWN,
    )
    bars = tuple(
        charting.Bar(label=name, value=f.value, status=f.status, own=i == 0)
        for i, (name, f) in enumerate(shown)
    )
    chart = charting.BarChart(
        words=said, bars=bars, unit=making.shown_unit(indicator.unit), decimals=indicator.decimals
    )
    data = printing.listed(said, parts.by, [*shown, ("Insgesamt", parts.whole), *parts.across])
    return printing.drawn(chart, data, [*figures, parts.whole, *(f for _, f in parts.across)])
