"""Who may see indicators."""

from bindeglied.core import access
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.rules import role_test

SEE = access.register(
    "indicators.see",
    "Kennzahlen ansehen und herunterladen.",
    role_test(Role.INTEGRATION_MANAGER, Role.STAFF, Role.DEPARTMENT_CONTACT),
)
EDIT_CHRONICLE = access.register(
    "indicators.edit_chronicle",
    "Die Chronik der Zuwanderung führen.",
    role_test(Role.INTEGRATION_MANAGER, Role.STAFF),
)
CHOOSE_GROUP = access.register(
    "indicators.choose_group",
    "Die Orte wählen, neben denen die Kennzahlen stehen.",
    role_test(Role.INTEGRATION_MANAGER, Role.STAFF),
)
