"""`bindeglied demo`"""

import argparse
import sys

from django.utils.translation import gettext

from bindeglied.cli import database
from bindeglied.jobs import example


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:
    """Set up the example installation; what is there already stays."""
    database.make_ready()
    set_up()
    print(sign_in_help())
    return 0


def set_up() -> None:
    """The example, unless it is there."""
    if example.is_there():
        return
    print(
        gettext("Setting up the example with real figures of Altenburger Land and Jena ..."), file=sys.stderr
    )
    example.set_up()


def sign_in_help() -> str:
    """Who can sign in, and how."""
    people = "\n".join(f"  {person.email:44}{person.name}" for person in example.PEOPLE)
    password = gettext("Password of all example accounts: %(password)s") % {"password": example.PASSWORD}
    return f"{gettext('Example accounts (they work on this machine only):')}\n{people}\n{password}"
