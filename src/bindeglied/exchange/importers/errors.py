"""What keeps a file from being stored, in words for the person who dropped it."""

from bindeglied.core.errors import BindegliedError


class BadFile(BindegliedError):
    """The file cannot be stored; `message` says in German what is wrong, where, and what to do.

    `layout` is what the file was taken for before the fault was met, '' if nothing is known.
    """

    def __init__(self, message: str, *, layout: str = "") -> None:
        super().__init__(message)
        self.layout = layout


def shown(text: str, length: int = 40) -> str:
    """A piece of a file as it may stand in a message: on one line, no control characters, not too long."""
    plain = "".join(c if c.isprintable() else "·" for c in text.strip())
    return plain if len(plain) <= length else plain[: length - 1] + "…"
