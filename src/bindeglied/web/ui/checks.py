"""No address without an answer to who may see it."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern, get_resolver

from bindeglied.web.ui.views import BaseView


def every_view_says_who_may(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """A system check (`bindeglied check`, the start of the server): errors for views that do not say it."""
    return [
        Error(f"{route}: {fault}", id="bindeglied.E001")
        for route, pattern in patterns()
        if (fault := _fault(pattern))
    ]


def patterns() -> Iterator[tuple[str, URLPattern]]:
    """All addresses of the program with their full route."""
    yield from _below(get_resolver(), "")


def _below(resolver: Any, route: str) -> Iterator[tuple[str, URLPattern]]:
    for found in resolver.url_patterns:
        here = route + str(found.pattern)
        if isinstance(found, URLPattern):
            yield here, found
        else:
            yield from _below(found, here)


def _fault(pattern: URLPattern) -> str:
    view_class = getattr(pattern.callback, "view_class", None)
    if view_class is None or not issubclass(view_class, BaseView):
        return "is no view of web.ui.views"
    try:
        view_class.check_access()
    except ImproperlyConfigured as error:
        return str(error)
    return ""
