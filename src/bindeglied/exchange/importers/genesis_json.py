"""genesis-json: the JSON download of GENESIS-Online, figures and description in two files.

Figures ('data'): one flat list of values and one of signs, the last dimension running fastest; codes map to
positions, in no order. They name no table and no labels; the table stands in the file's name. The description
('table', 'variables', 'variableValues', 'contents') holds labels, units and notes, but no figure.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from bindeglied.domain.statistics.choices import TOTAL, Layout
from bindeglied.domain.statistics.values import Dimension, Imported, Notice, Recognised, Variable
from bindeglied.exchange.importers import keys, labels, names, numbers, sources
from bindeglied.exchange.importers.columns import Coded, RawCells, coded, constant, spread, tiled
from bindeglied.exchange.importers.dates import iso_date
from bindeglied.exchange.importers.errors import BadFile, shown
from bindeglied.exchange.importers.finishing import Head, finish
from bindeglied.exchange.importers.states import COUNT

_STATISTIC, _CONTENT = "statistic", "content"
_COUNT_FUNCTION = "QMU"  # 'BEV027$QMU': the plain figure, in the unit of its variable
_MOST_DIMENSIONS = 20


@dataclass(frozen=True, slots=True)
class _Cube:
    """The figures: codes of every dimension by position, the dimensions in the order of the values."""

    codes: Mapping[str, tuple[str, ...]]
    values: Sequence[Any]
    signs: Sequence[Any]

    def column(self, dimension: str) -> Coded:
        """The code of every value in one dimension."""
        order = list(self.codes)
        sizes = [len(self.codes[d]) for d in order]
        place = order.index(dimension)
        inner = spread(self.codes[dimension], math.prod(sizes[place + 1 :]))
        return tiled(inner, math.prod(sizes[:place]))


def is_structure(document: Mapping[str, Any]) -> bool:
    """Whether a JSON document is the description of a table."""
    return {"table", "variables", "variableValues"} <= document.keys()


def is_data(document: Mapping[str, Any]) -> bool:
    """Whether a JSON document holds the figures of a table."""
    data = document.get("data")
    return isinstance(data, list) and bool(data) and isinstance(data[0], dict) and "value" in data[0]


def read(document: Mapping[str, Any], name: str) -> Imported:
    """The table of a file of figures; BadFile where it cannot be stored."""
    if len(document["data"]) > 1:
        raise _bad(
            gettext(
                "The file holds %(count)s blocks of figures; one can be read. Please choose one statistic in the portal and download the table once more, or as flat file."
            )
            % {"count": len(document["data"])}
        )
    try:
        cube = _cube(document["data"][0])
        return _finished(cube, name)
    except BadFile as error:
        error.layout = error.layout or Layout.GENESIS_JSON
        raise


def _cube(block: Mapping[str, Any]) -> _Cube:
    """Check that codes, sizes and values fit together."""
    order, sizes = block.get("id"), block.get("size")
    values, signs = block.get("value"), block.get("status")
    parts = block.get("dimension")
    if not (isinstance(order, list) and isinstance(sizes, list) and isinstance(parts, dict)):
        raise _damaged()
    if not 0 < len(order) == len(sizes) <= _MOST_DIMENSIONS or not isinstance(values, list):
        raise _damaged()
    codes = {str(d): _codes(parts.get(d)) for d in order}
    count = math.prod(len(c) for c in codes.values())
    signs = [""] * len(values) if signs is None else signs
    if [len(c) for c in codes.values()] != sizes or not isinstance(signs, list):
        raise _damaged()
    if not count == len(values) == len(signs):
        raise _damaged()
    return _Cube(codes, values, signs)


def _codes(part: Any) -> tuple[str, ...]:
    category = part.get("category") if isinstance(part, dict) else None
    index = category.get("index") if isinstance(category, dict) else None
    if not isinstance(index, dict) or sorted(map(str, index.values())) != sorted(map(str, range(len(index)))):
        raise _damaged()
    return tuple(sorted(index, key=lambda code: int(index[code])))


def _finished(cube: _Cube, name: str) -> Imported:
    table, statistic = _table(cube, name)
    times = [d for d, codes in cube.codes.items() if all(map(iso_date, codes))]
    regions = [d for d in cube.codes if keys.is_region_variable(d)]
    if len(times) != 1 or len(regions) > 1 or _CONTENT not in cube.codes:
        raise _bad(
            gettext(
                "The file does not have exactly one column for time and one for regions. Please download the table as flat file."
            )
        )
    dimensions = [d for d in cube.codes if d not in (_STATISTIC, _CONTENT, *times, *regions)]
    variable = coded(cube.column(_CONTENT).arrow(), _variable)
    raw = RawCells(
        table=table,
        place=_places(cube, regions),
        date=coded(cube.column(times[0]).arrow(), lambda code: iso_date(code) or ""),
        variable=variable,
        dimensions={d: _categories(cube.column(d), d) for d in dimensions},
        text=_texts(cube),
        line=lambda position: 1,
        units={v: COUNT for v in variable.codes if labels.is_count(v)},
        quality=_quality(cube),
    )
    head = Head(
        file=name,
        layout=Layout.GENESIS_JSON,
        encoding="utf-8",
        table=table,
        statistic=statistic,
        title=_title(variable, dimensions),
        variables={v: labels.variable_label(v, v) for v in variable.codes},
        dimensions={d: labels.dimension_label(d) for d in dimensions},
        licence=sources.DL_DE_BY,
        source=sources.publisher(table),
        delivered_at=names.delivered_at(name),
        warnings=tuple(_notices(raw)),
    )
    return finish(head, raw)


def _table(cube: _Cube, name: str) -> tuple[str, str]:
    """Code of the table, by the name of the file, and its statistic."""
    statistics, named = cube.codes.get(_STATISTIC, ()), names.table_in(name)
    if len(statistics) == 1 and named.startswith(statistics[0]):
        return named, statistics[0]
    raise BadFile(
        gettext(
            "A JSON download does not say which table it is; only its name does, and “%(name)s” names none of statistic %(statistic)s. Please give the file the code of the table as its name, for example 12411-0002.json."
        )
        % {"name": shown(name.rsplit("/", 1)[-1], 60), "statistic": shown(", ".join(statistics) or "?")}
    )


def _places(cube: _Cube, regions: Sequence[str]) -> Coded:
    if not regions:
        return constant("DG", len(cube.values))
    return keys.places(cube.column(regions[0]).arrow(), lambda row: 1)[0]


def _variable(content: str) -> str:
    """'BEVSTD' for 'BEVSTD$QMU'; what is computed from a variable is one of its own."""
    variable, _, function = content.partition("$")
    return variable if function in ("", _COUNT_FUNCTION) else content


def _categories(column: Coded, dimension: str) -> Coded:
    return coded(column.arrow(), lambda code: labels.official_category(dimension, code))


def _texts(cube: _Cube) -> Any:
    """The values as an official table writes them: the sign where one stands, else the number."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    try:
        value = pa.array(cube.values, pa.float64())
        sign = pa.array(cube.signs, pa.string())
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise _damaged() from error
    distinct = value.dictionary_encode()
    texts = pa.array([_written(number) for number in distinct.dictionary.to_pylist()], pa.string())
    text = pc.fill_null(texts.take(distinct.indices), "")
    sign = pc.fill_null(sign, "")
    return pc.if_else(pc.is_in(sign, value_set=pa.array(numbers.MARKERS[1:])), sign, text)


