"""Specifications of charts for tests: some real-looking, some generated."""

from hypothesis import strategies as st

from bindeglied.analysis.charting import (
    Area,
    Bar,
    BarChart,
    ChartWords,
    LineChart,
    LinePoint,
    LineSeries,
    MapChart,
    PyramidChart,
    PyramidRow,
    StackChart,
    StackRow,
)
from bindeglied.analysis.status import WITHOUT_NUMBER, Status
from bindeglied.domain.places import queries as places

WORDS = ChartWords("Seit 2023 gestiegen", "Personen, Ort, Datum", "Quelle: Tabelle", "Von 1 auf 2 gestiegen.")


def line_points(
    values: dict[int, float | Status], status: Status = Status.VALUE, breaks: dict[int, str] | None = None
) -> tuple[LinePoint, ...]:
    """Points at year ends; a status stands for a missing number."""
    return tuple(
        LinePoint(
            x=float(year),
            y=None if isinstance(value, Status) else value,
            status=value if isinstance(value, Status) else status,
            label=f"31.12.{year}",
            break_before=(breaks or {}).get(year, ""),
        )
        for year, value in values.items()
    )


def line_chart(*series: LineSeries, unit: str = "", decimals: int = 0) -> LineChart:
    return LineChart(words=WORDS, series=series, unit=unit, decimals=decimals)


def bar_chart(*bars: Bar, unit: str = "", decimals: int = 0) -> BarChart:
    return BarChart(words=WORDS, bars=bars, unit=unit, decimals=decimals)


def map_of_thuringia(values: dict[str, float | Status], own: str = "16077") -> MapChart:
    """A map in which districts that `values` leaves out have 3.0 per cent."""
    areas = []
    for place in places.districts_of("16", "2023-12-31"):
        value = values.get(place.key, 3.0)
        missing = isinstance(value, Status)
        areas.append(
            Area(
                key=place.key,
                name=place.name,
                value=None if missing else value,
                status=value if missing else Status.VALUE,
                own=place.key == own,
            )
        )
    return MapChart(words=WORDS, state="16", areas=tuple(areas), unit="%", decimals=1)


# Names as a hostile file may bring them: markup, quotes, control characters, lone surrogates, other scripts.
NAMES = st.one_of(
    st.sampled_from(
        ['<script>alert("x")</script>', "&amp;'\"", "]]>", "a\x00b", "\ud800", "مرحبا", "", "x" * 300]
    ),
    st.text(max_size=40),
)
_NUMBERS = st.floats(-1e9, 1e9, allow_nan=False, allow_infinity=False)
_KNOWN = st.sampled_from([s for s in Status if s not in WITHOUT_NUMBER])
_BLANK = st.sampled_from(sorted(WITHOUT_NUMBER))


@st.composite
def _line_point(draw: st.DrawFn) -> LinePoint:
    year, half = draw(st.integers(1990, 2030)), draw(st.sampled_from([0.0, 0.0, 0.0, -0.5]))
    known = draw(st.booleans())
    return LinePoint(
        x=year + half,
        y=draw(_NUMBERS) if known else None,
        status=draw(_KNOWN if known else _BLANK),
        label=str(year),
        break_before=draw(st.sampled_from(["", "", "", "neuer Zensus", "Gebietsreform"])),
    )


_SERIES = st.builds(
    LineSeries,
    name=NAMES,
    points=st.lists(_line_point(), max_size=12, unique_by=lambda p: p.x).map(
        lambda found: tuple(sorted(found, key=lambda p: p.x))
    ),
    own=st.booleans(),
)
_BARS = st.one_of(
    st.builds(Bar, label=NAMES, value=_NUMBERS, status=_KNOWN, own=st.booleans()),
    st.builds(Bar, label=NAMES, value=st.none(), status=_BLANK, own=st.booleans()),
)
_KEYS = st.sampled_from(["16051", "16056", "16063", "16077", "03159", "<x>"])
_AREAS = st.one_of(
    st.builds(Area, key=_KEYS, name=NAMES, value=_NUMBERS, status=_KNOWN, own=st.booleans()),
    st.builds(Area, key=_KEYS, name=NAMES, value=st.none(), status=_BLANK, own=st.booleans()),
)
_WORDS = st.builds(ChartWords, title=NAMES, subtitle=NAMES, source=NAMES, alternative=NAMES)
_UNITS = st.sampled_from(["", "%", "je 1.000", "<b>"])
_DECIMALS = st.integers(0, 2)

LINES = st.builds(
    LineChart, words=_WORDS, series=st.lists(_SERIES, max_size=7).map(tuple), unit=_UNITS, decimals=_DECIMALS
)
BARS = st.builds(
    BarChart, words=_WORDS, bars=st.lists(_BARS, max_size=9).map(tuple), unit=_UNITS, decimals=_DECIMALS
)
MAPS = st.builds(
    MapChart,
    words=_WORDS,
    state=st.sampled_from(["16", "02", "99", "../16"]),
    areas=st.lists(_AREAS, max_size=6, unique_by=lambda a: a.key).map(tuple),
    unit=_UNITS,
    decimals=_DECIMALS,
)
STACKS = st.builds(
    StackChart,
    words=_WORDS,
    rows=st.lists(
        st.builds(StackRow, label=NAMES, parts=st.lists(_BARS, max_size=8).map(tuple)), max_size=3
    ).map(tuple),
    unit=_UNITS,
    decimals=_DECIMALS,
)
PYRAMIDS = st.builds(
    PyramidChart,
    words=_WORDS,
    rows=st.lists(st.builds(PyramidRow, label=NAMES, left=_BARS, right=_BARS), max_size=22).map(tuple),
    unit=_UNITS,
    decimals=_DECIMALS,
)
CHARTS = st.one_of(LINES, BARS, MAPS, STACKS, PYRAMIDS)
