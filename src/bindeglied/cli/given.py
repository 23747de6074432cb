"""What a person names on the command line: files, workspaces."""

from pathlib import Path

from django.utils.translation import gettext

from bindeglied.core.errors import Refused
from bindeglied.domain.accounts.models import Workspace


def not_a_file(path: Path) -> str:
    """Why there is nothing to read at `path`, as a German sentence, or empty."""
    if path.is_dir():
        return gettext("This is a folder. Please name the files in it.")
    try:
        with path.open("rb"):
            return ""
    except FileNotFoundError:
        return gettext("There is no file of this name.")
    except OSError:
        return gettext("This file may not be read.")


def workspace_of(key: str | None) -> Workspace | None:
    """The workspace of this key, None for none; refused if there is no such one."""
    if key is None:
        return None
    try:
        return Workspace.objects.get(key=key)
    except Workspace.DoesNotExist:
        raise Refused(gettext("There is no workspace %(key)s.") % {"key": key}) from None
