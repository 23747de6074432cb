"""Pages on own tables: map a sheet, see what is here, publish it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from bindeglied.core.errors import Refused
from bindeglied.domain.statistics import queries
from bindeglied.domain.statistics.models import ImportFile
from bindeglied.domain.statistics.values import OwnTable, SheetText
from bindeglied.jobs import own_tables, releases
from bindeglied.web.ui.views import WorkspaceView
from bindeglied.web.workspace.statistics import mapping_forms, own_pages


class FileView(WorkspaceView):
    """Base of pages on one file whose sheets were read: `self.file` or 404."""

    permission = "statistics.see_cells"

    @cached_property
    def file(self) -> ImportFile:
        data_import = queries.import_of(self.workspace, self.kwargs["pk"])
        return queries.file_to_map(data_import, self.kwargs["file"])


class MapFile(FileView):
    """Say what stands where on a sheet; nothing is stored by it, the preview comes after."""

    permission = "statistics.see_cells"

    @property
    def land(self) -> str:
        return self.workspace.place_key

    def get(self, request: HttpRequest, pk: int, file: int) -> HttpResponse:
        mapping, about = own_pages.begin_with(self.file, self.workspace)
        sheet = self._sheet(request.GET.get("blatt", mapping.sheet))
        if sheet.name != mapping.sheet:
            mapping = own_tables.proposal_for(sheet, self.file.name, self.land)
        initial = {**mapping_forms.initial_of(mapping), **about}
        form = mapping_forms.MappingForm(initial=initial, sheet=sheet, land=self.land)
        page = own_pages.mapping_page(self.file, form, mapping, self.workspace)
        return self._render({**page, "known": about.get("known", "")})

    def post(self, request: HttpRequest, pk: int, file: int) -> HttpResponse:
        form = mapping_forms.MappingForm(
            request.POST, sheet=self._sheet(request.POST.get("sheet", "")), land=self.land
        )
        form.is_valid()
        if "show" in request.POST:  # what the table is may be said later
            for name in mapping_forms.ABOUT:
                form.errors.pop(name, None)
        mapping = form.mapping()
        page = own_pages.mapping_page(self.file, form, mapping, self.workspace)
        if "show" in request.POST or form.errors or not page["complete"]:
            return self._render(page, status=200 if "show" in request.POST else 400)
        if page["hints"] and not form.cleaned_data["seen"]:
            form.add_error("seen", _("Please look at the hints and say that the table is right."))
            return self._render(page, status=400)
        try:
            begun = own_tables.begin(
                by=self.user,
                file=self.file,
                mapping=mapping,
                own=form.own(),
                shared=form.cleaned_data["shared"],
            )
        except Refused as error:
            form.add_error(None, error.message)
            return self._render(page, status=400)
        return redirect("statistics:import", self.workspace.key, begun.pk)

    def _render(self, page: dict[str, Any], status: int = 200) -> HttpResponse:
        return self.render("workspace/statistics/own_map.html", page, status=status)

    def _sheet(self, name: str) -> SheetText:
        sheets = queries.sheets_of(self.file)
        return next((s for s in sheets if s.name == name), sheets[0])


class MapAgain(FileView):
    """Take over the mapping of last year with one click, where nothing is left to say."""

    permission = "statistics.see_cells"

    def post(self, request: HttpRequest, pk: int, file: int) -> HttpResponse:
        known = own_tables.known_again(
            self.file, queries.known_mappings(self.workspace), self.workspace.place_key
        )
        if known is None:
            return redirect("statistics:map", self.workspace.key, pk, file)
        row = known.table
        shared = row.shared and row.workspace_id == self.workspace.pk
        own = OwnTable(row.table, row.title, row.universe, row.source, row.origin)
        begun = own_tables.begin(by=self.user, file=self.file, mapping=known.mapping, own=own, shared=shared)
        return redirect("statistics:import", self.workspace.key, begun.pk)


class OwnTables(WorkspaceView):
    """The own tables of the workspace."""

    permission = "statistics.see_imports"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render("workspace/statistics/own_list.html", own_pages.own_list(self.workspace))


class OwnTablePage(WorkspaceView):
    """One own table: its description, its cells inside, what of it is published."""

    permission = "statistics.see_cells"

    def get(self, request: HttpRequest, table: str) -> HttpResponse:
        page = own_pages.own_table(self.user, self.workspace, table)
        return self.render("workspace/statistics/own_detail.html", page)


class ReleaseOwnTable(WorkspaceView):
    """Have an own table published by its rule of protection."""

    permission = "statistics.release_table"

    def post(self, request: HttpRequest, table: str) -> HttpResponse:
        row = queries.own_table(self.workspace, table)
        if queries.own_files(self.workspace, table):
            releases.ask(by=self.user, workspace=self.workspace, table=row.table)
            messages.success(
                request, _("The table is being protected. In a moment its published figures stand here.")
            )
        else:
            messages.error(request, _("There are no figures of this table yet."))
        return redirect("statistics:own-table", self.workspace.key, row.table)
