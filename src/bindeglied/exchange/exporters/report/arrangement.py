"""A document put in order for print: numbers, captions, appendix. The same for all four formats."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from math import ceil
from typing import Any

from django.utils.translation import gettext

from bindeglied.analysis.charting import Chart
from bindeglied.domain.reports import values
from bindeglied.domain.reports.values import (
    BulletList,
    ChartBlock,
    Document,
    Note,
    Paragraph,
    Subheading,
    Table,
)
from bindeglied.exchange.exporters.report import words


@dataclass(frozen=True, slots=True)
class Heading:
    """`number` is '2' or '2.1', empty in the appendix; `anchor` is unique in the document."""

    level: int
    number: str
    text: str
    anchor: str

    @property
    def full(self) -> str:
        """'2.1 Ausländische Bevölkerung'"""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class NumberedTable:
    """`label` is 'Tabelle 1' or 'Daten zu Abbildung 1'."""

    label: str
    table: Table


@dataclass(frozen=True, slots=True)
class NumberedChart:
    """`label` is 'Abbildung 1'; `ident` is unique in the document."""

    label: str
    ident: str
    chart: Chart
    data: Table


Item = Heading | Paragraph | BulletList | Note | NumberedTable | NumberedChart


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter or a part of the appendix; `reference` opens it, `introduction` says what it is for."""

    heading: Heading
    reference: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """`chart_data` is the appendix for formats that do not show the data beside the chart;
    `evidence` lists the figures that stand in sentences only. Either is None where it would be empty."""

    document: Document
    created: date
    sections: tuple[Section, ...]
    chart_data: Section | None
    evidence: Section | None

    @property
    def charts(self) -> tuple[NumberedChart, ...]:
        """All drawings in order."""
        return tuple(i for s in self.sections for i in s.items if isinstance(i, NumberedChart))

    @property
    def tables(self) -> tuple[NumberedTable, ...]:
        """All tables of the chapters in order."""
        return tuple(i for s in self.sections for i in s.items if isinstance(i, NumberedTable))


def arrange(document: Document) -> Arranged:
    """Number everything; texts lose the control characters that no format can carry."""
    document = values.from_json(_printable(values.to_json(document)))
    tables, charts = count(1), count(1)
    sections = tuple(_section(c, tables, charts) for c in document.chapters)
    arranged = Arranged(document, _created(document), sections, None, None)
    return Arranged(
        document, arranged.created, sections, _chart_data(arranged.charts), _evidence(document, arranged)
    )


def _printable(data: Any) -> Any:
    if isinstance(data, str):
        return data if data.isprintable() else "".join(c for c in data if c == "\n" or _is_text(c))
    if isinstance(data, dict):
        return {k: _printable(v) for k, v in data.items()}
    if isinstance(data, list | tuple):
        return [_printable(v) for v in data]
    return data


def _is_text(character: str) -> bool:
    """No control characters, halves of pairs or non-characters; line ends are kept by the caller."""
    code = ord(character)
    return not (code < 32 or 127 <= code < 160 or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE)


def _created(document: Document) -> date:
    return date.fromisoformat(document.created_on or document.reference_date)


def _section(chapter: values.Chapter, tables: Iterator[int], charts: Iterator[int]) -> Section:
    anchor, below = f"kapitel-{chapter.number}", count(1)
    return Section(
        heading=Heading(1, chapter.number, chapter.title, anchor),
        reference=chapter.reference,
        items=tuple(_item(b, chapter.number, below, tables, charts) for b in chapter.blocks),
    )


def _item(
    block: values.Block, chapter: str, below: Iterator[int], tables: Iterator[int], charts: Iterator[int]
) -> Item:
    match block:
        case Subheading():
            number = next(below)
            return Heading(2, f"{chapter}.{number}", block.text, f"kapitel-{chapter}-{number}")
        case Table():
            return NumberedTable(words.table_label(next(tables)), block)
        case ChartBlock():
            number = next(charts)
            return NumberedChart(words.chart_label(number), f"abbildung-{number}", block.chart, block.data)
        case _:
            return block


def _chart_data(charts: Iterable[NumberedChart]) -> Section | None:
    items = tuple(NumberedTable(words.data_label(c.label), c.data) for c in charts)
    if not items:
        return None
    return Section(Heading(1, "", gettext("Appendix: data of the charts"), "anhang-daten"), "", items)


def _evidence(document: Document, arranged: Arranged) -> Section | None:
    """The figures that no table shows, with what a figure must carry."""
    shown = {
        cell.figure
        for table in (*(t.table for t in arranged.tables), *(c.data for c in arranged.charts))
        for row in table.rows
        for cell in row
    }
    figures = tuple(f for f in document.figures if f.id not in shown)
    if not figures:
        return None
    heading = Heading(1, "", gettext("Appendix: figures in the text"), "anhang-zahlen")
    explained = gettext("Place, date, status and source of every figure that stands in sentences only.")
    return Section(heading, explained, (NumberedTable("", words.figure_table(figures)),))


def numeric_columns(table: Table) -> frozenset[int]:
    """The columns that hold numbers: their heads stand on the right too."""
    return frozenset(i for row in table.rows for i, cell in enumerate(row) if cell.numeric)


TEXT_WIDTH = 84  # characters of table text across a page


def widths(table: Table, total: int = TEXT_WIDTH) -> tuple[int, ...]:
    """Width of each column in characters: its longest word at least (a word of more than 30 letters will
    be broken), and of what is left as much as its text asks for."""
    columns = [
        [head, *(row[i].text for row in table.rows if i < len(row))] for i, head in enumerate(table.head)
    ]
    # Heads are bold, and an office may choose a wider typeface.
    least = [
        max(6, ceil(1.2 * _longest_word(head)), *map(_longest_word, cells)) + 2 for head, *cells in columns
    ]
    wish = [
        max(0, min(60, max(map(len, texts))) + 2 - low) for texts, low in zip(columns, least, strict=True)
    ]
    left = max(0, total - sum(least))
    share = min(1.0, left / sum(wish)) if any(wish) else 0.0
    found = [low + int(more * share) for low, more in zip(least, wish, strict=True)]
    slack = min(1.15, max(1.0, total / sum(found)))
    return tuple(int(width * slack) for width in found)


def breadth(table: Table) -> float:
    """Which part of the width a table takes: one of few narrow columns is not drawn apart."""
    return min(1.0, max(0.5, sum(widths(table)) / TEXT_WIDTH))


def _longest_word(text: str) -> int:
    return min(30, max(map(len, text.split()), default=0))
