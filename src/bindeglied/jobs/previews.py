"""What an import would change, worked out beforehand for its preview."""

import dataclasses
from collections.abc import Collection
from pathlib import Path

from django.utils.translation import gettext

from bindeglied.core import clock
from bindeglied.domain.indicators import catalogue
from bindeglied.domain.places import queries as places
from bindeglied.domain.statistics import queries
from bindeglied.domain.statistics.models import DataImport
from bindeglied.domain.statistics.queries.imports import owner_of
from bindeglied.domain.statistics.queries.preview import IndicatorChange
from bindeglied.domain.statistics.values import Changes, Notice, PreparedTable, Recognised
from bindeglied.exchange import engine


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
    return dataclasses.replace(
        table,
        recognised=_with_base_notice(found, data_import),
        changes=engine.compare(cells, current, delivered_at=moment)
        if current
        else Changes(table.rows, 0, 0, 0),
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


def indicator_changes(tables: Collection[str]) -> list[IndicatorChange]:
    """The indicators that rest on one of `tables`, in order of the catalogue."""
    return [
        IndicatorChange(key, indicator.title)
        for key, indicator in catalogue.INDICATORS.items()
        if any(table in tables for table in indicator.tables)
    ]
