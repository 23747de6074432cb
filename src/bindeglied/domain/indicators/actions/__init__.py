"""Writers of the indicators app: computed series, the chronicle of a place, the places beside it."""

from bindeglied.domain.indicators.actions.chronicle import (
    add_entry,
    change_entry,
    remove_entry,
    restore_entry,
)
from bindeglied.domain.indicators.actions.derivation import record_derivation
from bindeglied.domain.indicators.actions.group import choose_group
from bindeglied.domain.indicators.actions.series import store_series

__all__ = [
    "add_entry",
    "change_entry",
    "choose_group",
    "record_derivation",
    "remove_entry",
    "restore_entry",
    "store_series",
]
