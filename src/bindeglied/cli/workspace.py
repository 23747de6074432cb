"""`bindeglied workspace add KEY --place KEY --name NAME`"""

import argparse

from django.utils.translation import gettext

from bindeglied.cli import database
from bindeglied.core import clock
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts import actions
from bindeglied.domain.places import queries as places
from bindeglied.domain.places.values import Level


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is done, and with which workspace."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="add")
    add = deeds.add_parser("add", description=gettext("Sets up a workspace."))
    add.add_argument("key", metavar="KEY", help=gettext("short name in addresses: altenburger-land"))
    add.add_argument("--place", required=True, metavar="KEY", help=gettext("official key: 16077"))
    add.add_argument("--name", metavar="NAME", help=gettext("name, that of the place if not named"))


def run(options: argparse.Namespace) -> int:
    """Set it up and say how to go on."""
    database.make_ready()
    place = places.place(options.place)
    if place is None or place.level != Level.DISTRICT or not place.exists_on(clock.today().isoformat()):
        raise Refused(gettext("There is no district or town of this key today. It has five digits."))
    name = options.name or places.full_name(place.key)
    workspace = actions.create_workspace(by=None, key=options.key, name=name, place_key=place.key)
    print(
        gettext(
            "The workspace %(name)s is set up. The next step: "
            "bindeglied user add E-MAIL --workspace %(key)s --role integration_manager"
        )
        % {"name": workspace.name, "key": workspace.key}
    )
    return 0
