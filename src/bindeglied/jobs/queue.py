"""The queue: work that takes time, kept in the database, commits with the change it belongs to.

One task process (`jobs.worker`) works it off, one row after the other. A job is a function of
`bindeglied.jobs.*` with JSON arguments that may be killed anywhere and begun anew: it looks at what is
already done. An unexpected error, or the death of the process, gives it another try, three in all.
"""

import errno
import importlib
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from bindeglied.core import clock
from bindeglied.core.errors import BindegliedError

MAX_TRIES = 3
KEPT_DAYS = 30  # how long finished rows stay, for whoever looks into a failure
_ROOM = "bindeglied.jobs."
_AGAIN_AFTER = timedelta(seconds=5)

log = logging.getLogger("bindeglied.jobs")
Row = DBTaskResult[Any, Any]
Job = Callable[..., object]
GivesUp = Callable[..., object]
_on_giving_up: dict[str, GivesUp] = {}


def on_giving_up(job: Job) -> Callable[[GivesUp], GivesUp]:
    """Mark what to do when `job` is given up: called with its arguments and `reason`, a German sentence."""

    def mark(function: GivesUp) -> GivesUp:
        _on_giving_up[_name(job)] = function
        return function

    return mark


def put(job: Job, **arguments: Any) -> str:
    """Let the task process call `job` with `arguments`; returns the id of the row.

    Inside a transaction the row commits or rolls back with it.
    """
    name = _name(job)
    if (
        not name.startswith(_ROOM)
        or getattr(importlib.import_module(job.__module__), job.__name__) is not job
    ):
        raise ValueError(f"{name} is no function of {_ROOM}*")
    return str(call.enqueue(name=name, arguments=arguments).id)


@task
def call(name: str, arguments: dict[str, Any]) -> None:
    """The only task there is: call the named job."""
    _job(name)(**arguments)


def next_row() -> Row | None:
    """The row that is due first, or None."""
    return DBTaskResult.objects.ready().first()


def attempt(row: Row, worker: str) -> Exception | None:
    """Run one row once and keep what came of it; returns an error that nobody expected, else None.

    Whoever calls must be the only one who does (see `worker.alone`).
    """
    row.claim(worker)
    name, arguments = row.args_kwargs["kwargs"]["name"], row.args_kwargs["kwargs"]["arguments"]
    try:
        call.call(name=name, arguments=arguments)
    except BindegliedError as refused:
        _give_up(row, refused, refused.message)
    except Exception as error:
        log.exception("%s %s, try %s", name, arguments, len(row.worker_ids))
        if len(row.worker_ids) < MAX_TRIES:
            put_back(row, after=_AGAIN_AFTER)
        else:
            _give_up(row, error, _reason(error))
        return error
    else:
        row.set_successful(None)
    return None


def put_back(row: Row, *, after: timedelta = timedelta(0), counted: bool = True) -> None:
    """Make a row due again; `counted` False forgets the try that was just broken off."""
    row.status = TaskResultStatus.READY
    row.run_after = clock.now() + after
    if not counted:
        row.worker_ids = row.worker_ids[:-1]
    row.save(update_fields=["status", "run_after", "worker_ids"])


def running() -> list[Row]:
    """Rows that somebody works on, or worked on when it was killed."""
    return list(DBTaskResult.objects.running())


def take_up_again() -> int:
    """Put back what a killed process left running, give up what killed it too often; returns how many."""
    rows = running()
    for row in rows:
        if len(row.worker_ids) < MAX_TRIES:
            put_back(row)
        else:
            killed = RuntimeError("the process was killed while it worked on this")
            _give_up(row, killed, gettext("This work was broken off three times. Please try it once more."))
    return len(rows)


def run_all(worker: str = "here") -> int:
    """Run what is due until nothing is; returns how many. An unexpected error comes through."""
    count = 0
    while row := next_row():
        if error := attempt(row, worker):
            raise error
        count += 1
    return count


def pending() -> int:
    """How many rows are waiting or being worked on."""
    return DBTaskResult.objects.exclude(status__in=_FINISHED).count()


def failed_since(days: int) -> int:
    """How many rows were given up within the last days."""
    return DBTaskResult.objects.failed().filter(finished_at__gt=clock.now() - timedelta(days=days)).count()


def forget_finished() -> None:
    """Delete finished rows after `KEPT_DAYS`."""
    DBTaskResult.objects.finished().filter(finished_at__lt=clock.now() - timedelta(days=KEPT_DAYS)).delete()


_FINISHED = (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)


def _give_up(row: Row, error: Exception, reason: str) -> None:
    """Record the failure at the row and, in German, at the thing that it was about.

    A thing that cannot be told must not stop the queue: then the row alone keeps the failure.
    """
    name, arguments = row.args_kwargs["kwargs"]["name"], row.args_kwargs["kwargs"]["arguments"]
    try:
        _job(name)  # its module says what to do on giving up
        with transaction.atomic():
            if told := _on_giving_up.get(name):
                told(reason=reason, **arguments)
            row.set_failed(error)
    except Exception:
        log.exception("%s %s could not be told that it was given up", name, arguments)
        row.set_failed(error)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return gettext("There is no room left on the disk. Please ask the operator, then try it once more.")
    return gettext("An error in the program prevented this. Please try it once more or tell the operator.")


def _job(name: str) -> Job:
    module, _, function = name.rpartition(".")
    if not name.startswith(_ROOM):
        raise ValueError(f"{name} is no function of {_ROOM}*")
    job: Job = getattr(importlib.import_module(module), function)
    return job


def _name(job: Job) -> str:
    return f"{job.__module__}.{job.__name__}"
