"""Places in files: keys of all official forms -> keys of places."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext

from bindeglied.domain.places import queries
from bindeglied.domain.places.values import Level
from bindeglied.exchange.importers.columns import Coded, coded, first_position, pairs, used_texts
from bindeglied.exchange.importers.errors import BadFile, shown

# From the whole to its parts; a level without one number is judged by those before it.
LEVELS = (Level.COUNTRY, Level.STATE, Level.REGION, Level.DISTRICT, Level.OTHER, Level.MUNICIPALITY)

_SHORT = re.compile(r"[1-9]|[2-9]\d|[1-9]\d{3}", re.ASCII)
_WORD = re.compile(r"\w+")

# Variables of GENESIS that say where.
REGION_VARIABLES = frozenset(
    {"DINSG", "DLAND", "REGBEZ", "KREISE", "GEMEIN", "BEZIRK", "STADTT", "KREIS", "GEMEINDE"}
)


def is_region_variable(code: str) -> bool:
    """Whether a variable of ffcsv holds places: DINSG, KREISE ..., GEODL1, GEOGM4 of the census."""
    return code in REGION_VARIABLES or (code.startswith("GEO") and len(code) == 6)


def is_key(text: str) -> bool:
    """Whether a text has the form of an official key."""
    return queries.normal_key(text.strip()) is not None


def lacks_zero(text: str) -> bool:
    """Whether a text is the key of a known district, Land or region but for the zero in front ('5315')."""
    return bool(_SHORT.fullmatch(text)) and queries.place(f"0{text}") is not None


def with_zeros(column: Any, names: Any) -> tuple[Any, tuple[str, ...]]:
    """Keys with the zeros that a spreadsheet took from them, and which ones were mended; dictionary arrays.

    Only where it is certain: no key of the column has kept a zero in front, none has a length that could be
    meant otherwise, and every short one stands beside the name of its place. Else the column as it is.
    """
    import pyarrow as pa  # noqa: PLC0415

    beside = {key.strip(): name.strip().lower() for key, name in pairs(column, names).items() if key.strip()}
    short = [key for key in beside if lacks_zero(key)]
    if not short or any(key.startswith("0") or len(key) in (6, 7, 9) for key in beside):
        return column, ()
    if not all(_names(f"0{key}", beside[key]) for key in short):
        return column, ()
    texts = [f"0{t.strip()}" if t.strip() in short else t for t in column.dictionary.to_pylist()]
    return pa.DictionaryArray.from_arrays(column.indices, pa.array(texts, pa.string())), tuple(short)


def _names(key: str, written: str) -> bool:
    """Whether the longest word of a place's name stands in a text in small letters."""
    found = queries.place(key)
    return found is not None and max(_WORD.findall(found.name.lower()), key=len) in written


def places(column: Any, line: Callable[[int], int]) -> tuple[Coded, Coded | None]:
    """The places of a dictionary array of keys, and the keys as written where several mean one place.

    BadFile for a text of no known form. `line` gives the line of the file for a row.
    """
    unused = set(column.dictionary.to_pylist()) - set(used_texts(column))

    def key_of(text: str) -> str:
        key = queries.normal_key(text.strip())
        if key is None and text not in unused:
            raise BadFile(_no_key(text, line(first_position(column, text))))
        return key or ""

    found = coded(column, key_of)
    written = Coded(tuple(column.dictionary.to_pylist()), column.indices)
    return found, written if len(found.codes) < len(written.codes) else None


def _no_key(text: str, line: int) -> str:
    if text.strip().isdecimal():
        return gettext(
            "Line %(line)s names the region “%(key)s”; that is no official key. Leading zeros are probably missing because the file was saved by a spreadsheet; please download it once more and do not save it in between."
        ) % {"line": line, "key": shown(text)}
    return gettext(
        "Line %(line)s names the region “%(key)s”; that is no official key (DG, 2, 3, 5 or 8 digits, or a regional key of 12 digits). Please download the file once more."
    ) % {"line": line, "key": shown(text)}


@lru_cache(maxsize=65536)
def level_of(key: str) -> Level:
    """The level of a normal key; OTHER for associations of municipalities and the like."""
    try:
        return queries.level_of(key)
    except ValueError:
        return Level.OTHER


@lru_cache(maxsize=1)
def state_keys() -> dict[str, str]:
    """Name of a Land or Germany -> key, for tables that carry no keys."""
    names = {state.name: state.key for state in queries.states()}
    return {**names, "Deutschland": "DG", "Germany": "DG"}
