"""`bindeglied serve [--port N] [--host H] [--workers N]`"""

import argparse
import os
import signal
import socket
import sys
import time
from collections.abc import Sequence
from types import FrameType

from django.conf import settings
from django.utils.translation import gettext

from bindeglied.cli import database
from bindeglied.cli.children import Child
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts.queries.examples import example_users

APPLICATION = "bindeglied.config.wsgi:application"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_POLL = 0.2  # seconds
_READY = 15  # seconds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and with how many web processes."""
    parser.add_argument(
        "--port", type=int, default=8000, metavar="N", help=gettext("port, 8000 if not named")
    )
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="H", help=gettext("address, this machine only if not named")
    )
    parser.add_argument(
        "--workers", type=int, default=2, metavar="N", help=gettext("number of web processes, 2 if not named")
    )


def run(options: argparse.Namespace) -> int:
    """Serve until a signal ends it."""
    database.make_ready()
    return serve(host=options.host, port=options.port, workers=options.workers)


def serve(*, host: str, port: int, workers: int = 2) -> int:
    """Run web processes and the task process until SIGTERM or SIGINT; returns the exit status.

    What dies is started anew. Refused where it would be unsafe or cannot work.
    """
    refuse_address(host, port)
    _refuse_examples(host)
    os.environ.update(own_address(host, port))
    web = Child(gettext("web process"), web_command(host, port, workers), settles=1.5)
    tasks = Child(
        gettext("task process"), [sys.executable, "-m", "bindeglied.cli.main", "worker", "--follow-parent"]
    )
    return _Supervisor(web, tasks).run(host, port)


def web_command(host: str, port: int, workers: int) -> list[str]:
    """How the web server is called; few blocking threads and a kill timeout, else it hangs when stopped."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "2", "--workers-kill-timeout", "5s",
        "--respawn-failed-workers", "--log-level", "warning", "--no-ws", APPLICATION,
    ]  # fmt: skip


class _Supervisor:
    """Keeps web and task process alive; the task process waits until pages are answered or that takes long."""

    def __init__(self, web: Child, tasks: Child) -> None:
        self.children: Sequence[Child] = (web,)
        self.all_children = (web, tasks)
        self.stopping = False

    def run(self, host: str, port: int) -> int:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        ready_until = time.monotonic() + _READY
        ready = False
        try:
            while not self.stopping:
                for child in self.children:
                    if not child.keep_alive():
                        print(gettext("The %(name)s does not start.") % {"name": child.name}, file=sys.stderr)
                        return 1
                if not ready and _answers(host, port):
                    ready = True
                    print(
                        gettext("Bindeglied runs at %(url)s") % {"url": address(host, port)}, file=sys.stderr
                    )
                if ready or time.monotonic() > ready_until:
                    self.children = self.all_children
                time.sleep(_POLL)
        finally:
            for child in self.all_children:
                child.ask_to_stop()
            for child in self.all_children:
                child.wait_or_kill()
        return 0

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True


def address(host: str, port: int) -> str:
    """What to type into the browser."""
    return f"http://localhost:{port}" if host in LOOPBACK else settings.URL


def own_address(host: str, port: int) -> dict[str, str]:
    """What the processes must know to write links to themselves, where nobody has set BINDEGLIED_URL."""
    if settings.URL_GIVEN or host not in LOOPBACK:
        return {}
    return {"BINDEGLIED_URL": address(host, port)}


def refuse_address(host: str, port: int) -> None:
    """Refuse an address that is taken, or that would be reached without encryption."""
    if host not in LOOPBACK and not settings.URL.startswith("https://"):
        raise Refused(
            gettext(
                "Without encryption the server listens on this machine only. Please put a web server with TLS "
                "in front of it and set BINDEGLIED_URL=https://..."
            )
        )
    _refuse_taken(host, port)


def _refuse_examples(host: str) -> None:
    if host not in LOOPBACK and example_users().exists():
        raise Refused(
            gettext(
                "Example accounts exist, anybody could sign in with them. Please start with an empty folder."
            )
        )


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refused(
                gettext("Port %(port)s cannot be used (%(why)s). Please choose another one with --port.")
                % {"port": port, "why": error.strerror}
            ) from None


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=0.2):
            return True
    except OSError:
        return False
