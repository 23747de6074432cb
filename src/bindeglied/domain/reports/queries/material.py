"""The published series a report rests on, fetched through the gate in few queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bindeglied.analysis.series import Point, Series
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators import catalogue as indicators
from bindeglied.domain.indicators import queries as published
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports.choices import BlockKind
from bindeglied.domain.reports.models import Block, Report
from bindeglied.domain.reports.queries import reading

COUNTRY = "DG"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What blocks ask for: indicators, those of them with their parts, those of them as maps."""

    keys: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    maps: frozenset[str] = frozenset()


def wanted(blocks: Iterable[Block]) -> Wanted:
    """What these blocks rest on; indicators that the catalogue does not know are left out."""
    keys: set[str] = set()
    parts: set[str] = set()
    maps: set[str] = set()
    for block in blocks:
        named = indicators.INDICATORS.keys() & set(block.spec.get("indicators", ()))
        keys |= named
        if block.spec.get("form") == "origin":
            parts |= named
        if block.kind == BlockKind.MAP:
            maps |= named
    return Wanted(frozenset(keys), frozenset(parts), frozenset(maps))


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that the blocks of one report may say.

    `series` is keyed by (indicator, place), as are their `parts` by category; `areas` holds for an
    indicator the points of the districts of the Land at the place's newest date. `state` is the Land of
    the place or None; without a `workspace` they are official figures alone. `group` are further places
    that a comparison at one date shows.
    """

    place: str
    state: str | None
    reference: date
    workspace: Workspace | None
    series: Mapping[tuple[str, str], Series]
    parts: Mapping[tuple[str, str], Sequence[Series]] = field(default_factory=dict)
    areas: Mapping[str, Mapping[str, Point]] = field(default_factory=dict)
    group: tuple[str, ...] = ()

    @property
    def compared(self) -> tuple[str, ...]:
        """Land and Germany, where they are not the place itself."""
        return tuple(p for p in (self.state, COUNTRY) if p and p != self.place)

    def points(self, indicator: str, place: str | None = None) -> tuple[Point, ...]:
        """The points up to the reference date, empty where there is no series."""
        series = self.series.get((indicator, place or self.place))
        return reading.up_to(series.points, self.reference) if series else ()

    def recent(self, indicator: str, place: str | None = None) -> tuple[Point, ...]:
        """Those that are not older than three years."""
        return reading.recent(self.points(indicator, place), self.reference)

    def newest(self, indicator: str, place: str | None = None) -> Point | None:
        """The newest point with a number."""
        return reading.newest(self.points(indicator, place))

    def is_old(self, indicator: str) -> bool:
        """Whether the newest number of the place belongs under 'Rückblick'."""
        point = self.newest(indicator)
        return point is not None and reading.is_old(point.date, self.reference)

    def parts_at(self, indicator: str, dimension: str, day: str) -> list[tuple[Series, Point]]:
        """The parts of the place's figure by one dimension that carry a number on that day."""
        found = self.parts.get((indicator, self.place), ())
        dated = [
            (s, reading.at(s.points, day))
            for s in found
            if len(s.categories) == 1 and dimension in s.categories
        ]
        return [(s, p) for s, p in dated if p is not None]


def material_of(report: Report, blocks: Iterable[Block]) -> Material:
    """The material for one report and what its blocks ask for."""
    return materials([(report, list(blocks))])[report.pk]


def materials(asked: Sequence[tuple[Report, Sequence[Block]]]) -> dict[int, Material]:
    """The material of several reports of one workspace by report: one query for all their series, one for
    parts if any block shows them, and one for each map."""
    if not asked:
        return {}
    all_of = wanted(block for _, blocks in asked for block in blocks)
    everywhere = sorted({p for report, _ in asked for p in _places(report.place)})
    owner = workspace_of(asked[0][0])
    series = published.published_many(sorted(all_of.keys), everywhere, workspace=owner)
    parts: Mapping[tuple[str, str], Sequence[Series]] = {}
    if all_of.parts:
        own = sorted({report.place for report, _ in asked})
        parts = published.published_breakdowns(sorted(all_of.parts), own, workspace=owner)
    return {report.pk: _material(report, blocks, series, parts) for report, blocks in asked}


def _material(
    report: Report,
    blocks: Sequence[Block],
    series: Mapping[tuple[str, str], Series],
    parts: Mapping[tuple[str, str], Sequence[Series]],
) -> Material:
    bare = Material(
        place=report.place,
        state=_state(report.place),
        reference=report.reference_date,
        workspace=workspace_of(report),
        series={key: s for key, s in series.items() if key[1] in _places(report.place)},
        parts={key: s for key, s in parts.items() if key[1] == report.place},
    )
    return replace(bare, areas={key: _area_points(key, bare) for key in sorted(wanted(blocks).maps)})


def _area_points(key: str, material: Material) -> Mapping[str, Point]:
    newest = material.newest(key)
    if newest is None or material.state is None:
        return {}
    districts = [p.key for p in places.districts_of(material.state, "")]
    return published.published_at(key, districts, newest.date, workspace=material.workspace)


def workspace_of(report: Report) -> Workspace | None:
    """None for a report that is not stored and belongs to nobody."""
    return report.workspace if report.workspace_id else None


def _state(place: str) -> str | None:
    return place[:2] if place[:2].isdigit() and len(place) > 2 else None


def _places(place: str) -> tuple[str, ...]:
    return tuple(p for p in (place, _state(place), COUNTRY) if p)
