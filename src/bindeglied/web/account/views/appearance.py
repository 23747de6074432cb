"""How bright the pages are; kept in a cookie on the device."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from bindeglied.web.account import sessions
from bindeglied.web.ui import frame
from bindeglied.web.ui.views import PublicView

_YEAR = 365 * 24 * 3600


class Appearance(PublicView):
    """Light, dark, or like the device."""

    public = True

    def post(self, request: HttpRequest) -> HttpResponseBase:
        response = redirect(sessions.safe_target(request, request.POST.get("next", "")))
        theme = request.POST.get("theme", "")
        if theme in frame.THEMES:
            response.set_cookie(
                frame.THEME_COOKIE, theme, max_age=_YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax"
            )
        else:
            response.delete_cookie(frame.THEME_COOKIE, samesite="Lax")
        return response
