"""Choosing a password."""

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from bindeglied.core.errors import Refused
from bindeglied.domain.accounts import actions
from bindeglied.web.account import sessions
from bindeglied.web.account.forms import ChangePasswordForm, ChoosePasswordForm
from bindeglied.web.ui.views import AccountView


class ChangePassword(AccountView):
    """The first password after a one-time link, or a new one for the old."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._form_class()())

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = self._form_class()(request.POST)
        if not form.is_valid():
            return self._page(form)
        data = form.cleaned_data
        try:
            if "old" in data:
                actions.confirm_password(by=self.user, password=data["old"])
            actions.choose_password(by=self.user, password=data["password"])
        except Refused as error:
            form.add_error(None, error.message)
            return self._page(form)
        auth.update_session_auth_hash(request, self.user)
        request.session.pop(sessions.BY_LINK, None)
        messages.success(request, _("Your password is set. You are signed out on all other devices."))
        return redirect("portal:home")

    def _form_class(self) -> type[ChoosePasswordForm]:
        return ChoosePasswordForm if self.request.session.get(sessions.BY_LINK) else ChangePasswordForm

    def _page(self, form: ChoosePasswordForm) -> HttpResponse:
        return self.render("account/password.html", {"form": form, "first": "old" not in form.fields})