def _written(number: float) -> str:
    return str(int(number)) if number.is_integer() else repr(number).replace(".", ",")


def _quality(cube: _Cube) -> Coded:
    """The signs of quality; signs that stand instead of a number are none."""
    import pyarrow as pa  # noqa: PLC0415

    signs = pa.array(cube.signs, pa.string()).fill_null("").dictionary_encode()
    return coded(signs, lambda sign: "" if sign in numbers.MARKERS else sign)


def _title(variable: Coded, dimensions: Sequence[str]) -> str:
    """'Ausländer nach Geschlecht'; the file has no title of its own."""
    what = ", ".join(dict.fromkeys(labels.variable_label(v, v) for v in variable.codes))
    by = ", ".join(labels.dimension_label(d) for d in dimensions)
    return gettext("%(what)s by %(dimensions)s") % {"what": what, "dimensions": by} if by else what


def _notices(raw: RawCells) -> Iterator[Notice]:
    """What the file leaves open because labels and units stand in a file of their own."""
    unknown = [v for v in raw.variable.codes if v not in raw.units]
    if unknown:
        message = gettext(
            "Unit not known. The JSON download does not name the unit of %(variables)s; the flat file of the table does."
        )
        yield Notice("unit_unknown", message % {"variables": shown(", ".join(unknown), 80)})
    nameless = [d for d, column in raw.dimensions.items() if not all(_has_label(d, c) for c in column.codes)]
    if nameless:
        message = gettext(
            "Labels are missing. The JSON download has only codes for %(dimensions)s, and they are shown; the flat file of the table has the labels."
        )
        yield Notice("unknown_labels", message % {"dimensions": shown(", ".join(nameless), 80)})


