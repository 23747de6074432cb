"""The example installation for measurements, in BINDEGLIED_HOME.

Without arguments: set it up and print a one-time link of its integration manager. With addresses: print how many
queries each takes, asked by that person.
"""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bindeglied.config.settings.base")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bindeglied.cli import database  # noqa: E402
from bindeglied.domain.accounts import actions as accounts  # noqa: E402
from bindeglied.domain.accounts.models import User  # noqa: E402
from bindeglied.jobs import example  # noqa: E402

PERSON = "integration@altenburger-land.example"


def link() -> str:
    database.make_ready()
    example.set_up()
    token = accounts.invite(by=None, user=User.objects.get(email=PERSON))
    return f"/konto/link/{token}/"


def queries(path: str) -> int:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(User.objects.get(email=PERSON))
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        client.get(path)
    return len(seen)


if __name__ == "__main__":
    print(*([queries(path) for path in sys.argv[1:]] or [link()]), sep="\n")
