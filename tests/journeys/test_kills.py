"""Web and task processes killed while they read in, compute and render: nothing half, nothing lost.

`BINDEGLIED_KILLS` says how often (6 by default): `BINDEGLIED_KILLS=50 ./test tests/journeys/test_kills.py -s`.
Each round begins with the same waiting work; two kills at random moments, then everything must come to the
same end as without any.
"""

import contextlib
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("killing.py")
KILLS = int(os.environ.get("BINDEGLIED_KILLS", "6"))
A_ROUND = 2  # a job that is broken off three times is given up, as it should be
PATIENCE = 180.0  # seconds until all work is done

pytestmark = pytest.mark.journey


def environment(home: Path) -> dict[str, str]:
    """SQLite in a folder of its own, whatever database the other tests use."""
    clean = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    return {**clean, "BINDEGLIED_HOME": str(home)}


def script(home: Path, step: str) -> str:
    done = subprocess.run(
        [sys.executable, SCRIPT, step], env=environment(home), check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with waiting work."""
    home = tmp_path_factory.mktemp("kills") / "waiting"
    assert int(script(home, "prepare")) == 3
    return home


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def serving(home: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """`bindeglied serve` and its port."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "bindeglied.cli.main", "serve", "--port", str(port)],
        env=environment(home), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process, port
    finally:
        process.terminate()
        process.wait(60)


def answers(port: int) -> bool:
    with (
        contextlib.suppress(OSError),
        urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=5),
    ):
        return True
    return False


def until(condition, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to an end"
        time.sleep(0.1)


def below(pid: int) -> list[int]:
    """All processes that a process started, and those that they started."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += [int(child), *below(int(child))]
    return found


def victims(pid: int, kind: str) -> list[int]:
    """Web workers or the task process below the supervisor."""
    found = []
    for child in below(pid):
        with contextlib.suppress(OSError):
            words = Path(f"/proc/{child}/cmdline").read_bytes().decode().split("\0")
            is_task = "worker" in words and "bindeglied.cli.main" in words
            if (kind == "task" and is_task) or (kind == "web" and "granian" in words):
                found.append(child)
    return found


def open_work(home: Path) -> int:
    import pysqlite3

    with contextlib.closing(pysqlite3.connect(home / "bindeglied.sqlite3", timeout=20)) as connection:
        return connection.execute(
            "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING')"
        ).fetchone()[0]


def worked_off(home: Path, chance: random.Random | None = None) -> tuple[dict, int]:
    """Serve until no work is left, with kills at random moments; what came of it, and the number of kills."""
    kills = 0
    with serving(home) as (process, port):
        until(lambda: answers(port), 60)
        while chance and kills < A_ROUND and open_work(home):
            time.sleep(chance.uniform(0.05, 1.2))
            kind = chance.choice(["task", "task", "web"])
            for pid in victims(process.pid, kind)[-1:]:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                    kills += 1
        until(lambda: open_work(home) == 0, PATIENCE)
        until(lambda: answers(port), 30)
    return json.loads(script(home, "digest")), kills


def test_killed_processes_leave_what_undisturbed_ones_leave(waiting: Path, tmp_path: Path) -> None:
    calm = tmp_path / "calm"
    shutil.copytree(waiting, calm)
    expected, _ = worked_off(calm)
    assert [state for state, _ in expected["imports"]] == ["stored"] * 3
    assert [format for format, _ in expected["edition"]] == ["docx", "html", "pdf", "xlsx"]
    assert expected["cells on disk"]
    assert expected["files on disk"]
    assert expected["waiting"] == 0
    kills, number = 0, 0
    while kills < KILLS:
        number += 1
        home = tmp_path / f"round-{number}"
        shutil.copytree(waiting, home)
        found, more = worked_off(home, random.Random(number))
        kills += more
        assert found == expected, f"round {number}"
        shutil.rmtree(home)
    print(f"{kills} kills in {number} rounds")
