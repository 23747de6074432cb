"""Figures of a social area: sums over its parts, of what the gate lets through."""

from collections.abc import Sequence
from dataclasses import dataclass

from bindeglied.analysis.areas import AreaFigure, area_series
from bindeglied.analysis.formulas import Formula
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.queries.series import published_breakdowns, published_many
from bindeglied.domain.indicators.values import Indicator
from bindeglied.domain.places.values import Level


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An indicator of an area, or a category of it (`label`, '' for the total), in order of date."""

    indicator: Indicator
    label: str
    figures: tuple[AreaFigure, ...]

    @property
    def latest(self) -> AreaFigure | None:
        """The newest figure with a number."""
        return next((figure for figure in reversed(self.figures) if figure.value is not None), None)


def addable() -> tuple[Indicator, ...]:
    """The indicators that municipalities carry and that may be added up: counts."""
    return tuple(
        indicator
        for indicator in INDICATORS.values()
        if indicator.formula == Formula.COUNT and Level.MUNICIPALITY in indicator.levels
    )


def area_rows(parts: Sequence[str], *, workspace: Workspace) -> list[AreaRow]:
    """The totals and categories of all that can be added up over `parts`, keys of places. Two queries.

    What no part has is left out.
    """
    keys = [indicator.key for indicator in addable()]
    totals = published_many(keys, parts, workspace=workspace)
    pieces = published_breakdowns(keys, parts, workspace=workspace)
    rows = []
    for indicator in addable():
        points = {part: s.points if (s := totals.get((indicator.key, part))) else () for part in parts}
        rows.append(AreaRow(indicator, "", area_series(points)))
        of_parts = {
            part: {s.label: s.points for s in pieces.get((indicator.key, part), [])} for part in parts
        }
        labels = dict.fromkeys(label for series in of_parts.values() for label in series)
        rows += [
            AreaRow(indicator, label, area_series({p: of_parts[p].get(label, ()) for p in parts}))
            for label in labels
        ]
    return [row for row in rows if row.figures]
