"""Indicators of the catalogue on tables so small that the figure can be read off."""

from typing import Any

import pytest

from bindeglied.analysis.status import Status
from bindeglied.domain.indicators import queries
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.sentences import de
from bindeglied.domain.places import queries as places
from bindeglied.jobs import indicators
from tests.factories.statistics import stored

pytestmark = pytest.mark.django_db

PLACE = "16077"
DAY = "2024-12-31"

# indicator | table | cells: variable, date, value and the categories | the figure
AGES = (
    ("BEVSTD", DAY, 100, {}),
    ("BEVSTD", DAY, 5, {"ALTX21": "ALT000B03"}),
    ("BEVSTD", DAY, 7, {"ALTX21": "ALT015B18"}),
    ("BEVSTD", DAY, 4, {"ALTX21": "ALT018B20"}),
    ("BEVSTD", DAY, 40, {"ALTX21": "ALT020B25"}),
    ("BEVSTD", DAY, 24, {"ALTX21": "ALT060B65"}),
    ("BEVSTD", DAY, 12, {"ALTX21": "ALT065B70"}),
    ("BEVSTD", DAY, 8, {"ALTX21": "ALT090UM"}),
    ("BEVSTD", DAY, 20, {"NAT": "NATA"}),
    ("BEVSTD", DAY, 11, {"NAT": "NATA", "GES": "GESW"}),
    ("BEVSTD", DAY, 9, {"NAT": "NATA", "GES": "GESM"}),
    ("BEVSTD", DAY, 6, {"NAT": "NATA", "ALTX21": "ALT003B06"}),
    ("BEVSTD", DAY, 3, {"NAT": "NATA", "ALTX21": "ALT075B80"}),
)
ATLAS = (("AI0201", "2024", 154.5, {}), ("AI0209", "2024", 61.0, {}), ("AI0210", "2024", 160.5, {}), ("AI0211", "2024", -99.5, {}))  # fmt: skip
MOVES = (("BEV081", "2024", 90, {}), ("BEV082", "2024", 60, {}), ("BEV083", "2024", 40, {}), ("BEV084", "2024", 10, {}))  # fmt: skip
BORDERS = (("BEV085", "2024", 30, {}), ("BEV086", "2024", 50, {}))
CENSUS = (("BEVZ20", "2011-05-09", 80, {}), ("BEVZ20", "2011-05-09", 4, {"NAT": "NATA"}))
HOUSEHOLDS = (
    ("BEVZ21", "2011-05-09", 80, {}),
    ("BEVZ21", "2011-05-09", 76, {"NAT": "NATD"}),
    ("BEVZ21", "2011-05-09", 70, {"NAT": "NATD", "MIGHG1": "OHNE"}),
)
ASYLUM = (("RLE001", DAY, 50, {}), ("RLE001", DAY, 6, {"ALTX28": "ALT000B07"}), ("RLE001", DAY, 9, {"ALTX28": "ALT007B18"}))  # fmt: skip
SEEKERS = tuple(
    ("BEV030", DAY, value, {"SCHST2": status, "GES": "GESW", "STAAG5": "ST475"})
    for status, value in (
        ("SCHUTZST-AK-1", 30),
        ("SCHUTZST-OF", 15),
        ("SCHUTZST-X", 5),
        ("SCHUTZST-AK-2", 25),
    )
)
REGISTER = (("BEV027", DAY, 40, {}), ("BEV027", DAY, 15, {"LDRGR1": "EU27"}))
EMPLOYED = (("ERW032", "2024-06-30", 50, {}), ("ERW032", "2024-06-30", 22, {"GES": "GESW"}))
JOBLESS = (
    ("ERWP06", "2024", 40, {}),
    ("ERWP06", "2024", 10, {"NAT": "NATA"}),
    ("ERWP06", "2024", 6, {"ALT": "ALT015B25"}),
    ("ERWP06", "2024", 14, {"PERSGR": "LANGZEIT"}),
    ("ERWP10", "2024", 7.7, {"ALT": "ALT015B25"}),
)
BASIC = (("PER100", DAY, 25, {}), ("PER100", DAY, 10, {"NAT": "NATA"}))
PUPILS = (
    ("BIL003", "2024", 80, {}),
    ("BIL003", "2024", 20, {"NAT": "NATA"}),
    ("BIL003", "2024", 30, {"BILSA1": "GYMNASIUM"}),
    ("BIL003", "2024", 3, {"BILSA1": "GYMNASIUM", "NAT": "NATA"}),
)
LEAVERS = (("BILABS", "2024", 50, {}), ("BILABS", "2024", 19, {"ABSCHLUSS": "AHR"}))
STUDENTS = (("HS-W02", "2023-10P6M", 40, {}), ("HS-W02", "2023-10P6M", 9, {"NAT01": "NATA"}))
TURNOUT = (("WAHLBET", "2025-02-23", 78.4, {}), ("WAHLBER", "2025-02-23", 70_997, {}))

