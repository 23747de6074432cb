"""The carried catalogue against the shared official files."""

import csv
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings

from bindeglied.domain.places import queries

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def samples() -> Path:
    folder = settings.SAMPLES / "data" if (settings.SAMPLES / "data").is_dir() else settings.SAMPLES
    if not (folder / "gemeindeverzeichnis").is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"Official files are missing in {folder}.")
        pytest.skip("Without official files (BINDEGLIED_SAMPLES).")
    return folder


def _directory(path: Path, encoding: str) -> dict[str, str]:
    lines = path.read_text(encoding=encoding).splitlines()
    return {line[10:15]: line[22:72].strip() for line in lines if line[:2] == "40"}


@pytest.mark.parametrize(
    ("name", "encoding", "date", "thuringia"),
    [("GV100AD_300918.ASC", "cp1252", "2018-09-30", 23), ("GV100AD_301121.ASC", "utf-8", "2021-11-30", 22)],
)
def test_districts_agree_with_the_municipal_directory(
    samples: Path, name: str, encoding: str, date: str, thuringia: int
) -> None:
    official = _directory(samples / "gemeindeverzeichnis" / name, encoding)
    assert [p.key for p in queries.districts_of("DG", date)] == sorted(official)
    assert len(queries.districts_of("16", date)) == thuringia
    full = re.compile(r" (?:a\.d\.|a\.|i\.d\.|i\.)")
    told = {k: v.split(",")[0].removeprefix("Landkreis ") for k, v in official.items() if not full.search(v)}
    carried = {p.key: p.name for p in queries.districts_of("DG", date)}
    assert {key: carried[key] for key in told} == told


def _keys(path: Path) -> set[str]:
    """District keys of a semicolon table: a key before its name, or behind the variable KREISE."""
    data = path.read_bytes()
    text = data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8", "replace")
    found = set()
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    flat = rows[0][0].lower() in ("statistik_code", "statistics_code")
    for row in rows:
        if "KREISE" in row:
            found.add(row[row.index("KREISE") + 2])
        elif not flat:
            named = r" *[A-ZÄÖÜ][a-zäöü]{2}"
            found |= {cell for cell, name in pairwise(row[:3]) if re.match(named, name)}
    return {key for key in found if re.fullmatch(r"(?:0[1-9]|1[0-6])\d{3}", key)}


FOLDERS = ("regionalstatistik-datencsv", "ffcsv-2024-old-columns", "newer")


def test_every_district_of_the_shared_tables_is_known(samples: Path) -> None:
    tables = sorted(p for folder in FOLDERS for p in (samples / folder).rglob("*.csv"))
    unknown = {f"{path.name}: {key}" for path in tables for key in _keys(path) if queries.place(key) is None}
    assert len(tables) > 20
    assert unknown == set()


def test_no_district_has_inhabitants_after_its_end(samples: Path) -> None:
    """Tables may carry a new district backwards, but none carries a dissolved one on."""
    path = samples / "regionalstatistik-datencsv" / "api-utf8" / "12411-01-01-4_00.csv"
    rows = [line.split(";") for line in path.read_text(encoding="utf-8").splitlines()]
    days = ["-".join(reversed(day.split("."))) for day in rows[6][2::3]]
    wrong, known = [], 0
    for key, _, *cells in (row for row in rows[8:] if len(row) == len(rows[6])):
        place = queries.place(key)
        if place is None:
            continue
        for day, cell in zip(days, cells[::3], strict=True):
            known += cell.isdigit()
            if cell.isdigit() and place.valid_to and day > place.valid_to:
                wrong.append((key, day))
            if cell == "-" and place.exists_on(day) and key != "03159":
                wrong.append((key, day))
    assert known > 9000
    assert wrong == []
