"""Pages on data: fetch it, read it in, see what is here."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import TooManyFilesSent
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from bindeglied.core import access
from bindeglied.core.errors import NotFound, Outdated, Refused
from bindeglied.domain.documents import actions as documents
from bindeglied.domain.statistics import queries
from bindeglied.domain.statistics.models import DataImport
from bindeglied.jobs import imports as jobs
from bindeglied.web.ui.views import WorkspaceView
from bindeglied.web.workspace.statistics import forms, pages
from bindeglied.web.workspace.statistics.uploads import LimitedUpload


# The handler of files must be set before anything reads the body; the check of the form's token reads it.
# So the token is checked a step later, in `post`, after the permission.
@method_decorator(csrf_exempt, name="dispatch")
class FetchAndRead(WorkspaceView):
    """Drop files here; what to fetch, what was read in last."""

    permission = "statistics.see_imports"
    max_body = 5 * documents.LARGEST
    streams = True

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(forms.FilesForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        access.require(self.user, "statistics.import_official", self.workspace)
        handler = LimitedUpload(request)
        request.upload_handlers = [handler]
        try:
            return self._read(request, handler)
        except TooManyFilesSent:
            return self._page(self._refused(_("Please hand in at most 100 files at once.")), status=400)

    @method_decorator(csrf_protect)
    def _read(self, request: HttpRequest, handler: LimitedUpload) -> HttpResponse:
        form = forms.FilesForm(request.POST, request.FILES)
        for name in handler.too_large:
            words = _("%(name)s is larger than 100 MB. Please fetch a smaller part of the table.")
            form.large.append(words % {"name": name})
        if not form.is_valid():
            return self._page(form, status=400)
        kept = [
            documents.keep_upload(
                chunks=file.chunks(),
                name=file.name,
                media_type=file.content_type or "application/octet-stream",
                by=self.user,
                workspace=self.workspace,
            )
            for file in form.cleaned_data["files"]
        ]
        data_import = jobs.begin(by=self.user, workspace=self.workspace, documents=kept)
        for message in form.large:
            messages.warning(request, message)
        return redirect("statistics:import", self.workspace.key, data_import.pk)

    def _refused(self, message: str) -> forms.FilesForm:
        form = forms.FilesForm({}, {})
        form.large.append(message)
        form.is_valid()
        return form

    def _page(self, form: forms.FilesForm, status: int = 200) -> HttpResponse:
        page = pages.start(self.user, self.workspace)
        return self.render("workspace/statistics/data_start.html", {**page, "form": form}, status=status)


class ToFetch(WorkspaceView):
    """Which official tables there are, which are here, and how to fetch the others."""

    permission = "statistics.see_imports"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render("workspace/statistics/data_fetch.html", pages.to_fetch(self.workspace))


class History(WorkspaceView):
    """Everything that was read in here, page by page."""

    permission = "statistics.see_imports"

    def get(self, request: HttpRequest) -> HttpResponse:
        paginator = Paginator(pages.history(self.user, self.workspace), pages.PER_PAGE)
        page = paginator.get_page(request.GET.get("seite"))
        rows = pages.history_rows(page.object_list)
        return self.render("workspace/statistics/import_list.html", {"page": page, "rows": rows})


class Tables(WorkspaceView):
    """The tables that are here."""

    permission = "statistics.see_imports"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = forms.TableFilter(request.GET)
        form.is_valid()
        chosen = {name: form.cleaned_data.get(name) or "" for name in form.fields}
        page = pages.tables(self.workspace, **chosen)
        return self.render("workspace/statistics/table_list.html", {**page, "form": form, "chosen": chosen})


class TablePage(WorkspaceView):
    """One table: what it is, its deliveries, what rests on it."""

    permission = "statistics.see_imports"

    def get(self, request: HttpRequest, table: str) -> HttpResponse:
        page = pages.table(self.user, self.workspace, table)
        if page is None:
            raise NotFound
        return self.render("workspace/statistics/table_detail.html", page)


class ImportView(WorkspaceView):
    """Base of pages on one import: `self.data_import` or 404."""

    permission = "statistics.see_imports"

    @cached_property
    def data_import(self) -> DataImport:
        return queries.import_of(self.workspace, self.kwargs["pk"])


class ImportPage(ImportView):
    """An import from its first look to its end; asks anew by itself while something goes on."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        page = pages.import_page(self.user, self.data_import)
        page["may_import"] = access.allowed(self.user, "statistics.import_official", self.workspace)
        return self.render("workspace/statistics/import_detail.html", page)


class Step(ImportView):
    """Base of what a person does with an import; its page says afterwards what happened."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            self.step(by=self.user, data_import=self.data_import)
        except (Refused, Outdated) as error:
            messages.error(request, error.message)
        return redirect("statistics:import", self.workspace.key, self.data_import.pk)

    def step(self, **arguments: Any) -> None:
        raise NotImplementedError


class Confirm(Step):
    permission = "statistics.import_official"

    def step(self, **arguments: Any) -> None:
        jobs.confirm(**arguments)


class Cancel(Step):
    permission = "statistics.import_official"

    def step(self, **arguments: Any) -> None:
        jobs.cancel(**arguments)


class Undo(Step):
    permission = "statistics.undo_import"

    def step(self, **arguments: Any) -> None:
        jobs.undo(**arguments)
