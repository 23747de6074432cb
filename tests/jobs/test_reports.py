"""The files of an edition: made once, however often the work is killed; never changed by new figures."""

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from bindeglied.core.errors import Outdated
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.audit.models import Entry
from bindeglied.domain.documents import actions as documents
from bindeglied.domain.documents import queries as kept
from bindeglied.domain.documents.models import Document
from bindeglied.domain.reports import actions, queries
from bindeglied.domain.reports.models import Block, Edition, EditionFile, Report
from bindeglied.exchange.exporters import report as exporters
from bindeglied.jobs import imports, queue
from bindeglied.jobs import reports as jobs
from tests.exchange.importers.samples import flat_new
from tests.factories import published

pytestmark = pytest.mark.django_db
FORMATS = ["html", "pdf", "docx", "xlsx"]
DAY = date(2018, 12, 31)


def begin(alice: User, altenburg: Workspace, day: date = date(2025, 12, 31)) -> Report:
    return actions.create_report(
        by=alice,
        workspace=altenburg,
        title=f"Migrationsbericht {day.year}",
        reference_date=day,
        place="16077",
    )


@pytest.fixture
def edition(alice, altenburg) -> Edition:
    published.store()
    return jobs.freeze(by=alice, report=begin(alice, altenburg))


def digests(edition: Edition) -> dict[str, str]:
    """SHA-256 of the bytes on disk by format."""
    return {
        f.format: hashlib.sha256(kept.path_of(f.document).read_bytes()).hexdigest()
        for f in queries.files_of(edition)
        if f.ready
    }


