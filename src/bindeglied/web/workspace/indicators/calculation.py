"""What the page on the calculation of a figure shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from bindeglied.analysis.formulas import Formula
from bindeglied.core import text
from bindeglied.domain.indicators.models import StoredSeries
from bindeglied.domain.indicators.queries.derivation import Found
from bindeglied.domain.indicators.queries.series import point_at, series_of
from bindeglied.domain.indicators.sentences import de
from bindeglied.domain.indicators.values import Indicator, SourceCell
from bindeglied.domain.places import queries as places
from bindeglied.domain.statistics.choices import STATUS_WORDS
from bindeglied.exchange.exporters.report import words


@dataclass(frozen=True, slots=True)
class Line:
    """A cell as printed."""

    cell: SourceCell
    place: str
    day: str
    value: str


@dataclass(frozen=True, slots=True)
class Part:
    """Numerator or denominator: its cells and their sum, '' where one has no number or they do not add up."""

    title: str
    lines: tuple[Line, ...]
    total: str


def page(
    indicator: Indicator, row: StoredSeries, date: str, dates: Sequence[str], found: Found | None
) -> dict[str, Any]:
    """The figure, how it is computed, and its cells once they were looked up."""
    point = point_at(series_of(row), date)
    assert point is not None  # `date` is one of its dates
    return {
        "indicator": indicator,
        "place_name": places.full_name(row.place),
        "figure": de.printed(point.value, point.status, indicator),
        "day": words.day(date),
        "date": date,
        "dates": [(d, words.day(d)) for d in dates],
        "formula": _formula(indicator.formula),
        "numerator": _number(point.numerator),
        "denominator": _number(point.denominator),
        "note": point.note,
        "found": found,
        "parts": _parts(found, indicator) if found else [],
    }


def _formula(formula: Formula) -> str:
    return {
        Formula.COUNT: gettext("The sum of these cells."),
        Formula.DELIVERED: gettext("As the office delivered it."),
        Formula.SHARE: gettext("Numerator divided by denominator, times 100."),
        Formula.PER_THOUSAND: gettext("Numerator divided by denominator, times 1,000."),
        Formula.FLOW_PER_THOUSAND: gettext(
            "Numerator of the year divided by the mean of both year ends, times 1,000."
        ),
        Formula.FLOW_SHARE: gettext(
            "Numerator of the year divided by the mean of both year ends, times 100."
        ),
        Formula.CHANGE: gettext(
            "The later number less the earlier one, divided by the earlier one, times 100."
        ),
        Formula.GROWTH_BY_FLOW: gettext(
            "Numerator of the year divided by the number at the end of the year before, times 100."
        ),
        Formula.GROWTH_REST: gettext(
            "What the growth of the year leaves over without the numerator, divided by the number at the end of the year before, times 100."
        ),
        Formula.DISSIMILARITY: gettext(
            "Half the sum of the differences between the shares of each part in both groups, times 100."
        ),
    }[formula]


def _parts(found: Found, indicator: Indicator) -> list[Part]:
    titles = {"numerator": gettext("Numerator"), "denominator": gettext("Denominator")}
    if indicator.denominator is None:
        titles["numerator"] = gettext("Cells of the tables")
    made = []
    for part, title in titles.items():
        cells = [c for c in found.cells if c.part == part]
        if cells:
            made.append(Part(title, tuple(map(_line, cells)), _total(cells, found)))
    return made


def _line(cell: SourceCell) -> Line:
    printed = _number(cell.value) or _why(cell)
    return Line(
        cell,
        places.name_of(cell.place),
        text.short_date(cell.date),
        f"{text.MINUS}\N{NARROW NO-BREAK SPACE}{printed}" if cell.sign < 0 else printed,
    )


def _why(cell: SourceCell) -> str:
    says = {str(status): said for status, said in STATUS_WORDS.items()}
    return says.get(cell.status, cell.marker)


def _total(cells: Sequence[SourceCell], found: Found) -> str:
    """The sum of cells of one day, none where one is blank or some were left out."""
    if found.left_out or len({c.date for c in cells}) > 1:
        return ""
    if any(c.value is None and c.status != "zero" for c in cells):
        return ""
    return _number(float(sum(c.sign * (c.value or 0) for c in cells)))


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return text.number(value, 0 if float(value).is_integer() else 1)
