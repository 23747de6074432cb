"""A small writer of SVG: shapes and text, everything escaped, colours by name."""

import re
from collections.abc import Iterable

from bindeglied.exchange.charts import colours, measure
from bindeglied.exchange.charts.colours import Palette

WIDE, NARROW = 680, 328  # a column of the page, a phone of 360 pixels
FONT = "Fira Sans"

# What XML 1.0 does not allow at all, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escaped(text: str) -> str:
    """Text for content and attributes of XML."""
    return _FORBIDDEN.sub("\ufffd", text).translate(_ESCAPES)


def number(value: float) -> str:
    """A coordinate, to one decimal, without a bare '.0' or '-0'."""
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


class Drawing:
    """Collects what is drawn, from back to front; `text` in `ident` makes ids unique on a page."""

    def __init__(self, width: int, palette: Palette, ident: str) -> None:
        self.width = width
        self.narrow = width < WIDE
        self.palette = palette
        self.ident = re.sub(r"[^\w.-]", "-", ident)
        self.inks = colours.inks(palette)
        self._parts: list[str] = []

    def line(
        self, x1: float, y1: float, x2: float, y2: float, ink: str, *, width: float = 1, dash: str = ""
    ) -> None:
        """A straight line between two points."""
        self._parts.append(
            f'<path d="M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}" stroke="{self.inks[ink]}"'
            f"{_width(width)}{_dash(dash)}/>"
        )

    def polyline(
        self, points: Iterable[tuple[float, float]], ink: str, *, width: float, dash: str = ""
    ) -> None:
        """A line through points; callers break it where a series breaks."""
        way = "L".join(f"{number(x)} {number(y)}" for x, y in points)
        self._parts.append(
            f'<path class="line" d="M{way}" fill="none" stroke="{self.inks[ink]}"{_width(width)}{_dash(dash)}'
            ' stroke-linejoin="round"/>'
        )

    def dot(self, x: float, y: float, ink: str, *, hollow: bool = False) -> None:
        """A point of a series; hollow where its figure is not exact."""
        fill = self.inks["ground" if hollow else ink]
        self._parts.append(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="4" fill="{fill}" stroke="{self.inks[ink]}"'
            ' stroke-width="2"/>'
        )

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        ink: str,
        *,
        edge: str = "",
        edge_width: float = 2,
    ) -> None:
        """A filled rectangle; `edge` draws its outline inside."""
        outline = f' stroke="{self.inks[edge]}"{_width(edge_width)}' if edge else ""
        inset = edge_width / 2 if edge else 0
        self._parts.append(
            f'<rect x="{number(x + inset)}" y="{number(y + inset)}" width="{number(max(width - 2 * inset, 0))}"'
            f' height="{number(max(height - 2 * inset, 0))}" fill="{self._fill(ink)}"{outline}/>'
        )

    def area(self, way: str, ink: str, *, edge: str, edge_width: float) -> None:
        """A path of areas with holes by the even-odd rule."""
        self._parts.append(
            f'<path d="{way}" fill="{self._fill(ink)}" fill-rule="evenodd" stroke="{self.inks[edge]}"'
            f'{_width(edge_width)} stroke-linejoin="round"/>'
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        ink: str = "text",
        anchor: str = "start",
        bold: bool = False,
        halo: bool = False,
    ) -> None:
        """One line of text on its base line; a halo keeps it readable over lines."""
        parts = f'<text x="{number(x)}" y="{number(y)}"'
        if anchor != "start":
            parts += f' text-anchor="{anchor}"'
        if ink != "text":
            parts += f' fill="{self.inks[ink]}"'
        if bold:
            parts += ' font-weight="600"'
        if halo:
            parts += f' paint-order="stroke" stroke="{self.inks["ground"]}" stroke-width="4" stroke-linejoin="round"'
        self._parts.append(f"{parts}>{escaped(text)}</text>")

    def paragraph(self, x: float, y: float, texts: Iterable[str], **how: object) -> float:
        """Lines of text below each other, the first base line at `y`; returns the next base line."""
        for text in texts:
            self.text(x, y, text, **how)  # type: ignore[arg-type]
            y += measure.LINE
        return y

    def hatch(self) -> None:
        """Define the pattern for areas without a number; ink 'hatch' uses it."""
        self._parts.append(
            f'<defs><pattern id="{self.ident}-hatch" width="7" height="7" patternUnits="userSpaceOnUse"'
            f' patternTransform="rotate(45)"><rect width="7" height="7" fill="{self.inks["ground"]}"/>'
            f'<rect width="2.5" height="7" fill="{self.inks["compare"]}"/></pattern></defs>'
        )

    def _fill(self, ink: str) -> str:
        return f"url(#{self.ident}-hatch)" if ink == "hatch" else self.inks[ink]

    def finish(self, height: float, title: str, description: str) -> str:
        """The whole drawing as text."""
        face = f' font-family="{FONT}"' if self.palette == "document" else ""
        size = f'width="{self.width}" height="{height:.0f}" viewBox="0 0 {self.width} {height:.0f}"'
        names = f"{self.ident}-title {self.ident}-desc"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="b-drawing" role="img" aria-labelledby="{names}" {size}'
            f'{face} font-size="{measure.SIZE}" fill="{self.inks["text"]}">'
            f'<title id="{self.ident}-title">{escaped(title)}</title>'
            f'<desc id="{self.ident}-desc">{escaped(description)}</desc>{"".join(self._parts)}</svg>'
        )


def _width(width: float) -> str:
    return "" if width == 1 else f' stroke-width="{number(width)}"'


def _dash(dash: str) -> str:
    return f' stroke-dasharray="{dash}"' if dash else ""
