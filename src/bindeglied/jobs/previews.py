"""What an import would change, worked out beforehand for its preview."""

import dataclasses
from collections.abc import Collection, Sequence
from datetime import UTC
from itertools import takewhile
from pathlib import Path

from django.utils.translation import gettext

from bindeglied.analysis.series import Point, Series
from bindeglied.core import clock, text
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators import catalogue
from bindeglied.domain.indicators import queries as indicator_queries
from bindeglied.domain.indicators.sentences import de
from bindeglied.domain.indicators.values import Indicator
from bindeglied.domain.places import queries as places
from bindeglied.domain.statistics import queries
from bindeglied.domain.statistics.models import DataImport
from bindeglied.domain.statistics.queries.imports import owner_of
from bindeglied.domain.statistics.queries.preview import IndicatorChange
from bindeglied.domain.statistics.values import CellFile, Changes, Notice, PreparedTable, Recognised
from bindeglied.exchange import engine
from bindeglied.jobs import indicators
from bindeglied.jobs.counts import Coming, Counts


def with_changes(
    table: PreparedTable, cells: Path, keys: Collection[str], data_import: DataImport
) -> PreparedTable:
    """The table with what its cells would change and what they meet.

    `cells` is the staged dataset, `keys` are the places that have a row in it.
    """
    found, owner = table.recognised, owner_of(data_import)
    moment = found.delivered_at and clock.moment(found.delivered_at).isoformat()
    current = queries.cell_files(found.table, owner)
    day = clock.today().isoformat()
    own = data_import.workspace.place_key if data_import.workspace else ""
    changes = engine.compare(cells, current, delivered_at=moment) if current else Changes(table.rows, 0, 0, 0)
    if owner is not None:  # a page must not show the small counts of an own table
        changes = dataclasses.replace(changes, examples=())
    return dataclasses.replace(
        table,
        recognised=_with_base_notice(found, data_import),
        changes=changes,
        own_place=own in keys,
        gone_places=sum(not places.exists_on(key, day) for key in keys),
    )


def _with_base_notice(found: Recognised, data_import: DataImport) -> Recognised:
    """Say so when the newest figures here rest on another census than those that come.

    What the file alone says of its census gives way to that.
    """
    coming = found.census_bases.get(max(found.dates, default=""), "")
    held: dict[str, str] = {}
    for dataset in queries.datasets_of(found.table, owner_of(data_import)):
        held |= dataset.census_bases
    here = held.get(max(held, default=""), "")
    others = tuple(w for w in found.warnings if w.code != "census_base")
    found = dataclasses.replace(found, warnings=others)
    if not coming or not here or coming == here or max(held) >= max(found.dates):
        return found
    notice = Notice(
        "census_base",
        gettext(
            "New basis: census of %(new)s. The figures so far rest on the census of %(old)s. The series gets a gap, "
            "no change is computed."
        )
        % {"new": coming, "old": here},
    )
    return dataclasses.replace(found, warnings=(notice, *found.warnings))


def indicator_changes(
    tables: Sequence[tuple[PreparedTable, Path]], workspace: Workspace | None
) -> list[IndicatorChange]:
    """The indicators that rest on the tables, in order of the catalogue, each with its staged cells.

    For the place of a workspace with the newest figure of now and of then, where there is one; without a
    workspace their names alone.
    """
    coming: dict[str, list[Coming]] = {}
    for table, cells in tables:
        found = table.recognised
        moment = clock.moment(found.delivered_at) if found.delivered_at else clock.now()
        delivery = Coming(CellFile(cells, moment.astimezone(UTC).isoformat()), found.census_bases)
        coming.setdefault(found.table, []).append(delivery)
    affected = catalogue.using(coming)
    if workspace is None or not affected:
        return [IndicatorChange(indicator.key, indicator.title) for indicator in affected]
    place = workspace.place_key
    now = indicator_queries.published_many([i.key for i in affected], [place], workspace=workspace)
    with Counts(coming) as counts:
        changes = [
            _change(indicator, _points(now.get((indicator.key, place))), _then(indicator, place, counts))
            for indicator in affected
        ]
    return [change for change in changes if change.before or change.after]


def _points(series: Series | None) -> Sequence[Point]:
    return series.points if series else ()


def _then(indicator: Indicator, place: str, counts: Counts) -> Sequence[Point]:
    """The points that a place would have; on today's territory where there is such a series."""
    totals = takewhile(lambda row: not row.categories, indicators.series_of(indicator, counts))
    rows = {row.boundary: row.points for row in totals if row.place == place}
    return rows[max(rows)] if rows else ()


def _change(indicator: Indicator, now: Sequence[Point], then: Sequence[Point]) -> IndicatorChange:
    before, after = (
        next((p for p in reversed(points) if p.value is not None), None) for points in (now, then)
    )
    if after is None or (before and (after.date, after.value) == (before.date, before.value)):
        return IndicatorChange(indicator.key, indicator.title, before=_figure(indicator, before))
    since = before.date if before else after.date
    broken = any(point.break_ for point in then if since < point.date <= after.date)
    return IndicatorChange(
        indicator.key,
        indicator.title,
        before=_figure(indicator, before),
        after=_figure(indicator, after),
        note=gettext("not comparable") if broken else "",
    )


def _figure(indicator: Indicator, point: Point | None) -> str:
    """'87.508 (31.12.2024)', '' for none."""
    if point is None:
        return ""
    return f"{de.printed(point.value, point.status, indicator)} ({text.short_date(point.date)})"
