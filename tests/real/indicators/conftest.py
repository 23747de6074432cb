"""All shared tables read in and all indicators computed, once for all tests of this folder."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test.utils import override_settings

from bindeglied.analysis.series import Series
from bindeglied.domain.indicators.models import StoredSeries
from bindeglied.domain.indicators.queries.series import series_of
from bindeglied.domain.statistics import actions, queries
from bindeglied.domain.statistics.values import PreparedTable
from bindeglied.exchange import engine
from bindeglied.exchange.importers import recognise
from bindeglied.jobs import indicators
from tests.factories.statistics import document
from tests.real.importers.shared_files import tables
from tests.real.indicators.official import Official

# (indicator, place, categories, boundary)
Computed = dict[tuple[str, str, str, str], Series]


@pytest.fixture(scope="session")
def official(samples: Path) -> Official:
    return Official(samples)


@pytest.fixture(scope="session")
def computed(samples: Path, django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Computed:
    """Every series of the shared tables; the database is left as it was."""
    home = tmp_path_factory.mktemp("official")
    folders = override_settings(FILES=home / "files", DATASETS=home / "datasets")
    with django_db_blocker.unblock(), folders, _rolled_back():
        _read_in([path for path in tables(samples) if "_en_flat" not in path.name])
        indicators.compute()
        return {
            (row.indicator, row.place, row.categories, row.boundary): series_of(row)
            for row in StoredSeries.objects.all()
        }


@contextlib.contextmanager
def _rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _read_in(paths: list[Path]) -> None:
    documents = [document(path.read_bytes(), name=path.name) for path in paths]
    data_import = actions.start_import(by=None, workspace=None, documents=documents)
    stored = {}
    for file, path in zip(queries.files_of(data_import), paths, strict=True):
        stored[file] = [_prepared(imported) for imported in recognise.read(path, path.name)]
        actions.record_preview(file=file, tables=stored[file])
    actions.finish_inspection(data_import=data_import, indicators=[])
    data_import.refresh_from_db()
    actions.confirm_import(by=None, data_import=data_import)
    actions.register_datasets(data_import=data_import, stored=stored)


def _prepared(imported: Any) -> PreparedTable:
    cells = engine.write_dataset(imported.cells, Path(settings.DATASETS))
    return PreparedTable(imported.recognised, cells.sha256, cells.rows)
