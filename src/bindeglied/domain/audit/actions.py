"""The only writer of the audit table."""

import hashlib
import json
from typing import Any

from django.db import transaction

from bindeglied.core import clock
from bindeglied.domain.audit.models import Entry


def record(*, by: Any, verb: str, thing: Any = None, workspace: Any = None) -> Entry:
    """Append one entry inside the caller's transaction.

    `by` is a user, None for the command line, or the string 'job'. `thing` is a model instance.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an audit entry belongs into the transaction of what it records")
    last = Entry.objects.select_for_update().order_by("-id").first()
    entry = Entry(
        at=clock.now(),
        actor=by if isinstance(by, str) else "cli" if by is None else f"user:{by.pk}",
        verb=verb,
        object_kind=thing._meta.label_lower if thing is not None else "",
        object_id=str(thing.pk) if thing is not None else "",
        workspace=getattr(workspace, "key", "") or "",
        previous_hash=last.hash if last else "",
    )
    entry.hash = entry_hash(entry)
    entry.save(force_insert=True)
    return entry


def entry_hash(entry: Entry) -> str:
    """SHA-256 over all fields and the hash of the entry before."""
    content = [
        entry.at.isoformat(), entry.actor, entry.verb, entry.object_kind,
        entry.object_id, entry.workspace, entry.previous_hash,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()
