"""What the app hands around."""

from dataclasses import dataclass
from datetime import timedelta

LINK_LIFETIME = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `times` within `per`, of a kind of thing."""

    kind: str
    times: int
    per: timedelta


SIGN_IN_PER_ACCOUNT = Limit("account", 5, timedelta(minutes=5))
SIGN_IN_PER_NETWORK = Limit("network", 10, timedelta(minutes=1))
LINK_PER_NETWORK = Limit("link", 30, timedelta(minutes=1))


def repeated_unit(text: str) -> str:
    """The shortest text that `text` repeats: 'abcabc' -> 'abc', 'abcd' -> 'abcd'."""
    at = (text + text).find(text, 1)
    return text[:at] if text else text
