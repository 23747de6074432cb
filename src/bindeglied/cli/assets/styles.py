"""KERN's style sheet, cut down to what the pages use, and the typefaces."""

import json
import logging
import re
import shutil
from pathlib import Path

from bindeglied.cli.assets import packages

PACKAGE = Path(__file__).resolve().parents[2]
VENDOR = PACKAGE / "web/ui/static/vendor"

_SOURCES = {".html", ".py", ".js", ".css"}
_CLASS = re.compile(r"(?<!-)\bkern-[\w-]*\w")
_ICON = re.compile(r"""\bicon=["']([\w-]+)["']""")  # handed to a partial template
_PROPERTY = re.compile(r"--kern-[\w-]*\w")
_NOTO = "@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-{weight}-normal.woff2"
_LICENCES = {
    "kern-ux.txt": "@kern-ux/native/LICENSE.md",
    "noto-sans-arabic.txt": "@fontsource/noto-sans-arabic/LICENSE",
}
_ARABIC = "U+0600-06FF,U+0750-077F,U+0870-08FF,U+FB50-FDFF,U+FE70-FEFC"


def used() -> dict[str, list[str]]:
    """Which classes and custom properties of KERN the program's sources name."""
    classes: set[str] = set()
    properties: set[str] = set()
    made = (VENDOR, PACKAGE / "static")
    for path in PACKAGE.rglob("*"):
        if path.suffix not in _SOURCES or not path.is_file() or any(path.is_relative_to(m) for m in made):
            continue
        text = path.read_text(encoding="utf-8")
        classes.update(_CLASS.findall(text))
        classes.update(f"kern-icon--{name}" for name in _ICON.findall(text))
        properties.update(_PROPERTY.findall(text))
    return {"classes": sorted(classes), "properties": sorted(properties)}


def make_styles(names: dict[str, list[str]]) -> None:
    """Write `kern.css` and its mirrored twin, licences beside them."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    done = packages.node("styles.mjs", str(VENDOR), given=json.dumps(names))
    if done.returncode:
        raise RuntimeError(done.stderr)
    for name, source in _LICENCES.items():
        shutil.copyfile(packages.MODULES / source, VENDOR / name)


def make_charts() -> None:
    """Write the sheet of drawings, whose colours are those of documents."""
    from bindeglied.exchange.charts import colours  # noqa: PLC0415 (where it changed)

    VENDOR.mkdir(parents=True, exist_ok=True)
    (VENDOR / "charts.css").write_text(colours.stylesheet(), encoding="utf-8")


def make_fonts() -> None:
    """Write the typefaces of documents and pages, and the sheet that names them."""
    from bindeglied.exchange.exporters.report import fonts  # noqa: PLC0415 (heavy, at set-up only)

    VENDOR.mkdir(parents=True, exist_ok=True)
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # old tables in the originals
    fonts.make(packages.MODULES)
    rules = []
    for weight, path in fonts.WEB_FONTS.items():
        shutil.copyfile(path, VENDOR / path.name)
        rules.append(_font_face("Fira Sans", weight, path.name, fonts.LATIN))
        arabic = packages.MODULES / _NOTO.format(weight=weight)
        shutil.copyfile(arabic, VENDOR / arabic.name)
        rules.append(_font_face("Noto Sans Arabic", weight, arabic.name, _ARABIC))
    (VENDOR / "fira-sans.txt").write_text(_licence_of_fira(fonts.FOLDER), encoding="utf-8")
    (VENDOR / "fonts.css").write_text("\n".join(rules) + "\n", encoding="utf-8")


def _licence_of_fira(folder: Path) -> str:
    """KERN ships the typeface without its licence: whose it is stands in the font, the text is that of Noto."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (at set-up only)

    with TTFont(folder / "FiraSans-Regular.ttf", lazy=True) as font:
        owner = font["name"].getDebugName(0)
    text = (packages.MODULES / _LICENCES["noto-sans-arabic.txt"]).read_text(encoding="utf-8")
    return f"{owner}\n\n{text[text.index('This Font Software is licensed') :]}"


def _font_face(family: str, weight: int, name: str, letters: str) -> str:
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f'src:url("{name}") format("woff2");unicode-range:{letters}}}'
    )
