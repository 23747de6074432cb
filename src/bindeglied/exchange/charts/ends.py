"""Labels at the ends of lines: name and newest figure, instead of a legend."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bindeglied.analysis.charting import LineChart, LineSeries
from bindeglied.exchange.charts import labels, measure, notes
from bindeglied.exchange.charts.labels import Box
from bindeglied.exchange.charts.plot import Plot, Style
from bindeglied.exchange.charts.svg import Drawing

SIDE = 200  # the widest column of labels beside a wide plot
LISTED = 284  # the same in the list below a narrow plot
ONE_LINE = 150  # up to this width name and figure stand in one line there
GAP = 12
DIRECT = 4  # up to so many labels stand inside a narrow plot, more become a list below it
EDGE = 18  # right of a narrow plot, for half a year and half a point
Way = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Named:
    """A series at its last figure: its label as lines, and where it ends."""

    year: float
    value: float
    lines: tuple[str, ...]
    style: Style


def named(
    series: Sequence[LineSeries], chart: LineChart, styles: Sequence[Style], narrow: bool
) -> list[Named]:
    """The label of each series that has a figure."""
    found = []
    newest = max(point.x for one in series for point in one.points)
    for one, style in zip(series, styles, strict=True):
        last = next((p for p in reversed(one.points) if p.y is not None), None)
        if last is None or last.y is None:
            continue
        figure = notes.printed(last.y, chart.unit, chart.decimals)
        if last.x < newest - 0.01:
            figure += f" ({last.label})"
        whole = f"{one.name} {figure}".strip()
        room = SIDE if not narrow else LISTED
        if measure.width(whole, bold=True) <= (room if narrow else ONE_LINE):
            texts: tuple[str, ...] = (whole,)
        else:
            texts = (
                *measure.lines(one.name, room, bold=True, most=3),
                *measure.lines(figure, room, bold=True),
            )
        found.append(Named(last.x, last.y, texts, style))
    return found


def room(named: Sequence[Named], narrow: bool) -> float:
    """What the labels need right of the plot."""
    if narrow:
        return EDGE
    return GAP + 6 + max(measure.width(line, bold=True) for n in named for line in n.lines)


def tall_enough(plot: Plot, named: Sequence[Named], narrow: bool) -> Plot:
    """The plot, higher where many labels stand beside it."""
    needed = 0 if narrow else sum(_height(n) for n in named)
    return replace(plot, bottom=max(plot.bottom, plot.top + needed))


def _height(one: Named) -> float:
    return measure.LINE * len(one.lines) + 2


def write(
    drawing: Drawing, plot: Plot, named: Sequence[Named], ways: Sequence[Way], below: float
) -> tuple[float, list[Box]]:
    """Labels beside a wide plot, inside a narrow one or, without room there, in a list below it.

    `below` is where a list would begin; returns where it ends, and what is taken inside the plot.
    """
    if drawing.narrow:
        boxes = _inside(plot, drawing.width, named, ways) if len(named) <= DIRECT else None
        if boxes is None:
            return _list(drawing, below, named), []
        for one, box in zip(named, boxes, strict=True):
            _paragraph(drawing, one, box.right, box.top, "end")
        return below, boxes
    inside: list[Box] = []
    beside = [n for n in named if not _at_its_end(drawing, plot, n, ways, inside)]
    heights = [_height(n) for n in beside]
    wanted = [plot.y(n.value) for n in beside]
    tops = labels.stacked(wanted, heights, plot.top - 8, plot.bottom + 8)
    for one, top, height in zip(beside, tops, heights, strict=True):
        x, y, middle = plot.x(one.year), plot.y(one.value), top + height / 2
        start = plot.right + GAP
        if abs(middle - y) > height / 2 or x < plot.right - 20:
            drawing.line(x + 7, y, start - 4, middle, "compare")
        _paragraph(drawing, one, start, top, "start")
    return below, inside


def _at_its_end(drawing: Drawing, plot: Plot, one: Named, ways: Sequence[Way], taken: list[Box]) -> bool:
    """Write the label right behind a line that ends inside the plot, if nothing is in the way there."""
    x, y, height = plot.x(one.year), plot.y(one.value), _height(one)
    box = Box(x + 8, y - height / 2, x + 12 + _width(one), y + height / 2)
    met = any(box.meets(other) for other in taken) or any(labels.crosses(box, way) for way in ways)
    inside = box.right <= plot.right and box.top >= plot.top - 12 and box.bottom <= plot.bottom + 4
    if x > plot.right - 20 or not inside or met:
        return False
    taken.append(box)
    _paragraph(drawing, one, x + 10, box.top, "start")
    return True


def _width(one: Named) -> float:
    return max(measure.width(line, bold=one.style.bold) for line in one.lines)


def _paragraph(drawing: Drawing, one: Named, x: float, top: float, anchor: str) -> None:
    ink = "mute" if one.style.ink == "compare" else one.style.ink
    drawing.paragraph(
        x, top + 14, one.lines, ink=ink, anchor=anchor, bold=one.style.bold, halo=drawing.narrow
    )


def _inside(plot: Plot, width: float, named: Sequence[Named], ways: Sequence[Way]) -> list[Box] | None:
    """Room for each label above or below the end of its line, None where one finds none."""
    ends = [_around(plot, n) for n in named]
    found: dict[int, Box] = {}
    for i in sorted(range(len(named)), key=lambda i: not named[i].style.bold):
        one, end = named[i], ends[i]
        high = _height(one)
        right = min(max(end.right, plot.left + _width(one) + 2), width - 1.0)
        others = [other for j, other in enumerate(ends) if j != i]
        taken = [*found.values(), *others]
        for top in _tops(end, high, others):
            box = Box(right - _width(one), top, right, top + high)
            inside = top >= plot.top - 10 and box.bottom <= plot.bottom + 2
            met = any(box.meets(other) for other in taken) or any(labels.crosses(box, way) for way in ways)
            if inside and not met:
                found[i] = box
                break
        else:
            return None
    return [found[i] for i in range(len(named))]


def _tops(end: Box, high: float, others: Sequence[Box]) -> list[float]:
    """Upper edges to try, nearest first: above the end and below it, but not beyond a near neighbour."""
    above = [end.top - high - 1 - step for step in (0, 8, 16, 24)]
    below = [end.bottom + 1 + step for step in (0, 8, 16, 24)]
    if any(end.top - high < other.top < end.top for other in others):
        above = []
    if any(end.top < other.top < end.top + high for other in others):
        below = []
    return sorted([*above, *below], key=lambda top: abs(top + high / 2 - (end.top + end.bottom) / 2))


def _around(plot: Plot, one: Named) -> Box:
    x, y = plot.x(one.year), plot.y(one.value)
    return Box(x - 5, y - 5, x + 5, y + 5)


def _list(drawing: Drawing, y: float, named: Sequence[Named]) -> float:
    """Series with a piece of their line, in order of their figures; returns where the list ends."""
    for one in sorted(named, key=lambda n: -n.value):
        style = one.style
        drawing.polyline([(0, y + 9), (30, y + 9)], style.ink, width=style.width, dash=style.dash)
        ink = "mute" if style.ink == "compare" else style.ink
        end = drawing.paragraph(38, y + 14, one.lines, ink=ink, bold=style.bold)
        y = end - 14 + 2
    return y + 4
