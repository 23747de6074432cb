"""Who may see, write and freeze reports."""

from bindeglied.core import access
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.rules import role_test

SEE = access.register(
    "reports.see",
    "Berichte und ihre Ausgaben ansehen und herunterladen.",
    role_test(Role.INTEGRATION_MANAGER, Role.STAFF, Role.DEPARTMENT_CONTACT),
)
EDIT = access.register(
    "reports.edit",
    "Berichte anlegen und ihre Texte, Tabellen und Grafiken ändern.",
    role_test(Role.INTEGRATION_MANAGER, Role.STAFF),
)
FREEZE = access.register(
    "reports.freeze",
    "Ausgaben eines Berichts festschreiben.",
    role_test(Role.INTEGRATION_MANAGER, Role.STAFF),
)
