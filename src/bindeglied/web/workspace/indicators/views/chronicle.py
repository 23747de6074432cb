"""Pages of the chronicle; each calls one query or one action."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from bindeglied.core import access
from bindeglied.core.errors import Refused
from bindeglied.domain.indicators import actions, queries
from bindeglied.domain.indicators.models import ChronicleEntry
from bindeglied.web.ui.views import WorkspaceView
from bindeglied.web.workspace.indicators import forms, pages


class Chronicle(WorkspaceView):
    """All entries in order of time, and what was taken out."""

    permission = "indicators.see"

    def get(self, request: HttpRequest) -> HttpResponse:
        may_edit = access.allowed(self.user, "indicators.edit_chronicle", self.workspace)
        page = {
            "entries": pages.told(queries.chronicle(self.workspace)),
            "taken_out": queries.taken_out(self.workspace) if may_edit else [],
            "may_edit": may_edit,
        }
        return self.render("workspace/indicators/chronicle_list.html", page)


class EntryForm(WorkspaceView):
    """Base of the pages with the form of an entry."""

    permission = "indicators.edit_chronicle"

    def form_page(self, form: forms.ChronicleForm, entry: ChronicleEntry | None, status: int) -> HttpResponse:
        page = {"form": form, "entry": entry}
        return self.render("workspace/indicators/chronicle_entry.html", page, status=status)

    def done(self, text: str) -> HttpResponse:
        messages.success(self.request, text)
        return redirect("indicators:chronicle", self.workspace.key)


class NewEntry(EntryForm):
    """Tell something that happened."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.form_page(forms.ChronicleForm(), None, 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = forms.ChronicleForm(request.POST)
        if not form.is_valid():
            return self.form_page(form, None, 400)
        try:
            actions.add_entry(by=self.user, workspace=self.workspace, **form.cleaned_data)
        except Refused as error:
            form.add_error(None, error.message)
            return self.form_page(form, None, 409)
        return self.done(_("The entry stands in the chronicle."))


class OneEntry(EntryForm):
    """Base of what is done with one entry: `self.entry` or 404."""

    removed = False

    @cached_property
    def entry(self) -> ChronicleEntry:
        return queries.entry_of(self.workspace, self.kwargs["pk"], removed=self.removed)


class ChangeEntry(OneEntry):
    """Tell it anew."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.form_page(forms.ChronicleForm(initial=forms.initial_of(self.entry)), self.entry, 200)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        entry, form = self.entry, forms.ChronicleForm(request.POST)
        if not form.is_valid():
            return self.form_page(form, entry, 400)
        try:
            actions.change_entry(by=self.user, entry=entry, **form.cleaned_data)
        except Refused as error:
            form.add_error(None, error.message)
            return self.form_page(form, entry, 409)
        return self.done(_("The entry is changed."))


class RemoveEntry(OneEntry):
    """Take it out of the chronicle."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        actions.remove_entry(by=self.user, entry=self.entry)
        return self.done(_("The entry is taken out. It can be put back below."))


class RestoreEntry(OneEntry):
    """Put it back."""

    removed = True

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        actions.restore_entry(by=self.user, entry=self.entry)
        return self.done(_("The entry stands in the chronicle again."))
