"""Answers when something is wrong. None of them tells more than the person may know."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.translation import gettext as _

from bindeglied.web.ui import frame


def _page(request: HttpRequest, name: str, status: int, **context: Any) -> HttpResponse:
    """Without account, workspace and token, so that the bytes are the same for everybody."""
    page = {"theme": frame.theme(request), **context}
    return HttpResponse(loader.render_to_string(f"ui/{name}.html", page), status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: missing, of another workspace, or not permitted: all the same."""
    return _page(request, "404", 404)


def conflict(request: HttpRequest, message: str) -> HttpResponse:
    """409: not done, with the reason."""
    return _page(request, "409", 409, message=message)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open too long, or comes from another place."""
    return _page(request, "403", 403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: nothing that a page could mean."""
    return _page(request, "400", 400, message=_("The address or the form holds signs that cannot be read."))


def too_large(request: HttpRequest, allowed: int) -> HttpResponse:
    """413: refused before it was read."""
    size = f"{allowed // 1_000_000}\u202fMB"
    message = _("What you sent is too large. Up to %(size)s can be taken in one go.") % {"size": size}
    return _page(request, "400", 413, message=message)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault."""
    return _page(request, "500", 500)
