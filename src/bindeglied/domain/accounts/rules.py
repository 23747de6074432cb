"""Who is what: the predicates that every other app builds its permissions from."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from bindeglied.core import access
from bindeglied.domain.accounts.catalogue import COMMON_WORDS
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User, Workspace
from bindeglied.domain.accounts.values import repeated_unit

_KEPT = "_kept_memberships"
Test = Callable[[Any, Any], bool]


def memberships_of(user: User) -> Sequence[Membership]:
    """What the person is where, with the workspaces, in order of their names.

    Asked anew each time, unless `remember_memberships` was called on this very object.
    """
    kept: Sequence[Membership] | None = getattr(user, _KEPT, None)
    if kept is not None:
        return kept
    rows = Membership.objects.filter(user_id=user.pk).select_related("workspace")
    return sorted(rows, key=lambda row: (row.workspace.name, row.workspace_id))


def remember_memberships(user: User) -> None:
    """Keep the memberships on this object: a request asks for them once, whatever it tests afterwards."""
    setattr(user, _KEPT, memberships_of(user))


def role_test(*roles: str) -> Test:
    """A test: the person is active and has one of `roles` in the workspace asked for."""

    def test(user: Any, workspace: Any) -> bool:
        if workspace is None or not getattr(user, "is_active", False):
            return False
        return any(m.workspace_id == workspace.pk and m.role in roles for m in memberships_of(user))

    return test


def installation_test(*roles: str) -> Test:
    """A test: the person is active and has one of `roles` in the installation."""

    def test(user: Any, workspace: Any) -> bool:
        return bool(getattr(user, "is_active", False)) and user.installation_role in roles

    return test


def may_get_link_from(user: User, workspace: Workspace) -> bool:
    """Whether managers of `workspace` may hand out a link that opens this account.

    Only while it holds nothing but this workspace and nobody chose a password: a link opens the whole account.
    """
    elsewhere = Membership.objects.filter(user=user).exclude(workspace=workspace)
    return not user.has_usable_password() and not user.installation_role and not elsewhere.exists()


class NotGuessable:
    """A rule for new passwords (setting AUTH_PASSWORD_VALIDATORS): no common word, no repetition."""

    def validate(self, password: str, user: object = None) -> None:
        lower = password.lower()
        letters = repeated_unit("".join(c for c in lower if c.isalpha()))
        few = len(set(lower)) < 5 or len(repeated_unit(lower)) < len(lower)
        if few or letters in COMMON_WORDS:
            raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        return gettext("This password is easy to guess. Please put several words together.")


OPERATE = access.register(
    "accounts.operate",
    "Arbeitsbereiche und Konten einrichten, ohne Inhalte zu sehen.",
    installation_test(Role.OPERATOR),
)
MANAGE_MEMBERS = access.register(
    "accounts.manage_members",
    "Mitglieder aufnehmen, ihre Rolle ändern, sie aus dem Arbeitsbereich nehmen.",
    role_test(Role.INTEGRATION_MANAGER),
)
SEE_MEMBERS = access.register(
    "accounts.see_members",
    "Sehen, wer in welcher Rolle im Arbeitsbereich mitarbeitet.",
    role_test(Role.INTEGRATION_MANAGER, Role.STAFF),
)
