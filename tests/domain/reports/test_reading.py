"""Which points may be used and compared: the three-year rule and the breaks."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bindeglied.analysis.series import Break, Point
from bindeglied.analysis.status import Status
from bindeglied.domain.reports.queries import reading


def point(day: str, value: float | None = 1.0, break_: Break | None = None) -> Point:
    status = Status.VALUE if value is not None else Status.NOT_DELIVERED
    return Point(date=day, value=value, status=status, break_=break_)


YEARS = st.integers(1995, 2035)


@st.composite
def series(draw) -> tuple[Point, ...]:
    """Year ends in order, some without a number, some behind a break."""
    years = sorted(draw(st.sets(YEARS, min_size=1, max_size=15)))
    as_day = draw(st.booleans())
    return tuple(
        point(
            f"{year}-12-31" if as_day else str(year),
            draw(st.one_of(st.none(), st.floats(0, 1e6))),
            draw(st.sampled_from([None, None, None, *Break])),
        )
        for year in years
    )


@given(series())
def test_earlier_never_crosses_a_break_nor_three_years(points) -> None:
    for index, after in enumerate(points):
        before = reading.earlier(points, after)
        # The naive second way: look at every pair.
        allowed = [
            p
            for i, p in enumerate(points[:index])
            if p.value is not None
            and all(q.break_ is None for q in points[i + 1 : index + 1])
            and after.year - p.year <= 3
        ]
        assert before == (allowed[-1] if allowed else None)


@given(series(), st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_a_report_knows_nothing_after_its_reference_date(points, reference) -> None:
    known = reading.up_to(points, reference)
    assert all(reading.end_of(p.date) <= reference for p in known)
    assert known == tuple(p for p in points if p in known)
    assert all(reading.end_of(p.date) > reference for p in points if p not in known)


@given(st.dates(date(1996, 1, 1), date(2040, 12, 31)), st.integers(0, 4000))
def test_old_means_more_than_three_years_before_the_reference_date(reference, days) -> None:
    figure = reference - timedelta(days=days)
    birthday = date(
        figure.year + 3, figure.month, 28 if (figure.month, figure.day) == (2, 29) else figure.day
    )
    assert reading.is_old(figure.isoformat(), reference) == (birthday < reference) or figure.day == 29


def test_exactly_three_years_is_not_old() -> None:
    assert not reading.is_old("2022-12-31", date(2025, 12, 31))
    assert reading.is_old("2022-12-30", date(2025, 12, 31))
    assert not reading.is_old("2022", date(2025, 12, 31))
    assert reading.is_old("2021", date(2025, 12, 31))


def test_a_gap_without_a_number_is_stepped_over() -> None:
    points = (
        point("2022-12-31", 5770),
        point("2023-12-31", 6750),
        point("2024-12-31", None),
        point("2025-12-31", 7715),
    )
    assert reading.earlier(points, points[-1]) == points[1]


def test_the_newest_number_is_not_the_newest_date() -> None:
    points = (point("2024-12-31", 4), point("2025-06-30", None))
    assert reading.newest(points) == points[0]
