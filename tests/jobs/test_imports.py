"""The jobs of an import: every step can be killed and begun anew, nothing is ever half."""

import os
import time
from pathlib import Path

import pytest

from bindeglied.core.errors import Refused
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User, Workspace
from bindeglied.domain.statistics import queries
from bindeglied.domain.statistics.choices import ImportState
from bindeglied.domain.statistics.models import DataImport, Dataset
from bindeglied.domain.statistics.values import Recognised
from bindeglied.exchange import engine
from bindeglied.exchange.importers import child
from bindeglied.jobs import imports, indicators, queue, worker
from tests.factories.statistics import cell_table, document, prepared

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def computed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the indicators were asked to compute; the real job has tests of its own."""
    asked: list[list[str]] = []

    def compute(tables: list[str]) -> None:
        asked.append(tables)

    compute.__module__, compute.__name__ = indicators.__name__, "compute"
    monkeypatch.setattr(indicators, "compute", compute)
    return asked


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A reader of files 'place=value;place=value'; returns the names it was asked to read."""
    read: list[str] = []

    def prepare(path: Path, name: str, staging: Path) -> list[child.Prepared]:
        read.append(name)
        text = path.read_text()
        if "=" not in text:
            return [child.Prepared(Recognised(name, "unknown", error="Das ist keine Tabelle."), None, 0)]
        rows = [{"place": k, "value": float(v)} for k, v in (part.split("=") for part in text.split(";"))]
        cells = engine.write_dataset(cell_table(rows, table=name[:-4]), staging)
        found = prepared(cells, file=name, table=name[:-4]).recognised
        return [child.Prepared(found, cells.sha256, cells.rows, tuple(r["place"] for r in rows))]

    monkeypatch.setattr(child, "prepare", prepare)
    return read


@pytest.fixture
def workspace() -> Workspace:
    return Workspace.objects.create(key="altenburger-land", name="Altenburger Land", place_key="16077")


@pytest.fixture
def staff(workspace: Workspace) -> User:
    user = User.objects.create(email="mitarbeit@example.org")
    Membership.objects.create(user=user, workspace=workspace, role=Role.STAFF)
    return user


def begun(staff: User, workspace: Workspace, **contents: str) -> DataImport:
    documents = [
        document(content.encode(), name=f"{name}.csv", workspace=workspace)
        for name, content in contents.items()
    ]
    return imports.begin(by=staff, workspace=workspace, documents=documents)


def state(data_import: DataImport) -> str:
    return DataImport.objects.get(pk=data_import.pk).state


def values(table: str) -> dict[str, float | None]:
    return {c.place: c.value for c in engine.read_cells(queries.cell_files(table))}


def parquet(home: Path) -> list[str]:
    return sorted(str(p.relative_to(home)) for p in home.rglob("*.parquet"))


def test_files_are_looked_at_then_stored_then_computed(staff, workspace, home, computed) -> None:
    data_import = begun(staff, workspace, A="16077=1;16056=2", B="not a table")
    queue.run_all()
    preview = queries.import_preview(DataImport.objects.get(pk=data_import.pk))
    assert [(c.name, c.kind) for c in preview.files] == [("A.csv", "clean"), ("B.csv", "unreadable")]
    assert preview.files[0].places == "1, darunter Altenburger Land und aufgelöste Kreise"
    assert (preview.new, preview.done, preview.total) == (2, 2, 2)
    assert not Dataset.objects.exists()

    imports.confirm(by=staff, data_import=DataImport.objects.get(pk=data_import.pk))
    queue.run_all()
    assert state(data_import) == ImportState.STORED
    assert values("A") == {"16077": 1, "16056": 2}
    assert computed == [["A"]]
    assert not (home / "staging" / str(data_import.pk)).exists()
    assert len(parquet(home)) == 1


def test_undo_computes_the_touched_tables_anew(staff, workspace, computed) -> None:
    data_import = begun(staff, workspace, A="16077=1", B="16077=2")
    queue.run_all()
    data_import.refresh_from_db()
    imports.confirm(by=staff, data_import=data_import)
    queue.run_all()
    data_import.refresh_from_db()
    imports.undo(by=staff, data_import=data_import)
    queue.run_all()
    assert computed == [["A", "B"], ["A", "B"]]
    assert values("A") == {}


def test_cancel_clears_what_was_prepared(staff, workspace, home) -> None:
    data_import = begun(staff, workspace, A="16077=1")
    queue.run_all()
    data_import.refresh_from_db()
    imports.cancel(by=staff, data_import=data_import)
    queue.run_all()
    assert parquet(home) == []
    assert state(data_import) == ImportState.CANCELLED


def test_cancel_while_files_are_read_ends_the_reading(staff, workspace, home, reader, monkeypatch) -> None:
    data_import = begun(staff, workspace, A="16077=1", B="16077=2", C="16077=3")
    prepare = child.prepare

    def cancelling(path: Path, name: str, staging: Path) -> list[child.Prepared]:
        if name == "B.csv":
            imports.cancel(by=staff, data_import=data_import)
        return prepare(path, name, staging)

    monkeypatch.setattr(child, "prepare", cancelling)
    queue.run_all()
    assert reader == ["A.csv", "B.csv"]
    assert parquet(home) == []
    assert state(data_import) == ImportState.CANCELLED


class Killed(BaseException):
    """The process dies: nothing catches this."""


