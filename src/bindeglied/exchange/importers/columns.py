"""Columns of a table that is being read: codes stored once, an index per row. Nothing is done cell by cell.

`Any` stands for pyarrow arrays; pyarrow is imported inside the functions.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from bindeglied.exchange.importers.errors import BadFile

_BLOCK = 1 << 22  # bytes that are split at once: fits into the cache of the processor


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of codes: row i holds `codes[index[i]]`; `index` is an int32 array without nulls."""

    codes: tuple[str, ...]
    index: Any

    def __len__(self) -> int:
        return len(self.index)

    def arrow(self) -> Any:
        """The column as a pyarrow dictionary array."""
        import pyarrow as pa  # noqa: PLC0415

        return pa.DictionaryArray.from_arrays(self.index, pa.array(self.codes, pa.string()))

    def used(self) -> list[str]:
        """The codes that occur, in the order of `codes`."""
        import pyarrow.compute as pc  # noqa: PLC0415

        return [self.codes[i] for i in sorted(pc.unique(self.index).to_pylist())]

    def taken(self, rows: Any) -> "Coded":
        """The rows where the boolean array `rows` is true."""
        return Coded(self.codes, self.index.filter(rows))

    def is_in(self, codes: Sequence[str] | frozenset[str]) -> Any:
        """A boolean array: whether the row's code is one of `codes`."""
        import pyarrow as pa  # noqa: PLC0415

        return pa.array([code in codes for code in self.codes], pa.bool_()).take(self.index)


@dataclass(frozen=True, slots=True)
class RawCells:
    """The cells of one table as read, still as text; all columns have the same length.

    `line` gives the line of the file for a position. `units` maps a variable to its unit. `overlaps` says
    that the same cell may stand in several rows by the table's design. `written_place` holds the keys as
    they were written, where several of them mean one place. The cells are the same rows `blocks` times,
    each time about something else.
    """

    table: str
    place: Coded
    date: Coded
    variable: Coded
    dimensions: Mapping[str, Coded]
    text: Any
    line: Callable[[int], int]
    units: Mapping[str, str]
    quality: Coded | None = None
    overlaps: bool = False
    written_place: Coded | None = None
    blocks: int = 1
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # dimension -> code -> label


def constant(code: str, rows: int) -> Coded:
    """A column that holds one code throughout."""
    import pyarrow as pa  # noqa: PLC0415

    return Coded((code,), pa.repeat(pa.scalar(0, pa.int32()), rows))


def coded(column: Any, code_of: Callable[[str], str]) -> Coded:
    """A dictionary array with its texts replaced by `code_of(text)`; texts of one code become one."""
    import pyarrow as pa  # noqa: PLC0415

    codes: dict[str, int] = {}
    lookup = [codes.setdefault(code_of(text), len(codes)) for text in column.dictionary.to_pylist()]
    return Coded(tuple(codes), pa.array(lookup, pa.int32()).take(column.indices))


def filled_down(column: Any) -> Any:
    """A dictionary array in which an empty text takes the one above; what stands first stays empty."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    texts = column.dictionary.to_pylist()
    if "" not in texts:
        return column
    blank = pc.equal(column.indices, texts.index(""))
    index = pc.fill_null_forward(pc.if_else(blank, pa.scalar(None, pa.int32()), column.indices))
    return pa.DictionaryArray.from_arrays(pc.fill_null(index, texts.index("")), column.dictionary)


def first_position(column: Any, text: str) -> int:
    """The row in which a text of a dictionary array stands first."""
    import pyarrow.compute as pc  # noqa: PLC0415

    position: int = pc.index(column.indices, column.dictionary.to_pylist().index(text)).as_py()
    return position


def used_texts(column: Any) -> list[str]:
    """The distinct texts of a dictionary array in the order in which they come."""
    import pyarrow.compute as pc  # noqa: PLC0415

    texts = column.dictionary.to_pylist()
    return [texts[i] for i in pc.unique(column.indices).to_pylist()]


def pairs(first: Any, second: Any) -> dict[str, str]:
    """Which text of `second` stands beside each text of `first`; the first one where there are several."""
    import pyarrow.compute as pc  # noqa: PLC0415

    left, right = (Coded(tuple(c.dictionary.to_pylist()), c.indices) for c in (first, second))
    found: dict[str, str] = {}
    for number in pc.unique(combined([left, right])).to_pylist():
        one, other = divmod(number, len(right.codes))
        found.setdefault(left.codes[one], right.codes[other])
    return found


def tiled(column: Coded, times: int) -> Coded:
    """The whole column `times` times, one after the other."""
    import pyarrow as pa  # noqa: PLC0415

    return column if times == 1 else Coded(column.codes, pa.concat_arrays([column.index] * times))


def spread(codes: Sequence[str], rows: int) -> Coded:
    """Every code for `rows` rows, one after the other."""
    import pyarrow as pa  # noqa: PLC0415

    known: dict[str, int] = {}
    index = [known.setdefault(code, len(known)) for code in codes]
    parts = [pa.repeat(pa.scalar(i, pa.int32()), rows) for i in index]
    return Coded(tuple(known), pa.concat_arrays(parts))


def overlaid(over: Coded, under: Coded, transparent: str) -> Coded:
    """`over`, but `under` where `over` holds the code `transparent`."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    codes = list(dict.fromkeys((*over.codes, *under.codes)))
    top, bottom = (
        pa.array([codes.index(c) for c in column.codes], pa.int32()).take(column.index)
        for column in (over, under)
    )
    if transparent not in over.codes:
        return Coded(tuple(codes), top)
    return Coded(tuple(codes), pc.if_else(pc.equal(top, codes.index(transparent)), bottom, top))


