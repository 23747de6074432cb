"""The columns on the left of a datencsv table: when, where, and which category a row is about.

Which column is which is told by its content, not by its position: the key may stand first or second, time
may stand first or not at all, a name and a category may follow. Only the first row of a group is filled.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext

from bindeglied.domain.statistics.choices import TOTAL
from bindeglied.exchange.importers import keys, labels
from bindeglied.exchange.importers.columns import Coded, coded, filled_down, first_position, used_texts
from bindeglied.exchange.importers.dates import iso_date
from bindeglied.exchange.importers.errors import BadFile, shown

Line = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Rows:
    """What the columns on the left say of every row; `date` and `place` are None where they say nothing.

    `written_place` is as in `RawCells`, `labels` describe the dimensions' codes, `unknown` are labels that had
    to serve as codes.
    """

    date: Coded | None
    place: Coded | None
    written_place: Coded | None = None
    dimensions: dict[str, Coded] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    mended_line: int | None = None


def read_rows(columns: Sequence[Any], *, table: str, line: Line) -> Rows:
    """Tell the columns apart and read them; BadFile for a key of no known form."""
    roles = _roles([[t.strip() for t in used_texts(c) if t.strip()] for c in columns])
    date = place = written = mended_line = None
    mended: tuple[str, ...] = ()
    if "date" in roles:
        date = coded(filled_down(columns[roles.index("date")]), lambda text: iso_date(text) or "")
    if "key" in roles:
        position = roles.index("key")
        named = columns[position + 1] if roles[position + 1 : position + 2] == ["name"] else None
        column = columns[position]
        if named is not None:
            column, mended = keys.with_zeros(column, named)
            mended_line = line(first_position(column, f"0{mended[0]}")) if mended else None
        place, written = _places_by_key(column, named, line)
    elif "place name" in roles:
        place = _places_by_name(filled_down(columns[roles.index("place name")]), line)
    found = Rows(date, place, written)
    unknown: list[str] = []
    categories = [i for i, role in enumerate(roles) if role == "category"]
    for position in categories:
        column = columns[position] if position == categories[-1] else filled_down(columns[position])
        unknown += _categories(column, position, table, found)
    return replace(found, unknown=tuple(unknown), mended=mended, mended_line=mended_line)


def _roles(texts: Sequence[Sequence[str]]) -> list[str]:
    """'date', 'key', 'name', 'place name', 'category' or '' (nothing in it) for every column."""
    roles = ["category" if column else "" for column in texts]
    for i, column in enumerate(texts):
        if column and "date" not in roles and all(map(iso_date, column)):
            roles[i] = "date"
    shares = [
        _share(_is_key, column) if role == "category" else 0.0
        for role, column in zip(roles, texts, strict=True)
    ]
    if shares and max(shares) > 0.5:
        position = shares.index(max(shares))
        roles[position] = "key"
        if roles[position + 1 : position + 2] in (["category"], [""]):
            roles[position + 1] = "name"
        return roles
    for i, column in enumerate(texts):
        if roles[i] == "category" and _share(_is_place_name, column) > 0.5:
            roles[i] = "place name"
            break
    return roles


def _share(test: Callable[[str], bool], texts: Sequence[str]) -> float:
    return sum(map(test, texts)) / len(texts)


def _is_key(text: str) -> bool:
    """A key, or the key of a district without its zero; a single digit is more likely something else."""
    return keys.is_key(text) or (len(text) == 4 and keys.lacks_zero(text))


def _is_place_name(text: str) -> bool:
    return text in keys.state_keys() or labels.is_total(text)


def _places_by_key(column: Any, names: Any | None, line: Line) -> tuple[Coded, Coded | None]:
    """Places by their keys; a row without a key takes the one above, unless it names a Land or Germany."""
    if names is not None and "" in column.dictionary.to_pylist():
        column = _keys_by_name(column, names)
    return keys.places(filled_down(column), line)


def _keys_by_name(column: Any, names: Any) -> Any:
    """Put the key where only the name of a Land or of Germany stands."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    known = keys.state_keys()
    by_name = [known.get(text.strip()) for text in names.dictionary.to_pylist()]
    if not any(by_name):
        return column
    named = pa.array(by_name, pa.string()).take(names.indices)
    texts = column.cast(pa.string())
    return pc.if_else(pc.equal(texts, ""), pc.fill_null(named, ""), texts).dictionary_encode()


def _places_by_name(column: Any, line: Line) -> Coded:
    """Places of tables that carry only the names of the Länder."""

    def key_of(text: str) -> str:
        name = text.strip()
        key = keys.state_keys().get(name) or ("DG" if labels.is_total(name) else None)
        if key is None:
            raise BadFile(
                gettext(
                    "Line %(line)s: “%(name)s” is no Land, and the table has no official keys. Please download the table with the keys of the regions."
                )
                % {"line": line(first_position(column, text)), "name": shown(name, 60)}
            )
        return key

    return coded(column, key_of)


def _categories(column: Any, position: int, table: str, found: Rows) -> list[str]:
    """Read a column of category labels into `found`; the labels that the dictionary does not know."""
    used = used_texts(column)
    texts = [t for t in used if not labels.is_total(t) and t.strip()]
    met = [c.dimension for t in texts if (c := labels.category_of(t, table))]
    dimension = max(sorted(set(met)), key=met.count) if met else f"MERKMAL{position + 1}"
    seen = found.labels.setdefault(dimension, {})
    unknown: list[str] = []

    def code_of(text: str) -> str:
        if labels.is_total(text) or not text.strip() or text not in used:
            return TOTAL
        category = labels.category_of(text, table, dimension)
        if category is None or category.dimension != dimension:
            unknown.append(text.strip())
            code = text.strip()
        else:
            code = category.code
        seen.setdefault(code, text.strip())
        return code

    found.dimensions[dimension] = coded(column, code_of)
    return unknown
