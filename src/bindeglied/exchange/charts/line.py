"""Line charts: series over time, broken at breaks and gaps, named at their ends."""

from collections.abc import Sequence

from bindeglied.analysis.charting import LineChart, LinePoint, LineSeries
from bindeglied.core import text
from bindeglied.exchange.charts import colours, ends, measure, notes, points, scales, timeline
from bindeglied.exchange.charts.plot import Plot, Style
from bindeglied.exchange.charts.scales import Axis
from bindeglied.exchange.charts.svg import Drawing

HEIGHTS = {False: 236, True: 206}  # of the plot, wide and narrow
SHORT_UNIT = 2  # longer units stand in the subtitle, not at every tick


def draw(chart: LineChart, drawing: Drawing) -> float:
    """Draw the chart; returns the height of the drawing."""
    series = timeline.shown(chart.series)
    known = [point for one in series for point in one.points]
    values = [point.y for point in known if point.y is not None]
    if not values:
        return _empty(drawing, known)
    axis = scales.axis(min(values), max(values), chart.decimals)
    breaks = timeline.breaks(series)
    styles = styles_of(series)
    named = ends.named(series, chart, styles, drawing.narrow)
    plot = _plot(chart, drawing, axis, known, ends.room(named, drawing.narrow))
    plot, heads = timeline.with_heads(plot, breaks)
    plot = ends.tall_enough(plot, named, drawing.narrow)
    _grid(chart, drawing, plot)
    used = timeline.write(drawing, plot, known)
    timeline.mark(drawing, plot, heads)
    ways = [_series(drawing, plot, one, style) for one, style in zip(series, styles, strict=True)]
    lines = [way for parts in ways for way in parts]
    gaps, written = timeline.gaps(drawing, plot, series, lines, heads)
    bottom, inside = ends.write(drawing, plot, named, lines, plot.bottom + used)
    points.write(drawing, plot, chart, series, styles, lines, [*written, *inside])
    return notes.foot(drawing, bottom, _remarks(chart, axis, series, gaps)) + 4


def styles_of(series: Sequence[LineSeries]) -> list[Style]:
    """The own place strong, comparison grey; without an own place the six colours. Dashes tell apart too."""
    dashes = colours.DASHES
    if not any(one.own for one in series):
        return [
            Style(str(i % colours.SERIES + 1), 2.5, dashes[(i + i // colours.SERIES) % len(dashes)], True)
            for i in range(len(series))
        ]
    found, others = [], 0
    for one in series:
        if one.own:
            found.append(Style("1", 3, "", True))
        else:
            found.append(Style("compare", 2, dashes[others % len(dashes)], False))
            others += 1
    return found


def segments(points: Sequence[LinePoint]) -> list[list[LinePoint]]:
    """Points that one line may join: not across a break, a missing number or a missing date."""
    usual = timeline.usual_distance(points)
    found: list[list[LinePoint]] = []
    last: float | None = None  # where the open segment ends
    for point in points:
        if point.y is None:
            last = None
            continue
        if last is None or point.break_before or point.x - last > 1.5 * usual:
            found.append([])
        found[-1].append(point)
        last = point.x
    return found


def _empty(drawing: Drawing, points: Sequence[LinePoint]) -> float:
    said = notes.words(point.status for point in points) or notes.NOTHING
    drawing.paragraph(0, 32, measure.lines(said, drawing.width), ink="mute")
    return 32 + measure.LINE * len(measure.lines(said, drawing.width))


def _plot(chart: LineChart, drawing: Drawing, axis: Axis, points: Sequence[LinePoint], room: float) -> Plot:
    widest = max(measure.width(_tick(tick, chart, axis)) for tick in axis.ticks)
    left, years = widest + 10, [point.x for point in points]
    return Plot(left, 12, drawing.width - room, 12 + HEIGHTS[drawing.narrow], min(years), max(years), axis)


def _tick(value: float, chart: LineChart, axis: Axis) -> str:
    unit = chart.unit if len(chart.unit) <= SHORT_UNIT else ""
    return text.quantity(value, unit, axis.decimals)


def _grid(chart: LineChart, drawing: Drawing, plot: Plot) -> None:
    for tick in plot.axis.ticks:
        y = round(plot.y(tick)) + 0.5
        drawing.line(plot.left, y, plot.right, y, "mute" if tick == 0 else "grid")
        drawing.text(plot.left - 8, y + 4.5, _tick(tick, chart, plot.axis), ink="mute", anchor="end")


def _series(
    drawing: Drawing, plot: Plot, series: LineSeries, style: Style
) -> list[list[tuple[float, float]]]:
    """Draw one series; returns the ways of its lines."""
    ways = []
    for segment in segments(series.points):
        way = [(plot.x(point.x), plot.y(point.y or 0.0)) for point in segment]
        ways.append(way)
        if len(way) > 1:
            drawing.polyline(way, style.ink, width=style.width, dash=style.dash)
        for point, (x, y) in zip(segment, way, strict=True):
            inexact = point.status in notes.INEXACT
            if inexact or point is segment[-1]:
                drawing.dot(x, y, style.ink, hollow=inexact)
    return ways


def _remarks(chart: LineChart, axis: Axis, series: Sequence[LineSeries], gaps: Sequence[str]) -> list[str]:
    """What the drawing must say about itself."""
    remarks = []
    if axis.low > 0 or axis.high < 0:
        edge = axis.low if axis.low > 0 else axis.high
        verb = "beginnt" if axis.low > 0 else "endet"
        remarks.append(f"Achse {verb} bei {_tick(edge, chart, axis)}")
    inexact = [
        p.status for one in series for p in one.points if p.y is not None and p.status in notes.INEXACT
    ]
    if inexact:
        remarks.append(f"hohle Punkte: {notes.words(inexact)}")
    return [*remarks, *gaps]
