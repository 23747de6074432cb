"""A small map of a district's municipalities in which some are marked: where an area lies."""

from collections.abc import Collection
from typing import Literal

from bindeglied.exchange.charts.colours import Palette
from bindeglied.exchange.charts.map import outline_ways
from bindeglied.exchange.charts.svg import NARROW, Drawing

WIDTH = 400


def draw_parts(
    district: str,
    marked: Collection[str],
    *,
    ident: str,
    title: str,
    alternative: str,
    width: Literal["wide", "narrow"] = "wide",
    palette: Palette = "page",
) -> str:
    """The map as SVG text with title and description, '' where no outlines are known.

    `marked` are keys of municipalities; `ident` must differ between all drawings of a page.
    """
    wide = NARROW if width == "narrow" else WIDTH
    outlines, height = outline_ways(district, wide)
    if not outlines:
        return ""
    drawing = Drawing(wide, palette, ident)
    own = [key for key in outlines if key in marked]
    for key in [*(key for key in outlines if key not in marked), *own]:
        drawing.area(outlines[key], "map-4" if key in marked else "map-1", edge="ground", edge_width=1.2)
    return drawing.finish(height, title, alternative)
