"""Reading files in another process, so that a hostile file cannot take this one along.

The process is kept over the files of a run: its start is paid once. It has a limit of memory and, for each
file, of processor time; a file that breaks a limit ends it and is told so, the next file gets a new one.
It is started as a program of its own, never forked, and needs neither database nor settings. What it does
is in `reader`. Whoever is done with a run calls `stop`; at its end this process does so too.
"""

import atexit
import json
import os
import selectors
import signal
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from bindeglied.domain.statistics.choices import Layout
from bindeglied.domain.statistics.values import OwnTable, Recognised, SheetMapping, SheetText
from bindeglied.exchange.importers import names
from bindeglied.exchange.importers.errors import shown

MEMORY = 512 * 1024 * 1024  # bytes of data
SECONDS = 20  # of processor time per file
_PATIENCE = 300.0  # seconds on the clock per file: a busy machine is no fault of the file
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Prepared:
    """One table of a file. `cells_sha256` names its dataset of `rows` cells, None where it has an error.

    `places` are the keys of all places that have a row, in order.
    """

    recognised: Recognised
    cells_sha256: str | None
    rows: int
    places: tuple[str, ...] = ()


def prepare(path: Path, name: str, staging: Path) -> list[Prepared]:
    """Read the tables of a file and write their cells into `staging`; at least one table, perhaps an error.

    `name` is the file as the person knows it. OSError if the file cannot be opened.
    """
    return _prepared(path, name, staging)


def prepare_own(path: Path, name: str, staging: Path, mapping: SheetMapping, own: OwnTable) -> list[Prepared]:
    """The same for a sheet of no official layout, read as a person mapped it."""
    return _prepared(path, name, staging, {"mapping": mapping.as_json(), "own": asdict(own)})


def sheets(path: Path) -> list[SheetText] | str:
    """The beginnings of the sheets of a file, or in German why it is no readable sheet."""
    answer = _reader.ask({"sheets": str(path.absolute())})
    return answer if isinstance(answer, str) else [SheetText.from_json(sheet) for sheet in answer]


def inspect(path: Path, name: str) -> list[Recognised]:
    """What the tables of a file are; nothing is written."""
    return [table.recognised for table in _prepared(path, name, None)]


def stop() -> None:
    """End the process until a file is to be read again."""
    _reader.stop()


def _prepared(
    path: Path, name: str, staging: Path | None, own: dict[str, Any] | None = None
) -> list[Prepared]:
    with path.open("rb"):
        pass  # who may not read it learns so here
    name = shown(name, 255)
    request = {"path": str(path.absolute()), "name": name, "staging": staging and str(staging.absolute())}
    request |= own or {}
    answer = _reader.ask(request)
    if isinstance(answer, str):
        layout, table = Layout.UNKNOWN, names.table_in(name)
        return [Prepared(Recognised(name, layout, table=table, error=answer), None, 0)]
    return [
        Prepared(Recognised.from_json(t["recognised"]), t["cells_sha256"], t["rows"], tuple(t["places"]))
        for t in answer
    ]


class _Reader:
    """The process, started when first needed. One file at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def ask(self, request: dict[str, Any]) -> list[dict[str, Any]] | str:
        """The tables of a file, or in German why it brought the process down."""
        with self._lock:
            process = self._running()
            try:
                line = self._exchange(process, json.dumps(request).encode() + b"\n")
            except BaseException:  # told to stop while a file is being read
                process.kill()
                self._end(process)
                raise
            if line is None:
                return self._end(process)
            answer: list[dict[str, Any]] | str = json.loads(line)
            return answer

    def stop(self) -> None:
        """End the process; the next file gets a new one."""
        with self._lock:
            if self._process is not None and self._owner == os.getpid():
                self._end(self._process)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # after a fork the process belongs to somebody else
            self._process, self._owner = None, os.getpid()
        if self._process is None or self._process.poll() is not None:
            self._process = _start()
        return self._process

    def _exchange(self, process: subprocess.Popen[bytes], request: bytes) -> bytes | None:
        """The answer to one request, None if the process ended or took too long."""
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(request)
            process.stdin.flush()
        except BrokenPipeError:
            return None
        answer = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while not answer.endswith(b"\n"):
                if not selector.select(_PATIENCE):
                    process.kill()
                    return None
                chunk = os.read(process.stdout.fileno(), _CHUNK)
                if not chunk:
                    return None
                answer += chunk
        return bytes(answer)

    def _end(self, process: subprocess.Popen[bytes]) -> str:
        """End the process and say in German what it died of."""
        self._process = None
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    pass
        try:
            process.wait(2.0)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
            return gettext(
                "Reading this file took too long and was stopped. It is probably no table, or far too large; please choose fewer regions or years in the portal and download it once more."
            )
        return gettext(
            "Reading this file was stopped because it needs too much memory or is damaged. Please choose fewer regions or years in the portal and download it once more."
        )


def _start() -> subprocess.Popen[bytes]:
    limits = {"memory": MEMORY, "seconds": SECONDS, "locale": [str(p) for p in settings.LOCALE_PATHS]}
    return subprocess.Popen(  # noqa: S603
        # -P: nothing is imported from the folder in which a person happens to be.
        [sys.executable, "-P", "-m", "bindeglied.exchange.importers.reader", json.dumps(limits)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if not os.environ.get("BINDEGLIED_TRACEBACK") else None,
        start_new_session=True,  # a Ctrl+C in the terminal is for this process to act on
        env={
            **os.environ,
            "ARROW_DEFAULT_MEMORY_POOL": "system",  # takes only what it needs, so that the limit fits
            "MALLOC_ARENA_MAX": "1",
            "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
        },
    )


_reader = _Reader()
atexit.register(stop)
