"""Sums over the parts of an area: all at the same date, or none."""

from hypothesis import given
from hypothesis import strategies as st

from bindeglied.analysis.areas import area_series
from bindeglied.analysis.series import Break, Point
from bindeglied.analysis.status import Status


def test_parts_are_summed_where_all_have_a_number() -> None:
    found = area_series(
        {
            "a": (Point("2014-12-31", 10, Status.VALUE), Point("2015-12-31", 12, Status.VALUE)),
            "b": (Point("2015-12-31", 5, Status.VALUE), Point("2016-12-31", 6, Status.VALUE)),
        }
    )
    assert [(f.date, f.value, f.missing) for f in found] == [
        ("2014-12-31", None, ("b",)), ("2015-12-31", 17, ()), ("2016-12-31", None, ("a",)),
    ]  # fmt: skip


def test_a_blank_part_leaves_no_sum_and_is_named() -> None:
    [figure] = area_series(
        {"a": (Point("2015-12-31", None, Status.SECRET),), "b": (Point("2015-12-31", 5, Status.VALUE),)}
    )
    assert (figure.value, figure.status, figure.missing) == (None, Status.NOT_DELIVERED, ("a",))


def test_the_strictest_status_roundings_breaks_and_sources_are_kept() -> None:
    [figure] = area_series(
        {
            "a": (Point("2022-12-31", 10, Status.ROUNDED, n_rounded=1, base=5, source=("x",)),),
            "b": (Point("2022-12-31", 0, Status.ZERO, source=("x", "y"), break_=Break.CENSUS),),
        }
    )
    assert (figure.value, figure.status, figure.n_rounded) == (10, Status.ROUNDED, 1)
    assert (figure.source, figure.break_) == (("x", "y"), Break.CENSUS)


def test_a_part_without_any_point_is_missing_everywhere() -> None:
    [figure] = area_series({"a": (), "b": (Point("2015", 5, Status.VALUE),)})
    assert figure.missing == ("a",)
    assert area_series({"a": (), "b": ()}) == ()


@given(st.dictionaries(st.text(min_size=1), st.integers(0, 10**6), min_size=2), st.integers(1, 10))
def test_an_area_of_areas_is_the_area_of_all_and_scales(sizes: dict[str, int], factor: int) -> None:
    def whole(values: dict[str, int]) -> float:
        points = {key: (Point("2015", float(v), Status.VALUE),) for key, v in values.items()}
        return area_series(points)[0].value or 0.0

    keys = sorted(sizes)
    first, second = ({k: sizes[k] for k in part} for part in (keys[:1], keys[1:]))
    assert whole(first) + whole(second) == whole(sizes) == sum(sizes.values())
    assert whole({k: factor * v for k, v in sizes.items()}) == factor * whole(sizes)
