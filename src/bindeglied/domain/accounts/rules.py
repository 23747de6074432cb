"""Who is what: the predicates that every other app builds its permissions from."""

from collections.abc import Callable
from typing import Any

from bindeglied.domain.accounts.models import Membership


def role_test(*roles: str) -> Callable[[Any, Any], bool]:
    """A test: the person is active and has one of `roles` in the workspace asked for."""

    def test(user: Any, workspace: Any) -> bool:
        if workspace is None or not getattr(user, "is_active", False):
            return False
        return Membership.objects.filter(user=user, workspace=workspace, role__in=roles).exists()

    return test
