"""Settings of a workspace: members, rules of protection, facts."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from bindeglied.core.errors import Refused
from bindeglied.domain.accounts import actions
from bindeglied.domain.statistics import actions as statistics
from bindeglied.web.ui.views import WorkspaceView
from bindeglied.web.workspace.settings import forms, pages


class Settings(WorkspaceView):
    """Everything that is set here, on one page."""

    permission = "accounts.see_members"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render("workspace/settings/settings_home.html", pages.home(self.user, self.workspace))


class LinkView(WorkspaceView):
    """Base of what ends with a one-time link, which is shown once and kept nowhere."""

    permission = "accounts.manage_members"

    def link_page(self, person: Any, token: str) -> HttpResponse:
        page = {"person": person, "link": pages.one_time_link(token)}
        return self.render("workspace/settings/member_link.html", page)


class AddMember(LinkView):
    """Take a person in by e-mail address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(forms.NewMemberForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = forms.NewMemberForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=400)
        try:
            membership, token = actions.add_member(
                by=self.user, workspace=self.workspace, **form.cleaned_data
            )
        except Refused as error:
            form.add_error(None, error.message)
            return self._page(form, status=409)
        return self.link_page(membership.user, token)

    def _page(self, form: forms.NewMemberForm, status: int = 200) -> HttpResponse:
        return self.render("workspace/settings/member_new.html", {"form": form}, status=status)


class RenewLink(LinkView):
    """A new one-time link for somebody who never signed in."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            token = actions.renew_link(by=self.user, workspace=self.workspace, membership=pk)
        except Refused as error:
            messages.error(request, error.message)
            return redirect("settings:home", self.workspace.key)
        return self.link_page("", token)


class Step(WorkspaceView):
    """Base of a change that leads back to the settings, with a sentence on what happened."""

    permission = "accounts.manage_members"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            messages.success(request, self.step(request, **kwargs))
        except Refused as error:
            messages.error(request, error.message)
        return redirect("settings:home", self.workspace.key)

    def step(self, request: HttpRequest, **kwargs: Any) -> str:
        raise NotImplementedError


class ChangeRole(Step):
    def step(self, request: HttpRequest, **kwargs: Any) -> str:
        form = forms.RoleForm(request.POST)
        if not form.is_valid():
            raise Refused(_("Please choose a role from the list."))
        actions.change_role(
            by=self.user, workspace=self.workspace, membership=kwargs["pk"], **form.cleaned_data
        )
        return _("The role is changed.")


class RemoveMember(Step):
    def step(self, request: HttpRequest, **kwargs: Any) -> str:
        actions.remove_member(by=self.user, workspace=self.workspace, membership=kwargs["pk"])
        return _("The person is no member any more. What they did here stays.")


class SetRule(Step):
    permission = "statistics.set_rule"

    def step(self, request: HttpRequest, **kwargs: Any) -> str:
        form = forms.RuleForm(request.POST)
        if not form.is_valid():
            raise Refused(_("Please choose 3, 5 or 10 as the smallest count."))
        statistics.set_rule(by=self.user, workspace=self.workspace, **form.cleaned_data)
        return _("The rule holds from now on. What was released before stays as it is.")
