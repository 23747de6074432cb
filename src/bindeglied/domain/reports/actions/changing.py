"""The frame of every change: right, version, audit, one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import F

from bindeglied.core import access, clock
from bindeglied.core.errors import Outdated
from bindeglied.domain.audit import actions as audit
from bindeglied.domain.reports import rules
from bindeglied.domain.reports.models import Report

OUTDATED = (
    "Der Bericht wurde inzwischen an anderer Stelle geändert. Ihre Eingabe steht noch da: Bitte sehen Sie "
    "sich den neuen Stand an und speichern Sie dann noch einmal."
)


@contextmanager
def changing(
    report: Report, *, by: Any, version: int | None, verb: str, permission: str = rules.EDIT
) -> Iterator[None]:
    """Run a change of `report` as a whole or not at all.

    `version` is the one the person saw; None does not check (command line). The version grows by one.
    Raises `NotAllowed`, and `Outdated` when somebody else was faster.
    """
    access.require(by, permission, report.workspace)
    with transaction.atomic():
        rows = Report.objects.of(report.workspace).filter(pk=report.pk)
        if version is not None:
            rows = rows.filter(version=version)
        if not rows.update(version=F("version") + 1, changed_at=clock.now()):
            raise Outdated(OUTDATED)
        yield
        audit.record(by=by, verb=verb, thing=report, workspace=report.workspace)
    report.refresh_from_db(fields=["version", "changed_at"])
