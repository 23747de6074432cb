"""`bindeglied user add E-MAIL [--workspace KEY] --role ROLE`"""

import argparse
import sys

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from bindeglied.cli import database
from bindeglied.cli.given import workspace_of
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts import actions, queries
from bindeglied.domain.accounts.choices import INSTALLATION_ROLES, WORKSPACE_ROLES, Role


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is done, and for whom."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="add|link")
    roles = ", ".join((*WORKSPACE_ROLES, *INSTALLATION_ROLES))
    add = deeds.add_parser("add", description=gettext("Creates an account or takes one into a workspace."))
    add.add_argument("--workspace", metavar="KEY", help=gettext("workspace that the person works in"))
    add.add_argument(
        "--role",
        required=True,
        metavar="ROLE",
        choices=[*WORKSPACE_ROLES, *INSTALLATION_ROLES],
        help=gettext("one of %(roles)s") % {"roles": roles},
    )
    add.add_argument("--name", default="", metavar="NAME", help=gettext("first and last name"))
    link = deeds.add_parser("link", description=gettext("Gives a new link for an account that exists."))
    for deed in (add, link):
        deed.add_argument("email", metavar="E-MAIL", help=gettext("e-mail address of the person"))
        deed.add_argument(
            "--url", default=settings.URL, metavar="URL", help=gettext("address of the program in the link")
        )


def run(options: argparse.Namespace) -> int:
    """Print the one-time link alone on stdout, so that scripts can use it."""
    database.make_ready()
    token = _add(options) if options.deed == "add" else _link(options)
    if token:
        print(gettext("Give this link to the person. It works once and for seven days."), file=sys.stderr)
        print(link_to(token, options.url))
    else:
        print(gettext("The person has an account already and finds the workspace after signing in."))
    return 0


def link_to(token: str, url: str = "") -> str:
    """The address that signs in once."""
    return (url or settings.URL).rstrip("/") + reverse("account:link", args=[token])


@transaction.atomic
def _add(options: argparse.Namespace) -> str:
    inside = options.role in WORKSPACE_ROLES
    if inside != bool(options.workspace):
        raise Refused(
            gettext("The role %(role)s needs --workspace.") % {"role": options.role}
            if inside
            else gettext("The role %(role)s stands outside of workspaces. Please leave --workspace out.")
            % {"role": options.role}
        )
    if workspace := workspace_of(options.workspace):
        _, token = actions.add_member(
            by=None, workspace=workspace, email=options.email, role=Role(options.role), name=options.name
        )
        return token
    _, token = actions.create_user(
        by=None, email=options.email, name=options.name, installation_role=Role(options.role)
    )
    return token


def _link(options: argparse.Namespace) -> str:
    user = queries.user_of(options.email)
    if user is None:
        raise Refused(gettext("There is no account %(address)s.") % {"address": options.email})
    return actions.invite(by=None, user=user)
