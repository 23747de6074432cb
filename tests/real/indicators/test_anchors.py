"""Figures that can be read in the official files by eye, breaks, sums of districts, and where each series ends."""

import pytest

from bindeglied.analysis.series import Break, Point
from bindeglied.analysis.status import Status
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.places import queries as places
from tests.real.indicators.conftest import Computed
from tests.real.indicators.official import Official

pytestmark = [pytest.mark.real, pytest.mark.django_db]

TODAY = "2021-07-01"
AGES = """
    minors_share seniors_share youth_ratio old_age_ratio foreign_minors_share foreign_seniors_share
    foreign_women foreign_men
""".split()
BIRTHS = "population_density birth_rate death_rate natural_balance_rate".split()
MOVES = "arrival_rate departure_rate arrivals_from_abroad departures_abroad abroad_balance_rate".split()
OVER_BORDERS = "district_arrivals district_departures district_balance".split()
UNEMPLOYED = """
    young_unemployed young_unemployment_rate long_term_unemployed long_term_unemployed_share foreign_unemployed_share
""".split()


def points(computed: Computed, indicator: str, place: str, boundary: str = "") -> dict[str, Point]:
    series = computed.get((indicator, place, "", boundary))
    return {point.date: point for point in series.points} if series else {}


@pytest.mark.parametrize(
    ("indicator", "place", "date", "value"),
    [
        ("population", "16077", "2024-12-31", 87_508),
        ("population", "16", "2024-12-31", 2_100_277),
        ("population", "16", "2022-12-31", 2_126_846),
        ("population", "DG", "2024-12-31", 83_577_140),
        ("population", "DG", "2017-12-31", 82_792_351),
        ("employees", "16", "2023-06-30", 799_544),
        ("protection_seekers", "16077", "2024-12-31", 4_090),
        ("protection_seekers", "16051", "2024-12-31", 10_035),
        ("foreign_residents", "16077", "2015-12-31", 2_319),
        ("foreign_residents_register", "16077", "2023-12-31", 6_750),
        ("foreign_residents_register", "16053", "2023-12-31", 14_740),
        ("foreign_residents_register", "16", "2023-12-31", 180_865),
        ("unemployed", "16077", "2023", 3_590),
        ("unemployed", "16077", "2025", 4_109),
        ("foreign_unemployed", "16077", "2023", 963),
        ("foreign_unemployed", "16077", "2025", 1_228),
        ("foreign_unemployment_rate", "16077", "2023", 50.1),
        ("foreign_unemployment_rate", "16077", "2025", 36.9),
        ("foreign_unemployment_rate", "16053", "2025", 15.7),
        ("pupils", "16077", "2023", 7_911),
        ("foreign_pupils", "16077", "2023", 966),
        ("foreign_pupils", "16053", "2023", 1_507),
        ("leavers_without_certificate", "16077", "2023", 92),
        ("leavers_without_certificate", "16053", "2023", 39),
        ("district_arrivals", "16077", "2019", 2_336),
        ("district_departures", "16077", "2019", 2_219),
        ("district_balance", "16053", "2021", -13),
        ("turnout", "16077", "2021-09-26", 72.4),
        ("turnout", "16053", "2021-09-26", 80.4),
    ],
)
def test_a_figure_is_what_the_file_says(
    computed: Computed, indicator: str, place: str, date: str, value: float
) -> None:
    assert points(computed, indicator, place)[date].value == value


def test_the_share_of_protection_seekers_names_both_counts(computed: Computed) -> None:
    [point] = points(computed, "protection_share", "16077").values()
    assert (round(point.value, 1), point.numerator, point.denominator) == (4.7, 4_090, 87_508)
    assert "zwei Statistiken" in point.note


def test_leavers_are_92_of_720(computed: Computed) -> None:
    [point] = points(computed, "leavers_without_certificate_share", "16077").values()
    assert (point.numerator, point.denominator, round(point.value, 1)) == (92, 720, 12.8)


def test_a_sum_of_rounded_cells_says_how_far_it_may_be_off(computed: Computed) -> None:
    [point] = points(computed, "protection_seekers", "16051").values()
    assert (point.status, point.base, point.n_rounded) == (Status.ROUNDED, 5, 130)
    assert point.note == "Summe aus 130 gerundeten Werten, Abweichung bis 130 x 2."


def test_land_and_germany_are_sums_of_districts_and_say_so(computed: Computed, official: Official) -> None:
    districts = [d.key for d in places.districts_of("16", "2024-12-31")]
    seekers = official.protection()
    [land] = points(computed, "protection_seekers", "16").values()
    assert land.value == sum(seekers[key, "2024-12-31"] for key in districts)
    assert (land.derived, land.note.split(". ")[1]) == (True, "Summe der Kreise und kreisfreien Städte.")
    [germany] = points(computed, "protection_seekers", "DG").values()
    assert germany.value == sum(v for (key, _), v in seekers.items() if len(key) == 5)


def test_a_missing_district_leaves_its_parents_without_a_sum(computed: Computed) -> None:
    """Göttingen of 2018 stands with '-' in the table."""
    assert points(computed, "population", "03159")["2018-12-31"].status == Status.NOT_DELIVERED
    for parent in ("03", "DG"):
        assert "2018-12-31" not in points(computed, "population", parent)
    assert points(computed, "population", "16")["2018-12-31"].derived


def test_wartburgkreis_of_2015_on_todays_territory_holds_eisenach(computed: Computed) -> None:
    merged = points(computed, "population", "16063", TODAY)["2015-12-31"]
    assert (merged.value, merged.status, merged.boundary) == (168_072, Status.VALUE, TODAY)
    parts = [points(computed, "population", key)["2015-12-31"].value for key in ("16063", "16056")]
    assert sum(parts) == 168_072


