"""How a figure was computed, down to the cells of its tables."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode

from bindeglied.core.errors import NotFound
from bindeglied.domain.indicators import queries
from bindeglied.domain.indicators.models import StoredSeries
from bindeglied.domain.indicators.queries.series import series_of
from bindeglied.jobs import derivations
from bindeglied.web.workspace.indicators import calculation, forms
from bindeglied.web.workspace.indicators.views.indicators import IndicatorView


class Calculation(IndicatorView):
    """Formula, numerator, denominator, cells; a job looks the cells up when somebody asks for them."""

    permission = "statistics.see_cells"

    @cached_property
    def row(self) -> StoredSeries:
        found = queries.official_row(self.indicator.key, self.place)
        if found is None:
            raise NotFound
        return found

    @cached_property
    def dates(self) -> list[str]:
        """Dates with a figure, newest first."""
        series = series_of(self.row)
        return [p.date for p in reversed(series.points) if p.value is not None]

    @cached_property
    def date(self) -> str:
        if not self.dates:
            raise NotFound
        return forms.chosen(self.request.GET, "stand", [(d, d) for d in self.dates], self.dates[0])

    def get(self, request: HttpRequest, indicator: str) -> HttpResponse:
        found = queries.derivation_of(self.workspace, self.row, self.date)
        page = calculation.page(self.indicator, self.row, self.date, self.dates, found)
        page |= {"place": self.place, "polls": found is None and "warten" in request.GET}
        return self.render("workspace/indicators/indicator_calculation.html", page)

    def post(self, request: HttpRequest, indicator: str) -> HttpResponse:
        derivations.ask(
            by=self.user,
            workspace=self.workspace,
            indicator=self.indicator.key,
            place=self.place,
            date=self.date,
        )
        address = reverse("indicators:calculation", args=[self.workspace.key, self.indicator.key])
        chosen = urlencode({"ort": self.place, "stand": self.date, "warten": "1"})
        return redirect(f"{address}?{chosen}")
