"""Both reports of the example, from its files to the four files of a frozen edition, read back."""

from datetime import date
from pathlib import Path

import page as pdf_checker
import pytest
from django.conf import settings

from bindeglied.analysis.trends import is_old
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.documents import queries as kept
from bindeglied.domain.reports import actions, queries
from bindeglied.domain.reports.values import ChartBlock, Document, Paragraph
from bindeglied.jobs import imports, queue
from bindeglied.jobs import reports as jobs
from tests.exchange.exporters import reading_back as back

pytestmark = pytest.mark.django_db
FIGURES = Path(settings.PACKAGE) / "exchange" / "example"
DAY = date(2025, 12, 31)
READERS = {"html": back.html_text, "pdf": back.pdf_text, "docx": back.docx_text}


def frozen(key: str, place: str, name: str) -> tuple[Document, dict[str, bytes]]:
    """The document of a frozen edition and its files by format, as they lie on disk."""
    workspace = Workspace.objects.create(key=key, name=name, place_key=place)
    report = actions.create_report(
        by=None, workspace=workspace, title="Migrationsbericht 2025", reference_date=DAY, place=place
    )
    edition = jobs.freeze(by=None, report=report)
    queue.run_all()
    assert queries.is_intact(edition)
    files = queries.files_of(edition)
    return queries.document_of(edition), {f.format: kept.path_of(f.document).read_bytes() for f in files}


def test_both_reports_say_only_frozen_figures_in_valid_files() -> None:
    imports.import_files(sorted(FIGURES.glob("*.zip")))
    queue.run_all()
    for key, place, name, figures in (
        (
            "altenburger-land",
            "16077",
            "Landkreis Altenburger Land",
            {"87.508", "7.715", "6.750", "4.090", "1.228"},
        ),
        ("jena", "16053", "Stadt Jena", {"14.740"}),
    ):
        document, files = frozen(key, place, name)
        assert figures <= {f.text for f in document.figures}
        _chapters_are_full(document)
        _old_figures_stand_in_the_review(document)
        known = back.figure_numbers(document) | back.scale_numbers(document)
        for format, read in READERS.items():
            text = read(files[format])
            assert back.unknown(text, known) == set(), (place, format)
            assert figures <= {t for t in figures if t in text}, (place, format)
        labels = [label for label in back.labels_of(document) if not label.scale]
        assert {n for label in labels for n in back.unknown(label.text, known)} == set()
        _workbook_holds_them(document, files["xlsx"])
        for profile in ("ua1", "2a"):
            found = pdf_checker.validate_pdf_bytes(files["pdf"], profile=profile)
            assert (found.checks.failed, found.is_compliant) == (0, True), (place, profile)


def _chapters_are_full(document: Document) -> None:
    empty = [
        c.title
        for c in document.chapters
        if any(b.kind == "note" and "keine Zahlen" in b.text for b in c.blocks)
    ]
    assert empty == []
    assert sum(isinstance(b, ChartBlock) for c in document.chapters for b in c.blocks) >= 8


def _old_figures_stand_in_the_review(document: Document) -> None:
    figures = {f.id: f for f in document.figures}
    for chapter in document.chapters:
        used = [
            figures[i] for b in chapter.blocks if isinstance(b, Paragraph | ChartBlock) for i in b.figures
        ]
        old = [f.id for f in used if is_old(f.date.split("/")[0], DAY)]
        assert old == [] or chapter.title == "Rückblick"


def _workbook_holds_them(document: Document, content: bytes) -> None:
    figures = {(f.text, f"{f.value:.12g}") for f in document.figures if f.value is not None}
    numeric = [c for c in back.xlsx_cells(content) if c.value is not None]
    assert len(numeric) >= len(figures)
    assert [c for c in numeric if (c.text.split(" (")[0], f"{c.value:.12g}") not in figures] == []
