"""A task process with jobs of its own, run by `test_task_process.py`: `python slow_worker.py put COUNT` or `run`."""

import importlib
import os
import sys
import time
from pathlib import Path

import django

NOTES = Path(os.environ["BINDEGLIED_HOME"]) / "notes"


def count(name: str, steps: int) -> None:
    """Write one line per step, going on where an earlier try was killed."""
    path = NOTES / name
    NOTES.mkdir(exist_ok=True)
    done = len(path.read_text().splitlines()) if path.exists() else 0
    for step in range(done, steps):
        time.sleep(0.05)
        with path.open("a") as file:
            file.write(f"{step} {os.getpid()}\n")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    django.setup()

    from bindeglied.jobs import queue, worker

    queue._ROOM = "tests.jobs."
    if sys.argv[1] == "put":
        job = importlib.import_module("tests.jobs.slow_worker").count  # not this module: it is `__main__`
        for number in range(int(sys.argv[2])):
            queue.put(job, name=str(number), steps=6)
    else:
        worker.TaskProcess().run()
