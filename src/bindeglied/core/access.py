"""The closed list of permissions.

Each domain app registers its permissions in `rules.py`; views and actions name them by code.
An unknown code is a programming error and stops the program when it starts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from bindeglied.core.errors import NotAllowed

Test = Callable[[Any, Any], bool]  # (user, workspace or None) -> may


@dataclass(frozen=True, slots=True)
class Permission:
    """`code` is 'app.verb_object'; `sentence` says in the words of an office what it allows."""

    code: str
    sentence: str
    test: Test


_registry: dict[str, Permission] = {}


def register(code: str, sentence: str, test: Test) -> str:
    """Add a permission once and return its code; a second one of the same code is an error."""
    if code in _registry:
        raise ImproperlyConfigured(f"permission {code!r} is registered twice")
    _registry[code] = Permission(code, sentence, test)
    return code


def get(code: str) -> Permission:
    """Return a registered permission, `ImproperlyConfigured` for any other code."""
    try:
        return _registry[code]
    except KeyError:
        raise ImproperlyConfigured(f"no such permission: {code!r}") from None


def all_permissions() -> tuple[Permission, ...]:
    """All permissions in order of their codes, for the generated list in the docs."""
    return tuple(sorted(_registry.values(), key=lambda p: p.code))


def allowed(user: Any, code: str, workspace: Any = None) -> bool:
    """Whether `user` may do `code`, in `workspace` where the permission needs one."""
    return get(code).test(user, workspace)


def require(user: Any, code: str, workspace: Any = None) -> None:
    """Raise `NotAllowed` unless `allowed`. `user` None is the operator at the command line."""
    if user is not None and not allowed(user, code, workspace):
        raise NotAllowed("Dazu fehlt Ihnen die Berechtigung.")
