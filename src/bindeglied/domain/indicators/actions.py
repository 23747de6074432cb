"""The only writer of series; called by the job that computes them."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from bindeglied.analysis.trends import newest
from bindeglied.domain.audit import actions as audit
from bindeglied.domain.indicators.models import StoredSeries
from bindeglied.domain.indicators.values import SeriesRow, point_as_json

_BATCH = 500
_IDENTITY = ("indicator", "place", "categories", "boundary")


def store_series(*, series: Mapping[str, Sequence[SeriesRow]], by: Any = "job") -> int:
    """Replace the official series of each named indicator by the given ones; returns how many rows were written.

    All in one transaction, so that a reader sees the old state or the new one. Rows that say what they
    said before stay as they are. An indicator with an empty list loses its series: its cells are gone.
    """
    coming = {_identity(row): row for found in series.values() for row in map(_stored, found)}
    gone: list[int] = []
    with transaction.atomic():
        official = StoredSeries.objects.filter(indicator__in=list(series), workspace__isnull=True)
        for pk, digest, *identity in official.values_list("pk", "digest", *_IDENTITY):
            row = coming.get(tuple(identity))
            if row is not None and row.digest == digest:
                del coming[tuple(identity)]
            else:
                gone.append(pk)
        for start in range(0, len(gone), _BATCH):
            StoredSeries.objects.filter(pk__in=gone[start : start + _BATCH]).delete()
        StoredSeries.objects.bulk_create(coming.values(), batch_size=_BATCH)
        if gone or coming:
            audit.record(by=by, verb="indicators.store_series")
    return len(coming)


def _identity(row: StoredSeries) -> tuple[str, ...]:
    return (row.indicator, row.place, row.categories, row.boundary)


def _stored(row: SeriesRow) -> StoredSeries:
    latest = newest(row.points)
    points = [point_as_json(point) for point in row.points]
    said = json.dumps([row.label, row.unit, points], ensure_ascii=False)
    return StoredSeries(
        indicator=row.indicator,
        place=row.place,
        categories=row.categories,
        label=row.label,
        boundary=row.boundary,
        unit=row.unit,
        points=points,
        latest_date=latest.date if latest else "",
        latest_value=latest.value if latest else None,
        latest_status=latest.status.value if latest else "",
        digest=hashlib.blake2b(said.encode(), digest_size=16).hexdigest(),
    )
