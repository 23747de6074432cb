"""Errors with a message for the person in front of the screen."""


class BindegliedError(Exception):
    """Base of everything that a person can be told; `message` is German and says what to do."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message


class NotAllowed(BindegliedError):
    """The person may not do this here. Pages answer 404, the command line says so."""


class NotFound(BindegliedError):
    """There is no such thing, or not for this person: both look the same from outside."""


class Refused(BindegliedError):
    """The thing cannot be done as asked; the message says why and what to do."""


class Outdated(BindegliedError):
    """Somebody else changed the thing in between; nothing was written."""
