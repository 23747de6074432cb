"""Processor time and peak memory of a command, and what the machine was doing meanwhile."""

import os
import statistics
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """Of one run: seconds of processor (user and system, children included), wall clock, peak MB, output."""

    cpu: float
    wall: float
    peak_mb: float
    output: str


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Run `command` once and wait; raises with its error output when it fails."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        before = os.times()
        child = subprocess.Popen(  # noqa: S603
            list(command), stdout=out, stderr=err, env={**os.environ, **(environment or {})}
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        after = os.times()
        out.seek(0)
        err.seek(0)
        if child.returncode:
            raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}: {err.read()[-2000:]}")
        return Cost(
            usage.ru_utime + usage.ru_stime,
            after.elapsed - before.elapsed,
            usage.ru_maxrss / 1024,
            out.read(),
        )


def median(costs: Sequence[Cost]) -> Cost:
    """The run with the median processor time."""
    middle = statistics.median_low(c.cpu for c in costs)
    return next(c for c in costs if c.cpu == middle)


def load() -> str:
    """How busy the machine was, to print beside any figure."""
    one, five, _ = os.getloadavg()
    return f"load {one:.1f} (1 min), {five:.1f} (5 min) on {os.cpu_count()} cores"