def _has_label(dimension: str, code: str) -> bool:
    return code == TOTAL or bool(labels.label_of(dimension, code, ""))


def describe(document: Mapping[str, Any], name: str) -> Imported:
    """What a file of descriptions is about; there is nothing in it to store."""
    table = _part(document, "table")
    code = str(table.get("code", ""))
    variables, contents = _part(document, "variables"), _part(document, "contents")
    parts = {c: v for c, v in variables.items() if isinstance(v, dict)}
    dates = {
        iso_date(str(d)) for v in parts.values() for d in _listed(v) if "TIME" in str(v.get("variableType"))
    }
    found = Recognised(
        file=name,
        layout=Layout.GENESIS_JSON,
        encoding="utf-8",
        table=shown(code),
        statistic=sources.statistic(shown(code)),
        title=shown(" ".join(_german(table.get("label")).split()), 400),
        dates=tuple(sorted(d for d in dates if d)),
        dimensions=tuple(
            Dimension(shown(c), shown(_german(v.get("label"))), len(_listed(v)))
            for c, v in parts.items()
            if v.get("variableType") == "SUBJECT_CLASSIFYING"
        ),
        variables=tuple(
            Variable(shown(c), shown(_german(v.get("label"))), _unit(v))
            for c, v in contents.items()
            if isinstance(v, dict)
        ),
        licence=sources.DL_DE_BY,
        source=sources.publisher(code),
        footnotes=_german(table.get("note")),
        error=gettext(
            "The file holds the description of table %(table)s, but no figures; there is nothing to store. Please give the file with the figures (its name ends with “data.json”), or download the table as flat file."
        )
        % {"table": shown(code)},
    )
    return Imported(found, None)


def _part(document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    part = document.get(key)
    return part if isinstance(part, dict) else {}


def _listed(variable: Mapping[str, Any]) -> list[Any]:
    values = variable.get("variableValues")
    return values if isinstance(values, list) else []


def _german(label: Any) -> str:
    return str(label.get("de") or "") if isinstance(label, dict) else ""


def _unit(content: Mapping[str, Any]) -> str:
    function = _part(_part(content, "functions"), _COUNT_FUNCTION)
    unit = _german(function.get("label"))
    return labels.unit_of(unit) or shown(unit)


def _bad(message: str) -> BadFile:
    return BadFile(message, layout=Layout.GENESIS_JSON)


def _damaged() -> BadFile:
    return _bad(
        gettext(
            "Codes, sizes and values of the JSON download do not fit together. The file is damaged or was changed; please download the table once more."
        )
    )
