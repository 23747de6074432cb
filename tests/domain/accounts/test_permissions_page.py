"""docs/permissions.md says what the registry does. `UPDATE_DOCS=1 pytest <this file>` writes it anew."""

import os
from pathlib import Path

from bindeglied.core import access
from bindeglied.domain.accounts.choices import INSTALLATION_ROLES, ROLE_SENTENCES, WORKSPACE_ROLES, Role
from bindeglied.domain.accounts.models import Workspace
from tests.conftest import person

PAGE = Path(__file__).resolve().parents[3] / "docs/permissions.md"


def _may(role: Role, workspace: Workspace) -> list[bool]:
    """What a person of this role may do, tried with a real one."""
    inside = workspace if role in WORKSPACE_ROLES else None
    user = person(f"{role}@rollen.example", role, role=role, workspace=inside)
    return [access.allowed(user, permission.code, workspace) for permission in access.all_permissions()]


def _page(workspace: Workspace) -> str:
    roles = [*WORKSPACE_ROLES, *INSTALLATION_ROLES]
    columns = [_may(role, workspace) for role in roles]
    lines = [
        "# Permissions",
        "",
        "Written by `tests/domain/accounts/test_permissions_page.py` from the registry of `core.access`; a test "
        "keeps it current.",
        "A page or deed that is not listed for a role answers like one that does not exist.",
        "",
        "## Roles",
        *(f"- `{role.value}` ({role.label}): {ROLE_SENTENCES[role]}" for role in roles),
        "",
        "## Who may what",
        "| permission | what it allows | " + " | ".join(f"`{role.value}`" for role in roles) + " |",
        "|---|---|" + "---|" * len(roles),
    ]
    for row, permission in enumerate(access.all_permissions()):
        marks = " | ".join("yes" if column[row] else "–" for column in columns)
        lines.append(f"| `{permission.code}` | {permission.sentence} | {marks} |")
    return "\n".join(lines) + "\n"


def test_the_page_of_permissions_is_current(altenburg: Workspace) -> None:
    page = _page(altenburg)
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page
