"""Numbers and markers of official tables, column by column.

Numbers are written '87508' and '4,7', in English files '4.7'. Thousands are never separated: a point before
exactly three digits means that a spreadsheet has touched the file, and 87.508 must not become 87.5 inhabitants.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from bindeglied.exchange.importers.columns import Coded, first_position
from bindeglied.exchange.importers.errors import BadFile, shown

MARKERS = ("", "-", ".", "x", "/", "...", "0", "( )")  # a marker's code is its position
PLAIN, NOTHING, SECRET, SENSELESS, UNRELIABLE, LATER, NEAR_ZERO, LIMITED = range(len(MARKERS))

_GERMAN = r"^-?\d+(,\d+)?$"
_POINTED = r"^-?\d+\.\d+$"
_THOUSANDS = r"^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$"
_LONG = r"^-?\d{4,}(,\d+)?$"
_COMMA_THOUSANDS = r"^-?[1-9]\d{0,2}(,\d{3})+$"
_WHOLE = r"^-?[1-9]\d*$"
_ZERO = r"^-?0+([.,]0+)?$"
_LIMITED = re.compile(r"\(\s*(-?\d+(?:[.,]\d+)?)\s*\)")
_OTHER_SPELLINGS = {"–": NOTHING, "—": NOTHING, "X": SENSELESS, "…": LATER, "()": LIMITED, "( )": LIMITED}


@dataclass(frozen=True, slots=True)
class Numbers:
    """A column of values: `value` is null where no number stands; `marker` holds positions in MARKERS.

    Near zeros are '0', '0,0' ...; `decimals` counts their decimals, else it is 0. Only '0' itself is one of
    the signs of official tables (`signs`). `blank` is true for empty fields.
    """

    value: Any
    marker: Any
    decimals: Any
    blank: Any

    def signs(self) -> Any:
        """The sign of every value as its position in MARKERS, as an int32 array."""
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.compute as pc  # noqa: PLC0415

        marker = self.marker.cast(pa.int32())
        return pc.if_else(pc.greater(self.decimals, 0), pa.scalar(PLAIN, pa.int32()), marker)


def parse(text: Any, line: Callable[[int], int], variable: Coded) -> Numbers:
    """Read a string array; BadFile for a text that is neither number nor marker, naming its line.

    A variable written '508' here and '87,508' there has commas for thousands, which is refused too.
    """
    import pyarrow.compute as pc  # noqa: PLC0415

    column = text.dictionary_encode()

    def line_of(position: int) -> int:
        return line(first_position(column, column.dictionary[position].as_py()))

    read = _distinct(column.dictionary, line_of)
    thirds = pc.match_substring_regex(column.dictionary, _COMMA_THOUSANDS)
    if pc.any(thirds).as_py():
        whole = pc.match_substring_regex(column.dictionary, _WHOLE)
        _refuse_commas(text, thirds.take(column.indices), whole.take(column.indices), variable, line)
    return Numbers(*(c.take(column.indices) for c in (read.value, read.marker, read.decimals, read.blank)))


def _distinct(text: Any, line: Callable[[int], int]) -> Numbers:
    """Read an array of distinct texts."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    marker = pc.index_in(text, value_set=pa.array(MARKERS[NOTHING:NEAR_ZERO]))
    marker = pc.fill_null(pc.add(marker, 1), PLAIN).cast(pa.int8())
    number = pc.match_substring_regex(text, _GERMAN)
    odd = pc.and_(pc.invert(number), pc.equal(marker, PLAIN))
    blank = pc.equal(text, "")
    if pc.any(odd).as_py():
        text, marker, number = _odd(text, marker, number, odd, line)
    value = pc.if_else(number, text, pa.scalar(None, pa.string()))
    value = pc.replace_substring(value, ",", ".").cast(pa.float64())
    zero = pc.and_(number, pc.match_substring_regex(text, _ZERO))
    zero = pc.and_(zero, pc.equal(marker, PLAIN))
    marker = pc.if_else(zero, pa.scalar(NEAR_ZERO, pa.int8()), marker)
    return Numbers(value, marker, _decimals(text, zero), blank)