def test_inspection_killed_in_between_goes_on_where_it_was(staff, workspace, reader, monkeypatch) -> None:
    data_import = begun(staff, workspace, A="16077=1", B="16077=2")
    prepare = child.prepare

    def dying(path: Path, name: str, staging: Path) -> list[child.Prepared]:
        if name == "B.csv":
            raise Killed
        return prepare(path, name, staging)

    monkeypatch.setattr(child, "prepare", dying)
    with pytest.raises(Killed):
        queue.run_all()
    monkeypatch.setattr(child, "prepare", prepare)
    queue.take_up_again()
    queue.run_all()
    assert reader == ["A.csv", "B.csv"]
    assert state(data_import) == ImportState.INSPECTED


@pytest.mark.parametrize("step", ["before move", "after move", "before commit", "after commit"])
def test_storing_killed_anywhere_ends_whole_at_the_next_start(
    step: str, staff, workspace, home, computed, monkeypatch
) -> None:
    data_import = begun(staff, workspace, A="16077=1", B="16077=2")
    queue.run_all()
    data_import.refresh_from_db()
    imports.confirm(by=staff, data_import=data_import)

    def die(*args, **kwargs) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        match step:
            case "before move":
                patch.setattr(imports.files, "move", die)
            case "after move":
                patch.setattr(imports.actions, "register_datasets", die)
            case "before commit":
                patch.setattr(imports.queue, "put", die)
            case "after commit":
                patch.setattr(imports, "clear_staging", die)
        with pytest.raises(Killed):
            queue.run_all()
    stored = step == "after commit"
    assert Dataset.objects.count() == (2 if stored else 0)
    assert state(data_import) == (ImportState.STORED if stored else ImportState.STORING)

    queue.take_up_again()
    queue.run_all()
    assert state(data_import) == ImportState.STORED
    assert (values("A"), values("B")) == ({"16077": 1}, {"16077": 2})
    assert computed == [["A", "B"]]
    assert len(parquet(home / "datasets")) == 2


def test_preview_whose_staging_was_swept_is_read_once_more_when_confirmed(
    staff, workspace, home, reader
) -> None:
    data_import = begun(staff, workspace, A="16077=1")
    queue.run_all()
    yesterday = time.time() - 25 * 3600
    os.utime(home / "staging" / str(data_import.pk), (yesterday, yesterday))
    imports.sweep()
    assert parquet(home) == []
    data_import.refresh_from_db()
    imports.confirm(by=staff, data_import=data_import)
    queue.run_all()
    assert values("A") == {"16077": 1}
    assert reader == ["A.csv", "A.csv"]


def test_sweep_spares_what_is_young_in_use_or_referred_to(staff, workspace, home) -> None:
    data_import = begun(staff, workspace, A="16077=1")
    queue.run_all()
    data_import.refresh_from_db()
    imports.confirm(by=staff, data_import=data_import)
    queue.run_all()
    waiting = begun(staff, workspace, B="16077=2")
    (home / "staging" / str(waiting.pk)).mkdir(parents=True)
    orphan = engine.write_dataset(cell_table([{"value": 9.0}]), home / "datasets")
    young = engine.write_dataset(cell_table([{"value": 8.0}]), home / "datasets")
    half = home / "files" / ".abc.part"
    half.write_bytes(b"x")
    old = time.time() - 25 * 3600
    for path in [*home.rglob("*.parquet"), half, home / "staging" / str(waiting.pk)]:
        if path != young.path:
            os.utime(path, (old, old))
    imports.sweep()
    assert not orphan.path.exists()
    assert not half.exists()
    assert young.path.exists()
    assert (home / "staging" / str(waiting.pk)).exists()
    assert values("A") == {"16077": 1}


def test_import_given_up_says_why_and_leaves_nothing(staff, workspace, home, monkeypatch) -> None:
    def fail(path: Path, name: str, staging: Path) -> list[child.Prepared]:
        raise Refused("Der Rechner ist zu klein.")

    monkeypatch.setattr(child, "prepare", fail)
    data_import = begun(staff, workspace, A="16077=1")
    queue.run_all()
    data_import.refresh_from_db()
    assert (data_import.state, data_import.problem) == (ImportState.FAILED, "Der Rechner ist zu klein.")
    assert not list((home / "staging").glob("*"))


def test_command_line_reads_in_at_once(tmp_path, computed) -> None:
    (tmp_path / "A.csv").write_text("16077=1")
    (tmp_path / "B.csv").write_text("nothing")
    data_import = imports.import_files([tmp_path / "A.csv", tmp_path / "B.csv"])
    worker.work_off()
    assert state(data_import) == ImportState.STORED
    assert values("A") == {"16077": 1}
    assert computed == [["A"]]
    again = imports.import_files([tmp_path / "A.csv"])
    worker.work_off()
    assert state(again) == ImportState.CANCELLED
    assert Dataset.objects.count() == 1


def test_base_of_another_census_is_noticed(staff, workspace, reader, monkeypatch) -> None:
    bases = {"2022-12-31": "2011"}
    prepare = child.prepare

    def with_base(path: Path, name: str, staging: Path) -> list[child.Prepared]:
        [found] = prepare(path, "A.csv", staging)
        recognised = prepared(None, table="A", dates=tuple(bases), census_bases=bases).recognised
        return [child.Prepared(recognised, found.cells_sha256, found.rows)]

    monkeypatch.setattr(child, "prepare", with_base)
    first = begun(staff, workspace, A="16077=1")
    queue.run_all()
    first.refresh_from_db()
    assert queries.import_preview(first).files[0].kind == "clean"
    imports.confirm(by=staff, data_import=first)
    queue.run_all()
    bases.clear()
    bases["2024-12-31"] = "2022"
    second = begun(staff, workspace, A="16077=2")
    queue.run_all()
    second.refresh_from_db()
    [card] = queries.import_preview(second).files
    assert [n.head for n in card.notices] == ["Neue Grundlage: Zensus 2022."]
