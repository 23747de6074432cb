"""What happens to every request and every answer."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation

from bindeglied.core import clock
from bindeglied.core.errors import NotAllowed, NotFound, Outdated, Refused
from bindeglied.domain.accounts import actions, rules
from bindeglied.web.ui import errors, frame

Next = Callable[[HttpRequest], HttpResponseBase]

LANGUAGE_COOKIE = "language"
SIGNED_IN_AT, SEEN_AT = "signed_in_at", "seen_at"
_SEEN_EVERY = timedelta(minutes=1)  # how exactly a session knows when it was last used
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_OFF = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"
_ATTACHMENT_POLICY = "default-src 'none'; sandbox"


class HeadersMiddleware:
    """Headers that Django does not know; nothing is kept by anybody unless the answer says so."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", _OFF)
        response.headers.setdefault("Cache-Control", "no-store")
        if response.headers.get("Content-Disposition", "").startswith("attachment"):
            response.headers["Content-Security-Policy"] = _ATTACHMENT_POLICY
        return response


class LanguageMiddleware:
    """German unless a cookie asks for another language that is there; a browser's wish alone would mix two."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        self.known = {code for code, _ in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(LANGUAGE_COOKIE, "")
        translation.activate(chosen if chosen in self.known else settings.LANGUAGE_CODE)
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class InputMiddleware:
    """Refuses what no page can mean: too large a body, NUL, halves of characters."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _broken(request.path) or any(_broken(k) or _broken(v) for k, v in _pairs(request.GET)):
            return errors.bad_request(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        kind = getattr(view, "view_class", None)
        allowed = getattr(kind, "max_body", settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        if _length(request) > allowed:
            return errors.too_large(request, allowed)
        if getattr(kind, "streams", False):
            return None
        if request.content_type in _FORMS and any(_broken(k) or _broken(v) for k, v in _pairs(request.POST)):
            return errors.bad_request(request)
        return None


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _pairs(data: Any) -> list[tuple[str, str]]:
    return [(key, value) for key, values in data.lists() for value in values]


def _broken(text: str) -> bool:
    return "\0" in text or (not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text))


class VisitMiddleware:
    """Who is here: ends a session that was idle or is too old, keeps the time of the last visit.

    The person and the memberships are read once per request and kept on the user object.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.user = self._user(request)
        return self.get_response(request)

    def _user(self, request: HttpRequest) -> Any:
        if auth.SESSION_KEY not in request.session:
            return AnonymousUser()
        now = clock.now()
        seen = _moment(request.session.get(SEEN_AT))
        began = _moment(request.session.get(SIGNED_IN_AT))
        if seen and began and (
            now - seen > timedelta(seconds=settings.SESSION_IDLE)
            or now - began > timedelta(seconds=settings.SESSION_COOKIE_AGE)
        ):  # fmt: skip
            request.session.flush()
            return AnonymousUser()
        user = auth.get_user(request)
        if user.is_authenticated:
            rules.remember_memberships(user)
            if began is None:
                request.session[SIGNED_IN_AT] = now.isoformat()
                if user.last_visit_at:
                    request.session[frame.PREVIOUS_VISIT] = user.last_visit_at.isoformat()
            if seen is None or now - seen >= _SEEN_EVERY:
                request.session[SEEN_AT] = now.isoformat()
                actions.record_visit(user=user)
        return user


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


class ErrorsMiddleware:
    """Turns the errors of the domain into answers: what may not be seen is missing, what cannot be done is said."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotFound | NotAllowed):
            return errors.not_found(request)
        if isinstance(error, Refused | Outdated):
            return errors.conflict(request, error.message)
        return None
