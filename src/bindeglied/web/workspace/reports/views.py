"""Pages of the reports; each calls one query or one action."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from bindeglied.core import access
from bindeglied.core.errors import NotFound, Outdated, Refused
from bindeglied.domain.documents import queries as documents
from bindeglied.domain.reports import actions, queries
from bindeglied.domain.reports.choices import Format
from bindeglied.domain.reports.models import Block, Report
from bindeglied.jobs import reports as jobs
from bindeglied.web.ui.views import WorkspaceView
from bindeglied.web.workspace.reports import forms, pages


class ReportList(WorkspaceView):
    """All reports of the workspace, and the bin."""

    permission = "reports.see"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render(
            "workspace/reports/report_list.html",
            {
                "rows": queries.report_rows(self.user, self.workspace),
                "bin": queries.reports_in_bin(self.workspace),
                "may_edit": access.allowed(self.user, "reports.edit", self.workspace),
            },
        )


class NewReport(WorkspaceView):
    """Title, reference date, place; then the editor."""

    permission = "reports.edit"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._form(initial=pages.new_report(self.workspace)))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form)
        report = actions.create_report(by=self.user, workspace=self.workspace, **form.cleaned_data)
        messages.success(request, _("The report is there. All sentences follow the figures."))
        return redirect("reports:editor", self.workspace.key, report.pk)

    def _form(self, *args: Any, **kwargs: Any) -> forms.NewReportForm:
        return forms.NewReportForm(*args, places=pages.places_for(self.workspace), **kwargs)

    def _page(self, form: forms.NewReportForm) -> HttpResponse:
        return self.render("workspace/reports/report_new.html", {"form": form})


class ReportView(WorkspaceView):
    """Base of pages on one report: `self.report` or 404."""

    permission = "reports.see"
    in_bin = False

    @cached_property
    def report(self) -> Report:
        found = queries.report_of(self.workspace, self.kwargs["pk"])
        if (found.deleted_at is not None) != self.in_bin:
            raise NotFound
        return found

    @cached_property
    def block(self) -> Block:
        removed = self.kwargs.get("step") == "zurueck"
        return queries.block_of(self.report, self.kwargs["block"], removed=removed)


class Editor(ReportView):
    """Outline, paper, tools; the block and chapter are chosen in the address."""

    permission = "reports.see"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        may_edit = access.allowed(self.user, "reports.edit", self.workspace)
        page = pages.editor(self.report, request.GET, may_edit=may_edit)
        return self.render("workspace/reports/report_editor.html", page)


class Change(ReportView):
    """Base of every change in the editor: do it, come back to the same block.

    What was typed is shown again when somebody else was faster or it was refused.
    """

    permission = "reports.edit"
    form_class: type[forms.VersionedForm] = forms.VersionedForm
    mode = ""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.make_form(request)
        if not form.is_valid():
            return self.again(request, form)
        try:
            target = self.change(form.cleaned_data)
        except (Refused, Outdated) as error:
            self.report.refresh_from_db()
            form.add_error(None, error.message)
            # Whoever has seen the new state may save over it.
            form.data = {**request.POST.dict(), "version": self.report.version}
            return self.again(request, form, outdated=isinstance(error, Outdated))
        return redirect(target)

    def make_form(self, request: HttpRequest) -> forms.VersionedForm:
        return self.form_class(request.POST)

    def change(self, data: dict[str, Any]) -> str:
        raise NotImplementedError

    def again(
        self, request: HttpRequest, form: forms.VersionedForm, *, outdated: bool = False
    ) -> HttpResponse:
        """The editor with the form as typed."""
        chosen = {"block": str(self.kwargs.get("block", "")), "modus": self.mode}
        page = pages.editor(self.report, chosen, may_edit=True, form=form, outdated=outdated)
        return self.render("workspace/reports/report_editor.html", page, status=409)

    def at_block(self, block: Block, **more: str) -> str:
        return pages.editor_address(self.report, block=block.pk, **more)


class Rename(Change):
    form_class = forms.TitleForm
    mode = "titel"

    def change(self, data: dict[str, Any]) -> str:
        actions.rename_report(by=self.user, report=self.report, **data)
        return pages.editor_address(self.report)


class Write(Change):
    form_class = forms.TextForm
    mode = "aendern"

    def change(self, data: dict[str, Any]) -> str:
        actions.edit_sentence(by=self.user, block=self.block, **data)
        messages.success(self.request, _("Your text is saved."))
        return self.at_block(self.block)


class Accept(Change):
    def change(self, data: dict[str, Any]) -> str:
        actions.accept_proposal(by=self.user, block=self.block, **data)
        messages.success(self.request, _("The sentence follows the figures again."))
        return self.at_block(self.block)


class Keep(Change):
    form_class = forms.ReasonForm
    mode = "behalten"

    def change(self, data: dict[str, Any]) -> str:
        actions.keep_sentence(by=self.user, block=self.block, **data)
        messages.success(self.request, _("The sentence stays as it is, your reason is kept with it."))
        return self.at_block(self.block)


class Arrange(Change):
    """Move up or down, take out, put back."""

    STEPS: dict[str, Callable[..., None]] = {
        "hoch": lambda **kw: actions.move_block(up=True, **kw),
        "runter": lambda **kw: actions.move_block(up=False, **kw),
        "entfernen": actions.remove_block,
        "zurueck": actions.restore_block,
    }

    def change(self, data: dict[str, Any]) -> str:
        step = self.kwargs["step"]
        if step not in self.STEPS:
            raise NotFound
        self.STEPS[step](by=self.user, block=self.block, **data)
        if step == "entfernen":
            messages.info(self.request, _("The block is taken out. You can put it back for 30 days."))
            return pages.editor_address(self.report, kapitel=self.block.chapter)
        return self.at_block(self.block)


class Insert(Change):
    mode = "einfuegen"

    def make_form(self, request: HttpRequest) -> forms.InsertForm:
        return forms.InsertForm(request.POST, indicators=queries.insertable(request.POST.get("kind", "")))

    def change(self, data: dict[str, Any]) -> str:
        after = queries.block_of(self.report, data["after"]) if data["after"] else None
        block = actions.add_block(
            by=self.user,
            report=self.report,
            chapter=data["chapter"],
            kind=data["kind"],
            spec=pages.new_spec(data, after),
            text=data["text"],
            after=after,
            version=data["version"],
        )
        return self.at_block(block, neu="1")

    def again(
        self, request: HttpRequest, form: forms.VersionedForm, *, outdated: bool = False
    ) -> HttpResponse:
        chosen = {
            "einfuegen": request.POST.get("kind", ""),
            "kapitel": request.POST.get("chapter", ""),
            "block": request.POST.get("after", ""),
        }
        page = pages.editor(self.report, chosen, may_edit=True, form=form)
        return self.render("workspace/reports/report_editor.html", page, status=409)


class Preview(ReportView):
    """The draft as one page, as it would be printed."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        may_freeze = access.allowed(self.user, "reports.freeze", self.workspace)
        page = {**pages.preview(self.report), "may_freeze": may_freeze}
        return self.render("workspace/reports/report_preview.html", page)


