"""Back to the cells: what is listed of a figure makes that figure again."""

from typing import Any

import pytest

from bindeglied.core.errors import NotAllowed, NotFound
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.indicators import queries
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.places import queries as places
from bindeglied.jobs import derivations, indicators
from tests.factories.statistics import stored

pytestmark = pytest.mark.django_db


def read_in(rows: list[dict[str, Any]], table: str = "12411-01-01-4", **fields: Any) -> None:
    stored(None, None, rows, table=table, **fields)


def cells(indicator: str, place: str, date: str) -> list[tuple[Any, ...]]:
    """(part, place, date, categories, value, marker) of the cells behind a figure."""
    row = queries.official_row(indicator, place)
    assert row
    found = derivations.cells_of(INDICATORS[indicator], row, date)
    return [(c.part, c.place, c.date, c.categories, c.value, c.marker) for c in found]


def test_a_count_is_its_cell_at_the_total_of_all_dimensions() -> None:
    read_in([{"value": 90_000.0}, {"GES": "GESW", "value": 46_000.0}, {"place": "16053", "value": 1.0}])
    indicators.compute()

    assert cells("population", "16077", "2024-12-31") == [
        ("numerator", "16077", "2024-12-31", "", 90_000.0, "")
    ]


def test_a_share_has_cells_below_and_above_in_the_words_of_their_table() -> None:
    read_in([{"value": 90_000.0}, {"GES": "GESW", "value": 46_000.0}])
    indicators.compute()

    assert cells("women_share", "16077", "2024-12-31") == [
        ("numerator", "16077", "2024-12-31", "Geschlecht: weiblich", 46_000.0, ""),
        ("denominator", "16077", "2024-12-31", "", 90_000.0, ""),
    ]


def test_on_todays_territory_stand_the_cells_of_all_former_districts() -> None:
    read_in(
        [
            {"place": "16056", "date": "2020-12-31", "value": 41_000.0},
            {"place": "16056", "date": "2021-12-31", "status": "no_such_place", "marker": "-"},
            {"place": "16063", "date": "2020-12-31", "value": 118_000.0},
            {"place": "16063", "date": "2021-12-31", "value": 158_000.0},
        ],
        census_bases={"2020-12-31": "2011", "2021-12-31": "2011"},
    )
    indicators.compute()

    before = cells("population", "16063", "2020-12-31")
    assert [(place, value) for _, place, _, _, value, _ in before] == [
        ("16056", 41_000.0),
        ("16063", 118_000.0),
    ]


def test_a_missing_land_is_told_by_its_districts() -> None:
    read_in([{"place": p.key, "value": 1000.0} for p in places.districts_of("DG", "2024-12-31")])
    indicators.compute()

    found = cells("population", "16", "2024-12-31")
    assert len(found) == 22
    assert sum(value for *_, value, _ in found) == 22_000.0


def test_a_flow_stands_beside_both_year_ends() -> None:
    flow = INDICATORS["migration_balance_rate"]
    assert derivations._dates(flow, "numerator", "2015") == ["2015"]
    assert derivations._dates(flow, "denominator", "2015") == ["2014-12-31", "2015-12-31"]


def test_an_unknown_date_has_no_cells() -> None:
    read_in([{"value": 90_000.0}])
    indicators.compute()
    with pytest.raises(NotFound):
        cells("population", "16077", "1999-12-31")


def test_cells_are_kept_until_the_figure_is_another_one(altenburg: Workspace) -> None:
    read_in([{"value": 90_000.0}])
    indicators.compute()
    derivations.trace(altenburg.pk, "population", "16077", "2024-12-31")
    row = queries.official_row("population", "16077")
    assert row
    found = queries.derivation_of(altenburg, row, "2024-12-31")
    assert found
    assert [c.value for c in found.cells] == [90_000.0]

    read_in([{"value": 90_001.0}], stand="2026-02-01")
    indicators.compute()
    row = queries.official_row("population", "16077")
    assert row
    assert queries.derivation_of(altenburg, row, "2024-12-31") is None


def test_who_may_not_see_cells_cannot_ask_for_them(altenburg: Workspace, contact: User, bob: User) -> None:
    for person in (contact, bob):
        with pytest.raises(NotAllowed):
            derivations.ask(
                by=person, workspace=altenburg, indicator="population", place="16077", date="2024-12-31"
            )
