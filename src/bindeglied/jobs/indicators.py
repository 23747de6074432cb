"""Computing indicators: from stored cells to series, for every place and date that the tables carry."""

from collections.abc import Iterator, Mapping

from bindeglied.analysis.breaks import year_end
from bindeglied.analysis.formulas import Dated, Formula, compute as figures_of
from bindeglied.analysis.quantities import Quantity, Remark
from bindeglied.analysis.series import Point
from bindeglied.analysis.territory import (
    Grid,
    Merger,
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
    counts = Counts()
    actions.store_series(series={i.key: list(series_of(i, counts)) for i in wanted})


def series_of(indicator: Indicator, counts: Counts) -> Iterator[SeriesRow]:
    """All series of one indicator: total and breakdowns, as delivered and on today's territory."""
    whole = _grid(indicator, indicator.numerator, counts, None)[TOTAL]
    below = _grid(indicator, indicator.denominator, counts, None)[TOTAL] if indicator.denominator else None
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


def _grid(
    indicator: Indicator, term: Term, counts: Counts, breakdown: Breakdown | None
) -> dict[str, Grid]:
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
            summed = {p: days if p in _PARENTS else grid[p] for p, days in summed.items() if p in _PARENTS or p in grid}
        found[code] = with_bases(summed, bases)
    return found


def _completed(indicator: Indicator, grid: Grid) -> Grid:
    if indicator.formula == Formula.DELIVERED:
        return grid
    if not indicator.joint_offices:
        return with_parents(grid, territories.parents())
    together = with_parents(counted_together(grid, COUNTED_UNDER), territories.parents())
    return told_apart(together, COUNTED_UNDER)
