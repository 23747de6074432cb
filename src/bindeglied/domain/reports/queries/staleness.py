"""Edited sentences whose figures have moved."""

from collections import defaultdict
from collections.abc import Sequence

from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.reports import values
from bindeglied.domain.reports.choices import BlockKind
from bindeglied.domain.reports.models import Block
from bindeglied.domain.reports.queries import content
from bindeglied.domain.reports.queries.material import material_of, materials
from bindeglied.domain.reports.values import Figure

NO_FIGURES = "-"  # stands for 'no figure today' where a fingerprint must not be empty


def is_stale(block: Block, today: Sequence[Figure]) -> bool:
    """Whether a person wrote this sentence for other figures than today's, and has not kept it since."""
    if block.kind != BlockKind.SENTENCE or not block.edited_text:
        return False
    now = values.fingerprint(today)
    return now != block.fingerprint and (now or NO_FIGURES) != block.kept_fingerprint


def figures_today(block: Block) -> tuple[Figure, ...]:
    """The figures that the block rests on now."""
    material = material_of(block.report, [block])
    return content.generated(block, material).figures


def stale_blocks(workspace: Workspace) -> list[Block]:
    """The stale sentences of all reports of a workspace, for the start page and the list: two queries."""
    edited = (
        Block.objects.filter(
            report__workspace=workspace,
            report__deleted_at__isnull=True,
            removed_at__isnull=True,
            kind=BlockKind.SENTENCE,
        )
        .exclude(edited_text="")
        .select_related("report__workspace")
        .order_by("report_id", "position")
    )
    by_report: dict[int, list[Block]] = defaultdict(list)
    for block in edited:
        by_report[block.report_id].append(block)
    material = materials([(blocks[0].report, blocks) for blocks in by_report.values()])
    return [
        b
        for pk, blocks in by_report.items()
        for b in blocks
        if is_stale(b, content.generated(b, material[pk]).figures)
    ]
