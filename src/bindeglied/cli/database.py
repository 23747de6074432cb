"""The database of the installation, made ready by the first command that needs it."""

import sys

from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext

from bindeglied.core.errors import Refused
from bindeglied.core.health import database_is_current as is_current
from bindeglied.core.health import database_is_empty as is_empty

__all__ = ["is_current", "is_empty", "make_ready", "migrate"]


def make_ready() -> None:
    """Set up an empty database; refuse to work on one of another version."""
    if is_current():
        return
    if not is_empty():
        raise Refused(
            gettext("The database belongs to another version of the program. Please run: bindeglied migrate")
        )
    print(gettext("Setting up the database ..."), file=sys.stderr)
    migrate()


def migrate() -> None:
    """Bring the database to the state of the program; quick when it is."""
    connection.ensure_connection()
    call_command("migrate", verbosity=0, interactive=False)
