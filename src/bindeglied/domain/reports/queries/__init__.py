"""Questions about reports; all figures come through the gate of the indicators."""

from bindeglied.domain.reports.queries.documents import (
    document_from,
    draft_document,
    edition_document,
    planned_document,
)
from bindeglied.domain.reports.queries.draft import draft_of, missing_of, planned_blocks
from bindeglied.domain.reports.queries.editions import (
    FileState,
    changes_since,
    document_of,
    edition_of,
    edition_to_render,
    editions_of,
    failure_of,
    files_of,
    is_intact,
)
from bindeglied.domain.reports.queries.reports import (
    ReportRow,
    block_of,
    removed_blocks,
    report_of,
    report_rows,
    reports_in_bin,
    reports_using,
    reports_visible_to,
    suggested_date,
    suggested_title,
)
from bindeglied.domain.reports.queries.specs import INSERTABLE, checked_spec, insertable
from bindeglied.domain.reports.queries.staleness import NO_FIGURES, figures_today, stale_blocks

__all__ = [
    "INSERTABLE",
    "NO_FIGURES",
    "FileState",
    "ReportRow",
    "block_of",
    "changes_since",
    "checked_spec",
    "document_from",
    "document_of",
    "draft_document",
    "draft_of",
    "edition_document",
    "edition_of",
    "edition_to_render",
    "editions_of",
    "failure_of",
    "figures_today",
    "files_of",
    "insertable",
    "is_intact",
    "missing_of",
    "planned_blocks",
    "planned_document",
    "removed_blocks",
    "report_of",
    "report_rows",
    "reports_in_bin",
    "reports_using",
    "reports_visible_to",
    "stale_blocks",
    "suggested_date",
    "suggested_title",
]
