"""Every shared file has its layout, read or refused with a reason."""

from pathlib import Path

import pytest
from django.conf import settings

from bindeglied.exchange.importers import recognise

pytestmark = pytest.mark.real
DATA = Path(settings.SAMPLES) / "data"
# Pattern -> (layout, how many files, whether they are read).
LAYOUTS: dict[str, tuple[str, int, bool]] = {
    "regionalstatistik-datencsv/*/*.csv": ("datencsv", 17, True),
    "genesis-online-classic/*.csv": ("datencsv", 1, True),
    "genesis-online-classic/*.xlsx": ("genesis-xlsx", 1, True),
    "ffcsv-2024-old-columns/*": ("ffcsv-old", 5, True),
    "ffcsv-2026-new-columns/*": ("ffcsv-new", 11, True),
    "newer/12521-0041_2023_en.csv": ("datencsv", 1, True),
    "newer/13211-02-05-4_*.csv": ("datencsv", 2, True),
    "newer/211*.csv": ("datencsv", 3, True),
    "newer/12711-04-02-4_20*.xlsx": ("genesis-xlsx", 3, True),
    "newer/14111-01-04-4_2021.xlsx": ("genesis-xlsx", 1, True),
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
    "gemeindeverzeichnis/GV100AD_301121_Hinweise.txt": ("unknown", 1, False),
    "catalogue/*.csv": ("catalogue", 3, False),
    "city-*/*": ("city", 10, False),
    "offers-hsds3/**/*.*": ("hsds", 25, False),
    "offers-integreat/*.json": ("integreat", 3, False),
    "geo/*json": ("geojson", 5, False),
    "newer/*.geojson": ("geojson", 1, False),
    "newer/12411-03-03-4_2019-2022_thueringen.csv": ("unknown", 1, False),
    "newer/*_abschrift.csv": ("unknown", 4, False),
    "newer/*_gerda*.csv": ("unknown", 3, False),
    # Instances for the protection of figures; they are read by the tests of protection.
    "sdc/*/*.*": ("unknown", 54, False),
    "sdc/leaks/*/*.*": ("unknown", 126, False),
    "sdc/release/attacks/*.*": ("unknown", 28, False),
    # What describes the files.
    "**/README.md": ("unknown", 3, False),
    "MANIFEST.tsv": ("unknown", 1, False),
}


@pytest.mark.parametrize("pattern", LAYOUTS)
def test_layout_of_every_shared_file(pattern: str, samples: Path) -> None:
    layout, count, is_read = LAYOUTS[pattern]
    found = [r for path in _matched(pattern) for r in recognise.inspect(path, path.name)]
    assert [(r.layout, r.error is None) for r in found] == [(layout, is_read)] * count
    assert all(r.error is None or "Bitte " in r.error for r in found)


def test_every_shared_file_is_listed_once(samples: Path) -> None:
    listed = [path for pattern in LAYOUTS for path in _matched(pattern)]
    every = sorted(path for path in DATA.rglob("*") if path.is_file())
    assert sorted(listed) == every


def _matched(pattern: str) -> list[Path]:
    return [path for path in DATA.glob(pattern) if path.is_file()]
