"""The only writer of series; called by the job that computes them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from django.db import connection, transaction

from bindeglied.analysis.trends import newest
from bindeglied.domain.audit import actions as audit
from bindeglied.domain.indicators.models import StoredSeries
from bindeglied.domain.indicators.values import SeriesRow, points_as_json

_BATCH = 500
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_IDENTITY = ("indicator", "place", "categories", "boundary")
_COLUMNS = (*_IDENTITY, "label", "unit", "points", "latest_date", "latest_value", "latest_status", "digest")


def store_series(*, series: Mapping[str, Iterable[SeriesRow]], by: Any = "job") -> int:
    """Replace the official series of each named indicator by the given ones; returns how many rows were written.

    The rows are asked for first; then all is written in one transaction, so that a reader sees the old
    state or the new one. Rows that say what they said before stay as they are. An indicator without rows
    loses its series: its cells are gone.
    """
    official = StoredSeries.objects.filter(indicator__in=list(series), workspace__isnull=True)
    known = {
        tuple(key): (pk, digest) for pk, digest, *key in official.values_list("pk", "digest", *_IDENTITY)
    }
    changed = []
    for rows in series.values():
        for row in rows:
            before = known.get((row.indicator, row.place, row.categories, row.boundary))
            written = _written(row)
            if before is not None and before[1] == written[-1]:
                del known[written[:4]]
            else:
                changed.append(written)
    gone = [pk for pk, _ in known.values()]
    with transaction.atomic():
        for start in range(0, len(gone), _BATCH):
            StoredSeries.objects.filter(pk__in=gone[start : start + _BATCH]).delete()
        _insert(changed)
        if gone or changed:
            audit.record(by=by, verb="indicators.store_series")
    return len(changed)


def _written(row: SeriesRow) -> tuple[Any, ...]:
    """A row by `_COLUMNS`."""
    latest = newest(row.points)
    points = _encode(points_as_json(row.points))
    said = f"{row.label}\n{row.unit}\n{points}"
    return (
        row.indicator,
        row.place,
        row.categories,
        row.boundary,
        row.label,
        row.unit,
        points,
        latest.date if latest else "",
        latest.value if latest else None,
        str(latest.status) if latest else "",
        blake2b(said.encode(), digest_size=16).hexdigest(),
    )


def _insert(rows: Sequence[tuple[Any, ...]]) -> None:
    """Write tens of thousands of rows; `bulk_create` would take several times as long."""
    names = ", ".join(map(connection.ops.quote_name, _COLUMNS))
    table = connection.ops.quote_name(StoredSeries._meta.db_table)
    values = ", ".join(["%s"] * len(_COLUMNS))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({values})", rows)  # noqa: S608 (names of our own)
