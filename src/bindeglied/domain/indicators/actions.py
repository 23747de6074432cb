"""The only writer of series; called by the job that computes them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from bindeglied.analysis.trends import newest
from bindeglied.domain.audit import actions as audit
from bindeglied.domain.indicators.models import StoredSeries
from bindeglied.domain.indicators.values import SeriesRow, point_as_json

_BATCH = 2000


def store_series(*, series: Mapping[str, Sequence[SeriesRow]], by: Any = "job") -> int:
    """Replace the official series of each named indicator by the given ones; returns how many there are.

    All in one transaction, so that a reader sees the old state or the new one. An indicator with an
    empty list loses its series: its cells are gone.
    """
    with transaction.atomic():
        StoredSeries.objects.filter(indicator__in=list(series), workspace__isnull=True).delete()
        rows = [_stored(row) for found in series.values() for row in found]
        StoredSeries.objects.bulk_create(rows, batch_size=_BATCH)
        audit.record(by=by, verb="indicators.store_series")
    return len(rows)


def _stored(row: SeriesRow) -> StoredSeries:
    latest = newest(row.points)
    return StoredSeries(
        indicator=row.indicator,
        place=row.place,
        categories=row.categories,
        label=row.label,
        boundary=row.boundary,
        unit=row.unit,
        points=_points(row),
        latest_date=latest.date if latest else "",
        latest_value=latest.value if latest else None,
        latest_status=latest.status.value if latest else "",
    )


def _points(row: SeriesRow) -> list[dict[str, Any]]:
    return [point_as_json(point) for point in row.points]


def drop_series(*, indicators: Iterable[str], by: Any = "job") -> None:
    """Take away the series of indicators that the catalogue no longer has."""
    store_series(series=dict.fromkeys(indicators, ()), by=by)
