"""Quantities written as small tables of text, so that a test can be read as a specification.

A cell is a number with marks before it: `12`, `2011:12` (on the base of a census), `?:12` (base unknown),
`~12` (rounded to 5), `4~12` (sum of 4 rounded cells); or a sign: `-` nothing, `.` secret, `...` not delivered,
`x` no sense, `no` no such place. An empty cell is no cell. Behind it may stand `+` for a sum of places.
"""

import re

from bindeglied.analysis.quantities import Quantity
from bindeglied.analysis.status import Status

_SIGNS = {
    ".": Status.SECRET,
    "...": Status.NOT_DELIVERED,
    "x": Status.NOT_APPLICABLE,
    "no": Status.NO_SUCH_PLACE,
}
_CELL = re.compile(
    r"(?:(?P<census>\d{4}|\?):)?(?P<rounded>\d*~)?(?P<what>no|x|\.\.\.|\.|-?\d+(?:\.\d+)?|-)(?P<sum>\+?)"
)


def quantity(cell: str) -> Quantity:
    """The quantity of one cell."""
    match = _CELL.fullmatch(cell)
    assert match, cell
    what, rounded = match["what"], match["rounded"]
    n = int(rounded[:-1] or 1) if rounded else 1
    status = _SIGNS.get(what) or (Status.ZERO if what == "-" else Status.ROUNDED if rounded else Status.VALUE)
    return Quantity(
        value=None if what in _SIGNS else 0.0 if what == "-" else float(what),
        status=status,
        n=n,
        n_rounded=n if rounded else 0,
        base=5 if rounded else None,
        census={None: None, "?": ""}.get(match["census"], match["census"]),
        derived=bool(match["sum"]),
    )


def cell(quantity: Quantity) -> str:
    """The cell of a quantity, its value with at most four decimals."""
    census = "" if quantity.census is None else f"{quantity.census or '?'}:"
    n = quantity.n_rounded
    rounded = "" if not n else "~" if n == 1 else f"{n}~"
    signs = {status: sign for sign, status in _SIGNS.items()} | {Status.ZERO: "-"}
    what = signs.get(quantity.status)
    if what is None:
        assert quantity.value is not None
        what = f"{round(quantity.value, 4):g}" if quantity.value % 1 else f"{quantity.value:.0f}"
    return f"{census}{rounded}{what}{'+' if quantity.derived else ''}"


def grid(text: str) -> dict[str, dict[str, Quantity]]:
    """A table with dates in its head and places in its first column."""
    head, *rows = [[part.strip() for part in line.split("|")] for line in text.strip().splitlines()]
    return {
        row[0]: {date: quantity(value) for date, value in zip(head[1:], row[1:], strict=True) if value}
        for row in rows
    }


def days(text: str) -> dict[str, Quantity]:
    """'2014-12-31 12, 2015-12-31 .' as quantities by date."""
    pairs = (part.split() for part in text.split(",") if part.strip())
    return {date: quantity(value) for date, value in pairs}


def written(found: dict[str, dict[str, Quantity]]) -> dict[str, dict[str, str]]:
    """A grid as cells, for comparison; places without any are left out."""
    return {
        place: {d: cell(q) for d, q in sorted(row.items())} for place, row in sorted(found.items()) if row
    }
