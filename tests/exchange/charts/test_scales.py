"""Axes: round ticks around all values, exact in print."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindeglied.exchange.charts import labels, measure, scales

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False, allow_infinity=False)


@given(NUMBERS, NUMBERS, st.integers(0, 3))
def test_ticks_surround_the_values_and_print_exactly(a: float, b: float, decimals: int) -> None:
    low, high = sorted((a, b))
    axis = scales.axis(low, high, decimals)
    hair = 1e-6 * (1 + high - low)
    assert axis.low <= low + hair
    assert axis.high >= high - hair
    assert 2 <= len(axis.ticks) <= 7
    assert axis.decimals <= decimals
    assert all(round(tick, axis.decimals) == tick for tick in axis.ticks)


@pytest.mark.parametrize(
    ("low", "high", "decimals", "ticks"),
    [
        (87508, 120655, 0, (80000, 90000, 100000, 110000, 120000, 130000)),
        (4180, 7715, 0, (4000, 5000, 6000, 7000, 8000)),
        (3.2, 11.7, 1, (0, 2, 4, 6, 8, 10, 12)),
        (8, 11, 1, (7, 8, 9, 10, 11)),
        (6750, 7715, 0, (6500, 6750, 7000, 7250, 7500, 7750)),
        (5, 5, 0, (4, 5, 6)),
        (0, 0, 0, (0, 1)),
    ],
)
def test_ticks_as_a_person_would_choose_them(
    low: float, high: float, decimals: int, ticks: tuple[float, ...]
) -> None:
    assert scales.axis(low, high, decimals).ticks == ticks


@given(
    st.lists(st.tuples(st.floats(0, 300), st.floats(10, 60)), min_size=1, max_size=8),
)
def test_stacked_labels_keep_apart_and_in_order(blocks: list[tuple[float, float]]) -> None:
    wanted, heights = [w for w, _ in blocks], [h for _, h in blocks]
    tops = labels.stacked(wanted, heights, 0, 300)
    order = sorted(range(len(blocks)), key=lambda i: (wanted[i], i))
    for before, after in pairwise(order):
        assert tops[after] >= tops[before] + heights[before] - 1e-6
    assert min(tops) >= -1e-6
    if sum(heights) <= 300:
        assert max(t + h for t, h in zip(tops, heights, strict=True)) <= 300 + 1e-6


def test_a_label_with_room_stays_at_its_place() -> None:
    assert labels.stacked([50, 150], [20, 20], 0, 300) == [40, 140]


@given(st.text(max_size=120), st.floats(60, 300))
def test_broken_lines_hold_all_words_and_fit(text: str, room: float) -> None:
    lines = measure.lines(text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(measure.width(line) <= room for line in lines)


def test_lines_beyond_the_limit_end_in_an_ellipsis() -> None:
    lines = measure.lines("eins zwei drei vier fünf sechs sieben acht", 60, most=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
