"""Stacked bars: one bar for a whole, parted by the shares of its parts, each told with its figure below."""

from bindeglied.analysis.charting import Bar, StackChart, StackRow
from bindeglied.analysis.status import Status
from bindeglied.core import text
from bindeglied.exchange.charts import measure, notes
from bindeglied.exchange.charts.colours import SERIES
from bindeglied.exchange.charts.svg import Drawing

THICK = 30
SIGN = 12  # the square before the name of a part
GAP = 2  # of ground between two parts: they differ in print and for those who see no colours
BETWEEN = 14
COLUMNS = 300  # room for the name and figure of a part where several stand beside each other


def draw(chart: StackChart, drawing: Drawing) -> float:
    """Draw the chart; returns the height of the drawing."""
    if not chart.rows:
        drawing.text(0, 32, notes.NOTHING, ink="mute")
        return 32 + measure.LINE
    y = 4.0
    for row in chart.rows:
        y = _write(drawing, row, chart, y) + BETWEEN
    return notes.foot(drawing, y, _remarks(chart)) + 4


def _remarks(chart: StackChart) -> list[str]:
    known = {part.status for row in chart.rows for part in row.parts if part.value}
    if Status.ROUNDED not in known:
        return []
    return ["alle Zahlen gerundet" if known == {Status.ROUNDED} else "zum Teil gerundete Zahlen"]


def _write(drawing: Drawing, row: StackRow, chart: StackChart, y: float) -> float:
    """One whole with its parts; returns where it ends."""
    if row.label:
        label = measure.lines(row.label, drawing.width - 4, bold=True, most=2)
        y = drawing.paragraph(0, y + 12, label, bold=True) - 8
    total = sum(part.value for part in row.parts if part.value and part.value > 0)
    if total <= 0 or any(part.value is None or part.value < 0 for part in row.parts):
        said = notes.words(part.status for part in row.parts if part.value is None) or notes.NOTHING
        return drawing.paragraph(0, y + 14, measure.lines(said, drawing.width - 4), ink="mute")
    x = 0.0
    for i, part in enumerate(row.parts):
        wide = (part.value or 0.0) / total * drawing.width
        if wide:
            drawing.box(x, y, max(wide - GAP, 0.8), THICK, _ink(i))
        x += wide
    return _key(drawing, row, chart, y + THICK + 10, total)


def _ink(i: int) -> str:
    return str(i % SERIES + 1)


def _key(drawing: Drawing, row: StackRow, chart: StackChart, y: float, total: float) -> float:
    """Name, figure and share of every part, in two columns where there is room; returns where it ends."""
    columns = 1 if drawing.narrow else 2
    room = drawing.width - 4 if columns == 1 else COLUMNS
    bottom = y
    for i, part in enumerate(row.parts):
        left = i % columns * drawing.width / columns
        if i % columns == 0:
            y = bottom
        drawing.box(left, y + 1, SIGN, SIGN, _ink(i))
        said = measure.lines(_told(part, chart, total), room - SIGN - 8)
        bottom = max(bottom, drawing.paragraph(left + SIGN + 8, y + 12, said) - 8)
    return bottom


def _told(part: Bar, chart: StackChart, total: float) -> str:
    """'Asien 2.130 (28,4 %)'"""
    value = part.value or 0.0
    share = text.quantity(100 * value / total, "%", 1)
    return f"{part.label} {notes.printed(value, chart.unit, chart.decimals)} ({share})"
