"""The published series a report rests on, fetched through the gate in one go."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bindeglied.analysis.series import Point, Series
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators import catalogue as indicators
from bindeglied.domain.indicators import queries as published
from bindeglied.domain.reports.models import Report
from bindeglied.domain.reports.queries import reading

COUNTRY = "DG"


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that the blocks of one report may say.

    `series` is keyed by (indicator, place); `state` is the Land of the place or None; without a
    `workspace` they are official figures alone.
    """

    place: str
    state: str | None
    reference: date
    workspace: Workspace | None
    series: Mapping[tuple[str, str], Series]

    @property
    def compared(self) -> tuple[str, ...]:
        """Land and Germany, where they are not the place itself."""
        return tuple(p for p in (self.state, COUNTRY) if p and p != self.place)

    def points(self, indicator: str, place: str | None = None) -> tuple[Point, ...]:
        """The points up to the reference date, empty where there is no series."""
        series = self.series.get((indicator, place or self.place))
        return reading.up_to(series.points, self.reference) if series else ()

    def newest(self, indicator: str, place: str | None = None) -> Point | None:
        """The newest point with a number."""
        return reading.newest(self.points(indicator, place))

    def is_old(self, indicator: str) -> bool:
        """Whether the newest number of the place belongs under 'Rückblick'."""
        point = self.newest(indicator)
        return point is not None and reading.is_old(point.date, self.reference)


def material_of(report: Report, keys: Iterable[str]) -> Material:
    """The material for one report and the indicators that its blocks name."""
    return materials([report], keys)[report.pk]


def materials(reports: Sequence[Report], keys: Iterable[str]) -> dict[int, Material]:
    """The material of several reports of one workspace: one query for all of them."""
    if not reports:
        return {}
    known = sorted(set(keys) & indicators.INDICATORS.keys())
    places = {p for r in reports for p in _places(r.place)}
    series = published.published_many(known, sorted(places), workspace=workspace_of(reports[0]))
    return {
        r.pk: Material(
            place=r.place,
            state=_state(r.place),
            reference=r.reference_date,
            workspace=workspace_of(r),
            series={key: s for key, s in series.items() if key[1] in _places(r.place)},
        )
        for r in reports
    }


def workspace_of(report: Report) -> Workspace | None:
    """None for a report that is not stored and belongs to nobody."""
    return report.workspace if report.workspace_id else None


def _state(place: str) -> str | None:
    return place[:2] if place[:2].isdigit() and len(place) > 2 else None


def _places(place: str) -> tuple[str, ...]:
    return tuple(p for p in (place, _state(place), COUNTRY) if p)
