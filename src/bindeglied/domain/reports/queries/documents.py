"""Drafts and editions as documents, ready for the renderers."""

from datetime import date

from bindeglied.core import clock
from bindeglied.core import text as writing
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports.choices import Kind
from bindeglied.domain.reports.models import Report
from bindeglied.domain.reports.queries.draft import draft_from, draft_of, planned_blocks
from bindeglied.domain.reports.queries.material import workspace_of
from bindeglied.domain.reports.queries.reports import suggested_title
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.values import Chapter, Document, Draft, DraftChapter


def draft_document(report: Report) -> Document:
    """The draft as it would be printed now."""
    return document_from(report, draft_of(report), edition="Entwurf", day=clock.today())


def planned_document(
    *, kind: Kind, place: str, reference_date: date, workspace: Workspace | None = None
) -> Document:
    """A report straight from the template of its kind, nothing stored; official figures alone without
    a workspace."""
    title = suggested_title(reference_date, kind)
    report = Report(kind=kind, title=title, place=place, reference_date=reference_date, workspace=workspace)
    return document_from(
        report, draft_from(report, planned_blocks(report)), edition="Entwurf", day=clock.today()
    )


def edition_document(report: Report, *, number: int, day: date) -> Document:
    """The draft as edition `number` of `day`; its `hash` is still empty."""
    return document_from(report, draft_of(report), edition=f"Ausgabe {number}", day=day)


def document_from(report: Report, draft: Draft, *, edition: str, day: date) -> Document:
    """Put a draft between its covers."""
    created = writing.long_date(day.isoformat())
    reference = writing.short_date(report.reference_date.isoformat())
    place = places.full_name(report.place)
    workspace = workspace_of(report)
    authority = workspace.name if workspace else place
    return Document(
        title=report.title,
        subtitle=f"{place} · Stichtag {reference}",
        authority=authority,
        place=report.place,
        reference_date=report.reference_date.isoformat(),
        created=created,
        edition=edition,
        chapters=tuple(_chapter(c) for c in draft.chapters),
        figures=draft.figures,
        citation=de.citation(authority, report.title, edition, created),
        licence=de.LICENCE,
        created_on=day.isoformat(),
    )


def _chapter(chapter: DraftChapter) -> Chapter:
    blocks = [*chapter.lead, *(b for block in chapter.blocks for b in block.blocks), *chapter.tail]
    return Chapter(
        number=chapter.number, title=chapter.title, reference=chapter.reference, blocks=tuple(blocks)
    )
