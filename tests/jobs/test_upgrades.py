"""After an update of the program figures follow the new catalogue by themselves."""

from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from bindeglied.domain.indicators import catalogue
from bindeglied.jobs import upgrades
from tests.factories.statistics import stored

pytestmark = pytest.mark.django_db


def asked() -> list[str]:
    return [row.args_kwargs["kwargs"]["name"] for row in DBTaskResult.objects.all()]


def test_an_empty_installation_has_nothing_to_compute(home: Path) -> None:
    upgrades.catch_up()
    assert asked() == []


def test_the_same_catalogue_is_not_computed_twice(home: Path) -> None:
    stored(None, None, [{"place": "16077", "value": 1.0}])
    upgrades.catch_up()
    upgrades.catch_up()
    assert asked() == ["bindeglied.jobs.indicators.compute"]


def test_another_catalogue_is_computed_from(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored(None, None, [{"place": "16077", "value": 1.0}])
    upgrades.catch_up()
    fewer = dict(list(catalogue.INDICATORS.items())[1:])
    monkeypatch.setattr(catalogue, "INDICATORS", fewer)
    upgrades.catch_up()
    assert asked() == ["bindeglied.jobs.indicators.compute"] * 2
