"""Who may see and draw social areas."""

from bindeglied.core import access
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.rules import role_test

SEE_AREAS = access.register(
    "places.see_areas",
    "Sozialräume und ihre Zahlen ansehen.",
    role_test(Role.INTEGRATION_MANAGER, Role.STAFF, Role.DEPARTMENT_CONTACT),
)
EDIT_AREAS = access.register(
    "places.edit_areas",
    "Sozialräume anlegen, ändern und herausnehmen.",
    role_test(Role.INTEGRATION_MANAGER, Role.STAFF),
)
