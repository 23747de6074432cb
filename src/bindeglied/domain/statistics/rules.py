"""Who may read in, see, release and undo figures."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext

from bindeglied.core import access, clock
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.rules import role_test
from bindeglied.domain.statistics.choices import ImportState
from bindeglied.domain.statistics.models import DataImport

UNDO_DAYS = 30

_team = role_test(Role.INTEGRATION_MANAGER, Role.STAFF)
_lead = role_test(Role.INTEGRATION_MANAGER)

IMPORT_OFFICIAL = access.register(
    "statistics.import_official", "Amtliche Tabellen einlesen, für alle Arbeitsbereiche.", _team
)
IMPORT_OWN = access.register(
    "statistics.import_own", "Eigene Zählungen und Sonderauswertungen einlesen.", _team
)
SEE_IMPORTS = access.register(
    "statistics.see_imports", "Sehen, welche Tabellen da sind und was eingelesen wurde.", _team
)
SEE_CELLS = access.register(
    "statistics.see_cells", "Ungeschützte Werte eigener Tabellen sehen, nicht zur Veröffentlichung.", _team
)
UNDO_IMPORT = access.register("statistics.undo_import", "Ein eigenes Einlesen zurücknehmen.", _team)
SET_RULE = access.register(
    "statistics.set_rule", "Festlegen, ab welcher Zahl eigene Werte gezeigt werden.", _lead
)
RELEASE_TABLE = access.register(
    "statistics.release_table", "Eigene Tabellen geschützt freigeben und zurückziehen.", _lead
)

UsedElsewhere = Callable[[DataImport], bool]
_uses: list[UsedElsewhere] = []


def register_use(test: UsedElsewhere) -> UsedElsewhere:
    """Let an app above say that a workspace other than the importing one builds on an import."""
    _uses.append(test)
    return test


def used_elsewhere(data_import: DataImport) -> bool:
    """Whether another workspace already relies on the figures."""
    return any(test(data_import) for test in _uses)


def is_operator(user: Any) -> bool:
    """The operator signed in, or at the command line."""
    return user is None or user.installation_role == Role.OPERATOR


def undo_refusal(user: Any, data_import: DataImport) -> str:
    """Why `user` cannot undo this import, as a German sentence; empty if it can be undone."""
    if data_import.state != ImportState.STORED or data_import.stored_at is None:
        return gettext("Only an import that was stored can be undone.")
    if clock.now() - data_import.stored_at > timedelta(days=UNDO_DAYS):
        return gettext(
            "An import can be undone for 30 days. A newer delivery of the table replaces its figures."
        )
    if is_operator(user):
        return ""
    if data_import.created_by_id != user.pk:
        return gettext("Only the person who read these files in can undo it.")
    if used_elsewhere(data_import):
        return gettext(
            "Another workspace already uses these figures. Please ask the operator to undo the import."
        )
    return ""
