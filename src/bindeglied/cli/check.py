"""`bindeglied check [--json]`"""

import argparse
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext

from bindeglied.cli import database
from bindeglied.core import text
from bindeglied.domain.audit import queries as audit
from bindeglied.jobs import queue, worker

OLDEST_SQLITE = (3, 51, 3)  # before it, two connections could lose commits
LEAST_FREE = 0.1

Finding = tuple[bool, str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The form of the answer."""
    parser.add_argument("--json", action="store_true", help=gettext("one JSON document on stdout"))


def run(options: argparse.Namespace) -> int:
    """Look at everything; status 1 if something is wrong."""
    findings = [check() for check in CHECKS]
    if options.json:
        print(json.dumps([{"ok": ok, "message": message} for ok, message in findings], ensure_ascii=False))
    else:
        for ok, message in findings:
            print(f"{gettext('ok') if ok else gettext('WRONG')}: {message}")
    return int(not all(ok for ok, _ in findings))


def _settings() -> Finding:
    errors = [str(message.msg) for message in run_checks() if message.level >= ERROR]
    return not errors, "; ".join(errors) or gettext("Settings")


def _home() -> Finding:
    home = Path(settings.HOME)
    writable = os.access(home, os.W_OK) if home.exists() else os.access(home.parent, os.W_OK)
    return writable, gettext("Folder for all data %(home)s") % {"home": home}


def _disk() -> Finding:
    usage = shutil.disk_usage(Path(settings.HOME))
    free = usage.free / usage.total
    return free > LEAST_FREE, gettext("%(percent)s of the disk is free") % {
        "percent": text.quantity(free * 100, "%")
    }


def _database() -> Finding:
    if connection.vendor != "sqlite":
        return True, gettext("Database %(kind)s") % {"kind": connection.vendor}
    version = sqlite3.sqlite_version_info
    return version >= OLDEST_SQLITE, gettext("SQLite %(version)s, at least %(oldest)s is needed") % {
        "version": sqlite3.sqlite_version, "oldest": ".".join(map(str, OLDEST_SQLITE)),
    }  # fmt: skip


def _migrations() -> Finding:
    if database.is_current():
        return True, gettext("The database is up to date.")
    if database.is_empty():
        return False, gettext("The database is not set up yet. Please run: bindeglied migrate")
    return False, gettext(
        "The database belongs to another version of the program. Please run: bindeglied migrate"
    )


def _queue() -> Finding:
    if not database.is_current():
        return False, gettext("The queue cannot be read.")
    failed = queue.failed_since(7)
    return failed == 0, gettext("Queue: %(waiting)s waiting, %(failed)s given up in the last 7 days") % {
        "waiting": queue.pending(), "failed": failed,
    }  # fmt: skip


def _task_process() -> Finding:
    with worker.alone() as idle:
        waiting = idle and database.is_current() and queue.pending() > 0
        state = gettext("does not run") if idle else gettext("runs")
        return not waiting, gettext("Task process %(state)s") % {"state": state}


def _audit() -> Finding:
    if not database.is_current():
        return False, gettext("The list of who did what cannot be read.")
    broken = audit.first_broken()
    if broken is None:
        return True, gettext("The list of who did what is whole.")
    return False, gettext("The list of who did what was changed at entry %(number)s of %(day)s.") % {
        "number": broken.pk, "day": text.short_date(timezone.localdate(broken.at).isoformat()),
    }  # fmt: skip


CHECKS: tuple[Callable[[], Finding], ...] = (
    _settings, _home, _disk, _database, _migrations, _queue, _task_process, _audit,
)  # fmt: skip
