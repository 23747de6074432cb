"""Figures of a social area: sums over its parts, of what the gate lets through."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bindeglied.analysis.areas import AreaFigure, area_series
from bindeglied.analysis.formulas import Formula
from bindeglied.analysis.series import Point
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.queries.series import published_breakdowns, published_many
from bindeglied.domain.indicators.values import Indicator
from bindeglied.domain.places.values import Level
from bindeglied.domain.statistics import queries as statistics
from bindeglied.domain.statistics.choices import TOTAL
from bindeglied.domain.statistics.values import Cell

# Columns of own tables that must not be added up, told by their names and units.
_NO_COUNT = re.compile(r"%|prozent|quote|anteil|durchschnitt|mittel|rate\b|\bje\b|\bpro\b", re.IGNORECASE)

Parts = Mapping[str, Sequence[Point]]


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A total (`label` '') or one of its categories: sums in order of date, and the points of each part."""

    label: str
    figures: tuple[AreaFigure, ...]
    parts: Parts

    @property
    def latest(self) -> AreaFigure | None:
        """The newest figure with a number."""
        return next((figure for figure in reversed(self.figures) if figure.value is not None), None)


@dataclass(frozen=True, slots=True)
class AreaTable:
    """What belongs together: an indicator with its categories, or the columns of an own table.

    `source` is the office that counted, '' for official tables, which the figures name.
    """

    title: str
    unit: str
    decimals: int
    source: str
    rows: tuple[AreaRow, ...]


def addable() -> tuple[Indicator, ...]:
    """The indicators that municipalities carry and that may be added up: counts."""
    return tuple(
        indicator
        for indicator in INDICATORS.values()
        if indicator.formula == Formula.COUNT and Level.MUNICIPALITY in indicator.levels
    )


def area_tables(parts: Sequence[str], *, workspace: Workspace) -> list[AreaTable]:
    """All indicators that can be added up over `parts`, keys of places, with categories. Two queries.

    What no part has is left out.
    """
    keys = [indicator.key for indicator in addable()]
    totals = published_many(keys, parts, workspace=workspace)
    pieces = published_breakdowns(keys, parts, workspace=workspace)
    tables = []
    for indicator in addable():
        points = {part: s.points if (s := totals.get((indicator.key, part))) else () for part in parts}
        of_parts = {
            part: {s.label: s.points for s in pieces.get((indicator.key, part), [])} for part in parts
        }
        labels = dict.fromkeys(label for series in of_parts.values() for label in series)
        rows = [
            _row("", points),
            *(_row(label, {part: of_parts[part].get(label, ()) for part in parts}) for label in labels),
        ]
        tables.append(AreaTable(indicator.title, indicator.unit, indicator.decimals, "", _filled(rows)))
    return [table for table in tables if table.rows]


def own_area_tables(
    parts: Sequence[str], *, workspace: Workspace, code_of: Callable[[str], str]
) -> list[AreaTable]:
    """What of the own tables is out, added up over `parts`; shares and means never are. Two queries.

    `code_of` makes the code of a column from its name. A blank of the protection leaves no sum.
    """
    tables = []
    for mapping, published in statistics.published_own(workspace, parts):
        counts = [
            f for f in mapping.mapping.get("figures", []) if not _NO_COUNT.search(f"{f['name']} {f['unit']}")
        ]
        names = {code_of(f["name"]): f["name"] for f in counts}
        columns: dict[str, dict[str, list[Point]]] = {}
        for cell in published.cells:
            if cell.variable in names:
                label = _label(names[cell.variable], cell)
                columns.setdefault(label, {part: [] for part in parts})[cell.place].append(_point(cell))
        # Whole columns stand before their categories.
        rows = [
            _row(label, columns[label]) for label in sorted(columns, key=lambda c: c not in names.values())
        ]
        units = {f["unit"] for f in counts if f["unit"]}
        unit = units.pop() if len(units) == 1 else ""
        tables.append(AreaTable(published.title, unit, 0, published.source, _filled(rows)))
    return [table for table in tables if table.rows]


def _row(label: str, points: Parts) -> AreaRow:
    return AreaRow(label, area_series(points), points)


def _filled(rows: Sequence[AreaRow]) -> tuple[AreaRow, ...]:
    return tuple(row for row in rows if row.figures)


def _label(name: str, cell: Cell) -> str:
    return ", ".join([name, *(code for code in cell.categories.values() if code != TOTAL)])


def _point(cell: Cell) -> Point:
    return Point(cell.date, cell.value, cell.status, base=cell.base, source=(cell.table,))
