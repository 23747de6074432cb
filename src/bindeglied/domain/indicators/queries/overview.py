"""What is known at a place, indicator by indicator, and what would bring the rest."""

from datetime import date

from bindeglied.analysis.status import Status
from bindeglied.analysis.trends import is_old
from bindeglied.core import clock
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.queries.series import visible_rows
from bindeglied.domain.indicators.sentences import de
from bindeglied.domain.indicators.values import Indicator, Missing, OverviewRow


def overview(
    place: str, workspace: Workspace | None = None, *, reference: date | None = None
) -> list[OverviewRow]:
    """The newest figure of every indicator in the order of the catalogue. One query.

    `missing` is set where there is none, or where it is more than three years older than `reference`
    (today).
    """
    rows = visible_rows(workspace).filter(place=place, categories="").order_by("boundary")
    columns = ("indicator", "latest_date", "latest_value", "latest_status")
    newest = {key: (day, value, word) for key, day, value, word in rows.values_list(*columns)}
    today = reference or clock.today()
    return [_row(i, newest.get(i.key, ("", None, "")), today) for i in INDICATORS.values()]


def _row(indicator: Indicator, newest: tuple[str, float | None, str], reference: date) -> OverviewRow:
    missing = None
    day, value, word = newest
    if not day or is_old(day, reference):
        missing = Missing(indicator.key, indicator.title, day, indicator.needs)
    if not day:
        return OverviewRow(indicator, missing=missing)
    status = Status(word)
    return OverviewRow(indicator, day, value, status, de.printed(value, status, indicator), missing)


def missing(
    place: str, workspace: Workspace | None = None, *, reference: date | None = None
) -> list[Missing]:
    """The indicators without a current figure, each with the tables that would bring one. One query."""
    return [row.missing for row in overview(place, workspace, reference=reference) if row.missing]