def _refuse_commas(text: Any, thirds: Any, whole: Any, variable: Coded, line: Callable[[int], int]) -> None:
    import pyarrow.compute as pc  # noqa: PLC0415

    both = pc.and_(thirds, pc.is_in(variable.index, value_set=pc.unique(variable.index.filter(whole))))
    if pc.any(both).as_py():
        position = pc.index(both, True).as_py()
        raise BadFile(
            gettext(
                "Line %(line)s: “%(text)s” has a comma for thousands. The file was probably saved by a spreadsheet; please download it once more and do not save it in between."
            )
            % {"line": line(position), "text": shown(text[position].as_py())}
        )


def _decimals(text: Any, zero: Any) -> Any:
    """Lengths of '0', '0,0' less the two characters before the decimals."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    lengths = pc.max_element_wise(pc.subtract(pc.binary_length(text), 2), 0)
    return pc.if_else(zero, lengths, pa.scalar(0, pa.int32()))


def _odd(text: Any, marker: Any, number: Any, odd: Any, line: Callable[[int], int]) -> tuple[Any, Any, Any]:
    """Decimal points, blanks around values, brackets; BadFile for anything else."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    _refuse_thousands(text, odd, line)
    pointed = pc.match_substring_regex(text, _POINTED)
    number = pc.or_(number, pointed)
    rest = pc.and_(odd, pc.invert(pointed))
    where = pc.indices_nonzero(rest).to_pylist()
    if not where:
        return text, marker, number
    texts, markers = [], []
    for position in where:
        content, sign = _single(text[position].as_py(), position, line)
        texts.append(content)
        markers.append(sign)
    text = pc.replace_with_mask(text, rest, pa.array(texts, pa.string()))
    marker = pc.replace_with_mask(marker, rest, pa.array(markers, pa.int8()))
    filled = pc.replace_with_mask(number, rest, pa.array([bool(t) for t in texts], pa.bool_()))
    return text, marker, filled


def _single(raw: str, position: int, line: Callable[[int], int]) -> tuple[str, int]:
    """The number (or '') and the marker of one unusual text."""
    content = raw.strip().replace("\u00a0", "")
    if not content:
        return "", PLAIN
    if content in MARKERS[NOTHING:NEAR_ZERO]:
        return "", MARKERS.index(content)
    if content in _OTHER_SPELLINGS:
        return "", _OTHER_SPELLINGS[content]
    if match := _LIMITED.fullmatch(content):
        return match[1], LIMITED
    if re.fullmatch(_GERMAN, content, re.ASCII) or re.fullmatch(_POINTED, content, re.ASCII):
        return content, PLAIN
    raise BadFile(
        gettext(
            "Line %(line)s: “%(text)s” is neither a number nor one of the signs - . x / ... of official tables. Please download the file once more."
        )
        % {"line": line(position), "text": shown(raw)}
    )


def _refuse_thousands(text: Any, odd: Any, line: Callable[[int], int]) -> None:
    import pyarrow.compute as pc  # noqa: PLC0415

    found = pc.indices_nonzero(pc.and_(odd, pc.match_substring_regex(text, _THOUSANDS)))
    if len(found):
        position = found[0].as_py()
        raise BadFile(
            gettext(
                "Line %(line)s: “%(text)s” has a point for thousands. The file was probably saved by a spreadsheet; please download it once more and do not save it in between."
            )
            % {"line": line(position), "text": shown(text[position].as_py())}
        )


def without_thousands(text: Any, line: Callable[[int], int]) -> Any:
    """'1.598' -> '1598', for sources that write points for thousands and commas for decimals.

    Certain only where all numbers of the file are written so; BadFile for one that is not, naming its line.
    """
    import pyarrow.compute as pc  # noqa: PLC0415

    thousands = pc.match_substring_regex(text, _THOUSANDS)
    pointed = pc.and_(pc.match_substring(text, "."), pc.greater(pc.utf8_length(text), 1))
    odd = pc.and_(pointed, pc.invert(pc.or_(thousands, pc.equal(text, "..."))))
    if pc.any(thousands).as_py():
        odd = pc.or_(odd, pc.match_substring_regex(text, _LONG))
    if pc.any(odd).as_py():
        position = pc.index(odd, True).as_py()
        raise BadFile(
            gettext(
                "Line %(line)s: “%(text)s” is not written as the source writes numbers (point for thousands, comma for decimals). The file was probably saved by a spreadsheet; please download it once more and do not save it in between."
            )
            % {"line": line(position), "text": shown(text[position].as_py())}
        )
    return pc.if_else(thousands, pc.replace_substring(text, ".", ""), text)
