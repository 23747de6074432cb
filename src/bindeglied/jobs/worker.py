"""The task process: exactly one per installation works off the queue.

Whoever holds the lock file in HOME is the task process; the system frees the lock when the process dies,
however it dies. Then whatever is still marked as running belongs to nobody and is taken up again.
"""

import fcntl
import logging
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.db import close_old_connections
from django.db.utils import InterfaceError, OperationalError

from bindeglied.jobs import imports, queue, upgrades

POLL = 0.2  # seconds
TIDY = 3600.0  # seconds

log = logging.getLogger("bindeglied.jobs")


class Stopping(BaseException):
    """Raised into a job by a signal; the job is put back and begun anew at the next start."""


@contextmanager
def alone() -> Iterator[bool]:
    """Try to be the task process of this installation; gives False while another process is."""
    path = Path(settings.HOME) / "task-process.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True


def work_off() -> None:
    """Return when nothing waits any more: work here, or wait for the task process that does."""
    while True:
        with alone() as mine:
            if mine:
                _begin()
                while row := queue.next_row():
                    queue.attempt(row, _my_name())
        if not queue.pending():
            return
        time.sleep(POLL)


class TaskProcess:
    """Works until it is told to stop; waits as long as another process is the task process.

    With `follow_parent` it also ends when the process that started it is gone.
    """

    def __init__(self, *, follow_parent: bool = False) -> None:
        self.stopping = False
        self.interruptible = False
        self.parent = os.getppid() if follow_parent else None

    def run(self) -> None:
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        while not self._done():
            with alone() as mine:
                if mine:
                    self._work()
            time.sleep(POLL)

    def _work(self) -> None:
        _begin()
        tidied = -TIDY
        while not self._done():
            close_old_connections()
            try:
                if time.monotonic() - tidied > TIDY:
                    tidied = time.monotonic()
                    imports.sweep()
                    queue.forget_finished()
                if not self._step():
                    time.sleep(POLL)
            except (OperationalError, InterfaceError):
                log.exception("the database does not answer")
                time.sleep(5 * POLL)

    def _step(self) -> bool:
        """Work on one row if there is one."""
        row = queue.next_row()
        if row is None:
            return False
        try:
            self.interruptible = True
            queue.attempt(row, _my_name())
            self.interruptible = False
        except Stopping:
            row.refresh_from_db()
            if row in queue.running():
                queue.put_back(row, counted=False)
        return True

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True
        if self.interruptible:
            self.interruptible = False
            raise Stopping

    def _done(self) -> bool:
        """Told to stop, or left alone by the process that started this one."""
        return self.stopping or self.parent not in (None, os.getppid())


def _begin() -> None:
    """What comes first for whoever becomes the task process."""
    queue.take_up_again()
    upgrades.catch_up()


def _my_name() -> str:
    return f"process {os.getpid()}"
