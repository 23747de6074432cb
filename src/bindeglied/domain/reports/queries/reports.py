"""Reports of a workspace."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from bindeglied.core import access, clock
from bindeglied.core.errors import NotFound
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.reports import catalogue, rules
from bindeglied.domain.reports.choices import Kind
from bindeglied.domain.reports.models import Block, Edition, Report
from bindeglied.domain.reports.queries import reading
from bindeglied.domain.reports.queries.staleness import stale_blocks

BIN_DAYS = 30


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A line of the list of reports; `edition` is the number of the newest one or None."""

    report: Report
    edition: int | None
    frozen_at: datetime | None
    stale: int

    @property
    def changed_since(self) -> bool:
        """Whether somebody worked on it after its newest edition."""
        return self.frozen_at is not None and self.report.changed_at > self.frozen_at


def reports_visible_to(user: Any, workspace: Workspace) -> QuerySet[Report]:
    """The reports of a workspace that the person may see, none without the right; not those in the bin."""
    rows = Report.objects.of(workspace).filter(deleted_at__isnull=True).order_by("-changed_at")
    if user is not None and not access.allowed(user, rules.SEE, workspace):
        return rows.none()
    return rows


def report_of(workspace: Workspace, pk: int) -> Report:
    """A report of this workspace, also one in the bin; `NotFound` for any other."""
    found: Report | None = Report.objects.of(workspace).filter(pk=pk).select_related("workspace").first()
    if found is None:
        raise NotFound("Diesen Bericht gibt es nicht.")
    return found


def block_of(report: Report, pk: int, *, removed: bool = False) -> Block:
    """A block of this report; `NotFound` for any other."""
    found = Block.objects.filter(report=report, pk=pk, removed_at__isnull=not removed).first()
    if found is None:
        raise NotFound("Diesen Baustein gibt es nicht mehr.")
    found.report = report
    return found


def removed_blocks(report: Report) -> QuerySet[Block]:
    """What was taken out in the last days and can be put back, newest first."""
    since = clock.now() - timedelta(days=BIN_DAYS)
    return Block.objects.filter(report=report, removed_at__gte=since).order_by("-removed_at")


def report_rows(user: Any, workspace: Workspace) -> list[ReportRow]:
    """The list of reports with newest edition and number of stale sentences."""
    rows = list(reports_visible_to(user, workspace))
    editions = (
        Edition.objects.of(workspace).order_by("number").values_list("report_id", "number", "frozen_at")
    )
    # The later number wins; a subquery per column would cost more than the few rows.
    newest = {report: (number, frozen_at) for report, number, frozen_at in editions} if rows else {}
    stale = Counter(b.report_id for b in stale_blocks(workspace)) if rows else Counter()
    return [ReportRow(r, *newest.get(r.pk, (None, None)), stale[r.pk]) for r in rows]


def reports_in_bin(workspace: Workspace) -> QuerySet[Report]:
    """What was put into the bin in the last days, newest first."""
    since = clock.now() - timedelta(days=BIN_DAYS)
    return Report.objects.of(workspace).filter(deleted_at__gte=since).order_by("-deleted_at")


def reports_using(indicator: str, workspace: Workspace) -> list[Report]:
    """Reports with a block on the indicator, for 'Was hängt daran?', the one worked on last first. One query."""
    named = Block.objects.filter(removed_at__isnull=True).annotate(words=Cast("spec", TextField()))
    using = named.filter(words__contains=f'"{indicator}"').values("report")
    rows = Report.objects.of(workspace).filter(deleted_at__isnull=True, pk__in=using)
    return list(rows.order_by("-changed_at"))


def suggested_title(day: date, kind: Kind = Kind.MIGRATION) -> str:
    """'Migrationsbericht 2026': the kind of report and the year of its reference date."""
    return catalogue.TEMPLATES[kind].title.format(year=day.year)


def suggested_date(newest: Sequence[str]) -> date:
    """The reference date offered for a new report: the newest figure, never in the future."""
    from_figures = [reading.end_of(d) for d in newest]
    return min(max(from_figures, default=clock.today()), clock.today())
