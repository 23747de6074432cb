"""Sums, differences and rests carry status, rounding, census and source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindeglied.analysis.quantities import Remark, common_census, difference, remainder, total
from bindeglied.analysis.status import RANKS, Status, strictest
from tests.analysis.tables import cell, quantity

SUMS = [
    # parts                    sum
    ("3", "4", "7"),
    ("3", "-", "3"),
    ("-", "-", "-"),
    ("3", ".", "."),  # never filled over a blank
    ("...", "4", "..."),
    ("...", ".", "."),  # the strictest reason
    ("~5", "7", "~12"),
    ("~5", "3~10", "4~15"),
    ("2011:3", "2011:4", "2011:7"),
    ("2011:3", "2022:4", "?:7"),  # two bases are none
    ("2011:3", "?:4", "?:7"),
    ("2011:3", "4", "2011:7"),
    ("3+", "4", "7+"),
]


@pytest.mark.parametrize(("one", "other", "summed"), SUMS)
def test_a_sum_is_worth_what_its_weakest_part_is_worth(one: str, other: str, summed: str) -> None:
    assert cell(total([quantity(one), quantity(other)])) == summed
    assert cell(total([quantity(other), quantity(one)])) == summed


@pytest.mark.parametrize(
    ("of", "less", "left"),
    [("7", "3", "4"), ("3", "7", "-4"), ("7", "-", "7"), ("7", ".", "."), ("~10", "~5", "2~5")],
)
def test_a_difference_may_be_negative_and_keeps_both_roundings(of: str, less: str, left: str) -> None:
    assert cell(difference(quantity(of), quantity(less))) == left


@pytest.mark.parametrize(
    ("whole", "parts", "rest"),
    [
        ("10", ["4", "3"], "3"),
        ("10", ["4", "6"], "-"),
        ("10", ["-", "-"], "10"),
        ("10", [], None),  # nothing delivered: nothing known of the rest
        ("10", ["."], None),  # a subtraction would give the blank away
        (".", ["3"], None),
        ("10", ["~5"], None),  # rounding would be taken for people
        ("~10", ["5"], None),
        ("10", ["12"], None),  # parts that overlap
    ],
)
def test_a_rest_is_told_only_where_everything_is_exact(
    whole: str, parts: list[str], rest: str | None
) -> None:
    found = remainder(quantity(whole), [quantity(part) for part in parts])
    assert (found and cell(found)) == rest
    assert found is None or found.remarks == {Remark.REMAINDER}


def test_sources_are_named_once_in_order_of_first_use() -> None:
    one, other = (
        quantity("1")._replace(source=("b", "a")),
        quantity("1")._replace(source=("a", "c")),
    )
    assert total([one, other]).source == ("b", "a", "c")


def test_census_bases_agree_or_are_unknown() -> None:
    assert common_census(["2011", None, "2011"]) == "2011"
    assert common_census([None, None]) is None
    assert common_census(["2011", "2022"]) == ""


def test_the_strictest_status_does_not_depend_on_the_order() -> None:
    assert strictest([]) == Status.VALUE
    assert strictest([Status.ZERO, Status.VALUE]) == Status.VALUE
    assert strictest([Status.ROUNDED, Status.SECRET, Status.NOT_DELIVERED]) == Status.SECRET
    assert sorted(Status, key=RANKS.__getitem__)[0] == Status.ZERO
    assert set(RANKS) == set(Status)


CELLS = st.sampled_from(["1", "12", "-", "~5", "2~15", ".", "...", "2011:4", "2022:4", "?:4", "8+"])


@given(st.lists(CELLS, min_size=1, max_size=6).flatmap(lambda c: st.tuples(st.just(c), st.permutations(c))))
def test_a_sum_does_not_depend_on_the_order_of_its_parts(both: tuple[list[str], list[str]]) -> None:
    one, other = ([quantity(c) for c in cells] for cells in both)
    assert total(one) == total(other)


@given(st.lists(CELLS, min_size=2, max_size=6), st.integers(1, 5))
def test_a_sum_of_sums_is_the_sum(cells: list[str], at: int) -> None:
    parts = [quantity(c) for c in cells]
    at = min(at, len(parts) - 1)
    assert total([total(parts[:at]), total(parts[at:])]) == total(parts)
