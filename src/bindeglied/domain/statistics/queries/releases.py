"""Door two of the gate: what of a table may be seen outside.

Only decisions are read here, made by a job (`jobs.releases`) and kept cell by cell. Nothing is computed
and no stored cells are opened: what was not released does not exist on this side.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bindeglied.analysis.status import Status
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.statistics.choices import Origin
from bindeglied.domain.statistics.models import ProtectionRule, Release
from bindeglied.domain.statistics.values import Cell, Rule

DEFAULT_MINIMUM = 5

DEFAULT_RULES = {
    Origin.OFFICIAL: Rule(
        Origin.OFFICIAL, "Wie veröffentlicht", 0, "Statistische Ämter, Bundesagentur für Arbeit, BAMF",
        "Amtlich veröffentlichte Werte zeigen wir so, wie sie geliefert wurden, mit ihren Zeichen.",
    ),
    Origin.DELIVERED: Rule(
        Origin.DELIVERED, "Mindestzahl für Sonderauswertungen", DEFAULT_MINIMUM, "Voreinstellung",
        "Werte von 1 bis 4 zeigen wir nicht und auch nichts, woraus sie sich ausrechnen ließen.",
    ),
    Origin.OWN: Rule(
        Origin.OWN, "Mindestzahl für eigene Zählungen", DEFAULT_MINIMUM, "Voreinstellung",
        "Werte von 1 bis 4 zeigen wir nicht und auch nichts, woraus sie sich ausrechnen ließen.",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table as it may be shown; a blank cell is `secret`, has no value, and does not say why."""

    table: str
    title: str
    origin: str
    source: str
    rule: Rule
    released_at: datetime
    cells: tuple[Cell, ...]


def rule_of(workspace: Workspace, origin: str) -> Rule:
    """The rule in force for figures of this origin; official ones always go by their office's."""
    if origin != Origin.OFFICIAL and (
        row := ProtectionRule.objects.of(workspace).filter(origin=origin).first()
    ):
        return Rule(
            origin, row.name, row.minimum, row.source, row.sentence, valid_from=row.valid_from.isoformat()
        )
    return DEFAULT_RULES[Origin(origin)]


def rules_of(workspace: Workspace) -> list[Rule]:
    """The rules of all origins, for the settings page."""
    return [rule_of(workspace, origin) for origin in DEFAULT_RULES]


def published_table(
    table: str,
    *,
    workspace: Workspace,
    places: Collection[str] | None = None,
    dates: Collection[str] | None = None,
) -> PublishedTable | None:
    """The latest release of `table` in this workspace that was not withdrawn, or None. One query."""
    row = Release.objects.of(workspace).filter(table=table, withdrawn_at=None).order_by("-id").first()
    return None if row is None else published(row, places=places, dates=dates)


def published(
    row: Release, *, places: Collection[str] | None = None, dates: Collection[str] | None = None
) -> PublishedTable:
    """What a release shows, of these places and dates only."""
    cells = tuple(
        cell_from_json(c)
        for c in row.cells
        if (places is None or c["place"] in places) and (dates is None or c["date"] in dates)
    )
    rule = Rule(**row.rule)
    return PublishedTable(row.table, row.title, row.origin, row.source, rule, row.released_at, cells)


def released_cells(table: str, *, workspace: Workspace) -> list[Cell]:
    """Every cell of `table` that was ever shown with a value here, withdrawn releases included."""
    rows = Release.objects.of(workspace).filter(table=table).order_by("id")
    return [cell_from_json(c) for row in rows for c in row.cells if c["value"] is not None]


def cell_from_json(data: dict[str, Any]) -> Cell:
    return Cell(**{**data, "status": Status(data["status"])})
