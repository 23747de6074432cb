"""Which official tables to fetch: what the catalogue needs beside what is here."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bindeglied.analysis.trends import end_of, years_before
from bindeglied.core import clock
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators import catalogue
from bindeglied.domain.indicators.values import Indicator, Need
from bindeglied.domain.statistics import queries as statistics
from bindeglied.domain.statistics.choices import Origin
from bindeglied.domain.statistics.queries.datasets import TableOverview

State = Literal["missing", "overdue", "look", "current"]
_URGENT: tuple[State, ...] = ("missing", "overdue", "look", "current")


@dataclass(frozen=True, slots=True)
class TableToFetch:
    """An official table that brings indicators, and how far it is here.

    `state`: 'missing'; 'overdue' when its newest figures are more than two years old, so that the office
    has published newer ones; 'look' when they are more than a year old; else 'current'.
    """

    need: Need
    indicators: tuple[Indicator, ...]
    here: TableOverview | None
    newest: str
    state: State


def tables_to_fetch(workspace: Workspace) -> list[TableToFetch]:
    """All tables that the catalogue names, the most urgent first, else in order of the catalogue. One query."""
    stored = {t.table: t for t in statistics.tables_overview(workspace) if t.origin == Origin.OFFICIAL}
    needs: dict[str, Need] = {}
    brings: dict[str, list[Indicator]] = {}
    for indicator in catalogue.INDICATORS.values():
        for need in indicator.needs:
            needs.setdefault(need.table, need)
            brings.setdefault(need.table, []).append(indicator)
    today = clock.today()
    found = [_to_fetch(need, tuple(brings[table]), stored.get(table), today) for table, need in needs.items()]
    return sorted(found, key=lambda t: _URGENT.index(t.state))


def _to_fetch(
    need: Need, indicators: tuple[Indicator, ...], here: TableOverview | None, today: date
) -> TableToFetch:
    newest = max(here.dates, key=end_of, default="") if here else ""
    return TableToFetch(need, indicators, here, newest, state_of(newest, today))


def state_of(newest: str, today: date | None = None) -> State:
    """How old the newest figures of a table are, '' for none; see `TableToFetch`."""
    today = today or clock.today()
    if not newest:
        return "missing"
    if end_of(newest) < years_before(today, 2):
        return "overdue"
    return "look" if end_of(newest) < years_before(today, 1) else "current"
