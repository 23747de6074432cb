"""In and out."""

from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from bindeglied.core.errors import Refused
from bindeglied.domain.accounts import actions, queries
from bindeglied.web.account import sessions
from bindeglied.web.account.forms import SignInForm
from bindeglied.web.ui import kept_form
from bindeglied.web.ui.views import AccountView, PublicView


class SignIn(PublicView):
    """E-mail address and password; `next` says where to go afterwards."""

    public = True

    def get(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            return redirect(sessions.safe_target(request, request.GET.get("next", "")))
        return self._page(SignInForm())

    def post(self, request: HttpRequest) -> HttpResponseBase:
        if "email" not in request.POST:  # on the way from a page whose session had ended
            return self._page(SignInForm())
        form = SignInForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        try:
            user = actions.sign_in(**form.cleaned_data, network=sessions.network(request))
        except Refused as error:
            form.add_error(None, error.message)
            return self._page(form)
        sessions.begin(request, user)
        if kept := kept_form.unpack(request.POST.get("kept", "")):
            return self.render("account/resend.html", {"form": kept})
        return redirect(sessions.safe_target(request, request.POST.get("next", "")))

    def _page(self, form: SignInForm) -> HttpResponse:
        data = self.request.POST if self.request.method == "POST" else self.request.GET
        page = {"form": form, "next": data.get("next", ""), "kept": data.get("kept", "")}
        return self.render("account/sign_in.html", page)


class SignOut(AccountView):
    """Ends the session and lets the browser forget what it kept."""

    def post(self, request: HttpRequest) -> HttpResponseBase:
        auth.logout(request)
        response = redirect("portal:home")
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response


class UseLink(PublicView):
    """A one-time link: looking at it does nothing, so that programs that check mails do not use it up."""

    public = True

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        is_open = queries.link_is_open(token)
        return self.render("account/link.html", {"open": is_open}, status=200 if is_open else 410)

    def post(self, request: HttpRequest, token: str) -> HttpResponseBase:
        try:
            user = actions.use_link(token=token, network=sessions.network(request))
        except Refused as error:
            return self.render("account/link.html", {"open": False, "message": error.message}, status=410)
        sessions.begin(request, user, by_link=True)
        return redirect("account:password")
