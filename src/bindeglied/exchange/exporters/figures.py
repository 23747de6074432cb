"""Printed figures as CSV for a spreadsheet: one line each, with everything a figure must carry."""

import csv
import io
from collections.abc import Sequence

from bindeglied.core.text import THIN, rounded
from bindeglied.domain.reports.values import Figure
from bindeglied.exchange.exporters.report import words

HEAD = (
    "Kennzahl",
    "Ort",
    "Schlüssel",
    "Gliederung",
    "Stand",
    "Wert",
    "Einheit",
    "Status",
    "Tabellen",
    "Hinweis",
)
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def figures_csv(figures: Sequence[Figure]) -> bytes:
    """Semicolons, decimal comma, UTF-8 with a mark, as a German spreadsheet opens it without asking."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows(_line(figure) for figure in figures)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _line(figure: Figure) -> list[str]:
    categories = " ".join(f"{dim}={code}" for dim, code in sorted((figure.categories or {}).items()))
    cells = (
        figure.label, figure.place_name, figure.place, categories, words.day(figure.date), figure.unit,
        words.status(figure), ", ".join(figure.source), figure.note,
    )  # fmt: skip
    label, place, key, parts, day, *rest = (_safe(cell) for cell in cells)
    return [label, place, key, parts, day, _number(figure), *rest]


def _number(figure: Figure) -> str:
    """A bare number with a decimal comma and as many places as are printed; negative ones stay numbers."""
    if figure.value is None:
        return ""
    places = sum(c.isdigit() for c in figure.text.split(THIN)[0].partition(",")[2])
    return str(rounded(figure.value, places)).replace(".", ",")


def _safe(cell: str) -> str:
    """Text that a spreadsheet would take for a formula gets a mark before it."""
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell
