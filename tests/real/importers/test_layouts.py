"""Every shared file has its layout, read or refused with a reason."""

from pathlib import Path

import pytest
from django.conf import settings

from bindeglied.exchange.importers import recognise

pytestmark = pytest.mark.real
DATA = Path(settings.SAMPLES) / "data"
# Pattern -> (layout, how many files, whether they are read).
LAYOUTS: dict[str, tuple[str, int, bool]] = {
    "genesis-online-classic/*.xlsx": ("genesis-xlsx", 1, True),
    "newer/12711-04-02-4_20*.xlsx": ("genesis-xlsx", 3, True),
    "newer/1*_20??-20??.xlsx": ("genesis-xlsx", 3, False),
    "genesis-json/*_data.json": ("genesis-json", 2, True),
    "genesis-json/*_structure.json": ("genesis-json", 3, False),
    "genesis-merkmale/*.json": ("genesis-characteristic", 7, False),
    "genesis-service-answers/*.json": ("service-answer", 4, False),
    "landesdatenbank-nrw/*": ("landesdatenbank", 2, False),
    "ba-portal-csv/2024/*.csv": ("ba-csv", 12, True),
    "inkar/*.csv": ("inkar", 1, True),
    "inkar/*.xls": ("inkar", 1, False),
    "newer/migration_integration_regionen_daten_*": ("migration-regions", 2, True),
    "newer/migration_integration_regionen_*.json": ("migration-regions", 1, True),
    "newer/migration_integration_regionen_codebook_*": ("migration-regions", 1, False),
    "newer/Deutschlandatlas_*": ("deutschlandatlas", 2, False),
    "bbsr-kreisreform/*": ("bbsr-key", 2, False),
    "gemeindeverzeichnis/*.ASC": ("gv100ad", 2, True),
    "gemeindeverzeichnis/*.xlsx": ("gv-isys", 2, True),
    "catalogue/*.csv": ("catalogue", 3, False),
    "city-*/*": ("city", 10, False),
    "offers-hsds3/**/*.*": ("hsds", 25, False),
    "offers-integreat/*.json": ("integreat", 3, False),
    "geo/*json": ("geojson", 5, False),
    "newer/*.geojson": ("geojson", 1, False),
    "newer/*_abschrift.csv": ("unknown", 4, False),
    "newer/*_gerda*.csv": ("unknown", 3, False),
}


@pytest.mark.parametrize("pattern", LAYOUTS)
def test_layout_of_every_shared_file(pattern: str, samples: Path) -> None:
    layout, count, is_read = LAYOUTS[pattern]
    found = [r for path in DATA.glob(pattern) for r in recognise.inspect(path, path.name)]
    assert [(r.layout, r.error is None) for r in found] == [(layout, is_read)] * count
    assert all(r.error is None or "Bitte " in r.error for r in found)
