"""Processes that this one starts, watches and stops."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

from django.utils.translation import gettext

_PATIENCE = 10.0  # seconds between being asked to stop and being killed
_QUICK_DEATH = 3.0  # seconds
_MOST_QUICK_DEATHS = 5
_PR_SET_PDEATHSIG = 1


class Child:
    """A process of our own that is started anew when it dies.

    `settles` is the time in seconds in which it does not hear a signal after its start.
    """

    def __init__(self, name: str, command: Sequence[str], *, settles: float = 0.0) -> None:
        self.name = name
        self.command = command
        self.settles = settles
        self.process: subprocess.Popen[bytes] | None = None
        self.started = 0.0
        self.quick_deaths = 0
        self.not_before = 0.0

    def keep_alive(self) -> bool:
        """Start it if it does not run; False when it dies again and again right after its start."""
        now = time.monotonic()
        if self.process is not None:
            if self.process.poll() is None:
                return True
            quick = now - self.started < _QUICK_DEATH
            self.quick_deaths = self.quick_deaths + 1 if quick else 0
            print(gettext("The %(name)s ended, it is started anew.") % {"name": self.name}, file=sys.stderr)
            self._end_group(signal.SIGKILL)
            self.process = None
            self.not_before = now + (0.3 * self.quick_deaths)
        if self.quick_deaths >= _MOST_QUICK_DEATHS:
            return False
        if now >= self.not_before:
            self.started = now
            # A group of its own: a Ctrl+C in the terminal reaches this process only, which then stops
            # the others in order.
            self.process = subprocess.Popen(  # noqa: S603
                self.command,
                start_new_session=True,
                preexec_fn=_end_with_parent,  # noqa: PLW1509
            )
        return True

    def ask_to_stop(self) -> None:
        """SIGTERM, not before the process can hear it."""
        if self.process is None or self.process.poll() is not None:
            return
        time.sleep(max(0.0, self.started + self.settles - time.monotonic()))
        self.process.terminate()

    def wait_or_kill(self) -> None:
        """Wait for its end, then end whatever is left of its group."""
        if self.process is None:
            return
        try:
            self.process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            pass
        self._end_group(signal.SIGKILL)
        self.process.wait()

    def _end_group(self, number: int) -> None:
        if self.process is not None:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                pass


def _end_with_parent() -> None:
    """On Linux a killed parent takes its children along; elsewhere they end on their own or stay."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
