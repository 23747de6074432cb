"""Maps of the districts of a Land: at most five classes, the legend names what has no number."""

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from bindeglied.analysis.charting import Area, MapChart
from bindeglied.core import text
from bindeglied.domain.places import queries as places
from bindeglied.exchange.charts import colours, measure, notes, scales
from bindeglied.exchange.charts.svg import Drawing, number

WIDE_MAP = 400
BESIDE = 28
SWATCH = 26
PAD = 3
MOST_NAMES = 8


def draw(chart: MapChart, drawing: Drawing) -> float:
    """Draw the chart; returns the height of the drawing."""
    drawing.hatch()
    values = [_shown(area.value, chart.decimals) for area in chart.areas if area.value is not None]
    inner, decimals = scales.limits(values, chart.decimals, colours.CLASSES) if values else ((), 0)
    wide = drawing.width if drawing.narrow else WIDE_MAP
    ways, height = outline_ways(chart.state, wide)
    by_key = {area.key: area for area in chart.areas}
    own = [key for key in ways if key in by_key and by_key[key].own]
    for key in [*(k for k in ways if k not in own), *own]:
        area = by_key.get(key)
        ink = _ink(area.value if area else None, chart.decimals, inner)
        if key in own:
            drawing.area(ways[key], ink, edge="text", edge_width=3)
        else:
            drawing.area(ways[key], ink, edge="ground", edge_width=1.2)
    x, y = (0.0, height + 14) if drawing.narrow else (WIDE_MAP + BESIDE, 4.0)
    end = _legend(chart, drawing, x, y, inner, decimals, list(ways))
    return max(height, end) + 4


def _shown(value: float, decimals: int) -> float:
    """The value as it is printed, so that a class never contradicts the figure beside it."""
    return float(text.rounded(value, decimals))


def _ink(value: float | None, decimals: int, inner: Sequence[float]) -> str:
    """Few classes are spread over the five depths, so that they can be told apart."""
    if value is None:
        return "hatch"
    return _depth(scales.class_of(_shown(value, decimals), inner), len(inner) + 1)


def _depth(place: int, classes: int) -> str:
    if classes == 1:
        return "map-3"
    return f"map-{1 + round(place * (colours.CLASSES - 1) / (classes - 1))}"


@lru_cache(maxsize=64)
def outline_ways(state: str, wide: int) -> tuple[dict[str, str], float]:
    """The outline of each district as a path, largest first, and the height of the map.

    Plate carrée with the ratio of the middle latitude: right enough for one Land.
    """
    outlines = places.outlines(state)
    points = [point for rings in outlines.values() for ring in rings for point in ring]
    if not points:
        return {}, 0.0
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    ratio = math.cos(math.radians((south + north) / 2))
    scale = (wide - 2 * PAD) / ((east - west) * ratio)
    scale = min(scale, (1.5 * wide) / (north - south))
    ways = {}
    for key, rings in outlines.items():
        parts = []
        for ring in rings:
            placed = [((x - west) * ratio * scale + PAD, (north - y) * scale + PAD) for x, y in ring]
            parts.append("M" + "L".join(f"{number(x)} {number(y)}" for x, y in placed) + "Z")
        ways[key] = "".join(parts)
    return ways, (north - south) * scale + 2 * PAD


def _legend(
    chart: MapChart,
    drawing: Drawing,
    x: float,
    y: float,
    inner: Sequence[float],
    decimals: int,
    outlined: Sequence[str],
) -> float:
    """Classes, what has no number, the own place; returns where it ends."""
    known = [area for area in chart.areas if area.value is not None]
    if known:
        labels = _class_labels(chart, inner, decimals, known)
        for i, label in enumerate(labels):
            y = _entry(drawing, x, y, label, _depth(i, len(labels)))
    for said, names in _missing(chart, outlined).items():
        y = _entry(drawing, x, y, f"{said}: {_listed(names)}", "hatch")
    for own in (area for area in chart.areas if area.own):
        figure = _figure(own, chart)
        y = _entry(
            drawing,
            x,
            y,
            f"{own.name}: {figure}",
            _ink(own.value, chart.decimals, inner),
            edge="text",
            bold=True,
        )
    for remark in _remarks(chart, outlined):
        y = drawing.paragraph(x, y + 14, measure.lines(remark, drawing.width - x - 2), ink="mute") - 10
    return y


def _entry(
    drawing: Drawing, x: float, y: float, label: str, ink: str, *, edge: str = "", bold: bool = False
) -> float:
    drawing.box(x, y, SWATCH, 16, ink, edge=edge, edge_width=3)
    start = x + SWATCH + 10
    texts = measure.lines(label, drawing.width - start - 2, bold=bold)
    end: float = drawing.paragraph(start, y + 13, texts, bold=bold)
    return end - 13 + 4


def _class_labels(chart: MapChart, inner: Sequence[float], decimals: int, known: Sequence[Area]) -> list[str]:
    """'unter 4 %', '4 bis unter 8 %', '8 % und mehr'; one class alone says its range."""
    if not inner:
        low = min(area.value or 0.0 for area in known)
        return [notes.printed(low, chart.unit, chart.decimals)]
    first, last = (text.quantity(limit, chart.unit, decimals) for limit in (inner[0], inner[-1]))
    labels = [f"unter {first}"]
    for low, high in pairwise(inner):
        labels.append(f"{text.number(low, decimals)} bis unter {text.quantity(high, chart.unit, decimals)}")
    return [*labels, f"{last} und mehr"]


def _figure(area: Area, chart: MapChart) -> str:
    if area.value is None:
        return notes.word(area.status)
    return notes.printed(area.value, chart.unit, chart.decimals)


def _missing(chart: MapChart, outlined: Sequence[str]) -> dict[str, list[str]]:
    """Words for missing numbers -> the names they hold for; districts the chart leaves out count too."""
    found: dict[str, list[str]] = {}
    for area in chart.areas:
        if area.value is None:
            found.setdefault(notes.word(area.status), []).append(area.name)
    told = {area.key for area in chart.areas}
    for key in outlined:
        if key not in told:
            found.setdefault(notes.NOTHING, []).append(places.name_of(key))
    return found


def _listed(names: Sequence[str]) -> str:
    """Names in one line; many are counted, because the table beside is complete."""
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    return f"{', '.join(names[: MOST_NAMES - 1])} und {len(names) - MOST_NAMES + 1} weitere"


def _remarks(chart: MapChart, outlined: Sequence[str]) -> list[str]:
    """What the areas cannot show: doubtful figures, districts without an outline of their own."""
    remarks = []
    doubtful: dict[str, list[str]] = {}
    for area in chart.areas:
        if area.value is not None and area.status in notes.INEXACT:
            doubtful.setdefault(notes.word(area.status), []).append(area.name)
    known = sum(area.value is not None for area in chart.areas)
    for said, names in doubtful.items():
        remarks.append(f"{said}: {'alle Zahlen' if len(names) == known else _listed(names)}")
    without = [area for area in chart.areas if area.key not in outlined]
    if without:
        told = ", ".join(f"{area.name} {_figure(area, chart)}" for area in without[:MOST_NAMES])
        remarks.append(f"auf der Karte ohne eigenen Umriss: {told}")
    return remarks
