"""Pages of the indicators; all figures come through the gate."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property

from bindeglied.core import access
from bindeglied.core.errors import NotFound
from bindeglied.domain.indicators import queries
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.values import Indicator
from bindeglied.domain.reports.queries.printing import Drawing
from bindeglied.exchange import charts
from bindeglied.exchange.exporters import indicator as files
from bindeglied.exchange.exporters.figures import figures_csv
from bindeglied.web.ui.views import WorkspaceView
from bindeglied.web.workspace.indicators import drawings, forms, pages

# By their ending: who writes a file of all figures, and its media type. The archive holds open data.
_FILES = {
    "csv": (files.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (files.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "zip": (files.as_csvw, "application/zip"),
}


class IndicatorList(WorkspaceView):
    """All indicators by field of action, with the newest figure of the place."""

    permission = "indicators.see"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = forms.SearchForm(request.GET)
        q = form.cleaned_data["q"] if form.is_valid() else ""
        page = pages.rows(self.workspace, q)
        return self.render("workspace/indicators/indicator_list.html", {**page, "form": form, "q": q})


class IndicatorView(WorkspaceView):
    """Base of pages on one indicator: `self.indicator` or 404; place and breakdown are in the address."""

    permission = "indicators.see"

    @cached_property
    def places(self) -> list[tuple[str, str]]:
        return pages.place_choices(self.workspace)

    @cached_property
    def indicator(self) -> Indicator:
        found = INDICATORS.get(self.kwargs["indicator"])
        if found is None:
            raise NotFound
        return found

    @cached_property
    def place(self) -> str:
        return forms.chosen(self.request.GET, "ort", self.places, self.workspace.place_key)


class IndicatorPage(IndicatorView):
    """Figure, sentence, charts, map, table, definition, source, limits."""

    def get(self, request: HttpRequest, indicator: str) -> HttpResponse:
        asked = request.GET.get("nach", "")
        group = queries.group_of(self.workspace)
        figures = drawings.shown(self.indicator, self.place, asked, self.workspace, group.places)
        page = pages.page(self.user, self.workspace, self.indicator, self.place, figures)
        page["group"] = pages.group_line(group)
        page["may_choose"] = access.allowed(self.user, "indicators.choose_group", self.workspace)
        page["places"] = self.places
        return self.render("workspace/indicators/indicator_detail.html", page)


def attached(content: str | bytes, media_type: str, name: str) -> HttpResponse:
    """A file to be kept."""
    headers: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)


class AllFigures(IndicatorView):
    """All figures of the indicator at the place, in its Land and in Germany, as one file."""

    def get(self, request: HttpRequest, indicator: str, format: str) -> HttpResponse:
        if format not in _FILES:
            raise NotFound
        write, media_type = _FILES[format]
        published = pages.published(self.indicator, self.place, self.workspace)
        if not published.series:
            raise NotFound
        return attached(write(published), media_type, f"{self.indicator.key}-{self.place}.{format}")


class Download(IndicatorView):
    """Base of downloads of one drawing."""

    def drawing(self, name: str) -> Drawing:
        group = queries.group_of(self.workspace)
        about = drawings.known(self.indicator, self.place, self.workspace, group.places)
        asked = self.request.GET.get("nach", "")
        found = drawings.drawing(about, name, asked if asked in about.dimensions else "")
        if found is None:
            raise NotFound
        return found

    def answer(self, content: str | bytes, media_type: str, ending: str) -> HttpResponse:
        name = f"{self.indicator.key}-{self.place}-{self.kwargs['drawing']}.{ending}"
        return attached(content, media_type, name)


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
