"""Which sentences would be stale if figures change."""

from collections import Counter
from collections.abc import Collection

from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.reports.choices import BlockKind
from bindeglied.domain.reports.models import Block, Report


def edited_on(indicators: Collection[str], workspace: Workspace) -> list[tuple[Report, int]]:
    """Reports with sentences that a person wrote on one of the indicators, and how many. One query."""
    edited = Block.objects.filter(
        report__workspace=workspace,
        report__deleted_at__isnull=True,
        removed_at__isnull=True,
        kind=BlockKind.SENTENCE,
    ).exclude(edited_text="")
    wanted = set(indicators)
    found = Counter(
        block.report
        for block in edited.select_related("report").order_by("report_id")
        if wanted.intersection(block.spec.get("indicators", ()))
    )
    return list(found.items())
