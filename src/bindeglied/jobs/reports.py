"""The four files of an edition. Rendering can be killed anywhere and begun anew: what is there stays."""

import re
from typing import Any

from django.db import transaction

from bindeglied.domain.documents import actions as documents
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports import actions, queries
from bindeglied.domain.reports.models import Edition, Report
from bindeglied.domain.reports.values import Document
from bindeglied.exchange.exporters import report as exporters
from bindeglied.jobs import queue

_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "*": ""}
)


def freeze(*, by: Any, report: Report, version: int | None = None) -> Edition:
    """Freeze an edition and have its files made: both or nothing."""
    with transaction.atomic():
        edition = actions.freeze_edition(by=by, report=report, version=version)
        queue.put(render, edition_id=edition.pk)
    return edition


def render_again(*, by: Any, edition: Edition) -> None:
    """Have the missing files of an edition made after the task process gave up."""
    with transaction.atomic():
        actions.forget_failure(by=by, edition=edition)
        queue.put(render, edition_id=edition.pk)


def render(edition_id: int) -> None:
    """Make the files of an edition that are still missing; each is kept as a whole or not at all."""
    edition = queries.edition_to_render(edition_id)
    document = queries.document_of(edition)
    missing = [file.format for file in queries.files_of(edition) if not file.ready]
    for format, content in exporters.each(document, missing):
        _keep(edition, document, format, content)


def _keep(edition: Edition, document: Document, format: str, content: bytes) -> None:
    with transaction.atomic():
        stored = documents.keep_upload(
            chunks=[content],
            name=file_name(document, format),
            media_type=exporters.MEDIA_TYPES[format],
            by=None,
            workspace=edition.workspace,
        )
        actions.attach_file(by="job", edition=edition, format=format, document=stored)


@queue.on_giving_up(render)
def _gave_up(*, reason: str, edition_id: int) -> None:
    actions.record_failure(edition=queries.edition_to_render(edition_id), reason=reason)


def file_name(document: Document, format: str) -> str:
    """'Migrationsbericht-2026-Altenburger-Land-Ausgabe-1.pdf': plain letters, digits and hyphens."""
    place = places.name_of(document.place)
    parts = [document.title, "" if place in document.title else place, document.edition]
    plain = re.sub(r"[^A-Za-z0-9]+", "-", " ".join(parts).translate(_LETTERS)).strip("-")
    return f"{plain[:180]}.{format}"
