"""Of what a population grew: a table of hand, and parts that always add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindeglied.analysis.formulas import Formula, compute
from tests.analysis.tables import cell, days

STOCK = (
    "2010-12-31 1987:200, 2011-12-31 2011:190, 2012-12-31 2011:200, 2013-12-31 2011:., 2014-12-31 2011:210"
)
FLOW = "2011 5, 2012 19, 2013 5, 2014 5"


def test_nothing_is_told_across_a_census_or_a_blank() -> None:
    for formula, figure in ((Formula.GROWTH_BY_FLOW, "2011:10"), (Formula.GROWTH_REST, "2011:-4.7368")):
        found = compute(formula, days(FLOW), days(STOCK))
        assert [(date, cell(q)) for date, q, _ in found] == [("2012", figure)]


def test_nothing_is_told_across_a_reform() -> None:
    stock, flow = days("2020-12-31 50, 2021-12-31 100, 2022-12-31 110"), days("2021 5, 2022 5")
    found = compute(Formula.GROWTH_BY_FLOW, flow, stock, reforms=["2021-07-01"])
    assert [(date, cell(q)) for date, q, _ in found] == [("2022", "5")]


@given(
    st.lists(st.integers(50, 900), min_size=2, max_size=6),
    st.lists(st.integers(-40, 40), min_size=6, max_size=6),
)
def test_both_parts_add_up_to_the_growth(stocks: list[int], flows: list[int]) -> None:
    stock = days(",".join(f"{2000 + i}-12-31 {n}" for i, n in enumerate(stocks)))
    flow = days(",".join(f"{2000 + i} {n}" for i, n in enumerate(flows)))
    by_flow, rest = (
        {date: q.value for date, q, _ in compute(formula, flow, stock)}
        for formula in (Formula.GROWTH_BY_FLOW, Formula.GROWTH_REST)
    )
    growth = {date[:4]: q.value for date, q, _ in compute(Formula.CHANGE, stock)}
    assert {year: pytest.approx(by_flow[year] + rest[year]) for year in by_flow} == growth
