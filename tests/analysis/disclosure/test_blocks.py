"""No small count can be computed from what is shown, by anybody, by any means.

The attacker here is naive and complete: he tries every table of whole numbers that agrees with all shown cells.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bindeglied.analysis.disclosure.blocks import Block, CannotProtect, block_of, is_acyclic, shown_blocks

T = "TOTAL"
A, B, C = frozenset({0}), frozenset({1}), frozenset({2})
NONE: Block = frozenset()


def with_totals(inner: Mapping[tuple[str, ...], int]) -> dict[tuple[str, ...], int]:
    """All cells of a table, totals included, from its inner ones."""
    counts: dict[tuple[str, ...], int] = {}
    for codes, count in inner.items():
        for blanks in product((False, True), repeat=len(codes)):
            cell = tuple(T if blank else code for code, blank in zip(codes, blanks, strict=True))
            counts[cell] = counts.get(cell, 0) + count
    return counts


def inner_cells(shape: tuple[int, ...], values: list[int]) -> dict[tuple[str, ...], int]:
    codes = product(*[[f"{d}{i}" for i in range(n)] for d, n in enumerate(shape)])
    return dict(zip(codes, values, strict=True))


def shown_cells(
    counts: Mapping[tuple[str, ...], int], blocks: frozenset[Block]
) -> dict[tuple[str, ...], int]:
    return {codes: count for codes, count in counts.items() if block_of(codes, T) in blocks}


def other_tables(
    inner: list[tuple[str, ...]], shown: Mapping[tuple[str, ...], int]
) -> Iterator[dict[tuple[str, ...], int]]:
    """Every table of whole numbers, none negative, that has the shown cells. All cells of `shown` end."""

    def contains(cell: tuple[str, ...], codes: tuple[str, ...]) -> bool:
        return all(c in (T, i) for c, i in zip(cell, codes, strict=True))

    last = {cell: max(i for i, codes in enumerate(inner) if contains(cell, codes)) for cell in shown}

    def extend(values: list[int], left: dict[tuple[str, ...], int]) -> Iterator[list[int]]:
        position = len(values)
        if position == len(inner):
            yield values
            return
        touched = [cell for cell in shown if contains(cell, inner[position])]
        most = min((left[cell] for cell in touched), default=0)
        for value in range(most + 1):
            rest = {**left, **{cell: left[cell] - value for cell in touched}}
            if all(rest[cell] == 0 for cell in touched if last[cell] == position):
                yield from extend([*values, value], rest)

    for values in extend([], dict(shown)):
        yield dict(zip(inner, values, strict=True))


def disclosed(inner: Mapping[tuple[str, ...], int], blocks: frozenset[Block], minimum: int) -> set:
    """Small cells of any level that have the same count in every table the attacker can think of."""
    counts = with_totals(inner)
    open_cells = {codes for codes, count in counts.items() if 0 < count < minimum}
    shown = shown_cells(counts, blocks)
    if not shown:
        return set()
    for table in other_tables(list(inner), shown):
        other = with_totals(table)
        open_cells -= {codes for codes in open_cells if other[codes] != counts[codes]}
        if not open_cells:
            break
    return open_cells


def test_table_without_small_counts_is_shown_whole() -> None:
    counts = with_totals(inner_cells((2, 2), [5, 0, 7, 9]))
    assert shown_blocks(counts, minimum=5, total=T) == {NONE, A, B, A | B}


def test_one_small_count_blanks_its_whole_level_of_detail() -> None:
    counts = with_totals(inner_cells((2, 2), [5, 3, 7, 9]))
    assert shown_blocks(counts, minimum=5, total=T) == {NONE, A, B}
    assert shown_blocks(counts, minimum=3, total=T) == {NONE, A, B, A | B}


def test_small_total_blanks_all_that_is_finer() -> None:
    counts = with_totals(inner_cells((2, 2), [1, 3, 7, 9]))
    assert shown_blocks(counts, minimum=5, total=T) == {NONE, B}
    assert shown_blocks(with_totals(inner_cells((2,), [1, 3])), minimum=5, total=T) == frozenset()


def test_rest_that_a_total_leaves_over_counts_as_a_category() -> None:
    assert shown_blocks({(T,): 100, ("a",): 97}, minimum=5, total=T) == {NONE}
    assert shown_blocks({(T,): 100, ("a",): 95}, minimum=5, total=T) == {NONE, A}
    assert shown_blocks({(T,): 100, ("a",): 100}, minimum=5, total=T) == {NONE, A}


def test_overlapping_parts_are_not_shown() -> None:
    assert shown_blocks({(T,): 100, ("under 18",): 60, ("under 25",): 64}, minimum=5, total=T) == {NONE}


def test_unknown_count_blanks_its_level() -> None:
    assert shown_blocks({(T,): 100, ("a",): 50, ("b",): None}, minimum=5, total=T) == {NONE}
    assert shown_blocks({(T,): None, ("a",): 50}, minimum=5, total=T) == frozenset()


def test_table_without_totals_is_judged_by_its_parts() -> None:
    assert shown_blocks({("a",): 5, ("b",): 9}, minimum=5, total=T) == {NONE, A}


def test_three_tables_that_would_close_a_circle_are_not_shown_together() -> None:
    counts = with_totals(inner_cells((2, 2, 2), [0, 0, 8, 8, 8, 8, 2, 8]))
    blocks = shown_blocks(counts, minimum=5, total=T)
    assert A | B | C not in blocks
    assert sum(len(block) == 2 for block in blocks) == 2


def test_circle_of_three_would_give_a_small_count_away() -> None:
    """Why the rule above is needed: the attacker of these tests succeeds without it."""
    inner = inner_cells((2, 2, 2), [0, 0, 8, 8, 8, 8, 2, 8])
    two_way = frozenset({NONE, A, B, C, A | B, B | C, A | C})
    assert disclosed(inner, two_way, 5) == {("01", "11", "20")}


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([], True), ([A], True), ([A, B], True), ([A | B, B | C], True), ([A | B, B | C, A | C], False),
        ([A | B, B | C, A | C, A | B | C], True), ([A | B, A | C, A], True),
        ([A | B, B | C, C | frozenset({3}), frozenset({3, 0})], False),
    ],
)  # fmt: skip
def test_circles_are_recognised(blocks: list[Block], expected: bool) -> None:
    assert is_acyclic(blocks) is expected


def test_what_was_shown_before_is_part_of_the_pattern() -> None:
    counts = with_totals(inner_cells((2, 2, 2), [0, 0, 8, 8, 8, 8, 2, 8]))
    blocks = shown_blocks(counts, minimum=5, total=T, shown_before=[A | C, B | C])
    assert A | B not in blocks
    with pytest.raises(CannotProtect):
        shown_blocks(counts, minimum=5, total=T, shown_before=[A | B, B | C, A | C])
    with pytest.raises(CannotProtect):
        shown_blocks(with_totals(inner_cells((2,), [3, 9])), minimum=5, total=T, shown_before=[A])


_counts = st.sampled_from([0, 0, 1, 2, 3, 5])


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([(2,), (3,), (2, 2), (2, 3), (2, 2, 2)]).flatmap(
        lambda shape: st.tuples(
            st.just(shape), st.lists(_counts, min_size=_size(shape), max_size=_size(shape))
        )
    ),
    st.sampled_from([3, 5]),
)
def test_attacker_who_tries_every_table_learns_no_small_count(table, minimum: int) -> None:
    shape, values = table
    inner = inner_cells(shape, values)
    counts = with_totals(inner)
    blocks = shown_blocks(counts, minimum=minimum, total=T)
    assert not any(0 < count < minimum for count in shown_cells(counts, blocks).values())
    assert disclosed(inner, blocks, minimum) == set()


def _size(shape: tuple[int, ...]) -> int:
    size = 1
    for n in shape:
        size *= n
    return size


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([(3, 3), (4, 2), (3, 3, 2), (2, 2, 2, 2)]).flatmap(
        lambda shape: st.tuples(
            st.just(shape), st.lists(st.integers(0, 40), min_size=_size(shape), max_size=_size(shape))
        )
    )
)
def test_no_chain_of_equations_gives_a_small_count(table) -> None:
    shape, values = table
    inner = inner_cells(shape, values)
    counts = with_totals(inner)
    small = [codes for codes, count in counts.items() if 0 < count < 5]
    assume(small)
    blocks = shown_blocks(counts, minimum=5, total=T)
    rows = [_row(codes, inner) for codes in shown_cells(counts, blocks)]
    basis = _reduced(rows)
    assert [codes for codes in small if not any(_remainder(_row(codes, inner), basis))] == []


def _row(codes: tuple[str, ...], inner: Mapping[tuple[str, ...], int]) -> list[Fraction]:
    return [Fraction(all(c in (T, i) for c, i in zip(codes, cell, strict=True))) for cell in inner]


def _remainder(row: list[Fraction], basis: list[tuple[int, list[Fraction]]]) -> list[Fraction]:
    for pivot, other in basis:
        if row[pivot]:
            factor = row[pivot]
            row = [a - factor * b for a, b in zip(row, other, strict=True)]
    return row


def _reduced(rows: list[list[Fraction]]) -> list[tuple[int, list[Fraction]]]:
    """Rows in echelon form with their pivots, exactly."""
    basis: list[tuple[int, list[Fraction]]] = []
    for row in rows:
        rest = _remainder(row, basis)
        at = next((i for i, x in enumerate(rest) if x), None)
        if at is not None:
            basis.append((at, [x / rest[at] for x in rest]))
    return basis
