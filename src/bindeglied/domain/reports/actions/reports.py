"""Reports: begin, rename, put into the bin and take out again."""

from datetime import date
from typing import Any

from django.db import transaction

from bindeglied.core import access, clock
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.audit import actions as audit
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports import queries, rules
from bindeglied.domain.reports.actions.changing import changing
from bindeglied.domain.reports.choices import Kind
from bindeglied.domain.reports.models import Block, Report

TITLE_LENGTH = 200


def create_report(
    *,
    by: Any,
    workspace: Workspace,
    title: str,
    reference_date: date,
    place: str,
    kind: Kind = Kind.MIGRATION,
) -> Report:
    """Begin a report from the template of its kind; `place` is a known official key.

    Raises `NotAllowed`, and `Refused` for an empty title or an unknown place.
    """
    access.require(by, rules.EDIT, workspace)
    if places.place(place) is None:
        raise Refused(
            f"Zum Schlüssel {place} ist kein Ort bekannt. Bitte wählen Sie einen Ort aus der Liste."
        )
    with transaction.atomic():
        report = Report.objects.create(
            workspace=workspace,
            kind=kind,
            title=_title(title),
            place=place,
            reference_date=reference_date,
            created_by=by,
        )
        Block.objects.bulk_create(queries.planned_blocks(report))
        audit.record(by=by, verb="reports.create_report", thing=report, workspace=workspace)
    return report


def rename_report(*, by: Any, report: Report, title: str, version: int | None = None) -> None:
    """Give a report another title."""
    new = _title(title)
    with changing(report, by=by, version=version, verb="reports.rename_report"):
        Report.objects.of(report.workspace).filter(pk=report.pk).update(title=new)
    report.title = new


def delete_report(*, by: Any, report: Report, version: int | None = None) -> None:
    """Put a report into the bin; its frozen editions stay readable."""
    with changing(report, by=by, version=version, verb="reports.delete_report"):
        report.deleted_at = clock.now()
        Report.objects.of(report.workspace).filter(pk=report.pk).update(deleted_at=report.deleted_at)


def restore_report(*, by: Any, report: Report) -> None:
    """Take a report out of the bin."""
    with changing(report, by=by, version=None, verb="reports.restore_report"):
        report.deleted_at = None
        Report.objects.of(report.workspace).filter(pk=report.pk).update(deleted_at=None)


def _title(title: str) -> str:
    clean = " ".join(title.split())
    if not clean:
        raise Refused("Bitte geben Sie dem Bericht einen Titel.")
    if len(clean) > TITLE_LENGTH:
        raise Refused(f"Der Titel ist zu lang. Bitte kürzen Sie ihn auf {TITLE_LENGTH} Zeichen.")
    return clean
