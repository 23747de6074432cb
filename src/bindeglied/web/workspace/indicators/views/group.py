"""The page on which a workspace chooses the places beside its own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from bindeglied.core.errors import Refused
from bindeglied.domain.indicators import actions, queries
from bindeglied.domain.places import queries as places
from bindeglied.web.ui.views import WorkspaceView
from bindeglied.web.workspace.indicators import forms, pages


class ChooseGroup(WorkspaceView):
    """Districts of one Land at a time are offered; those chosen before stay chosen."""

    permission = "indicators.choose_group"

    def get(self, request: HttpRequest) -> HttpResponse:
        group = queries.group_of(self.workspace)
        form = self._form(initial={"name": group.name, "places": group.places})
        return self._page(form, 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, 400)
        name, keys = form.cleaned_data["name"], form.cleaned_data["places"]
        try:
            actions.choose_group(by=self.user, workspace=self.workspace, name=name, keys=keys)
        except Refused as error:
            form.add_error(None, error.message)
            return self._page(form, 409)
        messages.success(request, _("These places now stand beside your own in every comparison."))
        return redirect("indicators:list", self.workspace.key)

    @property
    def _state(self) -> str:
        own = self.workspace.place_key[:2]
        lands = [(p.key, p.name) for p in places.states()]
        return forms.chosen(self.request.GET, "land", lands, own)

    def _form(self, *args: object, **kwargs: object) -> forms.GroupForm:
        offered = pages.offered(queries.group_of(self.workspace), self._state)
        own = self.workspace.place_key
        return forms.GroupForm(*args, offered=[o for o in offered if o[0] != own], **kwargs)

    def _page(self, form: forms.GroupForm, status: int) -> HttpResponse:
        page = {"form": form, "states": places.states(), "state": self._state}
        return self.render("workspace/indicators/group_choose.html", page, status=status)
