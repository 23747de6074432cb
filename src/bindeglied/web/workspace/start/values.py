"""Values of the start page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """A figure of the place; `old` says that it is more than three years old."""

    key: str
    title: str
    text: str
    day: str
    unit: str
    status: str
    old: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Something to go on with: title, one grey line, address."""

    title: str
    meta: str
    url: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence on what somebody did; the words `link` in it lead to `url`, `meta` says to what and when."""

    before: str
    link: str
    after: str
    url: str
    meta: str