def combined(columns: Sequence[Coded]) -> Any:
    """One int64 per row that is equal exactly where all columns are equal."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    number, size = columns[0].index.cast(pa.int64()), len(columns[0].codes)
    for column in columns[1:]:
        if size * len(column.codes) >= 1 << 62:
            dense = number.dictionary_encode()
            number, size = dense.indices.cast(pa.int64()), len(dense.dictionary)
        number = pc.add(pc.multiply(number, len(column.codes)), column.index.cast(pa.int64()))
        size *= len(column.codes)
    return number


def read_columns(
    data: bytes,
    span: tuple[int, int],
    *,
    width: int,
    words: Collection[int],
    first_line: int,
    wanted: Collection[int] | None = None,
) -> dict[int, Any]:
    """Split the lines in `span` of `data` at semicolons into `width` columns of text; all or those `wanted`.

    Columns whose number is in `words` come as dictionary arrays. BadFile for a line of another width.
    """
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import csv  # noqa: PLC0415

    wrong: list[Any] = []

    def refuse(row: Any) -> str:
        wrong.append(row)
        return "error"

    names = [str(i) for i in range(width)]
    kept = range(width) if wanted is None else sorted(wanted)
    types = {n: pa.dictionary(pa.int32(), pa.string()) if int(n) in words else pa.string() for n in names}
    quote = '"' if _is_quoted(data, *span) else False
    try:
        table = csv.read_csv(
            pa.BufferReader(pa.py_buffer(data).slice(span[0], span[1] - span[0])),
            read_options=csv.ReadOptions(column_names=names, use_threads=False, block_size=_BLOCK),
            parse_options=csv.ParseOptions(
                delimiter=";", quote_char=quote, ignore_empty_lines=False, invalid_row_handler=refuse
            ),
            convert_options=csv.ConvertOptions(
                column_types=types, strings_can_be_null=False, include_columns=[str(i) for i in kept]
            ),
        )
    except pa.ArrowInvalid as error:
        raise BadFile(_width_message(wrong, data[slice(*span)], width, first_line)) from error
    columns = (_in_one_piece(column) for column in table.columns)
    return dict(zip(kept, columns, strict=True))


def _in_one_piece(column: Any) -> Any:
    if column.num_chunks == 1:
        return column.chunk(0)
    return column.unify_dictionaries().combine_chunks()


def _is_quoted(data: bytes, start: int, end: int) -> bool:
    """Whether fields stand in quotes; a quote inside a field is an ordinary character."""
    return data.find(b'"', start, end) >= 0 and (
        data.startswith(b'"', start)
        or data.find(b'\n"', start, end) >= 0
        or data.find(b';"', start, end) >= 0
    )


def _width_message(wrong: Sequence[Any], body: bytes, width: int, first_line: int) -> str:
    if not wrong:
        return gettext("The rows of the table cannot be split into fields. Please download it once more.")
    line = first_line + (wrong[0].number or 1) - 1
    values = {"line": line, "fields": wrong[0].actual_columns, "expected": width}
    if line >= first_line + body.rstrip(b"\n").count(b"\n"):
        return (
            gettext(
                "The file breaks off in its last line %(line)s: %(fields)s of %(expected)s fields. The download was not complete; please download it once more."
            )
            % values
        )
    return (
        gettext(
            "Line %(line)s has %(fields)s fields, but the table has %(expected)s. Either the line was changed by hand or the delimiter is wrong; please download the file once more."
        )
        % values
    )
