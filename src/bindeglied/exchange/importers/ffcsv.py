"""ffcsv: the flat file of Regionaldatenbank, GENESIS-Online and the census database, old and new.

Old (until 2024): 'Statistik_Code;...', wide, one column per variable; the English head repeats its names.
New (since 2025): 'statistics_code;...;value;value_unit;value_variable_code;value_variable_label[;value_q]',
long. Rows come in any order. The table itself is named by the file's name only.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from bindeglied.domain.statistics.choices import TOTAL
from bindeglied.domain.statistics.values import Imported, Notice
from bindeglied.exchange.importers import keys, labels, names, signatures, sources
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
from bindeglied.exchange.importers.errors import BadFile
from bindeglied.exchange.importers.finishing import Head, finish

OLD, NEW = "ffcsv-old", "ffcsv-new"
_FIRST_FIELD = re.compile(rb'"?(?:statistik_code|statistics_code)"?(.)', re.IGNORECASE)
NEW_HEAD = re.compile(rb'"?statistics_code"?.[^\n]*\bvalue_unit\b', re.IGNORECASE)
OLD_HEAD = re.compile(rb'"?(?:statistik_code|statistics_code)"?.(?![^\n]*\bvalue_unit\b)', re.IGNORECASE)
_FIXED = 5  # statistics code and label, time code and label, time
_PER_VARIABLE = 4  # code and label of the variable, code and label of its attribute
_VALUE = re.compile(r"(.+?)__(.+)__(.+)")
_REGION_WORDS = ("Deutschland", "Bundesländer", "Statistische", "Regierungsbezirke", "Kreise", "Gemeinden")
_NEW_TAIL = ("value", "value_unit", "value_variable_code", "value_variable_label")


@dataclass(frozen=True, slots=True)
class Form:
    """Where things stand in a row: `variables` holds the position of each variable's code."""

    layout: str
    width: int
    variables: tuple[int, ...]
    values: tuple[int, ...]
    quality: int | None
    names: tuple[str, ...]


def read(text: Decoded, name: str) -> Imported:
    """The table of a file; BadFile where it cannot be stored. `name` is the file as the person knows it."""
    head, _, body = text.data.partition(b"\n")
    form = form_of(head.decode(), text.data)
    _refuse_second(head, body)
    if not body.strip():
        raise BadFile(
            gettext(
                "The table has a head but no values. Please choose regions and years and download it once more."
            )
        )
    if not body.endswith(b"\n"):
        raise BadFile(
            gettext(
                "The file breaks off in its last line %(line)s. The download was not complete; please download it once more."
            )
            % {"line": text.data.count(b"\n") + 1}
        )
    columns = _read(form, body)
    statistic = _statistic(columns[0])
    regions, dimensions = _variables(form, columns)
    place, written = _places(columns, regions)
    date = _dates(columns[4])
    rows = len(date)
    parts = {code: _categories(columns, position, code) for code, (position, _) in dimensions.items()}
    variables, variable, values, quality = _values(form, columns, rows)
    times = len(values)
    table, notices = _table(name, statistic, dimensions, variables, regions)
    import pyarrow as pa  # noqa: PLC0415

    raw = RawCells(
        table=table,
        place=tiled(place, times),
        date=tiled(date, times),
        variable=variable,
        dimensions={code: tiled(column, times) for code, (column, _) in parts.items()},
        text=values[0] if times == 1 else pa.concat_arrays(values),
        line=lambda position: 2 + position % rows,
        units={code: unit for code, (_, unit) in variables.items()},
        quality=quality,
        labels={code: seen for code, (_, seen) in parts.items()},
        overlaps=len({position for position, _ in dimensions.values()}) < len(dimensions),
        written_place=written and tiled(written, times),
    )
    described = Head(
        file=name,
        layout=form.layout,
        encoding=text.encoding,
        table=table,
        statistic=statistic,
        title=_title(columns[1], variables, dimensions, regions),
        variables={code: label for code, (label, _) in variables.items()},
        dimensions={code: labels.dimension_label(code, label) for code, (_, label) in dimensions.items()},
        licence=sources.DL_DE_BY,
        source=sources.publisher(table),
        delivered_at=names.delivered_at(name),
        warnings=notices,
    )
    return finish(described, raw)


