"""Pages of the indicators; all figures come through the gate."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property

from bindeglied.core.errors import NotFound
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.reports.queries.printing import Drawing
from bindeglied.exchange import charts
from bindeglied.exchange.exporters.figures import figures_csv
from bindeglied.web.ui.views import WorkspaceView
from bindeglied.web.workspace.indicators import forms, pages


class IndicatorList(WorkspaceView):
    """All indicators by field of action, with the newest figure of the place."""

    permission = "indicators.see"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = forms.SearchForm(request.GET)
        q = form.cleaned_data["q"] if form.is_valid() else ""
        page = pages.rows(self.workspace, q)
        return self.render("workspace/indicators/indicator_list.html", {**page, "form": form, "q": q})


class IndicatorView(WorkspaceView):
    """Base of pages on one indicator: `self.about` or 404; place and breakdown are in the address."""

    permission = "indicators.see"

    @cached_property
    def places(self) -> list[tuple[str, str]]:
        return pages.place_choices(self.workspace)

    @cached_property
    def about(self) -> pages.Known:
        indicator = INDICATORS.get(self.kwargs["indicator"])
        if indicator is None:
            raise NotFound
        place = forms.ViewForm.place_of(self.request.GET, self.places, self.workspace.place_key)
        return pages.known(indicator, place, self.workspace)

    @cached_property
    def by(self) -> str:
        asked = self.request.GET.get("nach", "")
        return asked if asked in self.about.dimensions else ""


class IndicatorPage(IndicatorView):
    """Figure, sentence, charts, map, table, definition, source, limits."""

    def get(self, request: HttpRequest, indicator: str) -> HttpResponse:
        page = pages.page(self.user, self.about, self.by)
        page["form"] = forms.ViewForm(
            {"ort": self.about.place, "nach": self.by},
            indicator=self.about.indicator,
            places=self.places,
            own=self.workspace.place_key,
            dimensions=self.about.dimensions,
        )
        return self.render("workspace/indicators/indicator_detail.html", page)


class Download(IndicatorView):
    """Base of downloads of one drawing."""

    def drawing(self, name: str) -> Drawing:
        found = pages.drawing(self.about, name, self.by)
        if found is None:
            raise NotFound
        return found

    def answer(self, content: str | bytes, media_type: str, ending: str) -> HttpResponse:
        name = f"{self.about.indicator.key}-{self.about.place}-{self.kwargs['drawing']}.{ending}"
        headers: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=media_type, headers=headers)


class Picture(Download):
    """A drawing as SVG with colours of its own."""

    def get(self, request: HttpRequest, indicator: str, drawing: str) -> HttpResponse:
        chart = self.drawing(drawing).block.chart
        svg = charts.draw(chart, ident=drawing, width="wide", palette="document")
        return self.answer(svg, "image/svg+xml", "svg")


class Figures(Download):
    """The figures of a drawing as CSV."""

    def get(self, request: HttpRequest, indicator: str, drawing: str) -> HttpResponse:
        return self.answer(figures_csv(self.drawing(drawing).figures), "text/csv; charset=utf-8", "csv")