class Freeze(ReportView):
    """Say what will be frozen, what is stale and missing; then do it."""

    permission = "reports.freeze"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._page(forms.VersionedForm(initial={"version": self.report.version}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = forms.VersionedForm(request.POST)
        if not form.is_valid():
            return self._page(forms.VersionedForm(initial={"version": self.report.version}))
        try:
            edition = jobs.freeze(by=self.user, report=self.report, **form.cleaned_data)
        except (Refused, Outdated) as error:
            messages.error(request, error.message)
            return redirect("reports:freeze", self.workspace.key, self.report.pk)
        return redirect("reports:edition", self.workspace.key, self.report.pk, edition.number)

    def _page(self, form: forms.VersionedForm) -> HttpResponse:
        return self.render("workspace/reports/report_freeze.html", pages.freeze(self.report, form))


class Changes(ReportView):
    """What reads differently now than in the newest edition."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.render("workspace/reports/report_changes.html", pages.changes(self.report))


class Delete(ReportView):
    permission = "reports.edit"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        actions.delete_report(by=self.user, report=self.report)
        messages.info(
            request, _("The report lies in the bin. You can take it out for 30 days; its editions remain.")
        )
        return redirect("reports:list", self.workspace.key)


class Restore(ReportView):
    permission = "reports.edit"
    in_bin = True

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        actions.restore_report(by=self.user, report=self.report)
        return redirect("reports:editor", self.workspace.key, self.report.pk)


class EditionView(WorkspaceView):
    """Base of pages on one frozen edition."""

    permission = "reports.see"

    @cached_property
    def edition(self) -> Any:
        return queries.edition_of(self.workspace, self.kwargs["pk"], self.kwargs["number"])

    @property
    def may_freeze(self) -> bool:
        return access.allowed(self.user, "reports.freeze", self.workspace)


class EditionPage(EditionView):
    """The frozen content with hash, citation and downloads."""

    def get(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        page = pages.edition(self.edition, may_freeze=self.may_freeze)
        return self.render("workspace/reports/edition_detail.html", page)


class EditionFiles(EditionView):
    """Only the list of downloads: asked again until all files are there."""

    def get(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        page = pages.files(self.edition, may_freeze=self.may_freeze)
        return self.render("workspace/reports/_edition_files.html", page)


class RenderAgain(EditionView):
    """Have the files made after all."""

    permission = "reports.freeze"

    def post(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        try:
            jobs.render_again(by=self.user, edition=self.edition)
        except Refused as error:
            messages.info(request, error.message)
        return redirect("reports:edition", self.workspace.key, pk, number)


class Download(EditionView):
    """One file of an edition, byte by byte as it was rendered."""

    def get(self, request: HttpRequest, pk: int, number: int, format: str) -> HttpResponseBase:
        if format not in Format.values:
            raise NotFound
        file = next(f for f in queries.files_of(self.edition) if f.format == format)
        if not file.ready:
            raise NotFound
        return FileResponse(
            documents.path_of(file.document).open("rb"),
            content_type=file.document.media_type,
            as_attachment=True,
            filename=file.document.name,
        )