def form_of(head: str, data: bytes) -> Form:
    """How a file with this head is built; BadFile for a head that does not go on as it begins."""
    match = _FIRST_FIELD.match(data)
    if match and match[1] != b";":
        raise BadFile(
            gettext(
                "The fields are separated by %(delimiter)s instead of semicolons. The file was probably saved by a spreadsheet; please download it once more and do not save it in between."
            )
            % {"delimiter": _DELIMITERS.get(match[1], gettext("another sign"))}
        )
    fields = tuple(field.strip().strip('"') for field in head.split(";"))
    small = [field.lower() for field in fields]
    new = "value" in small
    first = small.index("value") if new else next((i for i, f in enumerate(fields) if "__" in f), 0)
    blocks, rest = divmod(first - _FIXED, _PER_VARIABLE)
    good = blocks > 0 and rest == 0 if first else False
    if new:
        good = (
            good and tuple(small[first : first + 4]) == _NEW_TAIL and small[first + 4 :] in ([], ["value_q"])
        )
    else:
        good = good and all(_VALUE.fullmatch(field) for field in fields[first:])
    if not good:
        raise BadFile(
            gettext(
                "The head of the flat file is not complete or was changed. Please download the file once more."
            ),
            layout=NEW if new else OLD,
        )
    variables = tuple(range(_FIXED, first, _PER_VARIABLE))
    values = (first,) if new else tuple(range(first, len(fields)))
    quality = first + 4 if small[first + 4 :] and new else None
    return Form(NEW if new else OLD, len(fields), variables, values, quality, fields)


_DELIMITERS = {b",": "Kommas", b"\t": "Tabulatoren", b"|": "senkrechte Striche", b":": "Doppelpunkte"}


def _refuse_second(head: bytes, body: bytes) -> None:
    for sign in (head[:24], b"statistics_code;", b"Statistik_Code;", b"GENESIS-Tabelle:", b"Tabelle:"):
        position = 0 if body.startswith(sign) else body.find(b"\n" + sign) + 1
        if position or body.startswith(sign):
            raise BadFile(
                gettext(
                    "In line %(line)s a second table begins. Please give each table in a file of its own."
                )
                % {"line": body.count(b"\n", 0, position) + 2}
            )


def _read(form: Form, body: bytes) -> dict[int, Any]:
    """The columns that say something; labels of places and of time do not."""
    words = {0, 1, 4}
    for position in form.variables:
        words |= {position, position + 1, position + 2, position + 3}
    if form.layout == NEW:
        words |= {form.values[0] + i for i in (1, 2, 3)}
    if form.quality is not None:
        words.add(form.quality)
    return read_columns(
        body, width=form.width, words=words, first_line=2, wanted=sorted({*words, *form.values})
    )


def _statistic(column: Any) -> str:
    found = used_texts(column)
    if len(found) > 1:
        raise BadFile(
            gettext(
                "The file holds rows of two different tables, the second from line %(line)s on. Please give each table in a file of its own."
            )
            % {"line": 2 + first_position(column, found[1])}
        )
    return found[0].strip()


def _variables(
    form: Form, columns: Mapping[int, Any]
) -> tuple[list[tuple[int, list[str]]], dict[str, tuple[int, str]]]:
    """Positions and names of the variables that say where; of the others code -> (position, label)."""
    regions: list[tuple[int, list[str]]] = []
    dimensions: dict[str, tuple[int, str]] = {}
    for position in form.variables:
        named = pairs(columns[position], columns[position + 1])
        if not regions and all(keys.is_region_variable(code) for code in named):
            regions.append((position, list(named.values())))
            continue
        for code, label in named.items():
            if code in dimensions:
                raise BadFile(
                    gettext(
                        "The head of the flat file is not complete or was changed. Please download the file once more."
                    ),
                    layout=form.layout,
                )
            dimensions[code] = (position, label.strip())
    return regions, dimensions


def _places(
    columns: Mapping[int, Any], regions: Sequence[tuple[int, list[str]]]
) -> tuple[Coded, Coded | None]:
    """Places by their keys; a table without regions is about Germany."""
    if not regions:
        return constant("DG", len(columns[4])), None
    return keys.places(columns[regions[0][0] + 2], lambda row: row + 2)


def _dates(column: Any) -> Coded:
    def date_of(text: str) -> str:
        date = iso_date(text)
        if date is None:
            raise BadFile(
                gettext(
                    "Line %(line)s: “%(text)s” is no date. Please download the file once more and do not save it in between."
                )
                % {"line": 2 + first_position(column, text), "text": text[:40]}
            )
        return date

    return coded(column, date_of)


