"""The one place that asks for the time, so that tests can set it."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The current moment, aware."""
    return timezone.now()


def today() -> date:
    """Today in Germany (`TIME_ZONE`)."""
    return timezone.localdate()
