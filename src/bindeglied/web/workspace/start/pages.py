"""What the start page shows, from few queries."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext

from bindeglied.core import access, clock, text
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.audit import queries as audit
from bindeglied.domain.indicators import queries as indicators
from bindeglied.domain.indicators.sentences.de import STATUS_WORDS
from bindeglied.domain.indicators.values import OverviewRow
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports import queries as reports
from bindeglied.domain.reports.queries import ReportRow
from bindeglied.domain.reports.queries.waiting import editions_waiting
from bindeglied.domain.statistics.queries.history import ImportRow, due_rows
from bindeglied.web.workspace.start import due, news
from bindeglied.web.workspace.start.values import Card

DEEDS = 200  # how far back the page looks
NEWS = timedelta(days=7)
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
# What a person is asked for first; the rest follows in the order of the catalogue.
FIRST = (
    "population", "foreign_residents_register", "foreign_share", "protection_seekers",
    "protection_share", "unemployment_rate", "foreign_unemployment_rate", "foreign_employees_share",
)  # fmt: skip
CARDS = 9


def start(user: Any, workspace: Workspace, since: datetime | None) -> dict[str, Any]:
    """Everything on the page; `since` is when the person was here before this visit."""
    overview = indicators.overview(workspace.place_key, workspace)
    deeds = audit.deeds_in(workspace.key, limit=DEEDS)
    if not access.allowed(user, "statistics.see_imports", workspace):
        deeds = [deed for deed in deeds if deed.object_kind != news.IMPORT]
    mine = news.things_of(user, deeds)
    imports = due_rows(user, workspace, also=[pk for kind, pk in mine if kind == news.IMPORT])
    rows = reports.report_rows(user, workspace)
    page = {
        "place": places.full_name(workspace.place_key),
        "may_import": access.allowed(user, "statistics.import_official", workspace),
        "may_write": access.allowed(user, "reports.edit", workspace),
    }
    known = [row for row in overview if row.date]
    if not (known or imports or rows):
        return {**page, "empty": True}
    items = _due(user, workspace, imports, rows)
    return {
        **page,
        "empty": False,
        "today": today(),
        "due": items,
        "first_report": not rows,
        "resume": news.resume(mine, workspace, imports, rows),
        "news": news.since(user, workspace, deeds, since, rows),
        "since": since_words(since),
        "cards": cards(known),
        "missing": sum(row.missing is not None for row in overview),
        "known": len(known),
    }


def _due(
    user: Any, workspace: Workspace, imports: Sequence[ImportRow], rows: Sequence[ReportRow]
) -> list[due.Due]:
    """What waits for the person or for the program, the oldest first."""
    lately = clock.now() - NEWS
    fresh = any(row.frozen_at and row.frozen_at > lately for row in rows)
    editions = editions_waiting(workspace) if fresh else ()
    found = [
        *(due.of_import(row, workspace) for row in imports if row.due),
        *(due.of_report(row, workspace) for row in rows if row.stale),
        *(due.of_edition(edition, workspace) for edition in editions),
    ]
    return sorted(found, key=lambda item: item.moment)


def cards(known: Sequence[OverviewRow]) -> list[Card]:
    """The most asked for figures of the place that are here, those of the last three years first."""
    rank = {key: i for i, key in enumerate(FIRST)}
    ordered = sorted(
        known, key=lambda row: (row.missing is not None, rank.get(row.indicator.key, len(rank)))
    )[:CARDS]
    return [
        Card(
            key=row.indicator.key,
            title=row.indicator.title,
            text=row.text,
            day=text.short_date(row.date),
            unit="" if row.indicator.unit in row.text else row.indicator.unit,
            status=STATUS_WORDS.get(row.status, "") if row.status else "",
            old=row.missing is not None,
        )
        for row in ordered
    ]


def today() -> str:
    """'Montag, 23. November 2026'."""
    day = clock.today()
    return f"{WEEKDAYS[day.weekday()]}, {text.long_date(day.isoformat())}"


def since_words(since: datetime | None) -> str:
    """'Neu seit Freitag'; with a date where that is more than a week ago."""
    if since is None:
        return gettext("New")
    day = due.local(since).date()
    days = (clock.today() - day).days
    if days == 0:
        return gettext("New since your last visit today")
    if days < 7:
        return gettext("New since %(day)s") % {"day": WEEKDAYS[day.weekday()]}
    return gettext("New since %(day)s") % {"day": text.short_date(day.isoformat())}
