"""Every shared table is read, and what is said of it agrees with a second, naive reader."""

from pathlib import Path

import pytest
from django.conf import settings

from bindeglied.cli.inspect_files import as_object
from bindeglied.exchange.importers import recognise
from tests.real.importers import naive_reader
from tests.real.importers.shared_files import tables

pytestmark = pytest.mark.real
DATA = Path(settings.SAMPLES) / "data"
FILES = tables(DATA) if DATA.is_dir() else [Path("none")]


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_inspect_counts_what_the_naive_reader_counts(path: Path, samples: Path) -> None:
    [recognised] = recognise.inspect(path, path.name)
    found = as_object(recognised)
    count, _ = naive_reader.read(path)
    quality = {sign: count.quality.get(sign, 0) for sign in ("e", "r", "p")}
    assert {
        key: found[key] for key in ("error", "observations", "dates", "markers", "quality", "places")
    } == {
        "error": None,
        "observations": count.cells,
        "dates": sorted(count.dates),
        "markers": count.signs,
        "quality": quality,
        "places": count.places(),
    }


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_number_is_what_the_file_says(path: Path, samples: Path) -> None:
    """The sum of all numbers, each stored cell once: nothing is lost, doubled or read wrongly."""
    [imported] = recognise.read(path, path.name)
    assert imported.cells is not None
    stored = sum(v.as_py() for v in imported.cells.value if v.is_valid)
    _, rows = naive_reader.read(path)
    numbers = {}
    for row in rows:
        text = row.text.replace(",", ".")
        if text.lstrip("-")[:1].isdigit():
            numbers[naive_reader._short(row.key), row.date, row.words] = float(text)
    assert stored == pytest.approx(sum(numbers.values()), rel=1e-12)


def test_no_shared_table_is_forgotten(samples: Path) -> None:
    assert len(FILES) == 45


def test_notices_are_few(samples: Path) -> None:
    """A notice is something to act on or to know; most official files give none."""
    notices = {
        path.name: [w.code for w in r.warnings]
        for path in FILES
        for r in recognise.inspect(path, path.name)
        if r.warnings
    }
    assert notices == {
        "12411-0015.csv": ["missing_parents"],
        "12411-0015.xlsx": ["missing_parents"],
        "22221-01-01-4_00.csv": ["sums"],
        "12521-0041_2023_en.csv": ["missing_parents"],
        "12411-01-01-4_de_flat.csv": ["census_base", "missing_parents"],
        "12411-01-01-4_en_flat.csv": ["census_base", "missing_parents"],
        "12531-0043_de_flat.zip": ["missing_parents"],
        "12531-0043_de_flat_excerpt.csv": ["missing_parents"],
        "21311-01-01-4-B_de_flat.zip": ["missing_parents"],
        "13111-01-03-4_de_flat.csv": ["level_not_delivered"],
    }


@pytest.mark.parametrize(
    "name", ["12411-03-03-4_2019-2022.xlsx", "13111-01-03-4_2008-2019.xlsx", "13111-02-02-4_2008-2019.xlsx"]
)
def test_workbooks_that_their_authors_rearranged_are_refused(name: str, samples: Path) -> None:
    [found] = recognise.inspect(samples / "newer" / name, name)
    assert (found.layout, found.table) == ("genesis-xlsx", name[:13])
    assert "wurde umgebaut" in (found.error or "")
