"""Setting up workspaces."""

import re

from django.db import transaction
from django.utils.translation import gettext

from bindeglied.core import access
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts.models import RESERVED_KEYS, User, Workspace
from bindeglied.domain.accounts.rules import OPERATE
from bindeglied.domain.audit.actions import record

_KEY = re.compile(r"[a-z][a-z0-9-]{1,39}")
_PLACE = re.compile(r"\d{2}|\d{3}|\d{5}|\d{8}")


def create_workspace(*, by: User | None, key: str, name: str, place_key: str) -> Workspace:
    """A workspace of a local authority; `place_key` is its official key. For the operator.

    That the place exists is for the caller to know.
    """
    access.require(by, OPERATE)
    name = " ".join(name.split())
    if not _KEY.fullmatch(key) or key in RESERVED_KEYS:
        raise Refused(
            gettext("The short name %(key)s does not work. It begins with a letter and has small letters, digits and hyphens only.")
            % {"key": key or "–"}
        )  # fmt: skip
    if not name or len(name) > 120:
        raise Refused(gettext("Please give a name of up to 120 characters."))
    if not _PLACE.fullmatch(place_key):
        raise Refused(gettext("%(key)s is no official key of a place.") % {"key": place_key or "–"})
    with transaction.atomic():
        workspace, new = Workspace.objects.get_or_create(
            key=key, defaults={"name": name, "place_key": place_key}
        )
        if not new:
            raise Refused(gettext("There is a workspace %(key)s already.") % {"key": key})
        record(by=by, verb="accounts.create_workspace", thing=workspace, workspace=workspace)
    return workspace
