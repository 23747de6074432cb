"""Deeds on imports, rules and releases."""

from bindeglied.domain.statistics.actions.imports import (
    cancel_import,
    confirm_import,
    start_import,
    undo_import,
)
from bindeglied.domain.statistics.actions.own_tables import map_file
from bindeglied.domain.statistics.actions.progress import (
    fail_import,
    finish_inspection,
    record_preview,
    register_datasets,
    report_progress,
)
from bindeglied.domain.statistics.actions.releases import release, set_rule, withdraw_release

__all__ = [
    "cancel_import", "confirm_import", "fail_import", "finish_inspection", "map_file", "record_preview",
    "register_datasets", "release", "report_progress", "set_rule", "start_import", "undo_import",
    "withdraw_release",
]  # fmt: skip
