"""Every formula of the catalogue on a tiny table."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindeglied.analysis.formulas import Formula, compute
from bindeglied.analysis.quantities import Quantity, Remark
from tests.analysis.tables import cell, days

# formula | numerator | denominator | figures, '!' before one that a break separates from the one before
CASES = {
    "a count is the numerator": (Formula.COUNT, "2014-12-31 5, 2015-12-31 .", "", "2014-12-31 5, 2015-12-31 ."),
    "a delivered rate is the numerator": (Formula.DELIVERED, "2025 36.9", "", "2025 36.9"),
    "figures stand in order of time": (Formula.COUNT, "2015 6, 2014 5", "", "2014 5, 2015 6"),
    "a share takes the same date only": (
        Formula.SHARE,
        "2014-12-31 1, 2015-12-31 2",
        "2015-12-31 8, 2016-12-31 9",
        "2015-12-31 25",
    ),
    "a share of half a year before is none": (Formula.SHARE, "2015-06-30 2", "2015-12-31 8", ""),
    "per thousand": (Formula.PER_THOUSAND, "2015-12-31 2", "2015-12-31 8", "2015-12-31 250"),
    "a flow takes the mean of both year ends": (
        Formula.FLOW_PER_THOUSAND,
        "2015 10, 2016 10",
        "2014-12-31 90, 2015-12-31 110",
        "2015 100",
    ),
    "a flow in per cent": (Formula.FLOW_SHARE, "2015 10", "2014-12-31 90, 2015-12-31 110", "2015 10"),
    "a flow over a census takes the end of the year": (
        Formula.FLOW_PER_THOUSAND,
        "2011 10, 2012 10",
        "2010-12-31 1987:90, 2011-12-31 2011:100, 2012-12-31 2011:100",
        "2011 2011:100, 2012 2011:100",
    ),
    "a flow without any population is none": (Formula.FLOW_PER_THOUSAND, "2015 10", "", ""),
    "a negative balance": (
        Formula.FLOW_PER_THOUSAND,
        "2015 -10",
        "2014-12-31 90, 2015-12-31 110",
        "2015 -100",
    ),
    "growth of neighbouring year ends only": (
        Formula.CHANGE,
        "2013-12-31 80, 2014-12-31 90, 2016-12-31 90, 2017-12-31 45, 2018-06-30 50",
        "",
        "2014-12-31 12.5, 2017-12-31 -50",
    ),
    "no growth over a census": (
        Formula.CHANGE,
        "2009-12-31 1987:80, 2010-12-31 1987:90, 2011-12-31 2011:80, 2012-12-31 2011:80",
        "",
        "2010-12-31 1987:12.5, !2012-12-31 2011:0",
    ),
    "no growth on an unknown base": (Formula.CHANGE, "2009-12-31 ?:80, 2010-12-31 ?:90", "", ""),
    "no growth over a blank": (Formula.CHANGE, "2009-12-31 80, 2010-12-31 ., 2011-12-31 80", "", ""),
}  # fmt: skip


def written(found: list[tuple[str, Quantity, object]]) -> str:
    return ", ".join(f"{'!' if broken else ''}{date} {cell(q)}" for date, q, broken in found)


@pytest.mark.parametrize("name", CASES)
def test_a_formula(name: str) -> None:
    formula, numerator, denominator, expected = CASES[name]
    assert written(compute(formula, days(numerator), days(denominator))) == expected


def test_growth_over_a_reform_is_not_computed_and_the_next_one_says_so() -> None:
    stock = days("2019-12-31 40, 2020-12-31 50, 2021-12-31 100, 2022-12-31 110")
    found = compute(Formula.CHANGE, stock, reforms=["2021-07-01"])
    assert written(found) == "2020-12-31 25, !2022-12-31 10"


def test_the_year_of_a_reform_divides_a_flow_by_its_own_end() -> None:
    moved = compute(
        Formula.FLOW_PER_THOUSAND,
        days("2021 10"),
        days("2020-12-31 50, 2021-12-31 100"),
        reforms=["2021-07-01"],
    )
    [(date, rate, broken)] = moved
    assert (date, rate.value, rate.denominator, broken) == ("2021", 100, 100, None)


def test_a_district_that_a_reform_made_divides_its_first_flow_by_its_own_end() -> None:
    flow, stock = days("2008 10, 2009 10"), days("2008-12-31 100, 2009-12-31 100")
    found = compute(Formula.FLOW_PER_THOUSAND, flow, stock, reforms=["2008-08-01"])
    assert written(found) == "2008 100, 2009 100"
    assert [quantity.remarks for _, quantity, _ in found] == [{Remark.OWN_YEAR_END}, frozenset()]


COUNTS = st.dictionaries(
    st.integers(2000, 2008).map(str), st.integers(0, 500).map(float), min_size=1, max_size=6
)


@given(COUNTS, st.dictionaries(st.integers(1999, 2009).map(str), st.integers(1, 500).map(float)))
def test_rates_of_flows_agree_with_a_naive_second_way(
    flow: Mapping[str, float], stock: Mapping[str, float]
) -> None:
    found = compute(
        Formula.FLOW_PER_THOUSAND,
        days(",".join(f"{year} {n:.0f}" for year, n in flow.items())),
        days(",".join(f"{year}-12-31 {n:.0f}" for year, n in stock.items())),
    )
    naive = {}
    for year in sorted(flow):
        before = str(int(year) - 1)
        if year in stock and before in stock:
            naive[year] = 1000 * flow[year] / ((stock[before] + stock[year]) / 2)
    assert {date: pytest.approx(q.value) for date, q, _ in found} == naive


@given(COUNTS, st.randoms())
def test_figures_do_not_depend_on_the_order_in_which_cells_came(counts: Mapping[str, float], random) -> None:
    pairs = [(f"{year}-12-31", n) for year, n in counts.items()]
    shuffled = random.sample(pairs, len(pairs))
    one, other = (days(",".join(f"{d} {n:.0f}" for d, n in rows)) for rows in (pairs, shuffled))
    for formula in (Formula.COUNT, Formula.CHANGE):
        assert compute(formula, one) == compute(formula, other)
