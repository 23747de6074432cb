"""Bases of all views: open to everybody, for a signed-in person, for one workspace.

A view says who may see it: `public = True`, or a person with an account, or `permission`. One that says nothing,
or names a permission that nobody registered, stops the program when its address is loaded.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import urlencode
from django.views import View

from bindeglied.core import access
from bindeglied.core.errors import NotFound
from bindeglied.domain.accounts import queries as accounts
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.web.ui import frame, kept_form

SMALL_BODY = 2_500_000  # bytes


class BaseView(View):
    """What all views share; `max_body` is the largest body in bytes that is read at all.

    A view that `streams` reads its body itself, once it knows who sends it, and checks the form's token then.
    """

    max_body: ClassVar[int] = SMALL_BODY
    streams: ClassVar[bool] = False

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        cls.check_access()
        return super().as_view(**initkwargs)

    @classmethod
    def check_access(cls) -> None:
        """Raise `ImproperlyConfigured` unless the class says who may see it."""
        raise ImproperlyConfigured(f"{cls.__name__} says not who may see it")

    def render(self, template: str, context: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
        """The page with everything around it."""
        page = {**frame.context(self.request), **(context or {})}
        return render(self.request, template, page, status=status)


class PublicView(BaseView):
    """Open to everybody."""

    public: ClassVar[bool] = False

    @classmethod
    def check_access(cls) -> None:
        if not cls.public:
            raise ImproperlyConfigured(f"{cls.__name__} must declare public = True")


class AccountView(BaseView):
    """For a signed-in person, outside of any workspace; `permission` narrows it to who holds it."""

    permission: ClassVar[str] = ""
    user: User

    @classmethod
    def check_access(cls) -> None:
        if cls.permission:
            access.get(cls.permission)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        self.user = request.user
        if self.permission and not access.allowed(self.user, self.permission):
            raise NotFound
        return super().dispatch(request, *args, **kwargs)

    @property
    def previous_visit(self) -> datetime | None:
        """When the person was here before this visit, None at the first one."""
        return frame.previous_visit(self.request)


class WorkspaceView(AccountView):
    """A page of one workspace, for its members with `permission`; for anybody else it does not exist.

    Handlers get the arguments of the address without the workspace.
    """

    workspace: Workspace

    @classmethod
    def check_access(cls) -> None:
        if not cls.permission:
            raise ImproperlyConfigured(f"{cls.__name__} names no permission")
        access.get(cls.permission)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self._key = kwargs.pop("workspace")
        super().setup(request, *args, **kwargs)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        self.user = request.user
        self.workspace = accounts.workspace_for(self.user, self._key)
        if not access.allowed(self.user, self.permission, self.workspace):
            raise NotFound
        kwargs.pop("workspace", None)
        return View.dispatch(self, request, *args, **kwargs)

    def render(self, template: str, context: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
        around = frame.workspace_context(self.request, self.workspace)
        return super().render(template, {**around, **(context or {})}, status)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Where a signed-out person goes; a page that was only read is shown afterwards, a form sent once more."""
    address = resolve_url(settings.LOGIN_URL)
    if request.headers.get("HX-Request"):  # a part of a page: the whole page goes
        current = urlsplit(request.headers.get("HX-Current-URL", "")).path or "/"
        return HttpResponse(headers={"HX-Redirect": f"{address}?{urlencode({'next': current})}"})
    if kept := kept_form.pack(request):
        page = {**frame.context(request), "kept": kept, "sign_in": address}
        return render(request, "ui/signed_out.html", page, status=401)
    if request.method in ("GET", "HEAD"):
        return redirect(f"{address}?{urlencode({'next': request.get_full_path()})}")
    return redirect(address)
