"""From the counts of one place to the dated figures of an indicator."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from bindeglied.analysis.breaks import between, breaks_of, year_end
from bindeglied.analysis.growth import by_flow
from bindeglied.analysis.quantities import Quantity
from bindeglied.analysis.rates import PER_CENT, PER_THOUSAND, flow_rate, quotient
from bindeglied.analysis.series import Break
from bindeglied.analysis.trends import changes

Dated = list[tuple[str, Quantity, Break | None]]


class Formula(StrEnum):
    """How the points of an indicator come from its counts."""

    COUNT = "count"  # the numerator as it is
    DELIVERED = "delivered"  # a rate as the office computed it: never summed over places
    SHARE = "share"  # per cent of the denominator at the same date
    PER_THOUSAND = "per_thousand"  # per 1,000 of the denominator at the same date
    FLOW_PER_THOUSAND = "flow_per_thousand"  # a year's sum per 1,000 of the mean of both year ends
    FLOW_SHARE = "flow_share"  # the same in per cent
    CHANGE = "change"  # growth of the numerator between two year ends, in per cent
    GROWTH_BY_FLOW = "growth_by_flow"  # what a year's flow added to the denominator, in per cent of its start
    GROWTH_REST = "growth_rest"  # what the growth of the denominator leaves over, in per cent of its start
    DISSIMILARITY = "dissimilarity"  # uneven spread over the parts of a place, in per cent


_FACTORS = {
    Formula.SHARE: PER_CENT,
    Formula.PER_THOUSAND: PER_THOUSAND,
    Formula.FLOW_SHARE: PER_CENT,
    Formula.FLOW_PER_THOUSAND: PER_THOUSAND,
}


def compute(
    formula: Formula,
    numerator: Mapping[str, Quantity],
    denominator: Mapping[str, Quantity] | None = None,
    *,
    reforms: Collection[str] = (),
    definitions: Collection[str] = (),
) -> Dated:
    """The figures of one place in order of date, each with the break before it.

    Both counts are keyed by date. Dates whose denominator was not delivered at all give no figure.
    """
    if formula == Formula.CHANGE:
        return changes(numerator, reforms=reforms, definitions=definitions)
    if formula in (Formula.COUNT, Formula.DELIVERED, Formula.DISSIMILARITY):
        found = dict(numerator)
    elif formula in (Formula.GROWTH_BY_FLOW, Formula.GROWTH_REST):
        rest = formula == Formula.GROWTH_REST
        found = by_flow(numerator, denominator or {}, rest=rest, reforms=reforms, definitions=definitions)
    elif formula in (Formula.SHARE, Formula.PER_THOUSAND):
        found = _stocks(numerator, denominator or {}, _FACTORS[formula])
    else:
        found = _flows(numerator, denominator or {}, _FACTORS[formula], reforms)
    series = sorted(found.items(), key=lambda item: (year_end(item[0]), item[0]))
    broken = breaks_of(series, reforms=reforms, definitions=definitions)
    return [(date, quantity, break_) for (date, quantity), break_ in zip(series, broken, strict=True)]


def _stocks(
    numerator: Mapping[str, Quantity], denominator: Mapping[str, Quantity], factor: float
) -> dict[str, Quantity]:
    return {
        date: quotient(count, denominator[date], factor)
        for date, count in numerator.items()
        if date in denominator
    }


def _flows(
    numerator: Mapping[str, Quantity],
    denominator: Mapping[str, Quantity],
    factor: float,
    reforms: Collection[str],
) -> dict[str, Quantity]:
    found = {}
    for date, flow in numerator.items():
        year = int(date[:4])
        start, close = f"{year - 1}-12-31", f"{year}-12-31"
        before, end = denominator.get(start), denominator.get(close)
        if end is None:
            continue
        if before is None:
            broken = any(start < day <= close for day in reforms)
        else:
            broken = between((start, before), (close, end), reforms=reforms) is not None
        rate = flow_rate(flow, before, end, factor=factor, broken=broken)
        if rate is not None:
            found[date] = rate
    return found
