"""Places beside each other: same date, fixed order."""

from bindeglied.analysis.comparison import at, beside, common_date
from bindeglied.analysis.series import Point, Series
from bindeglied.analysis.status import Status


def series(place: str, **values: float | None) -> Series:
    points = (
        Point(year[1:], value, Status.VALUE if value is not None else Status.SECRET)
        for year, value in values.items()
    )
    return Series("x", place, tuple(points))


OWN = series("16077", y2022=4, y2023=5, y2024=None)
LAND = series("16", y2022=40, y2023=50, y2024=60)
COUNTRY = series("DG", y2022=400, y2024=600)


def test_the_newest_number_of_the_place_stands_beside_the_same_date_of_others() -> None:
    found = beside({"16077": OWN, "16": LAND, "DG": COUNTRY}, "16077", ("16", "DG", "16077"))
    assert [(place, p.date, p.value) for place, p in found] == [("16077", "2023", 5), ("16", "2023", 50)]


def test_without_a_number_of_the_place_nothing_is_compared() -> None:
    assert beside({"16": LAND}, "16077", ("16",)) == []
    assert beside({"16077": series("16077", y2024=None), "16": LAND}, "16077", ("16",)) == []


def test_a_date_must_be_the_same_and_carry_a_number() -> None:
    assert at(OWN, "2024") is None
    assert at(OWN, "2021") is None
    assert at(None, "2021") is None


def test_the_common_date_is_the_newest_that_somebody_shares() -> None:
    assert common_date([OWN, COUNTRY], OWN) == "2022"
    assert common_date([OWN], OWN) is None
