"""The same cell has the same identity and value, whatever layout, language or encoding it came in."""

from pathlib import Path
from typing import Any

import pytest

from bindeglied.exchange.importers import recognise

pytestmark = pytest.mark.real

NEW, OLD, CLASSIC = "ffcsv-2026-new-columns", "ffcsv-2024-old-columns", "regionalstatistik-datencsv"
Cells = dict[tuple[Any, ...], tuple[Any, ...]]


def cells(path: Path) -> Cells:
    """Identity -> value, status, marker, base."""
    [imported] = recognise.read(path, path.name)
    table = imported.cells
    assert table is not None
    codes = sorted(table.categories)
    identity = (table.place, table.date, table.variable, *(table.categories[c] for c in codes))
    content = (table.value, table.status, table.marker, table.base)
    keys = zip(*(c.to_pylist() for c in identity), strict=True)
    return dict(zip(keys, zip(*(c.to_pylist() for c in content), strict=True), strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{OLD}/12411-01-01-4_de.csv", f"{OLD}/12411-01-01-4_en.csv"),
        (f"{NEW}/12411-01-01-4_de_flat.csv", f"{NEW}/12411-01-01-4_en_flat.csv"),
    ],
)
def test_german_and_english_files_give_equal_cells(one: str, other: str, samples: Path) -> None:
    assert cells(samples / one) == cells(samples / other)


def test_download_by_hand_and_by_web_service_give_equal_cells(samples: Path) -> None:
    by_hand = cells(samples / CLASSIC / "web-cp1252/12411-01-01-4.csv")
    by_service = cells(samples / CLASSIC / "api-utf8/12411-01-01-4_00.csv")
    assert by_hand == {key: content for key, content in by_service.items() if key[1] == "2015-12-31"}


def test_workbook_and_table_on_the_screen_give_equal_cells(samples: Path) -> None:
    folder = samples / "genesis-online-classic"
    assert cells(folder / "12411-0015.xlsx") == cells(folder / "12411-0015.csv")


def test_excerpt_and_whole_flat_file_give_equal_cells(samples: Path) -> None:
    whole = cells(samples / NEW / "12531-0043_de_flat.zip")
    excerpt = cells(samples / NEW / "12531-0043_de_flat_excerpt.csv")
    assert {key: c for key, c in whole.items() if key[0].startswith("16")} == excerpt


@pytest.mark.parametrize(
    ("classic", "flat"),
    [
        ("api-utf8/12411-01-01-4_00.csv", f"{NEW}/12411-01-01-4_de_flat.csv"),
        ("api-utf8/13111-01-03-4_00.csv", f"{OLD}/13111-01-03-4_de.csv"),
    ],
)
def test_table_on_the_screen_and_flat_file_have_the_same_identities(
    classic: str, flat: str, samples: Path
) -> None:
    """Of different years, so only the identities can agree: every one of a district that both have."""
    old, new = cells(samples / CLASSIC / classic), cells(samples / flat)
    date_old, date_new = max(key[1] for key in old), max(key[1] for key in new)
    districts = {key[0] for key in old} & {key[0] for key in new if len(key[0]) == 5}
    assert len(districts) > 400
    one = {(key[0], *key[2:]) for key in old if key[0] in districts and key[1] == date_old}
    other = {(key[0], *key[2:]) for key in new if key[0] in districts and key[1] == date_new}
    assert one == other


def test_population_of_regionaldatenbank_and_genesis_online_agree(samples: Path) -> None:
    """Two tables of one statistic; two districts of 2014 differ by the state of their territory."""
    regional = cells(samples / CLASSIC / "api-utf8/12411-01-01-4_00.csv")
    genesis = cells(samples / "genesis-online-classic/12411-0015.csv")
    both = {key: content for key, content in genesis.items() if (*key, "TOTAL") in regional}
    assert len(both) > 700
    other = {key[:2] for key, content in both.items() if regional[(*key, "TOTAL")][0] != content[0]}
    assert other == {("15003", "2014-12-31"), ("15083", "2014-12-31")}
