"""Editions: frozen with copies of their figures, never changed, told apart from today."""

import pytest

from bindeglied.core import clock
from bindeglied.core.errors import NotFound, Refused
from bindeglied.domain.documents.actions import keep_upload
from bindeglied.domain.reports import actions, queries, rules, values
from bindeglied.domain.reports.models import Edition, EditionFile
from bindeglied.domain.statistics.models import DataImport, Dataset

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(report, alice) -> Edition:
    return actions.freeze_edition(by=alice, report=report, version=report.version)


def test_an_edition_holds_the_whole_document_and_its_hash(edition, report) -> None:
    document = queries.document_of(edition)
    assert document.edition == "Ausgabe 1"
    assert document.hash == edition.hash == values.content_hash(document)
    assert document.citation.startswith("Landkreis Altenburger Land: Migrationsbericht 2025. Ausgabe 1 vom ")
    assert queries.is_intact(edition)


def test_a_corrected_figure_changes_no_edition(edition, report, corrected) -> None:
    edition.refresh_from_db()
    before = (edition.hash, edition.content)
    corrected(7720.0)
    kept = queries.edition_of(report.workspace, report.pk, 1)
    assert (kept.hash, kept.content) == before
    assert queries.is_intact(kept)


def test_no_way_leads_to_a_changed_edition(edition) -> None:
    edition.hash = "0" * 64
    for change in (
        edition.save,
        edition.delete,
        lambda: Edition.objects.update(hash="0"),
        lambda: Edition.objects.all().delete(),
        lambda: Edition.objects.bulk_update([edition], ["hash"]),
    ):
        with pytest.raises(Refused):
            change()
    assert queries.is_intact(Edition.objects.get(pk=edition.pk))


def test_editions_are_numbered_and_the_newest_comes_first(edition, report, alice) -> None:
    actions.freeze_edition(by=alice, report=report)
    assert [e.number for e in queries.editions_of(report)] == [2, 1]


def test_what_moved_since_the_last_edition_is_told_figure_by_figure(edition, report, corrected) -> None:
    corrected(7720.0)
    changes = queries.changes_since(queries.document_of(edition), queries.draft_of(report).figures)
    assert [(c.label, c.place, c.date, c.before.text, c.now.text) for c in changes] == [
        ("Ausländische Bevölkerung nach dem Register", "Altenburger Land", "2025-12-31", "7.715", "7.720")
    ]


def test_nothing_moved_means_no_changes(edition, report) -> None:
    assert queries.changes_since(queries.document_of(edition), queries.draft_of(report).figures) == ()


def test_a_foreign_edition_looks_like_a_missing_one(edition, report, jena) -> None:
    with pytest.raises(NotFound):
        queries.edition_of(jena, report.pk, 1)


def test_a_report_in_the_bin_cannot_be_frozen(report, alice) -> None:
    actions.delete_report(by=alice, report=report)
    with pytest.raises(Refused, match="Papierkorb"):
        actions.freeze_edition(by=alice, report=report)


def test_a_format_has_one_file_only(edition, altenburg) -> None:
    documents = [
        keep_upload(chunks=[text], name="a.pdf", media_type="application/pdf", by=None, workspace=altenburg)
        for text in (b"eins", b"zwei")
    ]
    for document in documents:
        actions.attach_file(by="job", edition=edition, format="pdf", document=document)
    assert [f.document for f in EditionFile.objects.filter(edition=edition)] == [documents[0]]
    assert [f.ready for f in queries.files_of(edition)] == [False, True, False, False]


def imported(workspace, table: str) -> DataImport:
    """An import that stored this table."""
    data_import = DataImport.objects.create(workspace=workspace, state="stored", stored_at=clock.now())
    Dataset.objects.create(
        data_import=data_import,
        table=table,
        title=table,
        layout="ffcsv-new",
        file_name="t.csv",
        file_sha256="f" * 64,
        cells_sha256="c" * 64,
        rows=1,
        delivered_at=clock.now(),
    )
    return data_import


def test_a_report_of_a_neighbour_holds_an_import_back(report, altenburg, jena) -> None:
    assert rules.used_in_reports(imported(jena, "12531-0043"))
    assert not rules.used_in_reports(imported(altenburg, "12531-0043"))  # their own report
    assert not rules.used_in_reports(imported(jena, "99999-0001"))


def test_an_edition_holds_an_import_back_even_when_its_report_is_gone(edition, report, alice, jena) -> None:
    actions.delete_report(by=alice, report=report)
    assert rules.used_in_reports(imported(jena, "12531-0043"))
    assert not rules.used_in_reports(imported(jena, "12511-04-01-4"))
