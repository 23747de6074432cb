"""How wide a text is in Fira Sans, near enough to keep labels apart without opening a font."""

import re
from functools import lru_cache
from unicodedata import east_asian_width

SIZE = 14
LINE = 18  # from one line of text to the next

# Advance in hundredths of the size; digits as wide as tabular ones, which a page uses.
_WIDTHS = {
    24: " !',.:;¡·", 28: "ijíîï", 31: "IJ`l´()[]{}", 36: "ft", 38: "r¨°", 41: '"-|„“²³', 46: "?*sz~š",
    48: "cxçč", 51: "+<=>FLvyýÿ−", 53: "#/TZ\\_gkğž–$", 55: "ESXaàáâäåăąYe", 57: "0123456789èéêëC",
    59: "AKPVÄÅhnou«»ñóôöúûüµ", 61: "BRbdpqßđ", 65: "DGUÜÚ", 69: "HNQOÓÖÑØ", 74: "w…&", 83: "MW%mæ—", 102: "@",
}  # fmt: skip
_OF = {character: width for width, characters in _WIDTHS.items() for character in characters}
_BLANKS = re.compile(r"[\t-\r\x1c-\x20\x85\u2028\u2029]+")  # not the no-break ones
_SLACK = 1.04  # other faces, before ours is there


@lru_cache(maxsize=8192)
def width(text: str, *, bold: bool = False) -> float:
    """The width of one line in units of the drawing."""
    hundredths = sum(_of(character) for character in text)
    return hundredths / 100 * SIZE * _SLACK * (1.03 if bold else 1.0)


def _of(character: str) -> int:
    known = _OF.get(character)
    if known is not None:
        return known
    if character in "\u202f\u2009":
        return 14
    return 104 if east_asian_width(character) in "WF" else 66


@lru_cache(maxsize=4096)
def lines(text: str, room: float, *, bold: bool = False, most: int = 99) -> tuple[str, ...]:
    """The text broken at blanks, hyphens and slashes so that lines fit into `room`.

    Words that are too long alone are cut; what exceeds `most` lines ends in '…'.
    """
    found: list[str] = []
    current = ""
    for piece in _pieces(_BLANKS.sub(" ", text).strip(" ")):
        if width((current + piece).rstrip(" "), bold=bold) <= room:
            current += piece
            continue
        if current:
            found.append(current.strip(" "))
        *full, current = _cut(piece, room, bold)
        found += full
    if current:
        found.append(current.strip(" "))
    if len(found) <= most:
        return tuple(found) or ("",)
    last = found[most - 1]
    while last and width(last + "…", bold=bold) > room:
        last = last[:-1]
    return (*found[: most - 1], last.rstrip() + "…")


def _pieces(text: str) -> list[str]:
    """'Saale-Orla-Kreis Ost' -> ['Saale-', 'Orla-', 'Kreis ', 'Ost']; no-break spaces hold."""
    found = [""]
    for before, character in zip(" " + text, text, strict=False):
        if before in " -/" and character not in " -/" and found[-1]:
            found.append("")
        found[-1] += character
    return found


def _cut(word: str, room: float, bold: bool) -> list[str]:
    """A word in pieces of at most `room`; at least one character each."""
    pieces = [""]
    for character in word:
        if pieces[-1] and width((pieces[-1] + character).rstrip(" "), bold=bold) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces
