"""Shares and rates: what is divided by what, and what the result is worth."""

import pytest

from bindeglied.analysis.quantities import Remark
from bindeglied.analysis.rates import PER_CENT, PER_THOUSAND, change, flow_rate, has_number, mean, quotient
from bindeglied.analysis.status import Status
from tests.analysis.tables import cell, quantity


@pytest.mark.parametrize(
    ("numerator", "denominator", "share"),
    [
        ("1", "8", "12.5"),
        ("-", "8", "-"),
        ("~5", "8", "~62.5"),
        ("130~5", "8", "130~62.5"),
        (".", "8", "."),
        ("1", ".", "."),
        ("1", "...", "..."),
        ("...", ".", "."),
        ("1", "0", "x"),  # nobody to divide by
        ("1", "-", "x"),
        ("1", "2022:8", "2022:12.5"),
        ("1+", "8", "12.5+"),
    ],
)
def test_a_share_keeps_status_rounding_and_census(numerator: str, denominator: str, share: str) -> None:
    found = quotient(quantity(numerator), quantity(denominator), PER_CENT)
    assert cell(found) == share
    assert (found.numerator, found.denominator) == (
        quantity(numerator).value,
        quantity(denominator).value,
    )


def test_a_count_that_includes_other_places_is_divided_by_nothing() -> None:
    joint = quantity("~100")._replace(remarks=frozenset({Remark.COUNTS_OTHERS}))
    found = quotient(joint, quantity("1000"), PER_CENT)
    assert (found.value, found.status) == (None, Status.NOT_APPLICABLE)


def test_a_flow_is_divided_by_the_mean_of_both_year_ends() -> None:
    found = flow_rate(quantity("12"), quantity("900"), quantity("1100"), factor=PER_THOUSAND, broken=False)
    assert found is not None
    assert (cell(found), found.denominator, found.remarks) == ("12", 1000, frozenset())


def test_across_a_break_a_flow_is_divided_by_its_own_year_end_and_says_so() -> None:
    before, end = quantity("2011:900"), quantity("2022:1200")
    found = flow_rate(quantity("12"), before, end, factor=PER_THOUSAND, broken=True)
    assert found is not None
    assert (cell(found), found.denominator, found.remarks) == ("2022:10", 1200, {Remark.OWN_YEAR_END})


def test_without_the_earlier_year_end_there_is_no_rate_of_a_flow() -> None:
    assert flow_rate(quantity("12"), None, quantity("1100"), factor=1.0, broken=False) is None


def test_a_mean_over_a_blank_is_none() -> None:
    assert cell(mean(quantity("2"), quantity("."))) == "."


@pytest.mark.parametrize(
    ("before", "after", "growth", "distance"),
    [("80", "90", "12.5", 10), ("80", "60", "-25", -20), ("80", "80", "0", 0), ("80", ".", ".", None), ("-", "8", "x", 8)],
)  # fmt: skip
def test_growth_is_in_per_cent_of_the_earlier_stock(
    before: str, after: str, growth: str, distance: float | None
) -> None:
    found = change(quantity(after), quantity(before))
    assert (cell(found), found.numerator) == (growth, distance)


def test_a_number_is_there_to_print_only_with_a_status_that_has_one() -> None:
    assert [has_number(quantity(c)) for c in ("5", "-", "~5", ".", "...", "no")] == [True] * 3 + [False] * 3
