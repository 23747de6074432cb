"""The chronicle of immigration of a place: add, change, take out, put back."""

import re
from datetime import date
from typing import Any

from django.db import transaction

from bindeglied.core import access, clock
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.audit import actions as audit
from bindeglied.domain.indicators import rules
from bindeglied.domain.indicators.models import ChronicleEntry

_MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def add_entry(
    *,
    by: Any,
    workspace: Workspace,
    begins: str,
    title: str,
    ends: str = "",
    groups: str = "",
    account: str = "",
    lesson: str = "",
) -> ChronicleEntry:
    """Tell something that happened; `begins` and `ends` are '2015', '2015-09' or '2015-09-04'.

    Raises `NotAllowed`, and `Refused` for a date that does not exist, an end before the beginning, no title.
    """
    access.require(by, rules.EDIT_CHRONICLE, workspace)
    _check(begins, ends, title)
    with transaction.atomic():
        entry = ChronicleEntry.objects.create(
            workspace=workspace, begins=begins, ends=ends, title=title.strip(), groups=groups.strip(),
            account=account.strip(), lesson=lesson.strip(), created_by=by,
        )  # fmt: skip
        audit.record(by=by, verb="indicators.add_entry", thing=entry, workspace=workspace)
    return entry


def change_entry(
    *,
    by: Any,
    entry: ChronicleEntry,
    begins: str,
    title: str,
    ends: str = "",
    groups: str = "",
    account: str = "",
    lesson: str = "",
) -> None:
    """Tell it anew; errors as for `add_entry`."""
    access.require(by, rules.EDIT_CHRONICLE, entry.workspace)
    _check(begins, ends, title)
    with transaction.atomic():
        entry.begins, entry.ends, entry.title = begins, ends, title.strip()
        entry.groups, entry.account, entry.lesson = groups.strip(), account.strip(), lesson.strip()
        entry.save(
            update_fields=["begins", "ends", "title", "groups", "account", "lesson", "changed_at"],
        )
        audit.record(by=by, verb="indicators.change_entry", thing=entry, workspace=entry.workspace)


def remove_entry(*, by: Any, entry: ChronicleEntry) -> None:
    """Take an entry out; it can be put back."""
    _move(by, entry, clock.now(), "indicators.remove_entry")


def restore_entry(*, by: Any, entry: ChronicleEntry) -> None:
    """Put an entry back that was taken out."""
    _move(by, entry, None, "indicators.restore_entry")


def _move(by: Any, entry: ChronicleEntry, removed_at: Any, verb: str) -> None:
    access.require(by, rules.EDIT_CHRONICLE, entry.workspace)
    with transaction.atomic():
        entry.removed_at = removed_at
        entry.save(update_fields=["removed_at", "changed_at"])
        audit.record(by=by, verb=verb, thing=entry, workspace=entry.workspace)


def _check(begins: str, ends: str, title: str) -> None:
    if not title.strip():
        raise Refused("Bitte geben Sie dem Eintrag eine Überschrift.")
    for moment in (begins, *([ends] if ends else [])):
        if not _exists(moment):
            raise Refused(f"Den Zeitpunkt {moment[:20]} gibt es nicht. Bitte schreiben Sie ihn wie 2015, 09.2015 oder 04.09.2015.")  # fmt: skip
    if ends and ends < begins:
        raise Refused("Das Ende liegt vor dem Anfang. Bitte tauschen Sie die beiden Angaben.")


def _exists(moment: str) -> bool:
    if not _MOMENT.fullmatch(moment):
        return False
    parts = [int(part) for part in moment.split("-")]
    try:
        date(*parts, *[1] * (3 - len(parts)))
    except ValueError:
        return False
    return True
