"""Frozen editions: find them, check them, tell what has moved since."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from bindeglied.core.errors import NotFound
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.reports import values
from bindeglied.domain.reports.choices import Format
from bindeglied.domain.reports.models import Edition, EditionFile, RenderFailure, Report
from bindeglied.domain.reports.values import Document, Figure, FigureChange


@dataclass(frozen=True, slots=True)
class FileState:
    """One of the four files of an edition; `document` is None until it is rendered."""

    format: str
    label: str
    document: Any

    @property
    def ready(self) -> bool:
        return self.document is not None


def editions_of(report: Report) -> QuerySet[Edition]:
    """The editions of a report, newest first, without their content."""
    return (
        Edition.objects.of(report.workspace)
        .filter(report=report)
        .defer("content")
        .select_related("frozen_by")
        .order_by("-number")
    )


def edition_to_render(pk: int) -> Edition:
    """An edition for the task process."""
    found: Edition = Edition.objects.select_related("report", "workspace").get(pk=pk)
    return found


def edition_of(workspace: Workspace, report_pk: int, number: int) -> Edition:
    """One edition of this workspace; `NotFound` for any other."""
    found: Edition | None = (
        Edition.objects.of(workspace)
        .filter(report_id=report_pk, number=number)
        .select_related("report", "workspace", "frozen_by")
        .first()
    )
    if found is None:
        raise NotFound("Diese Ausgabe gibt es nicht.")
    return found


def document_of(edition: Edition) -> Document:
    """The frozen content."""
    return values.from_json(edition.content)


def is_intact(edition: Edition) -> bool:
    """Whether the content still has the hash it was frozen with."""
    return values.content_hash(document_of(edition)) == edition.hash


def files_of(edition: Edition) -> tuple[FileState, ...]:
    """All four formats in their fixed order, rendered or not."""
    rendered = {
        f.format: f.document for f in EditionFile.objects.filter(edition=edition).select_related("document")
    }
    return tuple(FileState(f.value, str(f.label), rendered.get(f.value)) for f in Format)


def failure_of(edition: Edition) -> str:
    """Why the task process gave up making the files, as a German sentence; '' if it did not."""
    return RenderFailure.objects.filter(edition=edition).values_list("reason", flat=True).first() or ""


def changes_since(before: Document, now: Sequence[Figure]) -> tuple[FigureChange, ...]:
    """What reads differently now, figure by figure; derived differences are left out.

    Figures of the same indicator, place, date and categories are compared. Figures that appear or
    disappear are listed too, only for the place of the report and its newest dates.
    """
    old, new = _delivered(before.figures), _delivered(now)
    changed = [
        FigureChange(f.label, f.place_name, f.date, f, new[key])
        for key, f in old.items()
        if key in new and new[key].text != f.text
    ]
    gone = [FigureChange(f.label, f.place_name, f.date, f, None) for key, f in old.items() if key not in new]
    added = [FigureChange(f.label, f.place_name, f.date, None, f) for key, f in new.items() if key not in old]
    return tuple(changed + added + gone)


def _delivered(figures: Sequence[Figure]) -> dict[tuple[Any, ...], Figure]:
    return {
        (f.indicator, f.place, f.date, tuple(sorted((f.categories or {}).items()))): f
        for f in figures
        if "/" not in f.date
        and "@" not in f.id
        and f.id.count(":numerator") + f.id.count(":denominator") == 0
    }
