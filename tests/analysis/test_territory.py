"""Sums over places: Land and Germany from complete parts, districts that were merged, joint offices."""

from hypothesis import given
from hypothesis import strategies as st

from bindeglied.analysis.quantities import Quantity, Remark
from bindeglied.analysis.status import Status
from bindeglied.analysis.territory import (
    Conversion,
    by_shares,
    complete_sum,
    counted_together,
    known_bases,
    on_today,
    told_apart,
    with_bases,
    with_nothing,
    with_parents,
)
from tests.analysis.tables import grid, quantity, written

PARENTS = {
    "16": lambda date: ("16051", "16056", "16063") if date < "2021-07-01" else ("16051", "16063"),
    "DG": lambda date: ("16051", "16056", "16063") if date < "2021-07-01" else ("16051", "16063"),
}


def test_a_parent_without_a_row_is_the_sum_of_its_districts_of_that_day() -> None:
    found = with_parents(
        grid(
            """
                  | 2020-12-31 | 2021-12-31
            16051 | 200        | 210
            16056 | 40         | no
            16063 | 100        | 140
            """
        ),
        PARENTS,
    )
    expected = {"2020-12-31": "340+", "2021-12-31": "350+"}
    assert written({k: found[k] for k in ("16", "DG")}) == {"16": expected, "DG": expected}


def test_a_parent_stays_as_delivered_even_if_it_is_blank() -> None:
    cells = grid(
        """
              | 2020-12-31 | 2021-12-31
        16    | 341        | .
        16051 | 200        | 210
        16056 | 40         |
        16063 | 100        | 140
        """
    )
    assert written(with_parents(cells, PARENTS))["16"] == {"2020-12-31": "341", "2021-12-31": "."}


def test_no_sum_over_a_missing_or_blank_district() -> None:
    cells = grid(
        """
              | 2018-12-31 | 2019-12-31 | 2020-12-31
        16051 | 200        | 200        | 200
        16056 | .          |            | ...
        16063 | 100        | 100        | 100
        """
    )
    assert set(with_parents(cells, PARENTS)) == {"16051", "16056", "16063"}


def test_municipalities_inside_a_table_of_districts_are_never_added() -> None:
    cells = grid(
        """
                 | 2021-12-31
        16051    | 200
        16063    | 140
        16063105 | 40
        """
    )
    assert written(with_parents(cells, PARENTS))["16"] == {"2021-12-31": "340+"}


def test_a_sum_of_rounded_districts_counts_its_roundings() -> None:
    cells = grid(
        """
              | 2021-12-31
        16051 | ~200
        16063 | 3~140
        """
    )
    assert written(with_parents(cells, PARENTS))["DG"] == {"2021-12-31": "4~340+"}


MERGED = """
          | 2015-12-31 | 2018-12-31 | 2020-12-31 | 2021-12-31
    16056 | 42         | .          | 41         | no
    16063 | 126        | 124        | 118        | 159
"""


def existed(place: str, date: str) -> bool:
    return place != "16056" or date < "2021-07-01"


def test_merged_districts_are_exact_sums_on_todays_territory() -> None:
    found = on_today(grid(MERGED), "16063", ("16056", "16063"), "2021-07-01", existed)
    assert written({"16063": found}) == {
        "16063": {"2015-12-31": "168+", "2020-12-31": "159+", "2021-12-31": "159"}
    }


def test_a_year_belongs_to_the_territory_of_its_end() -> None:
    cells = grid(
        """
              | 2020 | 2021
        16056 | 4    |
        16063 | 12   | 15
        """
    )
    found = on_today(cells, "16063", ("16056", "16063"), "2021-07-01", existed)
    assert written({"16063": found}) == {"16063": {"2020": "16+", "2021": "15"}}


def test_a_part_that_came_later_is_not_waited_for() -> None:
    cells = grid(
        """
              | 1990-12-31 | 1995-12-31
        16063 | 12         | 13
        16056 |            | 4
        """
    )
    found = on_today(
        cells, "16063", ("16056", "16063"), "2021-07-01", lambda p, d: p == "16063" or d > "1994"
    )
    assert written({"16063": found}) == {"16063": {"1990-12-31": "12+", "1995-12-31": "17+"}}


def test_what_a_sparse_table_leaves_out_counts_as_nothing_in_sums_only() -> None:
    syria = grid(
        """
              | 2024-12-31
        16051 | ~100
        """
    )
    everybody = grid(
        """
              | 2024-12-31
        16051 | 9~300
        16063 | 7~200
        """
    )
    filled = with_nothing(syria, everybody)
    assert complete_sum(syria, ("16051", "16063"), "2024-12-31") is None
    summed = complete_sum(filled, ("16051", "16063"), "2024-12-31")
    assert summed is not None
    assert (summed.value, summed.n_rounded) == (100, 1)


def test_an_office_that_counts_for_two_districts_completes_the_sum_and_says_so() -> None:
    cells = grid(
        """
              | 2024-12-31
        16051 | ~200
        16063 | ~140
        """
    )
    del cells["16063"]
    counted = {"16063": "16051"}
    found = told_apart(with_parents(counted_together(cells, counted), PARENTS), counted)
    assert written(found) == {
        "16": {"2024-12-31": "~200+"},
        "16051": {"2024-12-31": "~200"},
        "16063": {"2024-12-31": "..."},
        "DG": {"2024-12-31": "~200+"},
    }
    assert Remark.COUNTS_OTHERS in found["16051"]["2024-12-31"].remarks
    assert Remark.COUNTED_ELSEWHERE in found["16063"]["2024-12-31"].remarks


