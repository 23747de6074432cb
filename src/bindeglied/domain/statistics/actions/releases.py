"""Rules of protection, and what was let out by them."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from bindeglied.core import access, clock
from bindeglied.core.errors import Outdated, Refused
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.audit import actions as audit
from bindeglied.domain.statistics import rules
from bindeglied.domain.statistics.choices import Origin
from bindeglied.domain.statistics.models import ProtectionRule, Release
from bindeglied.domain.statistics.values import Cell, Rule

MINIMA = (3, 5, 10)


def set_rule(*, by: Any, workspace: Workspace, origin: str, minimum: int, source: str = "") -> ProtectionRule:
    """Choose from which count on figures of `origin` are shown here. Official ones have no such rule."""
    access.require(by, rules.SET_RULE, workspace)
    if origin not in (Origin.OWN, Origin.DELIVERED):
        raise Refused(gettext("Official figures are shown as they were published. There is nothing to set."))
    if minimum not in MINIMA:
        raise Refused(gettext("Please choose 3, 5 or 10 as the smallest count."))
    with transaction.atomic():
        row, _ = ProtectionRule.objects.update_or_create(
            workspace=workspace,
            origin=origin,
            defaults={
                "name": gettext("Smallest count %(minimum)s") % {"minimum": minimum},
                "minimum": minimum,
                "source": source[:300] or workspace.name,
                "valid_from": clock.today(),
                "sentence": gettext(
                    "Counts from 1 to %(largest)s are not shown, nor anything they could be computed from."
                )
                % {"largest": minimum - 1},
            },
        )
        audit.record(by=by, verb=f"statistics.set_rule_{minimum}", thing=row, workspace=workspace)
    return row


def release(
    *, by: Any, workspace: Workspace, table: str, title: str, source: str, rule: Rule, cells: Sequence[Cell],
    judged_with: int,
) -> Release:  # fmt: skip
    """Let `cells` out; only `jobs.releases` calls this, after it protected and judged them.

    `judged_with` is the number of releases of the table that the judgement knew: `Outdated` if there
    are more by now.
    """
    access.require(by, rules.RELEASE_TABLE, workspace)
    with transaction.atomic():
        # One at a time per workspace; on SQLite the transaction itself holds the write lock.
        Workspace.objects.select_for_update().get(pk=workspace.pk)
        if Release.objects.of(workspace).filter(table=table).count() != judged_with:
            raise Outdated(gettext("This table was released meanwhile. Please look at it again."))
        row = Release.objects.create(
            workspace=workspace,
            table=table,
            origin=rule.origin,
            title=title[:400],
            source=source[:200],
            rule=rule.as_json(),
            cells=[asdict(cell) for cell in cells],
            released_by=by,
        )
        audit.record(by=by, verb="statistics.release_table", thing=row, workspace=workspace)
    return row


def withdraw_release(*, by: Any, release: Release) -> None:
    """Show a release no longer. It stays in memory: what was out once is known."""
    access.require(by, rules.RELEASE_TABLE, release.workspace)
    with transaction.atomic():
        rows = Release.objects.of(release.workspace).filter(pk=release.pk, withdrawn_at=None)
        if rows.update(withdrawn_at=clock.now()):
            audit.record(
                by=by, verb="statistics.withdraw_release", thing=release, workspace=release.workspace
            )
    release.refresh_from_db()
