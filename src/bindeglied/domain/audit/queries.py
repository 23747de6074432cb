"""Reading the audit table, and whether it is what was written."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from bindeglied.domain.audit.models import Entry


def entry_hash(entry: Entry) -> str:
    """SHA-256 over all fields and the hash of the entry before."""
    content = [
        entry.at.astimezone(UTC).isoformat(), entry.actor, entry.verb, entry.object_kind,
        entry.object_id, entry.workspace, entry.previous_hash,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did; `user` is the id of the person, None for the command line and for jobs."""

    at: datetime
    user: int | None
    verb: str
    object_kind: str
    object_id: str


def deeds_in(workspace: str, *, limit: int) -> list[Deed]:
    """The newest deeds in the workspace of this key, newest first, at most `limit`."""
    rows = Entry.objects.filter(workspace=workspace).order_by("-id")
    return list(_deeds(rows.values_list("at", "actor", "verb", "object_kind", "object_id")[:limit]))


def _deeds(rows: Iterable[tuple[datetime, str, str, str, str]]) -> Iterator[Deed]:
    for at, actor, verb, kind, pk in rows:
        person = actor.removeprefix("user:")
        yield Deed(at, int(person) if person != actor else None, verb, kind, pk)


def first_broken() -> Entry | None:
    """The first entry that was changed, or before which one is missing; None if the chain is whole.

    Entries cut off at the end leave no trace in the chain itself.
    """
    before = ""
    for entry in Entry.objects.order_by("id").iterator(chunk_size=2000):
        if entry.previous_hash != before or entry.hash != entry_hash(entry):
            return entry
        before = entry.hash
    return None
