"""Follow a figure back to the cells of the official tables it was made of."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction

from bindeglied.analysis.breaks import year_end
from bindeglied.analysis.formulas import Formula
from bindeglied.core import access
from bindeglied.core.errors import NotFound
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators import actions, queries
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.models import StoredSeries
from bindeglied.domain.indicators.values import Indicator, Selector, SourceCell
from bindeglied.domain.places import queries as places
from bindeglied.domain.statistics import queries as statistics
from bindeglied.domain.statistics import rules as statistics_rules
from bindeglied.domain.statistics.choices import TOTAL
from bindeglied.domain.statistics.values import Cell
from bindeglied.exchange import engine
from bindeglied.jobs import queue

LARGEST = 500  # cells that are kept of one figure
_FLOWS = (Formula.FLOW_PER_THOUSAND, Formula.FLOW_SHARE, Formula.GROWTH_BY_FLOW, Formula.GROWTH_REST)


def ask(*, by: Any, workspace: Workspace, indicator: str, place: str, date: str) -> None:
    """Have the cells of a figure looked up; `NotAllowed` for whoever may not see cells."""
    access.require(by, statistics_rules.SEE_CELLS, workspace)
    with transaction.atomic():
        queue.put(trace, workspace_id=workspace.pk, indicator=indicator, place=place, date=date)


def trace(workspace_id: int, indicator: str, place: str, date: str) -> None:
    """Look up the cells of one official figure and keep them; nothing for a figure that is gone meanwhile."""
    workspace = Workspace.objects.get(pk=workspace_id)
    row = queries.official_row(indicator, place)
    if row is None or indicator not in INDICATORS:
        return
    cells = cells_of(INDICATORS[indicator], row, date)
    actions.record_derivation(
        workspace=workspace, indicator=indicator, place=place, date=date, digest=row.digest,
        cells=cells[:LARGEST], left_out=max(0, len(cells) - LARGEST),
    )  # fmt: skip


def cells_of(indicator: Indicator, row: StoredSeries, date: str) -> list[SourceCell]:
    """The cells of the figure of that date: those of the place, else those of its parts.

    `NotFound` for a date at which the series has no point.
    """
    series = queries.published_series(row.indicator, row.place)
    if series is None or all(p.date != date for p in series.points):
        raise NotFound
    found: list[SourceCell] = []
    for part, term in (("numerator", indicator.numerator), ("denominator", indicator.denominator)):
        dates = _dates(indicator, part, date)
        for sign, selectors in ((1, term.plus if term else ()), (-1, term.minus if term else ())):
            for day in dates:
                found += _first(part, sign, selectors, _places(indicator, row, day), day)
    return found


def _dates(indicator: Indicator, part: str, date: str) -> list[str]:
    """The dates whose cells a figure needs: of a year's flow both year ends, of a change both days."""
    if part == "denominator" and indicator.formula in _FLOWS:
        year = int(date[:4])
        return [f"{year - 1}-12-31", f"{year}-12-31"]
    return date.split("/")


def _first(
    part: str, sign: int, selectors: Sequence[Selector], places_in_turn: Sequence[list[str]], date: str
) -> list[SourceCell]:
    """The cells of the first table that has some; one without a number leaves the word to the next."""
    kept: list[SourceCell] = []
    for selector in selectors:
        files = statistics.cell_files(selector.table)
        for keys in places_in_turn if files else ():
            cells = engine.read_cells(
                files, where=selector.where, places=keys, dates=[date], variables=[selector.variable],
                others_total=True,
            )  # fmt: skip
            if cells:
                labels = _labels(selector.table)
                named = [_named(part, sign, cell, labels) for cell in cells]
                if any(cell.status != "not_delivered" for cell in cells):
                    return named
                kept = kept or named
                break
    return kept


def _places(indicator: Indicator, row: StoredSeries, date: str) -> list[list[str]]:
    """Whose cells to look for, one after the other: those of the place on its territory, then of its parts."""
    if row.boundary:
        return [sorted({row.place, *places.parts_today(row.place), *_givers(row.place, date)})]
    if len(row.place) > 2:
        return [[row.place]]
    parts = [p.key for p in places.districts_of(row.place, year_end(date))]
    return [parts] if indicator.formula == Formula.DISSIMILARITY else [[row.place], parts]


def _givers(place: str, date: str) -> Collection[str]:
    """The districts of that year from whose figures a district is estimated, by the official shares."""
    shares = places.shares_of(place)
    return shares.by_year.get(int(date[:4]), {}) if shares else ()


def _labels(table: str) -> Mapping[str, str]:
    """Names of dimensions, of categories as 'GES=GESW', and of variables, the newest delivery before the others."""
    names: dict[str, str] = {}
    for dataset in statistics.datasets_of(table):
        for dimension in dataset.dimensions:
            code = dimension["code"]
            names[code] = dimension.get("label") or code
            names |= {f"{code}={k}": label for k, label in dimension.get("labels", {}).items()}
        names |= {v["code"]: v.get("label") or v["code"] for v in dataset.variables}
    return names


def _named(part: str, sign: int, cell: Cell, labels: Mapping[str, str]) -> SourceCell:
    words = [
        f"{labels.get(dim, dim)}: {labels.get(f'{dim}={code}', code)}"
        for dim, code in sorted(cell.categories.items())
        if code != TOTAL
    ]
    return SourceCell(
        part=part, sign=sign, table=cell.table, date=cell.date, place=cell.place,
        categories=", ".join(words), variable=labels.get(cell.variable, cell.variable), value=cell.value,
        status=str(cell.status), marker=cell.marker,
    )  # fmt: skip
