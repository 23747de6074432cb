"""Freezing: from a draft to an edition that never changes."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Max

from bindeglied.core import access, clock
from bindeglied.core.errors import Refused
from bindeglied.domain.audit import actions as audit
from bindeglied.domain.documents.models import Document as StoredDocument
from bindeglied.domain.reports import queries, rules, values
from bindeglied.domain.reports.actions.changing import changing
from bindeglied.domain.reports.choices import Format
from bindeglied.domain.reports.models import Edition, EditionFile, RenderFailure, Report


def freeze_edition(*, by: Any, report: Report, version: int | None = None) -> Edition:
    """Copy the whole draft with its figures into a new edition, numbered from 1.

    The caller starts the rendering of its files (`jobs.reports.render`). Raises `NotAllowed`,
    `Outdated`, and `Refused` for a report in the bin.
    """
    if report.deleted_at is not None:
        raise Refused("Der Bericht liegt im Papierkorb. Bitte holen Sie ihn zuerst zurück.")
    with changing(report, by=by, version=version, verb="reports.freeze_edition", permission=rules.FREEZE):
        frozen_at = clock.now()
        number = (Edition.objects.filter(report=report).aggregate(n=Max("number"))["n"] or 0) + 1
        draft = queries.edition_document(report, number=number, day=clock.today())
        document = replace(draft, hash=values.content_hash(draft))
        return Edition.objects.create(
            workspace=report.workspace,
            report=report,
            number=number,
            content=values.to_json(document),
            hash=document.hash,
            frozen_at=frozen_at,
            frozen_by=by,
        )


def attach_file(*, by: Any, edition: Edition, format: str, document: StoredDocument) -> EditionFile:
    """Keep a rendered file with its edition; a second one of the same format is not made.

    `by` is 'job' for the task process. Runs in the caller's transaction.
    """
    if by != "job":
        access.require(by, rules.FREEZE, edition.workspace)
    file, made = EditionFile.objects.get_or_create(
        edition=edition, format=Format(format), defaults={"document": document}
    )
    if made:
        audit.record(by=by, verb="reports.attach_file", thing=file, workspace=edition.workspace)
    return file


def record_failure(*, edition: Edition, reason: str) -> None:
    """Keep why the task process gave up making the files; `reason` is a German sentence."""
    with transaction.atomic():
        RenderFailure.objects.update_or_create(
            edition=edition, defaults={"reason": reason, "at": clock.now()}
        )
        audit.record(by="job", verb="reports.record_failure", thing=edition, workspace=edition.workspace)


def forget_failure(*, by: Any, edition: Edition) -> None:
    """The files are to be made once more. Runs in the caller's transaction, which starts the work."""
    access.require(by, rules.FREEZE, edition.workspace)
    if not RenderFailure.objects.filter(edition=edition).delete()[0]:
        raise Refused("Die Dateien dieser Ausgabe sind da oder werden gerade erstellt.")
    audit.record(by=by, verb="reports.forget_failure", thing=edition, workspace=edition.workspace)
