"""Bar charts: bars start at zero, the figure stands at the end of its bar."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bindeglied.analysis.charting import Bar, BarChart
from bindeglied.analysis.status import Status
from bindeglied.core import text
from bindeglied.exchange.charts import measure, notes
from bindeglied.exchange.charts.svg import Drawing

THICK = 24
COLUMN = 250  # the widest column of labels beside wide bars
BETWEEN = 12
LITTLE = 0.75  # texts may take so much of the room before they move to the labels
# Said beside the single bar; what is rounded is said once at the foot.
_DOUBTFUL = notes.INEXACT - {Status.ROUNDED}


@dataclass(frozen=True, slots=True)
class Row:
    """One bar with its texts laid out."""

    bar: Bar
    value: float  # as it is printed, so that bar and figure agree; 0 where there is none
    label: tuple[str, ...]
    figure: str  # '' where there is no number
    remark: str

    @property
    def bold(self) -> bool:
        return self.bar.own

    def length(self, scale: float) -> float:
        """Of the bar; what is not zero stays visible."""
        return max(abs(self.value) * scale, 1.0) if self.value else 0.0


def draw(chart: BarChart, drawing: Drawing) -> float:
    """Draw the chart; returns the height of the drawing."""
    if not chart.bars:
        drawing.text(0, 32, notes.NOTHING, ink="mute")
        return 32 + measure.LINE
    column = 0.0
    if not drawing.narrow:
        column = min(COLUMN, max(measure.width(b.label, bold=b.own) for b in chart.bars))
    rows = [_row(bar, chart, column or drawing.width) for bar in chart.bars]
    if _needed(rows, 0.0) > LITTLE * (drawing.width - _left(column)):
        if column:
            column = max(column, *(measure.width(t, bold=r.bold) for r in rows for t in (r.figure, r.remark)))
        rows = [_told_at_label(row, column or drawing.width) for row in rows]
    left = _left(column)
    room = drawing.width - 1 - left
    scale = _scale(rows, room)
    zero = left + _reach(rows, scale)[0]
    alike = not any(bar.own for bar in chart.bars)
    y = 2.0
    for row in rows:
        y = _write(drawing, row, y, zero, scale, column, ink="1" if alike or row.bold else "compare")
    if column:
        drawing.line(round(zero) + 0.5, 0, round(zero) + 0.5, y - 4, "mute")
    return notes.foot(drawing, y, _remarks(chart.bars)) + 4


def _left(column: float) -> float:
    return column + BETWEEN if column else 0.0


def _remarks(bars: Sequence[Bar]) -> list[str]:
    known = [bar.status for bar in bars if bar.value is not None]
    if Status.ROUNDED not in known:
        return []
    return ["alle Zahlen gerundet" if set(known) == {Status.ROUNDED} else "zum Teil gerundete Zahlen"]


def _row(bar: Bar, chart: BarChart, room: float) -> Row:
    label = measure.lines(bar.label, room, bold=bar.own, most=4)
    if bar.value is None:
        return Row(bar, 0.0, label, "", notes.word(bar.status))
    remark = notes.word(bar.status) if bar.status in _DOUBTFUL else ""
    value = float(text.rounded(bar.value, chart.decimals))
    return Row(bar, value, label, notes.printed(bar.value, chart.unit, chart.decimals), remark)


def _told_at_label(row: Row, room: float) -> Row:
    """The row with its figure below its label, for bars whose texts leave no room at their ends."""
    said = [said for said in (row.figure, row.remark) if said]
    lines = (line for one in said for line in measure.lines(one, room, bold=row.bold))
    return replace(row, label=(*row.label, *lines), figure="", remark="")


def _reach(rows: Sequence[Row], scale: float) -> tuple[float, float]:
    """How far bars and their texts reach to the left and to the right of zero."""
    left = right = 0.0
    for row in rows:
        end = row.length(scale) + _beside(row)
        if row.value < 0:
            left = max(left, end)
        else:
            right = max(right, end)
    return left, right


def _needed(rows: Sequence[Row], scale: float) -> float:
    return sum(_reach(rows, scale))


def _scale(rows: Sequence[Row], room: float) -> float:
    """Units per value: the most for which bars and texts need no more than `room`."""
    longest = max(abs(row.value) for row in rows)
    if longest == 0:
        return 0.0
    low, high = 0.0, room / longest
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (middle, high) if _needed(rows, middle) <= room else (low, middle)
    return low


def _beside(row: Row) -> float:
    """The room for the texts at the end of a bar."""
    said = "  ".join(said for said in (row.figure, row.remark) if said)
    return measure.width(said, bold=row.bold) + 10 if said else 0.0


def _write(
    drawing: Drawing, row: Row, y: float, zero: float, scale: float, column: float, *, ink: str
) -> float:
    """Write one bar with its texts; returns where the next begins."""
    text_ink = ink if row.bold else "text"
    height = measure.LINE * len(row.label)
    if column:
        thick = max(height, THICK)
        top = y + (thick - height) / 2 + 13.5
        drawing.paragraph(column, top, row.label, ink=text_ink, anchor="end", bold=row.bold)
        upper, after = y + (thick - THICK) / 2, y + thick + BETWEEN
    else:
        drawing.paragraph(0, y + 14, row.label, ink=text_ink, bold=row.bold)
        upper, after = y + height + 2, y + height + 2 + THICK + BETWEEN
    if not column:  # labels stand above their bars, a line from bar to bar would run through them
        drawing.line(round(zero) + 0.5, upper - 2, round(zero) + 0.5, upper + THICK + 2, "mute")
    if row.bar.value is None:
        if row.remark:
            drawing.text(zero + 8, upper + 17, row.remark, ink="mute", halo=True)
        return after
    long = row.length(scale)
    start = zero - long if row.value < 0 else zero
    hollow = row.bar.status in _DOUBTFUL
    drawing.box(start, upper, long, THICK, "ground" if hollow else ink, edge=ink if hollow else "")
    if row.figure:
        _figure(drawing, row, start - 7 if row.value < 0 else start + long + 7, upper + 17)
    return after


def _figure(drawing: Drawing, row: Row, x: float, y: float) -> None:
    """The figure beyond the end of its bar, a doubt in words behind it."""
    negative = row.value < 0
    if not row.remark:
        drawing.text(x, y, row.figure, anchor="end" if negative else "start", bold=row.bold)
    elif negative:
        drawing.text(x, y, row.remark, ink="mute", anchor="end")
        drawing.text(x - measure.width(row.remark) - 6, y, row.figure, anchor="end", bold=row.bold)
    else:
        drawing.text(x, y, row.figure, bold=row.bold)
        drawing.text(x + measure.width(row.figure, bold=row.bold) + 6, y, row.remark, ink="mute")