def test_freezing_and_its_work_are_one_transaction(alice, altenburg, monkeypatch) -> None:
    published.store()
    report = begin(alice, altenburg)
    monkeypatch.setattr(queue, "put", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        jobs.freeze(by=alice, report=report)
    assert Edition.objects.count() == 0
    report.refresh_from_db()
    with pytest.raises(Outdated):
        jobs.freeze(by=alice, report=report, version=report.version + 1)
    assert queue.pending() == 0


def test_rendering_makes_four_files_with_their_names(edition) -> None:
    assert queue.run_all() == 1
    files = queries.files_of(edition)
    assert [f.document.name for f in files] == [
        f"Migrationsbericht-2025-Altenburger-Land-Ausgabe-1.{format}" for format in FORMATS
    ]
    assert [f.document.media_type for f in files] == [exporters.MEDIA_TYPES[f] for f in FORMATS]
    assert Entry.objects.filter(verb="reports.attach_file", actor="job").count() == 4


def test_rendering_anew_changes_nothing(edition) -> None:
    queue.run_all()
    before = (digests(edition), Document.objects.count())
    jobs.render(edition.pk)
    assert (digests(edition), Document.objects.count()) == before


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("where", ["keep_upload", "attach_file"])
def test_work_broken_off_anywhere_ends_with_four_files(edition, monkeypatch, at, where) -> None:
    module = documents if where == "keep_upload" else actions
    real, calls = getattr(module, where), iter(range(10))

    def breaking(**arguments):
        made = real(**arguments)
        if next(calls) == at:
            raise KeyboardInterrupt
        return made

    with monkeypatch.context() as patch:
        patch.setattr(module, where, breaking)
        with pytest.raises(KeyboardInterrupt):
            jobs.render(edition.pk)
    assert EditionFile.objects.count() == Document.objects.count() == at
    jobs.render(edition.pk)
    assert EditionFile.objects.count() == Document.objects.count() == 4


def test_giving_up_tells_the_reason_and_work_can_begin_anew(edition, alice, monkeypatch) -> None:
    def full(document, formats):
        raise OSError(28, "No space left on device")
        yield

    with monkeypatch.context() as patch:
        patch.setattr(exporters, "each", full)
        row = queue.next_row()
        for _ in range(queue.MAX_TRIES):
            queue.attempt(row, "here")
    assert queries.failure_of(edition).startswith("Auf dem Datenträger ist kein Platz mehr.")
    jobs.render_again(by=alice, edition=edition)
    assert queries.failure_of(edition) == ""
    queue.run_all()
    assert sorted(digests(edition)) == sorted(FORMATS)


def test_a_corrected_table_makes_the_sentence_stale_and_leaves_every_frozen_byte(
    alice, altenburg, tmp_path
) -> None:
    """The whole way: a file is read in, indicators are computed, a report is frozen, a correction comes."""

    def deliver(name: str, people: int) -> None:
        path = tmp_path / name
        path.write_text(
            flat_new([("16077", "Altenburger Land", "", "Insgesamt", str(people))]), encoding="utf-8"
        )
        imports.import_files([path], workspace=altenburg, by=alice)
        queue.run_all()

    deliver("erste.csv", 90_118)
    report = begin(alice, altenburg, DAY)
    block = next(
        b
        for b in Block.objects.filter(report=report)
        if b.spec["indicators"] == ["population"] and b.kind == "sentence"
    )
    block.report = report
    actions.edit_sentence(by=alice, block=block, text="Ende 2018 waren es 90.118 Menschen.")
    edition = jobs.freeze(by=alice, report=report)
    queue.run_all()
    frozen, files = edition.hash, digests(edition)
    assert sorted(files) == sorted(FORMATS)
    assert queries.stale_blocks(altenburg) == []

    deliver("berichtigt.csv", 90_120)
    assert [b.pk for b in queries.stale_blocks(altenburg)] == [block.pk]
    kept_edition = queries.edition_of(altenburg, report.pk, 1)
    assert queries.is_intact(kept_edition)
    assert kept_edition.hash == frozen
    assert digests(kept_edition) == files
    jobs.render(edition.pk)
    assert digests(kept_edition) == files
    texts = [f.text for f in queries.document_of(kept_edition).figures]
    assert "90.118" in texts
    assert "90.120" not in texts


def test_the_same_edition_gives_the_same_bytes(edition) -> None:
    document = queries.document_of(edition)
    queue.run_all()
    again = {f: hashlib.sha256(c).hexdigest() for f, c in exporters.render(document).items()}
    assert again == digests(edition)


@pytest.mark.parametrize(
    ("title", "edition", "place", "name"),
    [
        (
            "Migrationsbericht 2026",
            "Ausgabe 1",
            "16077",
            "Migrationsbericht-2026-Altenburger-Land-Ausgabe-1.pdf",
        ),
        ("Bericht für Jena", "Entwurf", "16053", "Bericht-fuer-Jena-Entwurf.pdf"),
        ("../../etc/passwd\0", "Ausgabe 2", "16077", "etc-passwd-Altenburger-Land-Ausgabe-2.pdf"),
        ("x" * 300, "Ausgabe 1", "16077", f"{'x' * 180}.pdf"),
    ],
)
def test_file_names_are_plain(title, edition, place, name) -> None:
    from dataclasses import replace

    from tests.factories import reports

    document = replace(reports.document(), title=title, edition=edition, place=place)
    assert jobs.file_name(document, "pdf") == name


def test_a_task_process_killed_again_and_again_ends_with_four_files(tmp_path: Path) -> None:
    """Real processes, killed for real while they render."""
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment |= {
        "BINDEGLIED_HOME": str(tmp_path / "home"), "DJANGO_SETTINGS_MODULE": "bindeglied.config.settings.base",
    }  # fmt: skip
    command = [sys.executable, "-m", "bindeglied.cli.main"]
    subprocess.run([*command, "migrate"], env=environment, check=True)
    subprocess.run(
        [sys.executable, Path(__file__).with_name("frozen_report.py")],
        env=environment, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip

    def count(table: str) -> int:
        with sqlite3.connect(tmp_path / "home" / "bindeglied.sqlite3", timeout=20) as connection:
            return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]

    done = 0
    for _ in range(2):  # two kills: at the third death the work would be given up
        process = subprocess.Popen([*command, "worker"], env=environment, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while count("reports_editionfile") <= done < 3 and time.monotonic() < end:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        done = count("reports_editionfile")
        assert done == count("documents_document")
    process = subprocess.Popen([*command, "worker"], env=environment, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 30
    while count("reports_editionfile") < 4 and time.monotonic() < end:
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0
    assert (count("reports_editionfile"), count("documents_document")) == (4, 4)
    with sqlite3.connect(tmp_path / "home" / "bindeglied.sqlite3", timeout=20) as connection:
        rows = connection.execute("SELECT sha256, size FROM documents_document").fetchall()
    for sha, size in rows:
        content = (tmp_path / "home" / "files" / sha[:2] / sha).read_bytes()
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (sha, size)
