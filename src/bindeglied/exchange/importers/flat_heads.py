"""The head of a flat file: which columns stand where, in the old layout and in the new one."""

import re
from codecs import BOM_UTF8
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from bindeglied.domain.statistics.choices import Layout
from bindeglied.exchange.importers.errors import BadFile

NEW_HEAD = re.compile(rb'"?statistics_code"?.[^\n]*\bvalue_unit\b', re.IGNORECASE)
OLD_HEAD = re.compile(rb'"?(?:statistik_code|statistics_code)"?.(?![^\n]*\bvalue_unit\b)', re.IGNORECASE)
FIXED = 5  # statistics code and label, time code and label, time
PER_VARIABLE = 4  # code and label of the variable, code and label of its attribute
VALUE = re.compile(
    r"(.+?)__(.+)__(.+)"
)  # 'BEVSTD__Bevoelkerungsstand__Anzahl' heads a column of the old layout
_NEW_TAIL = ["value", "value_unit", "value_variable_code", "value_variable_label"]
_FIRST_FIELD = re.compile(rb'"?(?:statistik_code|statistics_code)"?(.)', re.IGNORECASE)
_DELIMITERS = {
    b",": gettext_noop("commas"),
    b"\t": gettext_noop("tabs"),
    b"|": gettext_noop("vertical bars"),
    b":": gettext_noop("colons"),
}
_SECOND = (b"statistics_code;", b"Statistik_Code;", b"GENESIS-Tabelle:", b"Tabelle:", b"Table:")


@dataclass(frozen=True, slots=True)
class Form:
    """Where things stand in a row: `variables` holds the position of each variable's code.

    The old layout has several columns of values, the new one a single one, and perhaps one of quality signs.
    """

    layout: str
    names: tuple[str, ...]
    variables: tuple[int, ...]
    values: tuple[int, ...]
    quality: int | None = None

    @property
    def is_new(self) -> bool:
        return self.layout == Layout.FFCSV_NEW


def split(data: bytes) -> tuple[Form, int]:
    """How a file is built, and where its rows begin; BadFile if head, rows or end are not as they should be."""
    start = data.find(b"\n") + 1 or len(data)
    form = _form(data[:start].rstrip(b"\n"))
    _refuse_second(data, start)
    if not data[start : start + 1000].strip():
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
    return form, start


def _form(head: bytes) -> Form:
    match = _FIRST_FIELD.match(head)
    if match and match[1] != b";":
        raise BadFile(
            gettext(
                "The fields are separated by %(delimiter)s instead of semicolons. The file was probably saved by a spreadsheet; please download it once more and do not save it in between."
            )
            % {"delimiter": gettext(_DELIMITERS.get(match[1], gettext_noop("another sign")))}
        )
    fields = tuple(field.strip().strip('"') for field in head.decode().split(";"))
    form = _new(fields) if "value" in map(str.lower, fields) else _old(fields)
    if form is None:
        raise BadFile(changed_head())
    return form


def changed_head() -> str:
    """What to say of a head that is not as the portals write it."""
    return gettext(
        "The head of the flat file is not complete or was changed. Please download the file once more."
    )


def _new(fields: tuple[str, ...]) -> Form | None:
    small = [field.lower() for field in fields]
    value = small.index("value")
    tail = small[value:]
    variables = _variables(value)
    if variables is None or tail not in (_NEW_TAIL, [*_NEW_TAIL, "value_q"]):
        return None
    quality = value + len(_NEW_TAIL) if len(tail) > len(_NEW_TAIL) else None
    return Form(Layout.FFCSV_NEW, fields, variables, (value,), quality)


def _old(fields: tuple[str, ...]) -> Form | None:
    first = next((i for i, field in enumerate(fields) if "__" in field), 0)
    variables = _variables(first)
    if variables is None or not all(VALUE.fullmatch(field) for field in fields[first:]):
        return None
    return Form(Layout.FFCSV_OLD, fields, variables, tuple(range(first, len(fields))))


def _variables(end: int) -> tuple[int, ...] | None:
    """Positions of the variables' codes before position `end`, None if the columns do not come out even."""
    blocks, rest = divmod(end - FIXED, PER_VARIABLE)
    return tuple(range(FIXED, end, PER_VARIABLE)) if blocks > 0 and not rest else None


def _refuse_second(data: bytes, start: int) -> None:
    for sign in (data[:24], *_SECOND):
        for begin in (sign, BOM_UTF8 + sign):
            position = data.find(b"\n" + begin, start - 1)
            if position >= 0:
                raise BadFile(
                    gettext(
                        "In line %(line)s a second table begins. Please give each table in a file of its own."
                    )
                    % {"line": data.count(b"\n", 0, position) + 2}
                )
