"""What can be done to a report; every change grows its version and leaves an audit entry."""

from bindeglied.domain.reports.actions.blocks import (
    accept_proposal,
    add_block,
    edit_sentence,
    keep_sentence,
    move_block,
    remove_block,
    restore_block,
)
from bindeglied.domain.reports.actions.editions import (
    attach_file,
    forget_failure,
    freeze_edition,
    record_failure,
)
from bindeglied.domain.reports.actions.reports import (
    create_report,
    delete_report,
    rename_report,
    restore_report,
)

__all__ = [
    "accept_proposal",
    "add_block",
    "attach_file",
    "create_report",
    "delete_report",
    "edit_sentence",
    "forget_failure",
    "freeze_edition",
    "keep_sentence",
    "move_block",
    "record_failure",
    "remove_block",
    "rename_report",
    "restore_block",
    "restore_report",
]
