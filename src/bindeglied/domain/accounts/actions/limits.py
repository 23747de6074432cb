"""How often something may be tried, counted in the database: the same over all processes."""

import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from bindeglied.core import clock
from bindeglied.core.locks import take_turns
from bindeglied.domain.accounts.models import Attempt
from bindeglied.domain.accounts.values import Limit

_KEPT = timedelta(days=1)


def try_once(*tries: tuple[Limit, str]) -> datetime | None:
    """Count one try against every (limit, who); None if it may go on, else when it may again.

    A refused try counts nowhere: waiting helps. Names and addresses are kept as keyed hashes only.
    """
    now = clock.now()
    with transaction.atomic():
        take_turns("attempts")
        Attempt.objects.filter(at__lt=now - _KEPT).delete()
        until = [moment for limit, who in tries if (moment := _blocked_until(limit, who, now))]
        if until:
            return max(until)
        Attempt.objects.bulk_create(Attempt(subject=_subject(limit, who), at=now) for limit, who in tries)
    return None


def forget_tries(limit: Limit, who: str) -> None:
    """Start counting anew, after it went well."""
    Attempt.objects.filter(subject=_subject(limit, who)).delete()


def _blocked_until(limit: Limit, who: str, now: datetime) -> datetime | None:
    times = Attempt.objects.filter(subject=_subject(limit, who), at__gt=now - limit.per)
    newest = list(times.order_by("-at").values_list("at", flat=True)[: limit.times])
    return newest[-1] + limit.per if len(newest) == limit.times else None


def _subject(limit: Limit, who: str) -> str:
    return hmac.digest(settings.SECRET_KEY.encode(), f"{limit.kind}:{who}".encode(), "sha256").hex()
