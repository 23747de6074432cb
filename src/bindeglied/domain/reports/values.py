"""The one block model of a report: what four renderers print and a frozen edition keeps.

Everything here is JSON-able and complete: a renderer looks nothing up and computes nothing.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bindeglied.analysis import charting
from bindeglied.analysis.status import Status


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is printed, with everything it must carry.

    `id` is unique in the document; `text` is exactly what stands in sentences, tables and labels
    ('87.508', '4,7 %'); `value` is None where `status` says why ('geheim zu halten').
    """

    id: str
    indicator: str
    label: str  # 'Bevölkerung'
    place: str
    place_name: str
    date: str
    value: float | None
    text: str
    unit: str
    status: Status
    source: tuple[str, ...]  # table codes
    note: str = ""
    categories: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`figures` are the ids of the figures whose `text` occurs in it; `stale` marks an edited
    sentence whose figure changed since."""

    text: str
    figures: tuple[str, ...] = ()
    stale: bool = False
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class TableCell:
    text: str
    figure: str = ""  # id, empty for words
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`head` is one row of column heads; the first cell of each row is its row head."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    source: str
    own_row: int | None = None  # row of the reader's place, set off
    note: str = ""
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A drawing and its complete data table (`data`), shown beside or below it."""

    chart: charting.Chart
    data: Table
    figures: tuple[str, ...] = ()
    kind: str = "chart"


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[str, ...]
    kind: str = "list"


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    kind: str = "note"


@dataclass(frozen=True, slots=True)
class Subheading:
    text: str
    kind: str = "subheading"


Block = Paragraph | Table | ChartBlock | BulletList | Note | Subheading


@dataclass(frozen=True, slots=True)
class Chapter:
    """`number` is '1', '2' …; `reference` is the opening line with the reference dates."""

    number: str
    title: str
    reference: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. `created` is the German date of the edition, `hash` of the frozen figures."""

    title: str
    subtitle: str
    authority: str
    place: str
    reference_date: str
    created: str
    edition: str  # 'Entwurf' or 'Ausgabe 1'
    chapters: tuple[Chapter, ...]
    figures: tuple[Figure, ...]
    citation: str
    licence: str
    hash: str = ""


_BLOCKS = {c.__dataclass_fields__["kind"].default: c for c in (Paragraph, BulletList, Note, Subheading)}


def to_json(document: Document) -> dict[str, Any]:
    """The document as plain JSON values."""
    return asdict(document)


def _table(data: Mapping[str, Any]) -> Table:
    rows = tuple(tuple(TableCell(**c) for c in row) for row in data["rows"])
    return Table(**{**data, "head": tuple(data["head"]), "rows": rows})


def _block(data: Mapping[str, Any]) -> Block:
    match data["kind"]:
        case "table":
            return _table(data)
        case "chart":
            return ChartBlock(
                chart=charting.from_json(data["chart"]),
                data=_table(data["data"]),
                figures=tuple(data["figures"]),
            )
        case kind:
            return _BLOCKS[kind](**{k: tuple(v) if isinstance(v, list) else v for k, v in data.items()})


def from_json(data: Mapping[str, Any]) -> Document:
    """Rebuild what `to_json` wrote."""
    return Document(
        **{
            **data,
            "chapters": tuple(
                Chapter(**{**c, "blocks": tuple(_block(b) for b in c["blocks"])}) for c in data["chapters"]
            ),
            "figures": tuple(
                Figure(**{**f, "status": Status(f["status"]), "source": tuple(f["source"])})
                for f in data["figures"]
            ),
        }
    )
