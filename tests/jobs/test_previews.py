"""What an import would bring forward, before anything is stored."""

import pytest
from django.conf import settings

from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.statistics.queries.preview import IndicatorChange
from bindeglied.exchange import engine
from bindeglied.jobs import indicators, previews
from tests.factories.statistics import cell_table, prepared, stored

pytestmark = pytest.mark.django_db


def coming(folder, rows, **fields):
    cells = engine.write_dataset(cell_table(rows), folder)
    return prepared(cells, **fields), cells.path


def changes(tables, workspace: Workspace | None) -> dict[str, IndicatorChange]:
    return {change.key: change for change in previews.indicator_changes(tables, workspace)}


def test_newest_figure_of_now_and_of_then(altenburg: Workspace, alice, tmp_path) -> None:
    stored(alice, altenburg, [{"date": "2022-12-31", "value": 88_787.0}], census_bases={"2022-12-31": "2011"})
    indicators.compute(["12411-01-01-4"])
    bases = {"2024-12-31": "2022"}
    found = changes([coming(tmp_path, [{"value": 87_508.0}], census_bases=bases)], altenburg)
    assert found["population"] == IndicatorChange(
        "population", "Bevölkerung", "88.787 (31.12.2022)", "87.508 (31.12.2024)", "nicht vergleichbar"
    )


def test_first_figure_has_none_before(altenburg: Workspace, tmp_path) -> None:
    found = changes([coming(tmp_path, [{"value": 87_508.0}])], altenburg)
    assert found["population"] == IndicatorChange("population", "Bevölkerung", "", "87.508 (31.12.2024)")


def test_older_delivery_brings_nothing_new(altenburg: Workspace, alice, tmp_path) -> None:
    stored(alice, altenburg, [{"value": 87_508.0}], delivered_at="2026-01-01")
    indicators.compute(["12411-01-01-4"])
    older = coming(tmp_path, [{"value": 1.0}], delivered_at="2025-01-01")
    newer = coming(tmp_path, [{"value": 87_509.0}], delivered_at="2026-02-01")
    assert changes([older], altenburg)["population"].after == ""
    assert changes([older], altenburg)["population"].before == "87.508 (31.12.2024)"
    assert changes([newer, older], altenburg)["population"].after == "87.509 (31.12.2024)"


def test_place_without_a_row_gets_nothing_new(altenburg: Workspace, jena, tmp_path) -> None:
    assert changes([coming(tmp_path, [{"value": 87_508.0}])], jena) == {}


def test_without_a_workspace_there_are_names_only(tmp_path) -> None:
    found = changes([coming(tmp_path, [{"value": 87_508.0}])], None)
    assert found["population"] == IndicatorChange("population", "Bevölkerung")


def test_nothing_is_stored_by_looking(altenburg: Workspace, tmp_path) -> None:
    changes([coming(tmp_path, [{"value": 87_508.0}])], altenburg)
    assert not list(settings.DATASETS.glob("*"))
    assert changes([], altenburg) == {}
