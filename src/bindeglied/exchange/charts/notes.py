"""Small texts of a drawing that come again: words for statuses, lines at the foot."""

from collections.abc import Iterable, Sequence

from bindeglied.analysis.status import Status
from bindeglied.core import text
from bindeglied.domain.indicators.sentences.de import STATUS_WORDS
from bindeglied.exchange.charts import measure
from bindeglied.exchange.charts.svg import Drawing

# Figures that are there but not exact: their points are hollow.
INEXACT = frozenset({Status.ROUNDED, Status.PERTURBED, Status.ESTIMATED, Status.UNRELIABLE})
NOTHING = "keine Angabe"


def word(status: Status) -> str:
    """'geheim zu halten', 'noch nicht geliefert'; a missing number without a reason is 'keine Angabe'."""
    return STATUS_WORDS.get(status, NOTHING)


def words(statuses: Iterable[Status]) -> str:
    """The words of several statuses, each once, in the order of the list of statuses."""
    met = set(statuses)
    return ", ".join(word(status) for status in Status if status in met)


def printed(value: float, unit: str, decimals: int) -> str:
    """A figure as everywhere."""
    return text.quantity(value, unit, decimals)


def foot(drawing: Drawing, y: float, remarks: Sequence[str]) -> float:
    """Remarks below the drawing, one after the other as long as they fit; returns the height used up."""
    line, end = "", y
    found: list[str] = []
    for remark in remarks:
        longer = f"{line} · {remark}" if line else remark
        if line and measure.width(longer) > drawing.width - 4:
            found += measure.lines(line, drawing.width - 4)
            longer = remark
        line = longer
    if line:
        found += measure.lines(line, drawing.width - 4)
    if found:
        end = drawing.paragraph(0, y + measure.SIZE, found, ink="mute") - measure.SIZE
    return end
