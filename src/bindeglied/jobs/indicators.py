"""Computing indicators: from stored cells to series, for every place and date that the tables carry."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from bindeglied.analysis import segregation
from bindeglied.analysis.breaks import year_end
from bindeglied.analysis.formulas import Dated, Formula
from bindeglied.analysis.formulas import compute as figures_of
from bindeglied.analysis.quantities import Quantity, Remark
from bindeglied.analysis.series import Point
from bindeglied.analysis.territory import (
    Grid,
    Merger,
    by_shares,
    counted_together,
    known_bases,
    on_today,
    told_apart,
    with_bases,
    with_nothing,
    with_parents,
)
from bindeglied.domain.indicators import actions, catalogue
from bindeglied.domain.indicators.catalogue.offices import COUNTED_UNDER
from bindeglied.domain.indicators.catalogue.population import GERMANY_BY_CENSUS
from bindeglied.domain.indicators.sentences import notes
from bindeglied.domain.indicators.values import Breakdown, Indicator, SeriesRow, Term, categories_text
from bindeglied.domain.places import queries as places
from bindeglied.jobs import territories
from bindeglied.jobs.counts import TOTAL, Counts


def compute(tables: list[str] | None = None) -> None:
    """Compute every indicator that rests on one of `tables` (None: all) and replace its series.

    Cells that were undone or superseded leave no point behind. All series change in one transaction.
    """
    wanted = catalogue.INDICATORS.values() if tables is None else catalogue.using(tables)
    with _without_collection(), Counts() as counts:
        actions.store_series(series={i.key: series_of(i, counts) for i in wanted})


@contextmanager
def _without_collection() -> Iterator[None]:
    """Hundreds of thousands of values live to the end; to search them for cycles takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def series_of(indicator: Indicator, counts: Counts) -> Iterator[SeriesRow]:
    """All series of one indicator: total and breakdowns, as delivered and on today's territory."""
    whole = _grid(indicator, indicator.numerator, counts, None)[TOTAL]
    below = _grid(indicator, indicator.denominator, counts, None)[TOTAL] if indicator.denominator else None
    if indicator.formula == Formula.DISSIMILARITY:
        whole = segregation.over_parts(whole, below or {}, territories.parents())
    yield from _rows(indicator, whole, below, {}, "")
    for breakdown in indicator.breakdowns:
        parts = _grid(indicator, indicator.numerator, counts, breakdown)
        divided = (
            _grid(indicator, indicator.denominator, counts, breakdown)
            if indicator.denominator and breakdown.denominator_too
            else {}
        )
        for code, grid in _chosen(breakdown, parts).items():
            label = _label(indicator, breakdown, code, counts)
            divisor = divided.get(code, {}) if breakdown.denominator_too else below
            yield from _rows(indicator, grid, divisor, {breakdown.dimension: code}, label)


def _grid(indicator: Indicator, term: Term, counts: Counts, breakdown: Breakdown | None) -> dict[str, Grid]:
    """The grids of a term with parents, census bases and joint offices settled."""
    whole = _completed(indicator, counts.total(term))
    bases = known_bases(whole, territories.COUNTRY, GERMANY_BY_CENSUS)
    if breakdown is None:
        return {TOTAL: with_bases(whole, bases)}
    found = {}
    for code, grid in counts.by(term, breakdown).items():
        dense = with_nothing(grid, counts.total(term)) if breakdown.sparse else grid
        summed = _completed(indicator, dense)
        if breakdown.sparse:
            summed = _as_delivered(summed, grid)
        found[code] = with_bases(summed, bases)
    return found


def _as_delivered(dense: Grid, grid: Grid) -> Grid:
    """`dense` without what was filled up for the sums; parents stay as summed."""
    sums = territories.parents()
    return {
        place: days if place in sums else {date: days[date] for date in grid[place]}
        for place, days in dense.items()
        if place in sums or place in grid
    }


def _completed(indicator: Indicator, grid: Grid) -> Grid:
    if indicator.formula == Formula.DELIVERED:
        return grid
    if not indicator.joint_offices:
        return with_parents(grid, territories.parents())
    together = with_parents(counted_together(grid, COUNTED_UNDER), territories.parents())
    return told_apart(together, COUNTED_UNDER)


