"""A report as one page: everything it needs is inside, no scripts, nothing fetched."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.template import Context, Engine
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from bindeglied.domain.reports.values import Document, Paragraph
from bindeglied.exchange import charts
from bindeglied.exchange.exporters.report import words
from bindeglied.exchange.exporters.report.arrangement import (
    Arranged,
    Heading,
    Item,
    NumberedChart,
    NumberedTable,
    Section,
    arrange,
    numeric_columns,
)
from bindeglied.exchange.exporters.report.fonts import WEB_FONTS

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table ready for its template: `right` are the columns of numbers, `rows` pairs of own and cells."""

    caption: str
    head: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[bool, tuple[tuple[str, bool], ...]], ...]
    below: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An item with what its template prints; `kind` names the part of the template."""

    kind: str
    item: Any
    table: ShownTable | None = None
    title: str = ""
    remark: str = ""
    wide: str = ""
    narrow: str = ""


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A chapter with its items ready."""

    heading: Heading
    reference: str
    items: tuple[Shown, ...]

    @property
    def below(self) -> tuple[Heading, ...]:
        """Its subheadings, for the contents."""
        return tuple(s.item for s in self.items if s.kind == "heading")


def as_html(arranged: Arranged) -> bytes:
    """The report as a file of its own."""
    return _render(
        "report/document.html", {**_context(arranged), "styles": _styles(), "main": "inhalt"}
    ).encode()


def fragment(document: Document) -> SafeString:
    """Contents and chapters without the page around them, for a page of the workspace.

    Headings begin at level 2. Classes are those of the frame (`b-table`, `b-chart` ...).
    """
    with translation.override("de"):
        return mark_safe(_render("report/fragment.html", _context(arrange(document))))  # noqa: S308


def _context(arranged: Arranged) -> dict[str, Any]:
    sections = [*arranged.sections, *([arranged.evidence] if arranged.evidence else [])]
    return {
        "document": arranged.document,
        "edition_line": words.edition_line(arranged.document),
        "imprint": words.imprint(arranged.document),
        "sections": [_section(s) for s in sections],
    }


def _section(section: Section) -> ShownSection:
    return ShownSection(section.heading, section.reference, tuple(_item(i) for i in section.items))


def _item(item: Item) -> Shown:
    match item:
        case NumberedTable():
            return Shown("table", item, table=_table(item))
        case NumberedChart():
            return _chart(item)
        case Heading():
            return Shown("heading", item)
        case Paragraph():
            return Shown("paragraph", item, remark=words.stale(item))
        case _:
            return Shown(item.kind, item)


def _chart(item: NumberedChart) -> Shown:
    # The writer of charts escapes every text it is given.
    wide, narrow = (
        mark_safe(charts.draw(item.chart, ident=f"{item.ident}-{width}", width=width, palette="page"))  # noqa: S308
        for width in ("wide", "narrow")
    )
    table = _table(NumberedTable(words.data_label(item.label), item.data))
    title = words.caption(item.label, item.chart.words.title)
    return Shown("chart", item, table=table, title=title, wide=wide, narrow=narrow)


def _table(numbered: NumberedTable) -> ShownTable:
    table, right = numbered.table, numeric_columns(numbered.table)

    def sided(texts: Iterable[str]) -> tuple[tuple[str, bool], ...]:
        return tuple((text, i in right) for i, text in enumerate(texts))

    return ShownTable(
        caption=words.caption(numbered.label, table.caption),
        head=sided(table.head),
        rows=tuple((i == table.own_row, sided(c.text for c in row)) for i, row in enumerate(table.rows)),
        below=words.below(table),
    )


def _render(name: str, context: dict[str, Any]) -> str:
    return _engine().get_template(name).render(Context(context))


@cache
def _engine() -> Engine:
    """An engine of its own, so that a report looks the same wherever it is rendered."""
    return Engine(
        dirs=[str(TEMPLATES)],
        libraries={"i18n": "django.templatetags.i18n"},
        builtins=["django.templatetags.i18n"],
    )


@cache
def _styles() -> SafeString:
    """The sheet with its fonts inside."""
    faces = "".join(
        "@font-face{font-family:'Fira Sans';font-weight:"
        f"{weight};src:url(data:font/woff2;base64,{base64.b64encode(path.read_bytes()).decode()}) format('woff2')}}"
        for weight, path in WEB_FONTS.items()
    )
    own = (TEMPLATES / "report" / "report.css").read_text(encoding="utf-8")
    return mark_safe(faces + own + charts.stylesheet())  # noqa: S308
