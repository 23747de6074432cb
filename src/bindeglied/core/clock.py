"""The one place that asks for the time, so that tests can set it."""

from datetime import UTC, date, datetime

from django.utils import timezone


def now() -> datetime:
    """The current moment, aware."""
    return timezone.now()


def today() -> date:
    """Today in Germany (`TIME_ZONE`)."""
    return timezone.localdate()


def moment(iso: str) -> datetime:
    """An aware moment in UTC from ISO text; without an offset it is German time, a bare date its midnight."""
    read = datetime.fromisoformat(iso)
    return (read if read.tzinfo else timezone.make_aware(read)).astimezone(UTC)