def test_a_district_with_a_figure_of_its_own_is_left_alone() -> None:
    cells = grid(
        """
              | 2024-12-31
        16051 | ~200
        16063 | ~140
        """
    )
    counted = {"16063": "16051"}
    found = told_apart(counted_together(cells, counted), counted)
    assert written(found) == written(cells)


def test_germanys_total_tells_the_census_of_a_table() -> None:
    cells = grid(
        """
              | 2022-12-31 | 2023-12-31
        16051 | ?:200      | ?:210
        DG    | ?:500      | ?:999
        """
    )
    bases = known_bases(cells, "DG", {"2022-12-31": ((480.0, "2022"), (500.0, "2011"))})
    assert written(with_bases(cells, bases)) == {
        "16051": {"2022-12-31": "2011:200", "2023-12-31": "?:210"},
        "DG": {"2022-12-31": "2011:500", "2023-12-31": "?:999"},
    }


NUMBERS = st.dictionaries(
    st.sampled_from(["16051", "16056", "16063"]), st.integers(0, 90).map(str), min_size=0, max_size=3
)


@given(NUMBERS, st.randoms())
def test_a_sum_of_places_agrees_with_a_naive_one_in_any_order(numbers: dict[str, str], random) -> None:
    rows = random.sample(list(numbers.items()), len(numbers))
    cells = {place: {"2020-12-31": quantity(n)} for place, n in rows}
    found = with_parents(cells, PARENTS).get("16", {}).get("2020-12-31")
    complete = len(numbers) == 3
    assert (found and found.value) == (sum(map(int, numbers.values())) if complete else None)


@given(st.lists(st.integers(0, 90), min_size=2, max_size=5))
def test_merging_all_parts_loses_nobody(counts: list[int]) -> None:
    keys = [f"160{i:02}" for i in range(len(counts))]
    cells = {key: {"2020-12-31": quantity(str(n))} for key, n in zip(keys, counts, strict=True)}
    found = on_today(cells, keys[0], keys, "2021-07-01", lambda place, date: True)
    assert found["2020-12-31"].value == sum(counts)


DIVIDED = Conversion(
    "2019-01-01",
    {2015: {"16054": 1.0, "16070": 0.02}, 2018: {"16054": 1.0, "16070": 0.25}},
)


def test_a_part_of_a_district_is_estimated_by_its_share() -> None:
    cells = grid(
        """
              | 2015-12-31 | 2018-12-31 | 2019-12-31
        16054 | 37         | 35         | 37
        16070 | 100        | 200        | 150
        """
    )
    found = by_shares(cells, "16054", DIVIDED)
    assert written({"16054": found}) == {
        "16054": {"2015-12-31": "39+", "2018-12-31": "85+", "2019-12-31": "37"}
    }
    assert [(q.status, Remark.BY_SHARES in q.remarks) for q in found.values()] == [
        (Status.ESTIMATED, True), (Status.ESTIMATED, True), (Status.VALUE, False),
    ]  # fmt: skip


def test_within_a_year_the_shares_of_the_end_before_hold() -> None:
    cells = grid(
        """
              | 2015-06-30 | 2016-06-30 | 2015
        16054 | 10         | 10         | 10
        16070 | 100        | 100        | 100
        """
    )
    found = by_shares(cells, "16054", DIVIDED)
    assert written({"16054": found}) == {"16054": {"2015": "12+", "2016-06-30": "12+"}}


def test_no_estimate_over_a_missing_or_blank_part() -> None:
    cells = grid(
        """
              | 2015-12-31 | 2018-12-31
        16054 | 37         | 35
        16070 | .          |
        """
    )
    assert by_shares(cells, "16054", DIVIDED) == {}


def test_whole_districts_among_the_parts_stay_exact_and_nothing_of_nothing_is_nothing() -> None:
    whole = Conversion("2007-07-01", {2005: {"15171": 1.0}, 2006: {"15171": 1.0, "15151": 0.5}})
    cells = grid(
        """
              | 2005-12-31 | 2006-12-31
        15171 | 12         | 8
        15151 | 5          | -
        """
    )
    found = by_shares(cells, "15091", whole)
    assert written({"15091": found}) == {"15091": {"2005-12-31": "12+", "2006-12-31": "8+"}}
    assert found["2005-12-31"].remarks == frozenset()


@given(
    st.lists(st.floats(0.01, 1.0), min_size=1, max_size=6),
    st.lists(st.integers(0, 10**7), min_size=2, max_size=5),
)
def test_shares_that_add_to_one_move_persons_and_lose_none(weights: list[float], sizes: list[int]) -> None:
    olds = {f"old{i}": Quantity(float(size), Status.VALUE) for i, size in enumerate(sizes)}
    cells = {old: {"2015-12-31": quantity} for old, quantity in olds.items()}
    moved = 0.0
    for i, weight in enumerate(weights):
        shares = {2015: dict.fromkeys(olds, weight / sum(weights))}
        moved += by_shares(cells, f"new{i}", Conversion("2019-01-01", shares))["2015-12-31"].value or 0.0
    assert abs(moved - sum(sizes)) < 1e-6 * max(1, sum(sizes))
