"""What an update of the program asks of the data that are there."""

import hashlib
from pathlib import Path

from django.conf import settings

from bindeglied.domain.indicators import catalogue
from bindeglied.domain.statistics import queries
from bindeglied.jobs import indicators, queue


def catch_up() -> None:
    """Have all indicators computed anew where they were computed from another catalogue.

    Only the task process calls this. A kill between the two steps computes once more, never too rarely.
    """
    mark = Path(settings.HOME) / "computed-from"
    now = hashlib.sha256(repr(dict(catalogue.INDICATORS)).encode()).hexdigest()
    if mark.exists() and mark.read_text(encoding="utf-8") == now:
        return
    if queries.known_tables():
        queue.put(indicators.compute)
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text(now, encoding="utf-8")
