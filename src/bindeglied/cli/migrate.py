"""`bindeglied migrate`"""

import argparse
import sys

from django.utils.translation import gettext

from bindeglied.cli import database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:
    """Apply what is missing."""
    if database.is_current():
        print(gettext("The database is up to date."), file=sys.stderr)
        return 0
    database.migrate()
    print(gettext("The database was brought up to date."), file=sys.stderr)
    return 0
