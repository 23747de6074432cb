"""Published series as text for scripts: one object or line per point, figures with a decimal point."""

import csv
import json
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from bindeglied.analysis.series import Point, Series
from bindeglied.domain.indicators.values import categories_text

FIELDS = (
    "indicator", "place", "date", "categories", "value", "status", "unit", "numerator", "denominator", "source",
    "boundary", "break", "note",
)  # fmt: skip


def write_json(series: Sequence[Series], out: TextIO) -> None:
    """One JSON list, an object per point."""
    rows = [
        json.dumps({**_common(s), **_point(p), "categories": dict(s.categories)}, ensure_ascii=False)
        for s in series
        for p in s.points
    ]
    out.write("[\n " + ",\n ".join(rows) + "\n]\n" if rows else "[]\n")


def write_csv(series: Sequence[Series], out: TextIO) -> None:
    """A head and a line per point; categories as 'GES=GESW', several sources with a blank between them."""
    writer = csv.DictWriter(out, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_lines(series))


def _lines(series: Sequence[Series]) -> Iterator[dict[str, Any]]:
    for s in series:
        for point in s.points:
            row = {**_common(s), **_point(point), "categories": categories_text(s.categories)}
            yield {**row, "source": " ".join(point.source), **_figures(row)}


def _common(series: Series) -> dict[str, Any]:
    return dict.fromkeys(FIELDS) | {
        "indicator": series.indicator, "place": series.place, "unit": series.unit,
    }  # fmt: skip


def _point(point: Point) -> dict[str, Any]:
    return {
        "date": point.date,
        "value": _plain(point.value),
        "status": point.status.value,
        "numerator": _plain(point.numerator),
        "denominator": _plain(point.denominator),
        "source": list(point.source),
        "boundary": point.boundary,
        "break": point.break_.value if point.break_ else None,
        "note": point.note,
    }


def _plain(figure: float | None) -> float | int | None:
    """Whole numbers without a decimal point."""
    return int(figure) if figure is not None and float(figure).is_integer() else figure


def _figures(row: dict[str, Any]) -> dict[str, str]:
    return {k: "" if row[k] is None else repr(row[k]) for k in ("value", "numerator", "denominator")}
