"""Pages that need no account."""

from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from bindeglied.core import access, health
from bindeglied.domain.accounts import queries as accounts
from bindeglied.web.ui.views import PublicView


class Home(PublicView):
    """What Bindeglied is; a signed-in person goes on to their workspace."""

    public = True

    def get(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.render("portal/home.html")
        workspaces = accounts.workspaces_of(request.user)
        if len(workspaces) == 1:
            return redirect("start", workspaces[0].key)
        if not workspaces and access.allowed(request.user, "accounts.operate"):
            return redirect("account:installation")
        return self.render("portal/choose.html", {"workspaces": workspaces})


class TextPage(PublicView):
    """A page of text, with what the operator says about the installation."""

    public = True
    template = ""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render(self.template, {"operator": settings.OPERATOR})


class Imprint(TextPage):
    template = "portal/imprint.html"


class Privacy(TextPage):
    template = "portal/privacy.html"


class Accessibility(TextPage):
    template = "portal/accessibility.html"


class Live(PublicView):
    """The process answers."""

    public = True

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse("ok\n", content_type="text/plain")


class Ready(PublicView):
    """The database is there and of this version, the disk has room; details are for `bindeglied check`."""

    public = True
    _current = False

    def get(self, request: HttpRequest) -> HttpResponse:
        ready = self._database() and health.free_share(Path(settings.HOME)) > health.LEAST_FREE
        return HttpResponse(
            "ok\n" if ready else "not ready\n", content_type="text/plain", status=200 if ready else 503
        )

    def _database(self) -> bool:
        try:
            if not Ready._current:  # a database never goes back while the process lives
                Ready._current = health.database_is_current()
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError:
            return False
        return Ready._current
