"""The colours of charts: names, light, dark; as custom properties on pages, literal in documents.

Neighbours of the six keep 1.3:1 in grey print; each keeps 3:1 on the light and the dark ground.
"""

from collections.abc import Mapping
from typing import Literal

Palette = Literal["page", "document"]

LIGHT: Mapping[str, str] = {
    "1": "#1234aa", "2": "#bc5600", "3": "#046e66", "4": "#872982", "5": "#139dd1", "6": "#432b04",
    "compare": "#6e7597", "text": "#171a2b", "mute": "#545a7b", "grid": "#dfe1ea", "ground": "#ffffff",
    "map-1": "#dbe6fb", "map-2": "#a4bdea", "map-3": "#6b90d3", "map-4": "#3664be", "map-5": "#0238a2",
}  # fmt: skip
DARK: Mapping[str, str] = {
    "1": "#83a8fd", "2": "#feb67a", "3": "#05a195", "4": "#b357ad", "5": "#b0ebff", "6": "#8d6729",
    "compare": "#8d93b0", "text": "#f3f4f7", "mute": "#a5aac3", "grid": "#313652", "ground": "#000000",
    "map-1": "#1e3a71", "map-2": "#3c5a94", "map-3": "#5e7ebb", "map-4": "#84a6e6", "map-5": "#bcd4fe",
}  # fmt: skip
# Line patterns beside the colours; the first is unbroken.
DASHES = ("", "7 4", "2 4", "10 4 2 4", "4 3", "12 3")
SERIES = 6
CLASSES = 5

_INKS: Mapping[Palette, Mapping[str, str]] = {
    "page": {name: f"var(--b-chart-{name},{colour})" for name, colour in LIGHT.items()},
    "document": LIGHT,
}


def inks(palette: Palette) -> Mapping[str, str]:
    """What stands in the drawing for each name of a colour."""
    return _INKS[palette]


def stylesheet() -> str:
    """The style sheet that drawings for pages need: colours by theme, print and forced colours, and sizes."""
    themed = "".join(
        f"  --b-chart-{name}: light-dark({colour}, {DARK[name]});\n"
        for name, colour in LIGHT.items()
        if name != "ground"
    )
    ground = f"light-dark({LIGHT['ground']}, {DARK['ground']})"
    return (
        "/* Written by exchange/charts/colours.py. Drawings of charts: colours, sizes, wide and narrow. */\n"
        ":root, [data-kern-theme] {\n"
        f"  --b-chart-ground: var(--b-bg, {ground});\n{themed}}}\n"
        ".b-drawing { display: block; max-width: 100%; height: auto; direction: ltr; "
        "font-variant-numeric: tabular-nums; }\n"
        ".b-chart .narrow { display: none; }\n"
        "@media (max-width: 47.99em) {\n"
        "  .b-chart .wide { display: none; }\n  .b-chart .narrow { display: block; }\n}\n"
        "@media print {\n"
        "  .b-chart .wide { display: block; }\n  .b-chart .narrow { display: none; }\n"
        f"  .b-drawing {{ color-scheme: light; background: {LIGHT['ground']}; "
        f"--b-chart-ground: {LIGHT['ground']}; }}\n}}\n"
        "@media (forced-colors: active) {\n"
        f"  .b-drawing {{\n    forced-color-adjust: none;\n{_forced()}  }}\n}}\n"
    )


def _forced() -> str:
    """Only the reader's own colours: lines differ by their dashes, classes of maps by their depth."""
    plain = {"ground": "Canvas", "grid": "color-mix(in srgb, CanvasText 25%, Canvas)"}
    shares = dict(zip((f"map-{i}" for i in range(1, CLASSES + 1)), (10, 25, 45, 65, 90), strict=True))
    lines = []
    for name in LIGHT:
        colour = plain.get(name, "CanvasText")
        if name in shares:
            colour = f"color-mix(in srgb, CanvasText {shares[name]}%, Canvas)"
        lines.append(f"    --b-chart-{name}: {colour};\n")
    return "".join(lines)
