"""ffcsv: the flat file of Regionaldatenbank, GENESIS-Online and the census database, old and new.

Old (until 2024): 'Statistik_Code;...', wide, one column per variable; the English head repeats its names.
New (since 2025): 'statistics_code;...;value;value_unit;value_variable_code;value_variable_label[;value_q]',
long. Rows come in any order. The table itself is named by the file's name only.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from bindeglied.core import text
from bindeglied.domain.statistics.choices import TOTAL
from bindeglied.domain.statistics.values import Imported, Notice
from bindeglied.exchange.importers import flat_heads, keys, labels, names, signatures, sources
from bindeglied.exchange.importers.columns import (
    Coded,
    RawCells,
    coded,
    constant,
    first_position,
    pairs,
    read_columns,
    spread,
    tiled,
    used_texts,
)
from bindeglied.exchange.importers.dates import iso_date
from bindeglied.exchange.importers.decoding import Decoded
from bindeglied.exchange.importers.errors import BadFile, shown
from bindeglied.exchange.importers.finishing import Head, finish
from bindeglied.exchange.importers.flat_heads import Form

_FIRST_ROW = 2
_STATISTIC, _STATISTIC_LABEL, _TIME = 0, 1, 4
_REGION_WORDS = ("Deutschland", "Bundesländer", "Statistische", "Regierungsbezirke", "Kreise", "Gemeinden")


@dataclass(frozen=True, slots=True)
class _Flat:
    """The columns of a file, read but for the values.

    `regions` are the names of the variables that say where; `dimensions` maps the code of every other one
    to its position and name, `variables` that of every variable to its label and unit.
    """

    form: Form
    columns: Mapping[int, Any]
    statistic: str
    regions: tuple[str, ...]
    dimensions: Mapping[str, tuple[int, str]]
    variables: Mapping[str, tuple[str, str]]
    place: Coded
    written_place: Coded | None
    date: Coded

    @property
    def overlaps(self) -> bool:
        """Whether a column holds several characteristics in turn."""
        return len({position for position, _ in self.dimensions.values()}) < len(self.dimensions)


def read(decoded: Decoded, name: str) -> Imported:
    """The table of a file; BadFile where it cannot be stored. `name` is the file as the person knows it."""
    form, start = flat_heads.split(decoded.data)
    flat = _flat(form, decoded.data, start)
    table, recognised_by = _table(name, flat)
    parts = {code: _categories(flat, code) for code in flat.dimensions}
    raw = _cells(table, flat, parts)
    head = Head(
        file=name,
        layout=form.layout,
        encoding=decoded.encoding,
        table=table,
        statistic=flat.statistic,
        title=_title(flat),
        variables={code: label for code, (label, _) in flat.variables.items()},
        dimensions={code: labels.dimension_label(code, n) for code, (_, n) in flat.dimensions.items()},
        licence=sources.DL_DE_BY,
        source=sources.publisher(table),
        delivered_at=names.delivered_at(name),
        warnings=(*recognised_by, *_gaps(flat, raw)),
    )
    return finish(head, raw)


def _flat(form: Form, data: bytes, start: int) -> _Flat:
    columns = _read(form, data, start)
    regions, dimensions = _characteristics(form, columns)
    if regions:
        place, written = keys.places(columns[regions[0] + 2], lambda row: row + _FIRST_ROW)
        region_names = tuple(pairs(columns[regions[0]], columns[regions[0] + 1]).values())
    else:  # a table without regions is about Germany
        place, written, region_names = constant("DG", len(columns[_TIME])), None, ()
    return _Flat(
        form,
        columns,
        _statistic(columns[_STATISTIC]),
        region_names,
        dimensions,
        _variables(form, columns),
        place,
        written,
        _dates(columns[_TIME]),
    )


def _read(form: Form, data: bytes, start: int) -> dict[int, Any]:
    """The columns that say something; labels of time do not."""
    words = {_STATISTIC, _STATISTIC_LABEL, _TIME}
    words |= {position + i for position in form.variables for i in range(flat_heads.PER_VARIABLE)}
    if form.is_new:
        words |= {form.values[0] + i for i in (1, 2, 3)}
    if form.quality is not None:
        words.add(form.quality)
    return read_columns(
        data,
        (start, len(data)),
        width=len(form.names),
        words=words,
        first_line=_FIRST_ROW,
        wanted={*words, *form.values},
    )


def _statistic(column: Any) -> str:
    found = used_texts(column)
    if len(found) > 1:
        raise BadFile(
            gettext(
                "The file holds rows of two different tables, the second from line %(line)s on. Please give each table in a file of its own."
            )
            % {"line": first_position(column, found[1]) + _FIRST_ROW}
        )
    return found[0].strip()


def _characteristics(form: Form, columns: Mapping[int, Any]) -> tuple[list[int], dict[str, tuple[int, str]]]:
    """Position of the variable that says where (none or one); of the others code -> (position, name)."""
    regions: list[int] = []
    dimensions: dict[str, tuple[int, str]] = {}
    for position in form.variables:
        named = pairs(columns[position], columns[position + 1])
        if not regions and all(keys.is_region_variable(code) for code in named):
            regions.append(position)
            continue
        for code, name in named.items():
            if code in dimensions:
                raise BadFile(flat_heads.changed_head())
            dimensions[code] = (position, name.strip())
    return regions, dimensions


def _variables(form: Form, columns: Mapping[int, Any]) -> dict[str, tuple[str, str]]:
    """Code -> (label, unit) of every variable."""
    found: dict[str, tuple[str, str]] = {}
    if form.is_new:
        unit, code, label = (form.values[0] + i for i in (1, 2, 3))
        units = pairs(columns[code], columns[unit])
        found = {c: (name, units[c].strip()) for c, name in pairs(columns[code], columns[label]).items()}
    for position in () if form.is_new else form.values:
        if match := flat_heads.VALUE.fullmatch(form.names[position]):
            found[match[1]] = match[2].replace("_", " "), match[3].replace("_", " ")
    return {
        code.strip(): (labels.variable_label(code.strip(), label), labels.unit_of(unit) or unit)
        for code, (label, unit) in found.items()
    }


def _dates(column: Any) -> Coded:
    def date_of(written: str) -> str:
        date = iso_date(written)
        if date is None:
            raise BadFile(
                gettext(
                    "Line %(line)s: “%(text)s” is no date. Please download the file once more and do not save it in between."
                )
                % {"line": first_position(column, written) + _FIRST_ROW, "text": shown(written)}
            )
        return date

    return coded(column, date_of)


def _categories(flat: _Flat, code: str) -> tuple[Coded, dict[str, str]]:
    """A dimension's column, and the labels of its codes as the file writes them.

    In tables of the census one column holds several characteristics in turn (WDGAT1, WDGAT2); a row that is
    about another one stands at the total of this one.
    """
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    position = flat.dimensions[code][0]
    column = flat.columns[position + 2]
    seen = pairs(column, flat.columns[position + 3])
    found = coded(column, lambda written: labels.official_category(code, written, seen.get(written, "")))
    of = coded(flat.columns[position], str.strip)
    if len(of.codes) > 1:
        codes = tuple(dict.fromkeys((*found.codes, TOTAL)))
        total = pa.scalar(codes.index(TOTAL), pa.int32())
        found = Coded(codes, pc.if_else(of.is_in((code,)), found.index, total))
    return found, {written.strip(): label.strip() for written, label in seen.items()}


def _cells(table: str, flat: _Flat, parts: Mapping[str, tuple[Coded, dict[str, str]]]) -> RawCells:
    import pyarrow as pa  # noqa: PLC0415

    form, rows, times = flat.form, len(flat.date), len(flat.form.values)
    if form.is_new:
        variable = coded(flat.columns[form.values[0] + 2], str.strip)
    else:
        variable = spread(list(flat.variables), rows)
    return RawCells(
        table=table,
        place=tiled(flat.place, times),
        date=tiled(flat.date, times),
        variable=variable,
        dimensions={code: tiled(column, times) for code, (column, _) in parts.items()},
        text=pa.concat_arrays([flat.columns[position] for position in form.values]),
        line=lambda position: position % rows + _FIRST_ROW,
        units={code: unit for code, (_, unit) in flat.variables.items()},
        quality=None if form.quality is None else coded(flat.columns[form.quality], str.strip),
        labels={code: seen for code, (_, seen) in parts.items()},
        overlaps=flat.overlaps,
        written_place=flat.written_place and tiled(flat.written_place, times),
        blocks=times,
    )


def _table(name: str, flat: _Flat) -> tuple[str, tuple[Notice, ...]]:
    """The code of the table by the file's name, else by what only one table holds; BadFile for neither."""
    named, statistic = names.table_in(name), flat.statistic
    if named.startswith((statistic, "AI")):  # the Regionalatlas has a number of its own
        return named, ()
    known = signatures.table_of(
        statistic, frozenset(flat.dimensions), frozenset(flat.variables), frozenset(flat.regions)
    )
    if known:
        message = gettext(
            "Table recognised by its content. The name of the file does not say which table it is; by its characteristics it is %(table)s."
        )
        return known, (Notice("table_by_content", message % {"table": known}),)
    if named:
        raise BadFile(
            gettext(
                "The name of the file says table %(table)s, but its content is of statistic %(statistic)s. Please give the file the name under which the portal offered it."
            )
            % {"table": named, "statistic": statistic}
        )
    raise BadFile(
        gettext(
            "A flat file does not say which table it is; only its name does, and “%(name)s” names none. Please give the file the code of the table as its name, for example 12411-01-01-4.csv."
        )
        % {"name": shown(name.rsplit("/", 1)[-1], 60)}
    )


