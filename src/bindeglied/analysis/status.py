"""The only list of status words a figure can carry, and how they combine."""

from collections.abc import Iterable
from enum import StrEnum


class Status(StrEnum):
    """What a figure is worth. The words are part of the public formats (`observations`, `series`)."""

    VALUE = "value"
    ZERO = "zero"
    ROUNDED = "rounded"
    PERTURBED = "perturbed"
    ESTIMATED = "estimated"
    UNRELIABLE = "unreliable"
    SECRET = "secret"
    NOT_APPLICABLE = "not_applicable"
    NOT_DELIVERED = "not_delivered"
    NO_SUCH_PLACE = "no_such_place"


# From harmless to strict: a computed figure takes the strictest status of its inputs.
_ORDER = (
    Status.ZERO,
    Status.VALUE,
    Status.ROUNDED,
    Status.PERTURBED,
    Status.ESTIMATED,
    Status.UNRELIABLE,
    Status.NOT_APPLICABLE,
    Status.NO_SUCH_PLACE,
    Status.NOT_DELIVERED,
    Status.SECRET,
)
RANKS = {status: rank for rank, status in enumerate(_ORDER)}

WITHOUT_NUMBER = frozenset({Status.SECRET, Status.NOT_APPLICABLE, Status.NOT_DELIVERED, Status.NO_SUCH_PLACE})


def strictest(statuses: Iterable[Status]) -> Status:
    """Return the strictest of `statuses`; `Status.VALUE` for none, and for zeros beside values."""
    return max(statuses, key=RANKS.__getitem__, default=Status.VALUE)


def stricter(one: Status, other: Status) -> Status:
    """The stricter of two."""
    return one if RANKS[one] >= RANKS[other] else other
