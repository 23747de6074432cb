"""A report as tagged PDF (UA-1, A-2a), set by typst from `report.typ`."""

import json
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from bindeglied.domain.reports.values import BulletList, Note, Paragraph
from bindeglied.exchange import charts
from bindeglied.exchange.exporters.report import typesetting, words
from bindeglied.exchange.exporters.report.arrangement import (
    Arranged,
    Heading,
    Item,
    NumberedChart,
    NumberedTable,
    Section,
    breadth,
    numeric_columns,
    widths,
)

STANDARDS = ("ua-1", "a-2a")
TEMPLATE = Path(__file__).with_name("report.typ")


def as_pdf(arranged: Arranged) -> bytes:
    """The whole report; the same bytes for the same document."""
    data = json.dumps(_plain(arranged), ensure_ascii=False)
    made = typesetting.typeset(TEMPLATE, {"data": data}, format="pdf", standards=STANDARDS)
    return _with_clear_stream_ends(made)


def _with_clear_stream_ends(made: bytes) -> bytes:
    """Put a full line end before `endstream` where the data themselves end in a carriage return.

    One stream in 256 does. Read as part of the line end it makes the stream look one byte too short,
    and checkers of PDF/A complain. The offsets in the cross-reference table move along.
    """
    places = [m.start() + 1 for m in re.finditer(rb"\r\nendstream\nendobj", made)]
    if not places:
        return made
    table = int(made[made.rindex(b"startxref") + 9 : -6])
    body = re.sub(rb"\r\nendstream\nendobj", rb"\r\r\nendstream\nendobj", made[:table])
    moved = re.sub(
        rb"(?m)^(\d{10})(?= \d{5} n)", lambda m: b"%010d" % _after(int(m[1]), places), made[table:]
    )
    return body + re.sub(rb"(?<=startxref\n)\d+", b"%d" % _after(table, places), moved)


def _after(offset: int, places: Sequence[int]) -> int:
    return offset + bisect_left(places, offset)


def _plain(arranged: Arranged) -> Mapping[str, Any]:
    document, day = arranged.document, arranged.created
    sections = (*arranged.sections, arranged.chart_data, arranged.evidence)
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "authority": document.authority,
        "edition_line": words.edition_line(document),
        "created": [day.year, day.month, day.day],
        "words": {"contents": gettext("Contents"), "page": gettext("Page {page} of {pages}")},
        "sections": [_section(s) for s in sections if s],
        "imprint": words.imprint(document),
    }


def _section(section: Section) -> Mapping[str, Any]:
    return {
        "text": section.heading.full,
        "reference": section.reference,
        "items": [_item(i) for i in section.items],
    }


def _item(item: Item) -> Mapping[str, Any]:
    match item:
        case Heading():
            return {"kind": "heading", "level": item.level, "text": item.full}
        case Paragraph():
            return {"kind": "paragraph", "text": item.text, "remark": words.stale(item)}
        case Note():
            return {"kind": "note", "text": item.text}
        case BulletList():
            return {"kind": "list", "items": item.items}
        case NumberedTable():
            return _table(item)
        case NumberedChart():
            return _chart(item)


def _table(item: NumberedTable) -> Mapping[str, Any]:
    table = item.table
    return {
        "kind": "table",
        "caption": words.caption(item.label, table.caption),
        "widths": widths(table),
        "breadth": breadth(table),
        "right": sorted(numeric_columns(table)),
        "head": table.head,
        "rows": [[cell.text for cell in row] for row in table.rows],
        "own_row": table.own_row,
        "source": words.below(table),
    }


def _chart(item: NumberedChart) -> Mapping[str, Any]:
    said = item.chart.words
    return {
        "kind": "chart",
        "svg": charts.draw(item.chart, ident=item.ident, width="wide", palette="document"),
        "alternative": said.alternative,
        "title": words.caption(item.label, said.title),
        "subtitle": said.subtitle,
        "source": said.source,
    }
