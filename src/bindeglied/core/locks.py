"""Taking turns: what must not run twice at the same time, on both databases."""

import hashlib

from django.db import connection


def take_turns(name: str) -> None:
    """Wait until no other transaction is in the part `name`; ours holds it until it ends.

    SQLite has one writer at a time anyway: its transactions begin as writers (IMMEDIATE).
    """
    if not connection.in_atomic_block:
        raise RuntimeError("taking turns makes sense inside a transaction only")
    if connection.vendor == "postgresql":
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
