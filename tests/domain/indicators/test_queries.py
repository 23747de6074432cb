"""Door one of the gate: what a page may read of series, and in how many queries."""

from datetime import date

import pytest

from bindeglied.analysis.status import Status
from bindeglied.domain.indicators import actions, queries
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.models import StoredSeries
from tests.domain.indicators.conftest import points

pytestmark = pytest.mark.django_db

TODAY, DELIVERED = points("2020-12-31 159", boundary="2021-07-01"), points("2020-12-31 118")


def test_a_series_is_shown_on_todays_territory_unless_asked_as_delivered(keep) -> None:
    keep({("population", "16063"): DELIVERED, ("population", "16063", "", "2021-07-01"): TODAY})
    assert queries.published_series("population", "16063").points == TODAY
    assert queries.published_series("population", "16063", as_delivered=True).points == DELIVERED
    assert queries.published_many(["population"], ["16063"])["population", "16063"].points == TODAY
    assert queries.published_at("population", ["16063"], "2020-12-31") == {"16063": TODAY[0]}


def test_a_category_is_a_series_of_its_own(keep) -> None:
    women = points("2024-12-31 45")
    keep({("population", "16077"): points("2024-12-31 88"), ("population", "16077", "GES=GESW"): women})
    found = queries.published_series("population", "16077", categories={"GES": "GESW"})
    assert (found.points, found.categories, found.label) == (women, {"GES": "GESW"}, "GESW")
    assert queries.published_series("population", "16077", categories={"GES": "GESX"}) is None


def test_categories_come_in_the_order_of_the_catalogue_or_the_largest_first(keep) -> None:
    keep(
        {
            ("protection_seekers", "16077", f"{dimension}={code}"): points(f"2024-12-31 {value}")
            for dimension, code, value in (
                ("STAAG5", "ST423", 30), ("STAAG5", "ST166", 2000), ("GES", "GESM", 1), ("GES", "GESW", 5),
                ("SCHST2", "AUSRPFL-G", 7), ("SCHST2", "SCHUTZST-OF", 2), ("SCHST2", "SCHUTZST-AK-1", 9),
            )
        }
    )  # fmt: skip
    [found] = queries.published_breakdowns(["protection_seekers"], ["16077"]).values()
    assert [next(iter(s.categories.values())) for s in found] == [
        "SCHUTZST-AK-1", "SCHUTZST-OF", "AUSRPFL-G", "GESW", "GESM", "ST166", "ST423",
    ]  # fmt: skip


def test_own_series_are_seen_in_their_workspace_only(keep, altenburg, jena) -> None:
    keep({("population", "16077"): points("2024-12-31 88")}, altenburg)
    assert queries.published_series("population", "16077", workspace=altenburg) is not None
    for seen_by in (None, jena):
        assert queries.published_series("population", "16077", workspace=seen_by) is None
        assert queries.published_many(["population"], ["16077"], workspace=seen_by) == {}
        assert queries.published_breakdowns(["population"], ["16077"], workspace=seen_by) == {}
        assert queries.overview("16077", seen_by)[0].date == ""


def test_points_of_a_date_say_why_there_is_no_number(keep) -> None:
    keep({("population", "16077"): points("2024-12-31 ."), ("population", "16053"): points("2023-12-31 9")})
    found = queries.published_at("population", ["16077", "16053"], "2024-12-31")
    assert {place: point.status for place, point in found.items()} == {"16077": Status.SECRET}


def test_dates_are_those_with_a_number_in_a_district_of_the_land(keep) -> None:
    keep(
        {
            ("population", "16077"): points("2023-12-31 9, 2024-12-31 ."),
            ("population", "16053"): points("2022-12-31 9"),
            ("population", "14713"): points("2021-12-31 9"),
        }
    )
    assert queries.dates_of("population", "16") == ["2023-12-31", "2022-12-31"]


def test_the_overview_names_every_indicator_and_what_would_bring_it(keep) -> None:
    keep(
        {
            ("population", "16077"): points("2024-12-31 87508"),
            ("women_share", "16077"): points("2020-12-31 50.94"),
            ("protection_seekers", "16077"): points("2024-12-31 4090~5"),
        }
    )
    rows = queries.overview("16077", reference=date(2026, 6, 30))
    assert [row.indicator.key for row in rows] == list(INDICATORS)
    known = {row.indicator.key: row for row in rows if row.date}
    assert {key: (row.date, row.text, row.missing is not None) for key, row in known.items()} == {
        "population": ("2024-12-31", "87.508", False),
        "women_share": ("2020-12-31", "50,9\u202f%", True),
        "protection_seekers": ("2024-12-31", "4.090", False),
    }
    missing = queries.missing("16077", reference=date(2026, 6, 30))
    assert len(missing) == len(INDICATORS) - 2
    by_key = {m.indicator: m for m in missing}
    assert [need.table for need in by_key["foreign_share_register"].needs] == ["12411-01-01-4", "12521-0041"]
    assert (by_key["foreign_share_register"].newest, by_key["women_share"].newest) == ("", "2020-12-31")


def test_the_overview_takes_the_newest_date_with_a_number(keep) -> None:
    keep({("employees", "16077"): points("2023-06-30 33206, 2025-06-30 ...")})
    [row] = [row for row in queries.overview("16077") if row.indicator.key == "employees"]
    assert (row.date, row.value) == ("2023-06-30", 33206)


def test_each_question_is_one_query(keep, django_assert_num_queries) -> None:
    everywhere = [f"160{i}" for i in range(51, 78)]
    keep({(key, place): points("2024-12-31 5") for key in INDICATORS for place in everywhere})
    for places in (everywhere[:1], everywhere):
        with django_assert_num_queries(1):
            queries.published_many(list(INDICATORS), places)
        with django_assert_num_queries(1):
            queries.published_breakdowns(list(INDICATORS), places)
        with django_assert_num_queries(1):
            queries.published_at("population", places, "2024-12-31")
    for ask in (
        lambda: queries.published_series("population", "16077"),
        lambda: queries.overview("16077"),
        lambda: queries.missing("16077"),
        lambda: queries.said("population", "16077"),
        lambda: queries.dates_of("population", "16"),
    ):
        with django_assert_num_queries(1):
            ask()


def test_storing_again_leaves_unchanged_rows_alone(keep) -> None:
    both = {("population", "16077"): points("2024-12-31 88"), ("population", "16053"): points("2024-12-31 9")}
    keep(both)
    before = dict(StoredSeries.objects.values_list("place", "pk"))
    keep(both)
    assert dict(StoredSeries.objects.values_list("place", "pk")) == before
    keep({**both, ("population", "16053"): points("2024-12-31 10")})
    after = dict(StoredSeries.objects.values_list("place", "pk"))
    assert (after["16077"] == before["16077"], after["16053"] == before["16053"]) == (True, False)


def test_what_is_not_given_any_more_is_gone_and_other_indicators_stay(keep) -> None:
    keep({("population", "16077"): points("2024-12-31 88"), ("employees", "16077"): points("2023-06-30 33")})
    actions.store_series(series={"population": []})
    assert set(StoredSeries.objects.values_list("indicator", flat=True)) == {"employees"}
