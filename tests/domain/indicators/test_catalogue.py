"""The catalogue is complete and says of each indicator where it comes from."""

import importlib.util
import json
from itertools import groupby
from pathlib import Path

import pytest

from bindeglied.domain.indicators import catalogue
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.catalogue.awaited import NOT_READ
from bindeglied.domain.indicators.values import (
    Formula,
    categories_of,
    categories_text,
    points_as_json,
    points_from_json,
)
from tests.domain.indicators.conftest import points

ROOT = Path(__file__).parents[3]
FIRST = """
    population population_change women_share foreign_residents foreign_share foreign_residents_register
    foreign_share_register migration_balance_rate naturalisation_rate protection_seekers protection_share
    asylum_benefit_rate foreign_employees_share unemployment_rate foreign_unemployment_rate
    leavers_without_certificate_share
"""


def test_the_names_that_others_rely_on_are_there() -> None:
    assert set(FIRST.split()) <= set(INDICATORS)


@pytest.mark.parametrize("key", INDICATORS)
def test_an_indicator_says_all_that_its_page_shows(key: str) -> None:
    indicator = INDICATORS[key]
    assert all((indicator.title, indicator.definition, indicator.unit, indicator.field))
    assert indicator.limits
    assert indicator.definition.endswith(".")
    assert all(limit.endswith(".") for limit in indicator.limits)
    rate = indicator.formula not in (Formula.COUNT, Formula.DELIVERED, Formula.CHANGE)
    assert (indicator.denominator is not None) == rate
    assert indicator.needs
    if indicator.tables:
        assert {need.table for need in indicator.needs} <= set(indicator.tables)


def test_there_are_at_least_forty_and_only_computed_ones_name_tables() -> None:
    assert len([i for i in INDICATORS.values() if i.tables]) >= 40
    for indicator in INDICATORS.values():
        assert (NOT_READ in indicator.limits) == (not indicator.tables)


@pytest.mark.parametrize("key", INDICATORS)
def test_categories_of_a_breakdown_are_named_once(key: str) -> None:
    for breakdown in INDICATORS[key].breakdowns:
        assert breakdown.top is None or not breakdown.categories
        assert not set(breakdown.categories) & set(breakdown.overlapping)
        labels = [*breakdown.categories.values(), *breakdown.overlapping.values()]
        assert len(set(labels)) == len(labels)


def test_indicators_of_a_field_of_action_stand_together() -> None:
    fields = [field for field, _ in groupby(INDICATORS.values(), key=lambda indicator: indicator.field)]
    assert len(fields) == len(set(fields))


def test_two_statistics_of_population_are_never_one_series() -> None:
    for indicator in INDICATORS.values():
        kinds = {table[:5] for table in indicator.tables} & {"12411", "12521"}
        assert len(kinds) < 2 or indicator.two_populations


def test_indicators_of_a_table_come_in_the_order_of_the_catalogue() -> None:
    assert [i.key for i in catalogue.using(["12521-0041"])] == [
        "foreign_residents_register",
        "foreign_share_register",
        "eu_share_register",
    ]
    assert catalogue.using(["unknown"]) == ()


def test_points_survive_the_database() -> None:
    mixed = points("2023-12-31 6750~5, !2024-12-31 .", note="x", numerator=1.0, boundary="2021-07-01")
    plain = points("2022-12-31 -, 2023-12-31 5")
    for found in (mixed, plain, mixed + plain, mixed[:1], plain[1:]):
        assert points_from_json(json.loads(json.dumps(points_as_json(found)))) == found


def test_categories_survive_the_database() -> None:
    both = {"NAT": "NATA", "GES": "GESW"}
    assert categories_text(both) == "GES=GESW NAT=NATA"
    assert categories_of(categories_text(both)) == both
    assert categories_of(categories_text({})) == {}


def test_the_page_of_indicators_is_current() -> None:
    spec = importlib.util.spec_from_file_location("page", ROOT / "scripts" / "make_indicators_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text(encoding="utf-8") == module.page()
