"""The process that reads files: it survives bad files, and what kills it kills nothing else."""

import os
import threading
import time
from pathlib import Path

import pytest

from bindeglied.domain.statistics.values import CellFile
from bindeglied.exchange import engine
from bindeglied.exchange.importers import child
from tests.exchange.importers.samples import POPULATION, flat_new, write


@pytest.fixture(autouse=True)
def ended():
    yield
    child._reader.stop()


def pid() -> int:
    assert child._reader._process is not None
    return child._reader._process.pid


def test_cells_of_a_file_come_to_rest_in_staging(tmp_path) -> None:
    staging = tmp_path / "staging"
    [found] = child.prepare(write(tmp_path, POPULATION), "12411-01-01-4.csv", staging)
    assert found.recognised.error is None
    assert found.rows == found.recognised.observations == 12
    path = staging / f"{found.cells_sha256}.parquet"
    assert [p.name for p in staging.iterdir()] == [path.name]
    cells = engine.read_cells([CellFile(path, "2026-01-01")], places=["16077"], where={"GES": ["TOTAL"]})
    assert [c.value for c in cells] == [90_118]
    assert found.places == ("16", "16053", "16077", "DG")


def test_inspect_writes_nothing(tmp_path) -> None:
    path = write(tmp_path, POPULATION)
    [found] = child.inspect(path, path.name)
    assert (found.table, found.observations) == ("12411-01-01-4", 12)
    assert list(tmp_path.iterdir()) == [path]


def test_one_process_reads_many_files(tmp_path) -> None:
    path = write(tmp_path, POPULATION)
    child.inspect(path, path.name)
    first = pid()
    for _ in range(3):
        child.inspect(path, path.name)
    assert pid() == first


def test_bad_file_does_not_end_the_process(tmp_path) -> None:
    good, bad = write(tmp_path, POPULATION), write(tmp_path, "<html>", "b.csv")
    child.inspect(good, good.name)
    first = pid()
    [found] = child.inspect(bad, bad.name)
    assert "Fehlerseite" in (found.error or "")
    assert pid() == first


def test_process_that_was_killed_is_replaced(tmp_path) -> None:
    path = write(tmp_path, POPULATION)
    child.inspect(path, path.name)
    os.kill(pid(), 9)
    time.sleep(0.1)
    [found] = child.inspect(path, path.name)
    assert found.error is None


def test_file_that_takes_too_long_is_told_so_and_the_next_one_is_read(tmp_path, monkeypatch) -> None:
    rows = [(f"160{n % 23 + 50:02}", "x", f"C{n}", "y", str(n)) for n in range(500_000)]
    large = write(tmp_path, flat_new(rows), "12411-01-01-4_groß.csv")
    small = write(tmp_path, POPULATION)
    monkeypatch.setattr(child, "SECONDS", 0)
    [found] = child.inspect(large, large.name)
    assert "zu lange gedauert" in (found.error or "")
    assert found.table == "12411-01-01-4"
    monkeypatch.undo()
    [found] = child.inspect(small, small.name)
    assert found.error is None


def test_file_that_needs_too_much_memory_is_told_so(tmp_path, monkeypatch) -> None:
    rows = [(f"160{n % 23 + 50:02}", "x", f"C{n}", "y", str(n)) for n in range(300_000)]
    large = write(tmp_path, flat_new(rows), "12411-01-01-4_groß.csv")
    monkeypatch.setattr(child, "MEMORY", 110 * 1024 * 1024)
    [found] = child.inspect(large, large.name)
    assert "Bitte wählen Sie im Portal weniger Regionen oder Jahre" in (found.error or "")


def test_missing_file_is_an_error_of_the_caller(tmp_path) -> None:
    with pytest.raises(FileNotFoundError):
        child.inspect(tmp_path / "none.csv", "none.csv")


def test_several_threads_wait_for_each_other(tmp_path) -> None:
    path = write(tmp_path, POPULATION)
    found: list[int] = []

    def look() -> None:
        found.append(child.inspect(path, path.name)[0].observations)

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [12] * 4


def test_nothing_is_imported_from_the_folder_of_the_person(tmp_path, monkeypatch) -> None:
    """A download folder may hold a json.py."""
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    path = write(Path("."), POPULATION)
    [found] = child.inspect(path, path.name)
    assert found.error is None
