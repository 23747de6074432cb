"""What a chart shows, as values: no drawing here (`exchange.charts` draws), no data lookup.

A specification is self-contained and JSON-able, so that a frozen edition can be drawn again
exactly. Every specification carries the words a chart must have: a title that states something,
a subtitle (what, unit, place, date), the source line and a text alternative.
"""

from dataclasses import asdict, dataclass
from typing import Any

from bindeglied.analysis.status import Status


@dataclass(frozen=True, slots=True)
class ChartWords:
    """Texts around a drawing; all German, ready to print."""

    title: str
    subtitle: str
    source: str
    alternative: str  # one to three sentences made from the figures


@dataclass(frozen=True, slots=True)
class LinePoint:
    """`x` in years (2024.0 is the end of 2024's label tick), `break_before` cuts the line here."""

    x: float
    y: float | None
    status: Status
    label: str  # date as printed, '31.12.2024'
    break_before: str = ""  # note at the gap ('Zensus 2022'), empty: no break


@dataclass(frozen=True, slots=True)
class LineSeries:
    """`own` is the reader's place: strong colour; the others are grey comparison."""

    name: str
    points: tuple[LinePoint, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class LineChart:
    words: ChartWords
    series: tuple[LineSeries, ...]
    unit: str = ""
    decimals: int = 0
    kind: str = "line"


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: float | None
    status: Status
    own: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    words: ChartWords
    bars: tuple[Bar, ...]
    unit: str = ""
    decimals: int = 0
    kind: str = "bar"


@dataclass(frozen=True, slots=True)
class StackRow:
    """A whole and its disjoint parts, which are all there are; a part without a number leaves the row undrawn."""

    label: str
    parts: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class StackChart:
    """Bars of equal length, each parted by shares."""

    words: ChartWords
    rows: tuple[StackRow, ...]
    unit: str = ""
    decimals: int = 0
    kind: str = "stack"


@dataclass(frozen=True, slots=True)
class PyramidRow:
    """One age group; `left` and `right` are its bars to both sides, their labels those of the sides."""

    label: str
    left: Bar
    right: Bar


@dataclass(frozen=True, slots=True)
class PyramidChart:
    """Age groups from the youngest on, drawn from below; both sides on one scale from zero."""

    words: ChartWords
    rows: tuple[PyramidRow, ...]
    unit: str = ""
    decimals: int = 0
    kind: str = "pyramid"


@dataclass(frozen=True, slots=True)
class Area:
    """One district of a map; `value` None is hatched and named in the legend by `status`."""

    key: str
    name: str
    value: float | None
    status: Status
    own: bool = False


@dataclass(frozen=True, slots=True)
class MapChart:
    """`state` is the two-digit key of the Land whose outlines are drawn."""

    words: ChartWords
    state: str
    areas: tuple[Area, ...]
    unit: str = ""
    decimals: int = 0
    kind: str = "map"


Chart = LineChart | BarChart | MapChart | StackChart | PyramidChart


def to_json(chart: Chart) -> dict[str, Any]:
    """The specification as plain JSON values."""
    return asdict(chart)


def from_json(data: dict[str, Any]) -> Chart:
    """Rebuild a specification written by `to_json`; `ValueError` for an unknown kind."""
    rest = {k: v for k, v in data.items() if k not in ("words", "kind")}
    words = ChartWords(**data["words"])
    match data["kind"]:
        case "line":
            rest["series"] = tuple(
                LineSeries(
                    name=s["name"],
                    own=s["own"],
                    points=tuple(LinePoint(**{**p, "status": Status(p["status"])}) for p in s["points"]),
                )
                for s in data["series"]
            )
            return LineChart(words=words, **rest)
        case "bar":
            rest["bars"] = tuple(map(_bar, data["bars"]))
            return BarChart(words=words, **rest)
        case "stack":
            rest["rows"] = tuple(StackRow(r["label"], tuple(map(_bar, r["parts"]))) for r in data["rows"])
            return StackChart(words=words, **rest)
        case "pyramid":
            rest["rows"] = tuple(
                PyramidRow(r["label"], _bar(r["left"]), _bar(r["right"])) for r in data["rows"]
            )
            return PyramidChart(words=words, **rest)
        case "map":
            rest["areas"] = tuple(Area(**{**a, "status": Status(a["status"])}) for a in data["areas"])
            return MapChart(words=words, **rest)
        case unknown:
            raise ValueError(f"unknown kind of chart: {unknown!r}")


def _bar(data: dict[str, Any]) -> Bar:
    return Bar(**{**data, "status": Status(data["status"])})