def _categories(columns: Mapping[int, Any], position: int, code: str) -> tuple[Coded, dict[str, str]]:
    """A dimension's column, and the labels of its codes as the file writes them.

    In tables of the census one column holds several characteristics in turn (WDGAT1, WDGAT2); a row that is
    about another one stands at the total of this one.
    """
    import pyarrow.compute as pc  # noqa: PLC0415

    column = columns[position + 2]
    seen = pairs(column, columns[position + 3])
    found = coded(column, lambda text: labels.ffcsv_category(text, seen.get(text, "")))
    of = coded(columns[position], str.strip)
    if len(of.codes) > 1:
        total = constant(TOTAL, len(found))
        codes = tuple(dict.fromkeys((*found.codes, TOTAL)))
        index = pc.if_else(
            of.is_in((code,)), found.index, pc.add(total.index, codes.index(TOTAL)).cast("int32")
        )
        found = Coded(codes, index)
    return found, {text.strip(): label.strip() for text, label in seen.items()}


def _values(
    form: Form, columns: Mapping[int, Any], rows: int
) -> tuple[dict[str, tuple[str, str]], Coded, list[Any], Coded | None]:
    """Variables (code -> label, unit), the variable of every cell, the texts, the quality signs."""
    if form.layout == NEW:
        return _long(form, columns)
    variables = {}
    for position in form.values:
        match = _VALUE.fullmatch(form.names[position])
        if match is not None:
            label, unit = (part.replace("_", " ") for part in (match[2], match[3]))
            variables[match[1]] = labels.variable_label(match[1], label), labels.unit_of(unit) or unit
    return variables, spread(list(variables), rows), [columns[p] for p in form.values], None


def _long(
    form: Form, columns: Mapping[int, Any]
) -> tuple[dict[str, tuple[str, str]], Coded, list[Any], Coded | None]:
    value = form.values[0]
    units, named = (
        pairs(columns[value + 2], columns[value + 1]),
        pairs(columns[value + 2], columns[value + 3]),
    )
    variables = {
        code.strip(): (labels.variable_label(code.strip(), named[code]), labels.unit_of(unit) or unit.strip())
        for code, unit in units.items()
    }
    quality = None
    if form.quality is not None:
        quality = coded(columns[form.quality], str.strip)
    return variables, coded(columns[value + 2], str.strip), [columns[value]], quality


def _table(
    name: str,
    statistic: str,
    dimensions: Mapping[str, tuple[int, str]],
    variables: Mapping[str, object],
    regions: Sequence[tuple[int, list[str]]],
) -> tuple[str, tuple[Notice, ...]]:
    """The code of the table by the file's name, else by what only one table holds; BadFile for neither."""
    named = names.table_in(name)
    if named and _belongs(named, statistic):
        return named, ()
    levels = {label.strip() for _, found in regions for label in found}
    known = signatures.table_of(statistic, frozenset(dimensions), frozenset(variables), frozenset(levels))
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
        % {"name": name.rsplit("/", 1)[-1][:60]}
    )


def _belongs(table: str, statistic: str) -> bool:
    """Whether a table can be of a statistic; the Regionalatlas has a number of its own."""
    return table.startswith(("AI", statistic))


def _title(
    statistic: Any,
    variables: Mapping[str, tuple[str, str]],
    dimensions: Mapping[str, tuple[int, str]],
    regions: Sequence[tuple[int, list[str]]],
) -> str:
    """'Bevölkerungsstand nach Geschlecht, Kreise'; the file has no title of its own."""
    what = {label for label, _ in variables.values()}
    title = what.pop() if len(what) == 1 else used_texts(statistic)[0].strip()
    if dimensions:
        names_of = (labels.dimension_label(code, name) for code, (_, name) in dimensions.items())
        by = ", ".join(dict.fromkeys(names_of))
        title = gettext("%(what)s by %(dimensions)s") % {"what": title, "dimensions": by}
    region = [re.split(r" und | \(", name.strip())[0] for _, found in regions for name in found]
    return f"{title}, {max(region, key=_depth)}" if region else title


def _depth(region: str) -> int:
    return next((i for i, word in enumerate(_REGION_WORDS) if region.startswith(word)), 0)
