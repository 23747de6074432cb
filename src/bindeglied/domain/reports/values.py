"""The one block model of a report: what four renderers print and a frozen edition keeps.

Everything here is JSON-able and complete: a renderer looks nothing up and computes nothing.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from bindeglied.analysis import charting
from bindeglied.analysis.status import Status


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is printed, with everything it must carry.

    `id` is unique in the document; `text` is exactly what stands in sentences, tables and labels
    ('87.508', '4,7 %'); `value` is None where `status` says why ('geheim zu halten'). `margin` is given
    for a sum of rounded cells: by how much it may differ from the truth.
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
    base: float | None = None  # rounding base of a rounded figure
    derived: bool = False  # computed by us from delivered figures
    boundary: str = ""  # ISO date of the territorial state, '' for the territory as delivered
    margin: float | None = None


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
    """A whole report. `created` is the German date of the edition, `created_on` the same as ISO date.

    `hash` is that of the frozen content. Files made from one document carry no other date.
    """

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
    created_on: str = ""


_BLOCKS: Mapping[str, Callable[..., Block]] = {
    "paragraph": Paragraph, "list": BulletList, "note": Note, "subheading": Subheading,
}  # fmt: skip


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
            "figures": tuple(figure_from_json(f) for f in data["figures"]),
        }
    )


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """One block of a draft with what it prints today.

    `blocks` is what renderers get, subheading included; `figures` are today's figures, `used` the
    copies that an edited sentence was written for; `proposal` is the sentence made from today's
    figures. `review` says that it is printed under 'Rückblick' because its figures are old.
    `unsupported` are numbers of an edited sentence that no figure carries.
    """

    pk: int
    kind: str
    chapter: str
    topic: str
    spec: Mapping[str, Any]
    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...] = ()
    used: tuple[Figure, ...] = ()
    proposal: str = ""
    text: str = ""
    edited: bool = False
    stale: bool = False
    kept_reason: str = ""
    review: bool = False
    unsupported: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Nothing to print: its figures are missing."""
        return not self.blocks


@dataclass(frozen=True, slots=True)
class DraftChapter:
    """A chapter of a draft; `note` is what stands there when it has no figures."""

    key: str
    number: str
    title: str
    reference: str
    blocks: tuple[DraftBlock, ...]
    lead: tuple[Block, ...] = ()
    tail: tuple[Block, ...] = ()

    @property
    def stale(self) -> int:
        """How many sentences of it are stale."""
        return sum(b.stale for b in self.blocks)


@dataclass(frozen=True, slots=True)
class MissingFigure:
    """A figure that the report cannot give: `newest` is the date of the last one, '' for none.

    `same_day` says that its tables give it only where all have figures of the same day, `two_days` that it
    compares two year ends in a row.
    """

    indicator: str
    title: str
    newest: str
    tables: tuple[str, ...]  # German lines 'Tabelle 12411-03-03-4, … (Regionaldatenbank)'
    same_day: bool = False
    two_days: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole draft as the editor shows it; `figures` are all that it prints, each id once."""

    chapters: tuple[DraftChapter, ...]
    figures: tuple[Figure, ...]
    missing: tuple[MissingFigure, ...]

    @property
    def stale(self) -> tuple[DraftBlock, ...]:
        """The stale sentences in order."""
        return tuple(b for c in self.chapters for b in c.blocks if b.stale)

    @property
    def unsupported(self) -> tuple[DraftBlock, ...]:
        """Blocks with numbers of unknown origin."""
        return tuple(b for c in self.chapters for b in c.blocks if b.unsupported)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of the last edition and what it reads now; one of the two may be missing."""

    label: str
    place: str
    date: str
    before: Figure | None
    now: Figure | None


def figure_from_json(data: Mapping[str, Any]) -> Figure:
    """Rebuild one figure."""
    return Figure(**{**data, "status": Status(data["status"]), "source": tuple(data["source"])})


def fingerprint(figures: Iterable[Figure]) -> str:
    """SHA-256 over what a sentence rests on: which figures, and how they read; '' for none.

    Labels, sources and ids are left out: a sentence does not become stale when a table is renamed.
    """
    facts = sorted(
        [f.indicator, f.place, f.date, f.value, f.text, f.status, sorted((f.categories or {}).items())]
        for f in figures
    )
    return hashlib.sha256(_canonical(facts)).hexdigest() if facts else ""


def content_hash(document: Document) -> str:
    """SHA-256 over the canonical JSON of the document, its own `hash` left empty."""
    return hashlib.sha256(_canonical(to_json(replace(document, hash="")))).hexdigest()


def _canonical(data: Any) -> bytes:
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
