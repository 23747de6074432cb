"""What may be said about the way a figure went."""

from datetime import date

import pytest

from bindeglied.analysis.series import Break, Point
from bindeglied.analysis.status import Status
from bindeglied.analysis.trends import (
    difference,
    earlier,
    end_of,
    growth,
    is_old,
    newest,
    says_something,
    years_before,
)


def point(day: str, value: float | None, **more: object) -> Point:
    status = Status.VALUE if value is not None else Status.SECRET
    return Point(day, value, **{"status": status, **more})  # type: ignore[arg-type]


def rounded(value: float, n: int = 1) -> Point:
    return point("2024-12-31", value, status=Status.ROUNDED, base=5, n_rounded=n)


def test_the_nearest_earlier_number_is_found_over_blanks() -> None:
    series = (point("2022-12-31", 1), point("2023-12-31", None), point("2024-12-31", 3))
    assert earlier(series, series[2]) == series[0]
    assert newest(series[:2]) == series[0]
    assert newest(()) is None


@pytest.mark.parametrize("broken", [0, 1])
def test_nothing_is_found_across_a_break_before_or_between(broken: int) -> None:
    breaks: list[Break | None] = [None, None]
    breaks[broken] = Break.CENSUS
    series = (
        point("2022-12-31", 1),
        point("2023-12-31", None, break_=breaks[0]),
        point("2024-12-31", 3, break_=breaks[1]),
    )
    assert earlier(series, series[2]) is None


def test_a_break_before_the_earlier_figure_does_not_matter() -> None:
    series = (point("2023-12-31", 1, break_=Break.CENSUS), point("2024-12-31", 3))
    assert earlier(series, series[1]) == series[0]


@pytest.mark.parametrize(("day", "found"), [("2021-12-31", True), ("2021-12-30", False), ("2021", True), ("2020", False)])  # fmt: skip
def test_three_years_meet_and_more_do_not(day: str, found: bool) -> None:
    series = (point(day, 1), point("2024-12-31", 3))
    assert (earlier(series, series[1]) is not None) == found
    assert is_old(day, date(2024, 12, 31)) != found


def test_three_years_before_a_leap_day_is_the_day_before_it() -> None:
    assert years_before(date(2024, 2, 29)) == date(2021, 2, 28)
    assert end_of("2023-10P6M") == date(2023, 12, 31)


@pytest.mark.parametrize(
    ("after", "before", "difference_", "growth_"),
    [
        (point("2024", 90), point("2023", 80), 10, 12.5),
        (point("2024", 80), point("2023", 80), 0, 0),
        (point("2024", 80), point("2023", 0), 80, None),
        (point("2024", None), point("2023", 80), None, None),
        (rounded(110), rounded(105), 5, 100 * 5 / 105),  # each may be off by 2: at least 1 apart
        (rounded(120, n=2), rounded(115, n=1), None, None),  # off by 6 together
        (rounded(105), point("2023", 103), None, None),
        (rounded(105), rounded(105), 0, 0),
    ],
)
def test_a_distance_is_told_only_where_it_is_more_than_rounding(
    after: Point, before: Point, difference_: float | None, growth_: float | None
) -> None:
    assert difference(after, before) == difference_
    assert growth(after, before) == growth_
    assert says_something(after, before) == bool(difference_)
