"""Who may do what by `docs/permissions.md`, which everybody can read and a test of its own keeps true."""

from pathlib import Path

from bindeglied.domain.accounts.models import Membership, User
from tests.factories.workspaces import Filled
from tests.web.isolation.registry import Address

PAGE = Path(__file__).resolve().parents[3] / "docs/permissions.md"


def _declared() -> dict[str, set[str]]:
    """Permission -> the roles that hold it."""
    rows = [
        [cell.strip().strip("`") for cell in line.strip("|\n ").split("|")]
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith(("| `", "| permission"))
    ]
    roles = rows[0][2:]
    return {
        row[0]: {role for role, cell in zip(roles, row[2:], strict=True) if cell == "yes"} for row in rows[1:]
    }


DECLARED = _declared()


def may(address: Address, user: User | None, one: Filled | None) -> bool:
    """Whether the person's role in the workspace, or in the installation, holds what the view asks for."""
    if getattr(address.view, "public", False):
        return True
    if user is None or not user.is_active:
        return False
    permission = address.view.permission
    if not address.inside:
        return not permission or user.installation_role in DECLARED[permission]
    membership = Membership.objects.filter(user=user, workspace=one and one.workspace).first()
    return membership is not None and membership.role in DECLARED[permission]