def _chosen(breakdown: Breakdown, parts: Mapping[str, Grid]) -> dict[str, Grid]:
    """The categories of a breakdown in the order in which they are shown."""
    if breakdown.top is None:
        codes = dict.fromkeys((*breakdown.categories, *breakdown.overlapping, breakdown.rest))
        return {code: parts[code] for code in codes if code in parts}
    chosen: dict[str, Grid] = {}
    for place in {place for grid in parts.values() for place in grid}:
        for code in _largest(parts, place, breakdown.top):
            chosen.setdefault(code, {})[place] = parts[code][place]
    return {code: chosen[code] for code in sorted(chosen)}


def _largest(parts: Mapping[str, Grid], place: str, top: int) -> list[str]:
    """The categories with the largest numbers at the newest date of a place."""
    here = {code: grid[place] for code, grid in parts.items() if grid.get(place)}
    newest = max((date for days in here.values() for date in days), key=year_end, default="")
    sizes = {code: days[newest].value or 0.0 for code, days in here.items() if newest in days}
    return sorted(sizes, key=lambda code: (-sizes[code], code))[:top]


def _label(indicator: Indicator, breakdown: Breakdown, code: str, counts: Counts) -> str:
    own = {**breakdown.categories, **breakdown.overlapping}
    return own.get(code) or counts.label(indicator.numerator, breakdown.dimension, code)


def _rows(
    indicator: Indicator, grid: Grid, below: Grid | None, categories: Mapping[str, str], label: str
) -> Iterator[SeriesRow]:
    """A series per known place, as delivered, and one on today's territory where a reform changed it."""
    merged = indicator.formula != Formula.DELIVERED
    for place, days in grid.items():
        if not territories.is_known(place, indicator.levels):
            continue
        merger = territories.merger_of(place) if merged else None
        variants = [("", days, (below or {}).get(place), territories.reforms(place))]
        if merger:
            variants.append((
                merger.since,
                _today(grid, place, merger),
                _today(below, place, merger) if below is not None else None,
                territories.reforms_left(place, merger),
            ))  # fmt: skip
        conversion = territories.conversion_of(place) if merged else None
        if conversion and any(year_end(date) < conversion.since for date in days):
            variants.append((
                conversion.since,
                by_shares(grid, place, conversion),
                by_shares(below, place, conversion) if below is not None else None,
                territories.reforms_after(place, conversion.since),
            ))  # fmt: skip
        for boundary, above, under, reforms in variants:
            points = tuple(_points(indicator, place, boundary, above, under, reforms))
            if points:
                yield SeriesRow(
                    indicator.key, place, categories_text(categories), label, boundary, indicator.unit, points
                )


def _today(grid: Grid, place: str, merger: Merger) -> dict[str, Quantity]:
    return on_today(grid, place, merger.parts, merger.since, places.exists_on)


def _points(
    indicator: Indicator, place: str, boundary: str, above: Mapping[str, Quantity],
    under: Mapping[str, Quantity] | None, reforms: tuple[str, ...],
) -> Iterator[Point]:  # fmt: skip
    dated: Dated = figures_of(
        indicator.formula, above, under, reforms=reforms, definitions=tuple(indicator.definitions)
    )
    for date, quantity, break_ in dated:
        if indicator.two_populations:
            quantity = quantity._replace(remarks=quantity.remarks | {Remark.TWO_POPULATIONS})
        value, status, _, n_rounded, base, _, source, derived, numerator, denominator, _ = quantity
        note = "" if notes.is_plain(quantity) else _note(place, date, boundary, quantity, above.get(date))
        yield Point(
            date, value, status, numerator, denominator, base, source, boundary or None, break_, derived, note,
            n_rounded,
        )  # fmt: skip


def _note(place: str, date: str, boundary: str, quantity: Quantity, counted: Quantity | None) -> str:
    remarks = quantity.remarks
    host = COUNTED_UNDER.get(place) if Remark.COUNTED_ELSEWHERE in remarks else None
    guests = (
        [places.name_of(guest) for guest, other in COUNTED_UNDER.items() if other == place]
        if Remark.COUNTS_OTHERS in remarks
        else []
    )
    return notes.notes(
        quantity,
        base=counted.base if counted else None,
        boundary=boundary if quantity.derived and year_end(date) < boundary else "",
        host=places.name_of(host) if host else "",
        guests=guests,
    )
