"""From raw cells to an `Imported`: numbers, statuses, checks, description. Common to all layouts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext

from bindeglied.core import text
from bindeglied.domain.statistics.choices import TOTAL
from bindeglied.domain.statistics.values import CellTable, Dimension, Imported, Notice, Recognised, Variable
from bindeglied.exchange.importers import keys, labels, notices, numbers, states
from bindeglied.exchange.importers.columns import Coded, RawCells, combined, constant
from bindeglied.exchange.importers.errors import BadFile, shown
from bindeglied.exchange.importers.numbers import Numbers

_LEVEL_WORDS = ("country", "state", "region", "district", "municipality", "other")


@dataclass(frozen=True, slots=True)
class Head:
    """What a layout knows of its table before the cells are looked at. `variables` maps code to label."""

    file: str
    layout: str
    encoding: str
    table: str
    statistic: str
    title: str
    variables: Mapping[str, str]
    dimensions: Mapping[str, str]  # code -> label
    licence: str = ""
    source: str = ""
    stand: str | None = None
    delivered_at: str | None = None
    footnotes: str = ""
    warnings: tuple[Notice, ...] = ()


def finish(head: Head, raw: RawCells) -> Imported:
    """Check the cells and describe the table; BadFile where it cannot be stored."""
    if not len(raw.text):
        raise BadFile(
            gettext(
                "The table has a head but no values. Please choose regions and years and download it once more."
            )
        )
    read = numbers.parse(raw.text, raw.line, raw.variable)
    raw, read, blanks = _without_blanks(raw, read)
    delivered, markers, quality = len(raw.text), _markers(read), _quality(raw)
    doubles, raw, read = _without_doubles(raw, read)
    found = states.assign(raw, read)
    cells = _cells(raw, read, found)
    facts = notices.Facts(raw, read, found, cells, footnotes=head.footnotes)
    warnings = (*head.warnings, *blanks, *doubles, *notices.notices(facts))
    recognised = Recognised(
        file=head.file,
        layout=head.layout,
        encoding=head.encoding,
        table=head.table,
        statistic=head.statistic,
        title=shown(head.title, 400),
        dates=tuple(sorted(raw.date.used())),
        places=_places(raw.place),
        dimensions=_dimensions(head, raw),
        variables=_variables(head, raw),
        observations=delivered,
        markers=markers,
        quality=quality,
        licence=head.licence,
        source=shown(head.source, 200),
        stand=head.stand,
        delivered_at=head.stand or head.delivered_at,
        footnotes=head.footnotes,
        warnings=warnings,
        census_bases=notices.census_bases(facts),
    )
    return Imported(recognised, cells)


def _filtered(raw: RawCells, read: Numbers, keep: Any) -> tuple[RawCells, Numbers]:
    import pyarrow.compute as pc  # noqa: PLC0415

    where = pc.indices_nonzero(keep)
    kept = replace(
        raw,
        place=raw.place.taken(keep),
        date=raw.date.taken(keep),
        variable=raw.variable.taken(keep),
        dimensions={code: column.taken(keep) for code, column in raw.dimensions.items()},
        text=raw.text.filter(keep),
        quality=raw.quality and raw.quality.taken(keep),
        written_place=raw.written_place and raw.written_place.taken(keep),
        line=lambda position: raw.line(where[position].as_py()),
        blocks=1,
    )
    columns = (c.filter(keep) for c in (read.value, read.marker, read.decimals, read.blank))
    return kept, Numbers(*columns)


def _without_blanks(raw: RawCells, read: Numbers) -> tuple[RawCells, Numbers, tuple[Notice, ...]]:
    """Empty fields hold nothing and are not stored."""
    import pyarrow.compute as pc  # noqa: PLC0415

    count = pc.sum(read.blank).as_py() or 0
    if not count:
        return raw, read, ()
    if count == len(read.blank):
        raise BadFile(gettext("All value fields of the table are empty. Please download it once more."))
    line = raw.line(pc.index(read.blank, True).as_py())
    message = gettext(
        "%(count)s value fields are empty. Official tables have a sign in every field; the empty ones, the first in line %(line)s, are not stored."
    ) % {"count": text.number(count), "line": line}
    return *_filtered(raw, read, pc.invert(read.blank)), (Notice("blank_fields", message, line),)


def _without_doubles(raw: RawCells, read: Numbers) -> tuple[tuple[Notice, ...], RawCells, Numbers]:
    """A cell that stands twice with the same value counts once; two values for one cell are an error.

    A municipality that changed its association has a row in each; the one with '-' is only a shadow.
    """
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    cell = combined([raw.place, raw.date, raw.variable, *raw.dimensions.values()])
    rows = len(cell) // raw.blocks
    if pc.count_distinct(cell.slice(0, rows)).as_py() == rows:
        return (), raw, read
    counts = pc.value_counts(cell)
    several = counts.field("values").filter(pc.greater(counts.field("counts"), 1))
    met: dict[int, int] = {}
    drop: list[int] = []
    where = pc.indices_nonzero(pc.is_in(cell, value_set=several))
    texts = raw.text.take(where).to_pylist()
    for position, number, content in zip(where.to_pylist(), cell.take(where).to_pylist(), texts, strict=True):
        before = met.setdefault(number, position)
        if before == position:
            continue
        held = raw.text[before].as_py()
        if held != content and not (_apart(raw, before, position) and "-" in (held, content)):
            raise BadFile(_two_values(raw, before, position))
        drop.append(before if held == "-" else position)
        met[number] = position if held == "-" else before
    every = pc.indices_nonzero(pa.repeat(pa.scalar(True), len(cell)))
    keep = pc.invert(pc.is_in(every, value_set=pa.array(drop, every.type)))
    return _doubles_notice(raw, drop), *_filtered(raw, read, keep)


def _apart(raw: RawCells, first: int, second: int) -> bool:
    """Whether two rows of one place were written with different keys."""
    written = raw.written_place
    return written is not None and written.index[first] != written.index[second]


def _doubles_notice(raw: RawCells, dropped: list[int]) -> tuple[Notice, ...]:
    if raw.overlaps or raw.written_place is not None:
        return ()
    message = gettext("%(count)s values stand twice in the file. They are equal and are stored once.") % {
        "count": text.number(len(dropped))
    }
    return (Notice("doubles", message, raw.line(min(dropped))),)


def _two_values(raw: RawCells, first: int, second: int) -> str:
    def at(column: Coded) -> str:
        position: int = column.index[first].as_py()
        return column.codes[position]

    parts = [at(raw.place), text.short_date(at(raw.date)), shown(at(raw.variable))]
    parts += [f"{shown(d)} {shown(at(c))}" for d, c in raw.dimensions.items() if at(c) != TOTAL]
    return gettext(
        "The file has two values for one cell (%(cell)s): “%(one)s” in line %(line)s and “%(two)s” in line %(other)s. Perhaps two downloads were joined; please give each file on its own."
    ) % {
        "cell": ", ".join(parts),
        "one": shown(raw.text[first].as_py()),
        "line": raw.line(first),
        "two": shown(raw.text[second].as_py()),
        "other": raw.line(second),
    }


def _cells(raw: RawCells, read: Numbers, found: states.States) -> CellTable:
    quality = raw.quality or constant("", len(raw.text))
    return CellTable(
        table=raw.table,
        date=raw.date.arrow(),
        place=raw.place.arrow(),
        variable=raw.variable.arrow(),
        categories={code: column.arrow() for code, column in raw.dimensions.items()},
        value=read.value,
        status=found.status.arrow(),
        marker=Coded(numbers.MARKERS, read.signs()).arrow(),
        quality=quality.arrow(),
        base=found.base,
    )


def _places(place: Coded) -> dict[str, int]:
    counts = dict.fromkeys(_LEVEL_WORDS, 0)
    for key in place.used():
        counts[keys.level_of(key).value] += 1
    return counts


def _dimensions(head: Head, raw: RawCells) -> tuple[Dimension, ...]:
    found = []
    for code, column in raw.dimensions.items():
        used = column.used()
        seen = raw.labels.get(code, {})
        names = {c: labels.label_of(code, c, seen.get(c, c)) for c in used if c != TOTAL}
        found.append(Dimension(code, head.dimensions.get(code, code), len(used), names))
    return tuple(found)


def _variables(head: Head, raw: RawCells) -> tuple[Variable, ...]:
    return tuple(
        Variable(code, head.variables.get(code, code), raw.units.get(code, ""))
        for code in raw.variable.used()
    )


def _markers(read: Numbers) -> dict[str, int]:
    import pyarrow.compute as pc  # noqa: PLC0415

    counts = {v["values"]: v["counts"] for v in pc.value_counts(read.signs()).to_pylist()}
    return {sign: counts.get(i, 0) for i, sign in enumerate(numbers.MARKERS) if sign}


def _quality(raw: RawCells) -> dict[str, int]:
    import pyarrow.compute as pc  # noqa: PLC0415

    if raw.quality is None:
        return {}
    counts = pc.value_counts(raw.quality.index).to_pylist()
    return {raw.quality.codes[v["values"]]: v["counts"] for v in counts if raw.quality.codes[v["values"]]}
