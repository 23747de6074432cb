"""What is due: since when, what, of what, one button."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from bindeglied.core import clock
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.reports.models import Edition
from bindeglied.domain.reports.queries import ReportRow
from bindeglied.domain.statistics.choices import ImportState
from bindeglied.domain.statistics.queries.history import ImportRow

_SHORT = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


@dataclass(frozen=True, slots=True)
class Due:
    """A line of the list; `moment` orders it, `badge` is '' or a word that warns."""

    moment: datetime
    day: str
    time: str
    title: str
    meta: str
    button: str
    url: str
    badge: str = ""


def local(moment: datetime) -> datetime:
    """The moment as a clock in Germany shows it."""
    return timezone.localtime(moment)


def day_words(moment: datetime) -> str:
    """'Heute', 'Gestern', 'Fr 20.11.'; of another year '20.11.2025'."""
    day, now = local(moment).date(), clock.today()
    if day == now:
        return gettext("Today")
    if (now - day).days == 1:
        return gettext("Yesterday")
    if day.year != now.year:
        return f"{day:%d.%m.%Y}"
    return f"{_SHORT[day.weekday()]} {day:%d.%m.}"


def _line(moment: datetime, *, title: str, meta: str, button: str, url: str, badge: str = "") -> Due:
    hour = gettext("%(time)s o'clock") % {"time": f"{local(moment):%H:%M}"}
    return Due(moment, day_words(moment), hour, title, meta, button, url, badge)


def file_names(row: ImportRow) -> str:
    """'a.csv', 'a.csv und 2 weitere'."""
    rest = len(row.files) - 1
    first = row.files[0] if row.files else gettext("no file")
    if rest < 1:
        return first
    return ngettext("%(first)s and %(n)s more", "%(first)s and %(n)s more", rest) % {
        "first": first,
        "n": rest,
    }


def of_import(row: ImportRow, workspace: Workspace) -> Due:
    """An import that waits, runs or failed."""
    titles = {
        ImportState.UPLOADED: gettext("Files are being read"),
        ImportState.INSPECTED: gettext("Check a preview and store it"),
        ImportState.STORING: gettext("Figures are being stored"),
        ImportState.FAILED: gettext("Files could not be stored"),
    }
    waiting = row.state == ImportState.INSPECTED
    return _line(
        row.data_import.created_at,
        title=titles[row.state],
        meta=f"{gettext('Reading in')} · {file_names(row)}",
        button=gettext("Check the preview") if waiting else gettext("Look at it"),
        url=reverse("statistics:import", args=[workspace.key, row.data_import.pk]),
        badge=gettext("failed") if row.state == ImportState.FAILED else "",
    )


def of_report(row: ReportRow, workspace: Workspace) -> Due:
    """A report with sentences whose figures have changed since a person wrote them."""
    words = ngettext(
        "%(n)s sentence is stale because its figures were read in anew",
        "%(n)s sentences are stale because their figures were read in anew",
        row.stale,
    )
    return _line(
        row.report.changed_at,
        title=gettext("Check %(title)s") % {"title": row.report.title},
        meta=f"{gettext('Report')} · {words % {'n': row.stale}}",
        button=ngettext("Check the sentence", "Check the sentences", row.stale),
        url=reverse("reports:editor", args=[workspace.key, row.report.pk]),
    )


def of_edition(edition: Edition, workspace: Workspace) -> Due:
    """A frozen edition whose files are being made, or could not be made."""
    failed: bool = edition.failed  # type: ignore[attr-defined]  # of `editions_waiting`
    return _line(
        edition.frozen_at,
        title=gettext("The files of an edition could not be made")
        if failed
        else gettext("The files of an edition are being made"),
        meta=gettext("Report · %(title)s, edition %(n)s")
        % {"title": edition.report.title, "n": edition.number},
        button=gettext("Look at the edition"),
        url=reverse("reports:edition", args=[workspace.key, edition.report_id, edition.number]),
        badge=gettext("failed") if failed else "",
    )
