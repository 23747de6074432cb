"""What stands around every page: header, navigation, account, footer."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from bindeglied import __version__
from bindeglied.core import access
from bindeglied.domain.accounts import queries as accounts
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.web.ui import navigation

THEME_COOKIE = "theme"
THEMES = ("light", "dark")
PREVIOUS_VISIT = "previous_visit"


def context(request: HttpRequest) -> dict[str, Any]:
    """For every page: who is here, how bright, which version."""
    user = request.user if request.user.is_authenticated else None
    return {
        "account": user,
        "operates": user is not None and access.allowed(user, "accounts.operate"),
        "theme": theme(request),
        "version": __version__,
    }


def workspace_context(request: HttpRequest, workspace: Workspace) -> dict[str, Any]:
    """For every page of a workspace."""
    assert isinstance(request.user, User)
    return {
        "workspace": workspace,
        "navigation": navigation.links(request.user, workspace, request.resolver_match),
        "menu": navigation.account_menu(request.user, workspace),
        "other_workspaces": [w for w in accounts.workspaces_of(request.user) if w != workspace],
    }


def theme(request: HttpRequest) -> str:
    """'light', 'dark' as chosen, or '' to follow the machine."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else ""


def previous_visit(request: HttpRequest) -> datetime | None:
    """The end of the visit before this one."""
    kept = request.session.get(PREVIOUS_VISIT)
    return datetime.fromisoformat(kept) if kept else None
