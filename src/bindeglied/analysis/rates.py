"""Shares and rates. Statuses, rounding and sources follow their inputs."""

from bindeglied.analysis.quantities import (
    Quantity,
    Remark,
    common_census,
    difference,
    merged,
    total,
)
from bindeglied.analysis.status import WITHOUT_NUMBER, Status, stricter, strictest

PER_CENT = 100.0
PER_THOUSAND = 1000.0


def quotient(numerator: Quantity, denominator: Quantity, factor: float) -> Quantity:
    """`factor` * numerator / denominator.

    No number where either has none, the denominator is zero, or the numerator counts other places too.
    """
    value: float | None
    if Remark.COUNTS_OTHERS in numerator.remarks:
        value, status = None, Status.NOT_APPLICABLE
    elif numerator.value is None or denominator.value is None:
        value, status = None, _reason(numerator, denominator)
    elif denominator.value == 0:
        value, status = None, Status.NOT_APPLICABLE
    else:
        value = factor * numerator.value / denominator.value
        nothing = numerator.status == Status.ZERO
        status = Status.ZERO if nothing else stricter(numerator.status, denominator.status)
    return Quantity(
        value=value,
        status=status,
        n=numerator.n + denominator.n,
        n_rounded=numerator.n_rounded,
        census=common_census((numerator.census, denominator.census)),
        source=merged(numerator.source, denominator.source),
        derived=numerator.derived or denominator.derived,
        numerator=numerator.value,
        denominator=denominator.value,
        remarks=numerator.remarks | denominator.remarks,
    )


def _reason(numerator: Quantity, denominator: Quantity) -> Status:
    """Why there is no number: the strictest status of the inputs that have none."""
    return strictest(q.status for q in (numerator, denominator) if q.value is None)


def flow_rate(
    flow: Quantity, before: Quantity | None, end: Quantity, *, factor: float, broken: bool
) -> Quantity | None:
    """A year's flow on the mean of both year ends; across a break on the year's own end, with a remark.

    None where the earlier end is missing and no break explains it.
    """
    if broken:
        rate = quotient(flow, end, factor)
        return rate._replace(remarks=rate.remarks | {Remark.OWN_YEAR_END})
    return None if before is None else quotient(flow, mean(before, end), factor)


def mean(first: Quantity, second: Quantity) -> Quantity:
    """The mean of two stocks."""
    both = total((first, second))
    return both._replace(value=None if both.value is None else both.value / 2)


def change(after: Quantity, before: Quantity) -> Quantity:
    """How much a stock grew, in per cent of the earlier one; `numerator` is the difference."""
    grown = quotient(difference(after, before), before, PER_CENT)
    if grown.status == Status.NOT_APPLICABLE or grown.value is None:
        return grown
    # Two equal stocks did not change; that is a value, not 'nothing there'.
    return grown._replace(status=strictest((after.status, before.status, Status.VALUE)))


def has_number(quantity: Quantity) -> bool:
    """Whether there is a figure to print."""
    return quantity.value is not None and quantity.status not in WITHOUT_NUMBER
