"""Population pyramids: age groups from below, bars to both sides on one scale, the figures at their ends."""

from bindeglied.analysis.charting import Bar, PyramidChart
from bindeglied.analysis.status import Status
from bindeglied.core import text
from bindeglied.exchange.charts import measure, notes
from bindeglied.exchange.charts.svg import Drawing

THICK = 20
STEP = 25
BESIDE = 7  # between a bar and its figure


def draw(chart: PyramidChart, drawing: Drawing) -> float:
    """Draw the chart; returns the height of the drawing."""
    if not chart.rows:
        drawing.text(0, 32, notes.NOTHING, ink="mute")
        return 32 + measure.LINE
    middle = min(max(measure.width(row.label) for row in chart.rows) + 20, drawing.width / 3)
    half = (drawing.width - middle) / 2
    scale = _scale(chart, half)
    first = chart.rows[0]
    heads = [measure.lines(bar.label, half - 2, bold=True, most=2) for bar in (first.left, first.right)]
    top = max(map(len, heads)) * measure.LINE + 8
    drawing.paragraph(half, 14, heads[0], ink="1", anchor="end", bold=True)
    drawing.paragraph(half + middle, 14, heads[1], ink="2", bold=True)
    for i, row in enumerate(reversed(chart.rows)):
        y = top + i * STEP
        [label] = measure.lines(row.label, middle - 6, most=1)
        drawing.text(drawing.width / 2, y + 15, label, ink="mute", anchor="middle")
        _side(drawing, row.left, chart, (half, y), scale, left=True, room=half)
        _side(drawing, row.right, chart, (half + middle, y), scale, left=False, room=half)
    return notes.foot(drawing, top + len(chart.rows) * STEP + 4, _remarks(chart)) + 4


def _bars(chart: PyramidChart) -> list[Bar]:
    return [bar for row in chart.rows for bar in (row.left, row.right)]


def _remarks(chart: PyramidChart) -> list[str]:
    known = {bar.status for bar in _bars(chart) if bar.value}
    if Status.ROUNDED not in known:
        return []
    return ["alle Zahlen gerundet" if known == {Status.ROUNDED} else "zum Teil gerundete Zahlen"]


def _told(bar: Bar, chart: PyramidChart) -> str:
    if bar.value is None:
        return notes.word(bar.status)
    return notes.printed(bar.value, chart.unit, chart.decimals)


def _value(bar: Bar, decimals: int) -> float:
    """As it is printed, so that bar and figure agree; nothing below zero lives anywhere."""
    return max(float(text.rounded(bar.value, decimals)), 0.0) if bar.value is not None else 0.0


def _scale(chart: PyramidChart, half: float) -> float:
    """Units per value: the longest bar and its figure fit into one side."""
    scale, longest = 0.0, max(_value(bar, chart.decimals) for bar in _bars(chart))
    if longest:
        ends = [
            (_value(bar, chart.decimals), measure.width(_told(bar, chart)) + BESIDE + 2)
            for bar in _bars(chart)
        ]
        scale = min((max(half - said, 0.0) / value for value, said in ends if value), default=0.0)
    return scale


def _side(
    drawing: Drawing, bar: Bar, chart: PyramidChart, at: tuple[float, float], scale: float, *, left: bool, room: float
) -> None:  # fmt: skip
    """One bar that grows from the middle outwards, with its figure beyond its end."""
    x, y = at
    value = _value(bar, chart.decimals)
    long = max(value * scale, 1.0) if value else 0.0
    ink = "1" if left else "2"
    if long:
        drawing.box(x - long if left else x, y, long, THICK, ink)
    [said] = measure.lines(_told(bar, chart), max(room - long - BESIDE, 12), most=1)
    end = x - long - BESIDE if left else x + long + BESIDE
    muted = "mute" if bar.value is None else "text"
    drawing.text(end, y + 15, said, ink=muted, anchor="end" if left else "start")
