"""The only writer of the audit table."""

from typing import Any

from django.db import transaction

from bindeglied.core import clock
from bindeglied.core.locks import take_turns
from bindeglied.domain.audit.models import Entry
from bindeglied.domain.audit.queries import entry_hash


def record(*, by: Any, verb: str, thing: Any = None, workspace: Any = None) -> Entry:
    """Append one entry inside the caller's transaction.

    `by` is a user, None for the command line, or the string 'job'. `thing` is a model instance.
    Transactions that record take turns until they end: the chain has one head, whatever the database.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an audit entry belongs into the transaction of what it records")
    take_turns("audit")
    last = Entry.objects.order_by("-id").values_list("hash", flat=True).first()
    entry = Entry(
        at=clock.now(),
        actor=by if isinstance(by, str) else "cli" if by is None else f"user:{by.pk}",
        verb=verb,
        object_kind=thing._meta.label_lower if thing is not None else "",
        object_id=str(thing.pk) if thing is not None else "",
        workspace=getattr(workspace, "key", "") or "",
        previous_hash=last or "",
    )
    entry.hash = entry_hash(entry)
    entry.save(force_insert=True)
    return entry
