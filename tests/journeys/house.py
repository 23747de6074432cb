"""An installation of its own: home, database, processes, as an operator starts them."""

import contextlib
import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

DIGEST = Path(__file__).with_name("killing.py")
PROGRAM = [sys.executable, "-m", "bindeglied.cli.main"]
EMAIL, PASSWORD = "neu@altenburger-land.example", "sieben bunte Regenschirme"


class House:
    """`url` of the running program; `link` signs the integration manager in for the first time."""

    def __init__(self, home: Path, database: str) -> None:
        clean = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
        self.environment = {**clean, "BINDEGLIED_HOME": str(home)}
        if database:
            self.environment["DATABASE_URL"] = database
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def make_ready(self) -> None:
        """Styles, fonts and texts, which the program finds where the set-up put them; quick when they are there."""
        self._printed([sys.executable, "-m", "bindeglied.cli.assets"])

    def run(self, *words: str) -> str:
        """What a command of the program prints."""
        return self._printed([*PROGRAM, *words])

    def digest(self) -> dict[str, Any]:
        """Everything that reading in and rendering leave behind, without numbers of rows and times."""
        found: dict[str, Any] = json.loads(self._printed([sys.executable, str(DIGEST), "digest"]))
        return found

    def set_up(self) -> str:
        """A workspace and its first account; returns the link for the first visit."""
        self.run("workspace", "add", "altenburger-land", "--place", "16077")
        account = ["user", "add", EMAIL, "--workspace", "altenburger-land", "--role", "integration_manager"]
        return self.run(*account, "--name", "Nora Neu", "--url", self.url).strip()

    @contextlib.contextmanager
    def serving(self) -> Iterator[None]:
        """Web and task processes, until the block ends."""
        process = subprocess.Popen(
            [*PROGRAM, "serve", "--port", str(self.port)], env=self.environment, stderr=subprocess.DEVNULL
        )
        try:
            until(self._answers, 60)
            yield
        finally:
            process.terminate()
            process.wait(60)

    def _printed(self, command: list[str]) -> str:
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True
        ).stdout

    def _answers(self) -> bool:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"{self.url}/health/ready", timeout=5),
        ):
            return True
        return False


def until(condition: Callable[[], bool], seconds: float) -> None:
    """Wait for something that comes by itself."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.1)


@contextlib.contextmanager
def database() -> Iterator[str]:
    """DATABASE_URL of an empty database beside that of the tests; '' for SQLite in the home."""
    url = os.environ.get("DATABASE_URL", "")
    if urlsplit(url).scheme not in ("postgres", "postgresql"):
        yield ""
        return
    name = f"journey_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextlib.contextmanager
def opened(home: Path) -> Iterator[tuple[House, str]]:
    """A running house with one workspace and the link of its first account."""
    with database() as url:
        house = House(home, url)
        house.make_ready()
        link = house.set_up()
        with house.serving():
            yield house, link
