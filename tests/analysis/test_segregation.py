"""The index of dissimilarity on a table of hand, and what must hold for any counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindeglied.analysis.segregation import dissimilarity, over_parts
from tests.analysis.tables import grid, written

COUNTS = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=2, max_size=8).filter(
    lambda pairs: sum(x for x, _ in pairs) > 0 and sum(y for _, y in pairs) > 0
)


def index(pairs: list[tuple[int, int]]) -> float:
    found = dissimilarity([x for x, _ in pairs], [y for _, y in pairs])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("group", "others", "expected"),
    [
        ([10, 10], [50, 50], 0),  # the same share everywhere
        ([10, 0], [0, 50], 1),  # never beside each other
        ([30, 10], [50, 50], 0.25),  # |3/4 - 1/2| and |1/4 - 1/2|, halved
        ([6, 3, 1], [10, 20, 70], 0.6),  # .5 + .1 + .6, halved
        ([0, 0], [5, 5], None),
        ([5, 5], [0, 0], None),
    ],
)
def test_the_index_by_hand(group: list[float], others: list[float], expected: float | None) -> None:
    found = dissimilarity(group, others)
    assert found == (None if expected is None else pytest.approx(expected))


@given(COUNTS)
def test_it_lies_between_nothing_and_one(pairs: list[tuple[int, int]]) -> None:
    assert 0 <= index(pairs) <= 1


@given(COUNTS, st.randoms())
def test_the_order_of_parts_and_who_is_the_group_do_not_matter(pairs: list[tuple[int, int]], random) -> None:
    shuffled = random.sample(pairs, len(pairs))
    assert index(shuffled) == pytest.approx(index(pairs))
    assert index([(y, x) for x, y in pairs]) == pytest.approx(index(pairs))


@given(COUNTS, st.integers(1, 50), st.integers(1, 50))
def test_more_of_the_same_changes_nothing(pairs: list[tuple[int, int]], m: int, n: int) -> None:
    assert index([(m * x, n * y) for x, y in pairs]) == pytest.approx(index(pairs))


@given(COUNTS, st.integers(1, 9), st.integers(1, 9))
def test_parts_of_the_same_share_may_be_merged(pairs: list[tuple[int, int]], m: int, n: int) -> None:
    (x, y), *others = pairs
    split = [(m * x, m * y), (n * x, n * y), *((x * (m + n), y * (m + n)) for x, y in others)]
    merged = [((m + n) * x, (m + n) * y), *split[2:]]
    assert index(split) == pytest.approx(index(merged))


@given(COUNTS)
def test_merging_any_parts_never_makes_it_larger(pairs: list[tuple[int, int]]) -> None:
    (x, y), (v, w), *others = pairs
    assert index([(x + v, y + w), *others]) <= index(pairs) + 1e-9


def test_a_blank_part_leaves_no_index_and_rounding_is_kept() -> None:
    group = grid(
        """
          | 2014-12-31 | 2015-12-31 | 2016-12-31
        A | 30         | 30         | 30~
        B | 10         | .          | 10
        C | 99         | 99         | 99
    """.replace("30~", "~30")
    )
    everybody = grid("""
          | 2014-12-31 | 2015-12-31 | 2016-12-31
        A | 80         | 80         | 80
        B | 60         | 60         | 60
        C | 99         | 99         | 99
    """)
    wholes = {"W": lambda date: ("A", "B"), "ONE": lambda date: ("A",), "NOBODY": lambda date: ("C", "C")}
    assert written(over_parts(group, everybody, wholes)) == {"W": {"2014-12-31": "25", "2016-12-31": "~25"}}


def test_a_part_that_is_not_there_leaves_no_index() -> None:
    counts = grid("""
          | 2014-12-31
        A | 30
        B | 10
    """)
    assert over_parts(counts, counts, {"W": lambda date: ("A", "B", "C")}) == {}
