from collections.abc import Callable
from typing import Any

import pytest

from bindeglied.analysis.series import Break, Point
from bindeglied.analysis.status import Status
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators import actions
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.models import StoredSeries
from bindeglied.domain.indicators.values import SeriesRow


def points(text: str, **more: Any) -> tuple[Point, ...]:
    """'2023-12-31 6750~5, !2024-12-31 .' as points: ~ rounded, ! behind a census, . secret, ... not delivered."""
    found = []
    for part in text.split(","):
        date, value = part.split()
        broken = Break.CENSUS if date.startswith("!") else None
        number, _, base = value.partition("~")
        status = {".": Status.SECRET, "...": Status.NOT_DELIVERED, "-": Status.ZERO}.get(number)
        found.append(
            Point(
                date.lstrip("!"),
                None if number in (".", "...") else 0.0 if number == "-" else float(number),
                status or (Status.ROUNDED if base else Status.VALUE),
                base=float(base) if base else None,
                n_rounded=1 if base else 0,
                break_=broken,
                source=("12411-01-01-4",),
                **more,
            )
        )
    return tuple(found)


@pytest.fixture
def keep(db: None) -> Callable[..., None]:
    """Store series: {(indicator, place, categories, boundary): points}, all at once."""

    def keep(series: dict[tuple[str, ...], tuple[Point, ...]], workspace: Workspace | None = None) -> None:
        rows: dict[str, list[SeriesRow]] = {}
        for (indicator, place, *rest), found in series.items():
            categories, boundary = (*rest, "", "")[:2]
            label = categories.partition("=")[2]
            unit = INDICATORS[indicator].unit
            rows.setdefault(indicator, []).append(
                SeriesRow(indicator, place, categories, label, boundary, unit, found)
            )
        actions.store_series(series=rows)
        if workspace:
            StoredSeries.objects.filter(indicator__in=rows).update(workspace=workspace)

    return keep
