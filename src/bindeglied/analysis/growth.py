"""Of what a population grew or shrank: change = arrivals less departures + births less deaths + corrections.

The balancing equation of demography (Preston, Heuveline, Guillot: Demography, 2001, chapter 1). No table of
districts at hand counts births and deaths, so they and the corrections of the registers are one rest.
"""

from collections.abc import Collection, Mapping

from bindeglied.analysis.quantities import Quantity, difference
from bindeglied.analysis.rates import PER_CENT, quotient
from bindeglied.analysis.trends import changes


def by_flow(
    flow: Mapping[str, Quantity], stock: Mapping[str, Quantity], *,
    rest: bool, reforms: Collection[str] = (), definitions: Collection[str] = (),
) -> dict[str, Quantity]:  # fmt: skip
    """What a year's flow added to a stock, in per cent of the stock at the end of the year before.

    Keyed by year, only for years at both ends of which the stock may be compared (`trends.changes`).
    `rest`: what the change of the stock leaves over instead.
    """
    found = {}
    for day, _, _ in changes(stock, reforms=reforms, definitions=definitions):
        year = day[:4]
        before, after = stock[f"{int(year) - 1}-12-31"], stock[day]
        if year not in flow or flow[year].value is None:
            continue
        part = difference(difference(after, before), flow[year]) if rest else flow[year]
        found[year] = quotient(part, before, PER_CENT)
    return found
