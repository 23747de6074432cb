"""Figures at the single points of a short series."""

from collections.abc import Sequence

from bindeglied.analysis.charting import LineChart, LinePoint, LineSeries
from bindeglied.exchange.charts import labels, measure, notes
from bindeglied.exchange.charts.labels import Box
from bindeglied.exchange.charts.plot import Plot, Style
from bindeglied.exchange.charts.svg import Drawing

FEW = 6  # longer series speak by their line
HIGH = 15  # of a figure
Way = Sequence[tuple[float, float]]


def write(
    drawing: Drawing,
    plot: Plot,
    chart: LineChart,
    series: Sequence[LineSeries],
    styles: Sequence[Style],
    ways: Sequence[Way],
    taken: Sequence[Box],
) -> None:
    """The figures of the own place before its last one, which its name carries, where they have room."""
    met = list(taken)
    for one, style in zip(series, styles, strict=True):
        known = [point for point in one.points if point.y is not None]
        if not (one.own or len(series) == 1) or len(known) > FEW:
            continue
        for point in known[:-1]:
            text = notes.printed(point.y or 0.0, chart.unit, chart.decimals)
            box = _room(plot, point, measure.width(text), ways, met)
            if box is not None:
                met.append(box)
                middle = (box.left + box.right) / 2
                drawing.text(middle, box.bottom - 3, text, ink=style.ink, anchor="middle", halo=True)


def _room(plot: Plot, point: LinePoint, wide: float, ways: Sequence[Way], met: Sequence[Box]) -> Box | None:
    """Above the point or below it, else beside it; None where something else stands everywhere."""
    x, y = plot.x(point.x), plot.y(point.y or 0.0)
    start = min(max(x - wide / 2, plot.left + 2), plot.right - wide - 2)
    candidates = (
        Box(start, y - 7 - HIGH, start + wide, y - 7),
        Box(start, y + 7, start + wide, y + 7 + HIGH),
        Box(x + 9, y - HIGH / 2, x + 9 + wide, y + HIGH / 2),
    )
    for box in candidates:
        inside = box.top >= plot.top - 8 and box.bottom <= plot.bottom and box.right <= plot.right
        free = not any(box.meets(other) for other in met) and not any(labels.crosses(box, w) for w in ways)
        if inside and free:
            return box
    return None