def test_eisenach_is_never_zero_after_its_end(computed: Computed) -> None:
    for (_, place, _, _), series in computed.items():
        if place == "16056":
            for point in series.points:
                if (point.date if len(point.date) > 4 else f"{point.date}-12-31") >= "2021-07-01":
                    assert point.value is None
                    assert point.status in (Status.NO_SUCH_PLACE, Status.NOT_DELIVERED)


def test_both_censuses_part_the_population(computed: Computed) -> None:
    found = points(computed, "population", "16077")
    assert {date: p.break_ for date, p in found.items() if p.break_} == {
        "2011-12-31": Break.CENSUS,
        "2024-12-31": Break.CENSUS,
    }
    change = points(computed, "population_change", "16077")
    assert not {"2011-12-31", "2022-12-31", "2024-12-31"} & set(change)
    assert max(change) == "2018-12-31"


def test_districts_of_june_2025_were_not_delivered(computed: Computed) -> None:
    for indicator in ("employees", "foreign_employees", "foreign_employees_share"):
        point = points(computed, indicator, "16077")["2025-06-30"]
        assert (point.value, point.status) == (None, Status.NOT_DELIVERED)


@pytest.mark.parametrize(
    ("indicator", "last"),
    [
        ("population", "2024-12-31"),
        ("women_share", "2024-12-31"),
        ("population_change", "2018-12-31"),
        ("foreign_residents", "2015-12-31"),
        ("foreign_share", "2015-12-31"),
        ("foreign_residents_register", "2023-12-31"),
        ("foreign_share_register", ""),
        ("migration_balance_rate", "2015"),
        ("arrivals", "2015"),
        ("departures", "2015"),
        ("naturalisation_rate", "2016"),
        ("naturalisation_share", ""),
        ("naturalisations", "2016"),
        ("protection_seekers", "2024-12-31"),
        ("protection_share", "2024-12-31"),
        ("asylum_benefit_rate", "2015-12-31"),
        ("asylum_benefit_recipients", "2015-12-31"),
        ("employees", "2023-06-30"),
        ("foreign_employees", "2023-06-30"),
        ("foreign_employees_share", "2023-06-30"),
        ("unemployment_rate", "2025"),
        ("foreign_unemployment_rate", "2025"),
        ("unemployed", "2025"),
        ("foreign_unemployed", "2025"),
        ("pupils", "2023"),
        ("foreign_pupils", "2023"),
        ("foreign_pupils_share", "2023"),
        ("leavers_without_certificate", "2023"),
        ("leavers_without_certificate_share", "2023"),
        *((key, "2015-12-31") for key in AGES),
        *((key, "2015") for key in BIRTHS),
        *((key, "2015") for key in MOVES),
        *((key, "2021") for key in OVER_BORDERS),
        ("growth_by_migration", "2015"),
        ("growth_by_rest", "2015"),
        ("dissimilarity", ""),
        ("census_foreign_share", "2011-05-09"),
        ("census_migration_background_share", "2011-05-09"),
        ("immigration_history_share", ""),
        ("recognised_share", "2024-12-31"),
        ("asylum_minors_share", "2015-12-31"),
        ("eu_share_register", "2023-12-31"),
        ("turnout", "2021-09-26"),
        ("women_employees_share", "2023-06-30"),
        ("employees_residence", "2015-06-30"),
        *((key, "2025") for key in UNEMPLOYED),
        ("basic_security_share", "2016-12-31"),
        ("basic_security_foreign_share", "2016-12-31"),
        ("gymnasium_share", "2023"),
        ("foreign_gymnasium_share", "2023"),
        ("leavers_with_abitur_share", "2023"),
        ("students", "2023-10P6M"),
        ("foreign_students_share", ""),
        *((key, "") for key, indicator in INDICATORS.items() if not indicator.tables),
    ],
)
def test_each_series_ends_where_its_table_ends(computed: Computed, indicator: str, last: str) -> None:
    found = points(computed, indicator, "16077").values()
    assert max((p.date for p in found if p.value is not None), default="") == last


def test_every_indicator_has_an_end_named_here() -> None:
    ends = next(
        m for m in test_each_series_ends_where_its_table_ends.pytestmark if m.name == "parametrize"
    ).args[1]
    assert {key for key, _ in ends} == set(INDICATORS)


def test_known_places_only_and_every_figure_with_its_source(computed: Computed) -> None:
    for (indicator, place, _, boundary), series in computed.items():
        known = places.place(place)
        assert known is not None
        assert known.level in INDICATORS[indicator].levels
        assert all(p.source for p in series.points)
        assert all((p.boundary or "") == boundary for p in series.points)
        assert all((p.value is None) == (p.status in ("secret", "not_applicable", "not_delivered", "no_such_place")) for p in series.points)  # fmt: skip


def test_suhl_before_the_reform_is_estimated_with_its_share_of_the_ilm_kreis(computed: Computed) -> None:
    today = points(computed, "population", "16054", "2019-01-01")
    own, other = (points(computed, "population", key)["2015-12-31"].value for key in ("16054", "16070"))
    assert today["2015-12-31"].value == pytest.approx(own + 0.02027 * other)
    assert (today["2015-12-31"].status, today["2022-12-31"].status) == (Status.ESTIMATED, Status.VALUE)
    assert [p.break_ for p in today.values() if p.break_ == Break.TERRITORY] == []
