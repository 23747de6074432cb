"""A real task process, killed for real."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "slow_worker.py"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A home of its own on SQLite, whatever database the other tests use."""
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment |= {
        "BINDEGLIED_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "bindeglied.config.settings.base",
    }  # fmt: skip
    subprocess.run([sys.executable, "-m", "bindeglied.cli.main", "migrate"], env=environment, check=True)
    return environment


def start(environment: dict[str, str]) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, SCRIPT, "run"], env=environment, stderr=subprocess.DEVNULL)


def put(environment: dict[str, str], count: int) -> None:
    subprocess.run([sys.executable, SCRIPT, "put", str(count)], env=environment, check=True)


def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def steps(home: Path, name: str) -> list[str]:
    path = home / "notes" / name
    return [line.split()[0] for line in path.read_text().splitlines()] if path.exists() else []


def statuses(home: Path) -> list[str]:
    with sqlite3.connect(home / "bindeglied.sqlite3", timeout=20) as connection:
        return [s for (s,) in connection.execute("SELECT status FROM django_tasks_database_dbtaskresult")]


def test_work_killed_in_the_middle_is_finished_by_the_next_process(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """Five kills of the process, each in the middle of another job: every step of every job is done once."""
    put(environment, 5)
    for number in range(5):
        process = start(environment)
        until(lambda number=number: len(steps(tmp_path, str(number))) >= 2)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert "RUNNING" in statuses(tmp_path)
    process = start(environment)
    until(lambda: statuses(tmp_path) == ["SUCCESSFUL"] * 5)
    process.terminate()
    process.wait(10)
    for number in range(5):
        assert steps(tmp_path, str(number)) == ["0", "1", "2", "3", "4", "5"]


def test_second_process_waits_for_the_first(tmp_path: Path, environment: dict[str, str]) -> None:
    first = start(environment)
    put(environment, 1)
    until(lambda: bool(steps(tmp_path, "0")))
    second = start(environment)
    until(lambda: statuses(tmp_path) == ["SUCCESSFUL"])
    pids = {line.split()[1] for line in (tmp_path / "notes" / "0").read_text().splitlines()}
    assert pids == {str(first.pid)}
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    (tmp_path / "notes" / "0").unlink()
    put(environment, 1)
    until(lambda: len(steps(tmp_path, "0")) == 6)
    second.terminate()
    assert second.wait(10) == 0


def test_stop_ends_quickly_and_work_goes_on_later(tmp_path: Path, environment: dict[str, str]) -> None:
    put(environment, 1)
    for _ in range(4):  # more often than a job may be tried: a stop is no failed try
        process = start(environment)
        before = len(steps(tmp_path, "0"))
        until(lambda before=before: len(steps(tmp_path, "0")) > before)
        process.terminate()
        assert process.wait(5) == 0
        assert statuses(tmp_path) == ["READY"]
    process = start(environment)
    until(lambda: statuses(tmp_path) == ["SUCCESSFUL"])
    process.terminate()
    assert process.wait(5) == 0
    assert steps(tmp_path, "0") == ["0", "1", "2", "3", "4", "5"]
