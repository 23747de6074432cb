"""What a request does to the database: every table before and after, and each statement that writes."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

# Traces of a visit itself: its session, how often somebody tried to sign in, when a person was here last.
UNCOUNTED = {"django_session", "accounts_attempt"}
VISIT = {"accounts_user": {"last_visit_at", "last_login"}}
_WRITING = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"(?:\s+SET\s+"(\w+)" = [^,]+ WHERE)?')


def digest(*, without: set[str] | None = None) -> str:
    """Of all rows of all tables but `UNCOUNTED`."""
    found = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if table in UNCOUNTED:
                continue
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
            kept = [i for i, c in enumerate(cursor.description) if c[0] not in VISIT.get(table, ())]
            found.update(table.encode())
            for row in cursor.fetchall():
                found.update(repr([row[i] for i in kept]).encode())
    return found.hexdigest()


@contextmanager
def writes() -> Iterator[list[str]]:
    """The statements that change a row, as they come; a visit's own traces left out."""
    found: list[str] = []

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if (match := _WRITING.match(sql)) and not _is_trace(*match.groups()) and context["cursor"].rowcount:
            found.append(sql)
        return result

    with connection.execute_wrapper(look):
        yield found


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is changed inside is as before afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _is_trace(table: str, only_column: str | None) -> bool:
    return table in UNCOUNTED or only_column in VISIT.get(table, ())
