"""`bindeglied start`, called by `./run`: set up what is missing, then serve."""

import argparse
import shutil
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext

from bindeglied.cli import database, demo, serve
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts import actions as accounts
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.accounts.queries.examples import example_users
from bindeglied.jobs import worker

FIRST_OPERATOR = "betrieb@localhost.localdomain"
_DATA = (
    "bindeglied.sqlite3",
    "bindeglied.sqlite3-wal",
    "bindeglied.sqlite3-shm",
    "datasets",
    "files",
    "staging",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Those of `serve`, and with what to begin."""
    serve.add_arguments(parser)
    parser.add_argument(
        "--fresh",
        action="store_true",
        help=gettext("throw all data of this installation away and start anew"),
    )
    parser.add_argument("--no-demo", action="store_true", help=gettext("start without the example"))


def run(options: argparse.Namespace) -> int:
    """Make everything ready and serve until a signal ends it."""
    serve.refuse_address(options.host, options.port)
    if options.fresh:
        _throw_away()
    if not database.is_current():
        print(gettext("Setting up the database ..."), file=sys.stderr)
        database.migrate()
    if not options.no_demo and not _is_in_use():
        demo.set_up()
    print(_how_to_sign_in(options), file=sys.stderr)
    return serve.serve(host=options.host, port=options.port, workers=options.workers)


def _throw_away() -> None:
    """Only what the program itself put into HOME, and only while nobody works with it."""
    if connection.vendor != "sqlite":
        raise Refused(
            gettext("--fresh works with the database in the folder only. Please empty PostgreSQL yourself.")
        )
    with worker.alone() as idle:
        if not idle:
            raise Refused(gettext("Bindeglied is running. Please stop it first."))
        connection.close()
        for name in _DATA:
            path = Path(settings.HOME) / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def _is_in_use() -> bool:
    """Somebody began without the example: it is not mixed into their work."""
    examples = example_users()
    return User.objects.exclude(pk__in=examples).exists() or (
        Workspace.objects.exists() and not examples.exists()
    )


def _how_to_sign_in(options: argparse.Namespace) -> str:
    if example_users().exists():
        return demo.sign_in_help()
    if User.objects.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exists():
        return gettext("Please sign in with your account.")
    token = _first_operator_token()
    address = serve.address(options.host, options.port) + reverse("account:link", args=[token])
    return gettext("Open this link once to sign in as operator and choose a password:") + f"\n  {address}"


def _first_operator_token() -> str:
    """A link for the operator, who sets up workspaces and accounts."""
    operator = User.objects.filter(installation_role=Role.OPERATOR, is_active=True).first()
    if operator:
        return accounts.invite(by=None, user=operator)
    _, token = accounts.create_user(
        by=None, email=FIRST_OPERATOR, name=gettext("Operator"), installation_role=Role.OPERATOR
    )
    return token