CASES = (
    ("minors_share", "12411-03-03-4", AGES, 12),
    ("seniors_share", "12411-03-03-4", AGES, 20),
    ("youth_ratio", "12411-03-03-4", AGES, 25),
    ("old_age_ratio", "12411-03-03-4", AGES, 31.25),
    ("foreign_minors_share", "12411-03-03-4", AGES, 30),
    ("foreign_seniors_share", "12411-03-03-4", AGES, 15),
    ("foreign_women", "12411-03-03-4", AGES, 11),
    ("foreign_men", "12411-03-03-4", AGES, 9),
    ("population_density", "AI002-1", ATLAS, 154.5),
    ("birth_rate", "AI002-1", ATLAS, 61),
    ("death_rate", "AI002-1", ATLAS, 160.5),
    ("natural_balance_rate", "AI002-1", ATLAS, -99.5),
    ("arrival_rate", "12711-03-02-4", MOVES, 100),
    ("departure_rate", "12711-03-02-4", MOVES, 66.666667),
    ("arrivals_from_abroad", "12711-03-02-4", MOVES, 40),
    ("departures_abroad", "12711-03-02-4", MOVES, 10),
    ("abroad_balance_rate", "12711-03-02-4", MOVES, 33.333333),
    ("growth_by_migration", "12711-03-02-4", MOVES, 3.75),
    ("growth_by_rest", "12711-03-02-4", MOVES, 21.25),
    ("district_arrivals", "12711-04-02-4", BORDERS, 30),
    ("district_departures", "12711-04-02-4", BORDERS, 50),
    ("district_balance", "12711-04-02-4", BORDERS, -20),
    ("census_foreign_share", "12111-01-01-4", CENSUS, 5),
    ("census_migration_background_share", "12111-07-01-4", HOUSEHOLDS, 12.5),
    ("asylum_minors_share", "22221-01-01-4", ASYLUM, 30),
    ("recognised_share", "12531-0043", SEEKERS, 60),
    ("eu_share_register", "12521-0041", REGISTER, 37.5),
    ("turnout", "14111-01-04-4", TURNOUT, 78.4),
    ("women_employees_share", "13111-01-03-4", EMPLOYED, 44),
    ("employees_residence", "13111-08-02-4", (("ERW033", "2024-06-30", 45, {}),), 45),
    ("young_unemployed", "13211-02-05-4", JOBLESS, 6),
    ("young_unemployment_rate", "13211-02-05-4", JOBLESS, 7.7),
    ("long_term_unemployed", "13211-02-05-4", JOBLESS, 14),
    ("long_term_unemployed_share", "13211-02-05-4", JOBLESS, 35),
    ("foreign_unemployed_share", "13211-02-05-4", JOBLESS, 25),
    ("basic_security_share", "22811-02-02-4", BASIC, 2.5),
    ("basic_security_foreign_share", "22811-02-02-4", BASIC, 40),
    ("gymnasium_share", "21111-01-03-4", PUPILS, 37.5),
    ("foreign_gymnasium_share", "21111-01-03-4", PUPILS, 15),
    ("leavers_with_abitur_share", "21111-02-06-4", LEAVERS, 38),
    ("students", "21311-01-01-4-B", STUDENTS, 40),
    ("foreign_students_share", "21311-01-01-4-B", STUDENTS, 22.5),
)  # fmt: skip


def read_in(table: str, cells: Any, **fields: Any) -> None:
    dimensions = {name for _, _, _, where in cells for name in where}
    rows = [
        {"place": PLACE, "variable": variable, "date": date, "value": value, **dict.fromkeys(dimensions, "TOTAL"), **where}
        for variable, date, value, where in cells
    ]  # fmt: skip
    stored(None, None, rows, table=table, **fields)


@pytest.mark.parametrize(("indicator", "table", "cells", "figure"), CASES, ids=[case[0] for case in CASES])
def test_a_figure_of_a_tiny_table(indicator: str, table: str, cells: Any, figure: float) -> None:
    read_in(table, cells)
    if "12411-01-01-4" in INDICATORS[indicator].tables:
        both = [("BEVSTD", "2023-12-31", 800, {}), ("BEVSTD", DAY, 1000, {})]
        read_in("12411-01-01-4", both, census_bases={"2023-12-31": "2022", DAY: "2022"})
    indicators.compute([table])
    series = queries.published_series(indicator, PLACE)
    assert series is not None
    assert [point.value for point in series.points] == [pytest.approx(figure)]


def test_a_land_has_an_index_over_its_districts_and_a_district_none() -> None:
    """Three in four foreigners live in Altenburg's district, the same number of Germans in each of the 22."""
    districts = [d.key for d in places.districts_of("16", DAY)]
    rows = [
        {"place": key, "date": DAY, "NAT": nat, "value": value}
        for key in districts
        for nat, value in (("NATA", 63 if key == PLACE else 1), ("TOTAL", 163 if key == PLACE else 101))
    ]
    stored(None, None, rows, table="12411-03-03-4", census_bases={DAY: "2022"})
    indicators.compute()
    [point] = queries.published_series("dissimilarity", "16").points
    assert point.value == pytest.approx(100 * (63 / 84 - 1 / 22))
    assert (point.status, point.derived, point.note) == (Status.VALUE, False, "")
    assert queries.published_series("dissimilarity", PLACE) is None
    assert queries.published_series("dissimilarity", "DG") is None


def test_a_semester_is_said_as_people_say_it() -> None:
    read_in("21311-01-01-4-B", STUDENTS)
    indicators.compute()
    assert queries.said("students", PLACE) == (
        "Im Wintersemester 2023/24 waren im Landkreis Altenburger Land 40 Studierende eingeschrieben."
    )
    assert de.when("2023-10P6M", "Im Wintersemester") == "Im Wintersemester 2023/24"
