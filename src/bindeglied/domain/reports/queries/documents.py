"""Drafts and editions as documents, ready for the renderers."""

from datetime import date

from bindeglied.core import clock
from bindeglied.core import text as writing
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports.models import Report
from bindeglied.domain.reports.queries.draft import draft_of
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.values import Chapter, Document, Draft, DraftChapter


def draft_document(report: Report) -> Document:
    """The draft as it would be printed now."""
    return document_from(report, draft_of(report), edition="Entwurf", day=clock.today())


def edition_document(report: Report, *, number: int, day: date) -> Document:
    """The draft as edition `number` of `day`; its `hash` is still empty."""
    return document_from(report, draft_of(report), edition=f"Ausgabe {number}", day=day)


def document_from(report: Report, draft: Draft, *, edition: str, day: date) -> Document:
    """Put a draft between its covers."""
    created = writing.long_date(day.isoformat())
    reference = writing.short_date(report.reference_date.isoformat())
    place = places.full_name(report.place)
    authority = report.workspace.name
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
