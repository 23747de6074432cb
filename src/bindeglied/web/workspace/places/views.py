"""Pages of the social areas; each calls one query or one action."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from bindeglied.core import access
from bindeglied.core.errors import Refused
from bindeglied.domain.places import actions
from bindeglied.domain.places.models import SocialArea
from bindeglied.domain.places.queries import areas as queries
from bindeglied.web.ui.views import WorkspaceView
from bindeglied.web.workspace.places import forms, pages


class AreaList(WorkspaceView):
    """All areas, and those that were taken out."""

    permission = "places.see_areas"

    def get(self, request: HttpRequest) -> HttpResponse:
        may_edit = access.allowed(self.user, "places.edit_areas", self.workspace)
        page = {
            "rows": pages.listed(queries.areas(self.workspace)),
            "taken_out": queries.removed_areas(self.workspace) if may_edit else [],
            "possible": len(queries.parts_offered(self.workspace)) > 1,
            "may_edit": may_edit,
        }
        return self.render("workspace/places/area_list.html", page)


class AreaForms(WorkspaceView):
    """Base of the pages with the form of an area."""

    permission = "places.edit_areas"

    def make_form(self, *args: object, **kwargs: object) -> forms.AreaForm:
        return forms.AreaForm(*args, offered=pages.offered(self.workspace), **kwargs)

    def form_page(self, form: forms.AreaForm, area: SocialArea | None, status: int = 200) -> HttpResponse:
        page = {"form": form, "area": area}
        return self.render("workspace/places/area_edit.html", page, status=status)


class NewArea(AreaForms):
    """Name an area and choose its municipalities."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.form_page(self.make_form(), None)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.form_page(form, None, 400)
        try:
            area = actions.make_area(by=self.user, workspace=self.workspace, **form.cleaned_data)
        except Refused as error:
            form.add_error(None, error.message)
            return self.form_page(form, None, 409)
        messages.success(request, _("The social area is there."))
        return redirect("places:area", self.workspace.key, area.pk)


class OneArea(AreaForms):
    """Base of what is done with one area: `self.area` or 404."""

    removed = False

    @cached_property
    def area(self) -> SocialArea:
        return queries.area_of(self.workspace, self.kwargs["pk"], removed=self.removed)


class AreaPage(OneArea):
    """Where it lies, what belongs to it, its figures."""

    permission = "places.see_areas"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        page = pages.area_page(self.area, self.workspace)
        page["may_edit"] = access.allowed(self.user, "places.edit_areas", self.workspace)
        page["may_read_in"] = access.allowed(self.user, "statistics.see_imports", self.workspace)
        return self.render("workspace/places/area_detail.html", page)


class ChangeArea(OneArea):
    """Another name, other municipalities."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.make_form(initial={"name": self.area.name, "parts": self.area.parts})
        return self.form_page(form, self.area)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        area, form = self.area, self.make_form(request.POST)
        if not form.is_valid():
            return self.form_page(form, area, 400)
        try:
            actions.change_area(by=self.user, area=area, **form.cleaned_data)
        except Refused as error:
            form.add_error(None, error.message)
            return self.form_page(form, area, 409)
        messages.success(request, _("The social area is changed."))
        return redirect("places:area", self.workspace.key, area.pk)


class RemoveArea(OneArea):
    """Take it out of the list."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        actions.remove_area(by=self.user, area=self.area)
        messages.success(request, _("The social area is taken out. It can be put back below."))
        return redirect("places:areas", self.workspace.key)


class RestoreArea(OneArea):
    """Put it back."""

    removed = True

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            actions.restore_area(by=self.user, area=self.area)
        except Refused as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("The social area stands in the list again."))
        return redirect("places:areas", self.workspace.key)
