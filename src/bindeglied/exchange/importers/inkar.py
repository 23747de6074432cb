"""inkar: the CSV export of INKAR (BBSR), indicators of districts side by side.

Two lines above the rows: 'Kennziffer;Raumeinheit;Aggregat;<indicator>;...' and ';;;<year>;...'. Numbers have a
decimal comma and a point for thousands. Neither codes nor units are in the file: the name of an indicator is
its code.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from bindeglied.domain.statistics.choices import Layout
from bindeglied.domain.statistics.values import Imported
from bindeglied.exchange.importers import keys, names, numbers, sources
from bindeglied.exchange.importers.columns import RawCells, read_columns, spread, tiled
from bindeglied.exchange.importers.dates import iso_date
from bindeglied.exchange.importers.decoding import Decoded
from bindeglied.exchange.importers.errors import BadFile, shown
from bindeglied.exchange.importers.finishing import Head, finish

FIRST_LINE = re.compile(rb"(?=[^\n\[{]*\bKennziffer\b)[^\n\[{]*\bRaumeinheit\b", re.IGNORECASE)
TABLE = "INKAR"
SOURCE = "Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR), INKAR"
_LEFT = ("kennziffer", "raumeinheit", "aggregat")
_FIRST_ROW = 3


def read(text: Decoded, name: str) -> Imported:
    """The table of a file; BadFile where it cannot be stored. `name` is the file as the person knows it."""
    first, second, start = _head_lines(text.data)
    left = sum(field.lower() in _LEFT for field in first)
    indicators = _indicators(first, second, left)
    width = len(first)
    columns = read_columns(
        text.data, (start, len(text.data)), width=width, words={0}, first_line=_FIRST_ROW,
        wanted={0, *range(left, width)},
    )  # fmt: skip
    head = Head(
        file=name,
        layout=Layout.INKAR,
        encoding=text.encoding,
        table=TABLE,
        statistic=TABLE,
        title=_title([indicator for indicator, _ in indicators]),
        variables={indicator: indicator for indicator, _ in indicators},
        dimensions={},
        licence=sources.DL_DE_BY,
        source=SOURCE,
        delivered_at=names.delivered_at(name),
    )
    return finish(head, _cells(columns, indicators, left))


def _cells(columns: dict[int, Any], indicators: Sequence[tuple[str, str]], left: int) -> RawCells:
    import pyarrow as pa  # noqa: PLC0415

    rows, times = len(columns[0]), len(indicators)

    def line(position: int) -> int:
        return position % rows + _FIRST_ROW

    place, written = keys.places(columns[0], line)
    text = pa.concat_arrays([columns[left + i] for i in range(times)])
    return RawCells(
        table=TABLE,
        place=tiled(place, times),
        date=spread([date for _, date in indicators], rows),
        variable=spread([indicator for indicator, _ in indicators], rows),
        dimensions={},
        text=numbers.without_thousands(text, line),
        line=line,
        units={},
        written_place=written and tiled(written, times),
        blocks=times,
    )


def _head_lines(data: bytes) -> tuple[list[str], list[str], int]:
    """The fields of the two lines above the rows, and where the first row begins."""
    lines = data.split(b"\n", 2)
    if len(lines) < 3 or not lines[2].strip():
        raise BadFile(
            gettext(
                "The table has a head but no values. Please choose regions and years and download it once more."
            )
        )
    if not data.endswith(b"\n"):
        raise BadFile(
            gettext(
                "The file breaks off in its last line %(line)s. The download was not complete; please download it once more."
            )
            % {"line": data.count(b"\n") + 1}
        )
    first, second = ([f.strip().strip('"').strip() for f in line.decode().split(";")] for line in lines[:2])
    return first, second, len(lines[0]) + len(lines[1]) + 2


def _indicators(first: Sequence[str], second: Sequence[str], left: int) -> list[tuple[str, str]]:
    """(name, year) of every column of values; BadFile for another head than that of INKAR."""
    if (
        tuple(f.lower() for f in first[:left]) != _LEFT[:left]
        or len(first) == left
        or len(first) != len(second)
    ):
        raise BadFile(_other_head())
    found: list[tuple[str, str]] = []
    for indicator, year in zip(first[left:], second[left:], strict=True):
        date = iso_date(year)
        if not indicator or date is None:
            raise BadFile(_other_head())
        if (indicator, date) in found:
            raise BadFile(
                gettext(
                    "The indicator “%(indicator)s” stands twice for %(year)s. Please choose it once in INKAR and download the table again."
                )
                % {"indicator": shown(indicator, 60), "year": year}
            )
        found.append((indicator, date))
    return found


def _title(indicators: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(indicators))
    listed = ", ".join(distinct[:3])
    return f"INKAR: {listed} …" if len(distinct) > 3 else f"INKAR: {listed}"


def _other_head() -> str:
    return gettext(
        "The two lines above the rows are not those of INKAR: names of indicators, below them the years. Please export the table from INKAR once more, with indicators in the columns."
    )
