"""What somebody typed into a form whose session ended meanwhile: carried through the sign-in, never lost.

The page itself carries it, signed; nothing is stored on the server.
"""

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest

MOST = 200_000  # bytes of text; a report's longest block is far below
_LASTS = 24 * 3600  # seconds
_SALT = "bindeglied.kept-form"
_PLAIN = "application/x-www-form-urlencoded"
_TOKEN = "csrfmiddlewaretoken"


@dataclass(frozen=True, slots=True)
class KeptForm:
    """Where it was sent to, and its fields in order."""

    address: str
    fields: tuple[tuple[str, str], ...]


def pack(request: HttpRequest) -> str:
    """The form of the request as signed text; empty where there is none to keep (no form, files, too long)."""
    if request.method != "POST" or request.content_type != _PLAIN:
        return ""
    fields = [(k, v) for k, values in request.POST.lists() if k != _TOKEN for v in values]
    if not fields or sum(len(k) + len(v) for k, v in fields) > MOST:
        return ""
    return signing.dumps([request.get_full_path(), fields], salt=_SALT, compress=True)


def unpack(text: str) -> KeptForm | None:
    """What `pack` made, None for anything else and after a day."""
    try:
        address, fields = signing.loads(text, salt=_SALT, max_age=_LASTS)
    except signing.BadSignature:
        return None
    return KeptForm(address, tuple((key, value) for key, value in fields))