def _title(flat: _Flat) -> str:
    """'Bevölkerungsstand nach Geschlecht, Kreise'; the file has no title of its own."""
    what = {label for label, _ in flat.variables.values()}
    title = what.pop() if len(what) == 1 else used_texts(flat.columns[_STATISTIC_LABEL])[0].strip()
    if flat.dimensions:
        parts = (labels.dimension_label(code, name) for code, (_, name) in flat.dimensions.items())
        by = ", ".join(dict.fromkeys(parts))
        title = gettext("%(what)s by %(dimensions)s") % {"what": title, "dimensions": by}
    levels = [re.split(r" und | \(", name.strip())[0] for name in flat.regions]
    return f"{title}, {max(levels, key=_depth)}" if levels else title


def _depth(region: str) -> int:
    return next((i for i, word in enumerate(_REGION_WORDS) if region.startswith(word)), 0)


def _gaps(flat: _Flat, raw: RawCells) -> tuple[Notice, ...]:
    """A selection in a portal gives all combinations; a few rows less mean that the end is missing.

    Tables that leave out what is nothing (12531) have far less.
    """
    if flat.overlaps or raw.written_place is not None:
        return ()
    columns = (raw.place, raw.date, raw.variable, *raw.dimensions.values())
    whole, count = math.prod(len(column.used()) for column in columns), len(raw.text)
    if not whole / 2 < count < whole:
        return ()
    message = gettext(
        "Rows are missing. The file has %(count)s of %(whole)s rows that its regions, dates and characteristics make together; perhaps it breaks off. If you did not choose it so, please download it once more."
    )
    return (Notice("gaps", message % {"count": text.number(count), "whole": text.number(whole)}),)
