"""The typefaces of reports: whole ones for PDF and PNG, small ones for the page. Made at set-up.

KERN and Fontsource ship WOFF2, which typst does not read. `make` turns the few faces we print with into
TrueType, and cuts the Latin letters out for a page that carries its fonts inside.
"""

from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "fonts"
WEB_FONTS: Mapping[int, Path] = {
    400: FOLDER / "FiraSans-Regular.latin.woff2",
    600: FOLDER / "FiraSans-SemiBold.latin.woff2",
}

_KERN = "@kern-ux/native/dist/fonts/fira-sans"
_NOTO = "@fontsource/noto-sans-arabic/files"
FACES: Mapping[str, str] = {
    "FiraSans-Regular": f"{_KERN}/FiraSans-Regular.woff2",
    "FiraSans-SemiBold": f"{_KERN}/FiraSans-SemiBold.woff2",
    "NotoSansArabic-Regular": f"{_NOTO}/noto-sans-arabic-arabic-400-normal.woff2",
    "NotoSansArabic-SemiBold": f"{_NOTO}/noto-sans-arabic-arabic-600-normal.woff2",
}
# Latin-1 and Latin Extended-A, dashes and quotes, narrow space, euro, minus, empty square.
LATIN = "U+0020-007E,U+00A0-017F,U+2010-2026,U+202F,U+2030,U+2039-203A,U+20AC,U+2212,U+25A1"


def make(packages: Path, folder: Path = FOLDER) -> None:
    """Write the fonts from the installed packages (`node_modules`) into `folder`; repeatable."""
    from fontTools import subset  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    for name, source in FACES.items():
        with TTFont(packages / source, recalcTimestamp=False) as font:
            font.flavor = None
            font.save(folder / f"{name}.ttf")
    for path in WEB_FONTS.values():
        options = subset.Options(
            flavor="woff2", layout_features=["kern", "liga", "tnum", "lnum", "locl", "ccmp"]
        )
        font = subset.load_font(folder / f"{path.name.split('.')[0]}.ttf", options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=subset.parse_unicodes(LATIN))
        cutter.subset(font)
        subset.save_font(font, path, options)
