"""What the operator sets up: workspaces and accounts, no contents."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from bindeglied.core.errors import Refused
from bindeglied.domain.accounts import actions, queries
from bindeglied.domain.accounts.choices import WORKSPACE_ROLES, Role
from bindeglied.domain.accounts.models import Workspace
from bindeglied.web.account.forms import NewUserForm, NewWorkspaceForm
from bindeglied.web.ui.views import AccountView


class OperatorView(AccountView):
    """Base of the operator's pages."""

    permission = "accounts.operate"

    def link_page(self, email: str, token: str, workspace: Workspace | None = None) -> HttpResponse:
        """Shows a one-time link once; it is kept nowhere."""
        link = settings.URL + reverse("account:link", args=[token]) if token else ""
        return self.render("account/new_link.html", {"email": email, "link": link, "in_workspace": workspace})


class Installation(OperatorView):
    """All workspaces, with how many members each has."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render("account/installation.html", {"rows": queries.workspace_rows()})


class NewWorkspace(OperatorView):
    """A workspace and its first member."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(NewWorkspaceForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NewWorkspaceForm(request.POST)
        if form.is_valid():
            try:
                return self._create(form.cleaned_data)
            except Refused as error:
                form.add_error(None, error.message)
        return self._page(form)

    @transaction.atomic
    def _create(self, data: dict[str, Any]) -> HttpResponse:
        workspace = actions.create_workspace(
            by=self.user, key=data["key"], name=data["name"], place_key=data["place_key"]
        )
        _, token = actions.add_member(
            by=self.user,
            workspace=workspace,
            email=data["email"],
            name=data["person"],
            role=Role.INTEGRATION_MANAGER,
        )
        return self.link_page(data["email"], token, workspace)

    def _page(self, form: Form) -> HttpResponse:
        return self.render("account/new_workspace.html", {"form": form})


class NewUser(OperatorView):
    """An account, or a new link for one that exists."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._form())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if form.is_valid():
            try:
                return self._create(form.cleaned_data)
            except Refused as error:
                form.add_error(None, error.message)
        return self._page(form)

    @transaction.atomic
    def _create(self, data: dict[str, Any]) -> HttpResponse:
        if data["role"] not in WORKSPACE_ROLES:
            _, token = actions.create_user(
                by=self.user, email=data["email"], name=data["name"], installation_role=data["role"]
            )
            return self.link_page(data["email"], token)
        workspace = queries.workspace_by_key(data["workspace"])
        _, token = actions.add_member(
            by=self.user, workspace=workspace, email=data["email"], name=data["name"], role=data["role"]
        )
        return self.link_page(data["email"], token, workspace)

    def _form(self, *args: Any) -> NewUserForm:
        found = [(row.workspace.key, row.workspace.name) for row in queries.workspace_rows()]
        return NewUserForm(*args, workspaces=found)

    def _page(self, form: Form) -> HttpResponse:
        return self.render("account/new_user.html", {"form": form})
