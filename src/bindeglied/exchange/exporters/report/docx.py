"""A report as Word document with real styles, alternative texts and repeated table heads."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any

from django.utils.translation import gettext

from bindeglied.domain.reports.values import BulletList, Document, Note, Paragraph
from bindeglied.exchange.exporters.report import docx_styles as look
from bindeglied.exchange.exporters.report import docx_xml as xml
from bindeglied.exchange.exporters.report import words
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
from bindeglied.exchange.exporters.report.pictures import WIDTH, pictures

_ARABIC = re.compile(r"([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff](?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\s]*"
                     r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])?)")  # fmt: skip
SHORT = 16  # rows with the head
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of ZIP archives


def as_docx(arranged: Arranged) -> bytes:
    """The document; the same bytes for the same input."""
    import docx  # noqa: PLC0415

    made = docx.Document()
    look.prepare(made)
    _properties(made, arranged)
    _running_heads(made.sections[0], arranged.document)
    sections = [s for s in (*arranged.sections, arranged.chart_data, arranged.evidence) if s]
    _cover(made, arranged.document)
    _contents(made, sections)
    body = _Body(made, pictures(arranged.charts))
    for section in sections:
        body.section(section)
    for line in words.imprint(arranged.document):
        made.add_paragraph(line, look.SOURCE)
    return _saved(made)


def _properties(made: Any, arranged: Arranged) -> None:
    document, core = arranged.document, made.core_properties
    core.title, core.subject, core.author = document.title, document.subtitle, document.authority
    core.last_modified_by, core.comments, core.keywords = document.authority, words.edition_line(document), ""
    core.language, core.revision = look.LANGUAGE, 1
    core.created = core.modified = datetime.combine(arranged.created, time())


def _running_heads(section: Any, document: Document) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415
    from docx.shared import Mm  # noqa: PLC0415

    for part in (section.header, section.footer, section.first_page_footer):
        part.is_linked_to_previous = False
        stops = part.paragraphs[0].paragraph_format.tab_stops
        stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    section.header.paragraphs[0].text = f"{document.authority}\t{document.title}"
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        paragraph.style = "Footer"
        paragraph.text = f"{words.edition_line(document)}\t"
        for part in re.split(r"({pages?})", gettext("Page {page} of {pages}")):
            if part.startswith("{"):
                xml.add_field(paragraph, {"{page}": "PAGE", "{pages}": "NUMPAGES"}[part])
            else:
                paragraph.add_run(part)


def _cover(made: Any, document: Document) -> None:
    made.add_paragraph(document.authority, look.SOURCE)
    made.add_paragraph(document.title, "Title")
    made.add_paragraph(document.subtitle, "Subtitle")
    made.add_paragraph(words.edition_line(document), look.SOURCE)


def _contents(made: Any, sections: Sequence[Section]) -> None:
    """A contents field that already shows its entries as links; Word adds page numbers when it updates."""
    made.add_paragraph(gettext("Contents"), look.CONTENTS)
    headings = [h for s in sections for h in (s.heading, *_below(s))]
    for index, heading in enumerate(headings):
        paragraph = made.add_paragraph(style=f"toc {heading.level}")
        if index == 0:
            xml.begin_field(paragraph, r'TOC \o "1-2" \h \z \u', stale=True)
        xml.add_link(paragraph, heading.full, _bookmark(heading))
        if index == len(headings) - 1:
            xml.end_field(paragraph)


def _below(section: Section) -> Iterator[Heading]:
    return (i for i in section.items if isinstance(i, Heading))


def _bookmark(heading: Heading) -> str:
    return "_" + heading.anchor.replace("-", "_")


class _Body:
    """Writes chapters into the document, taking one picture for each chart."""

    def __init__(self, made: Any, drawn: Sequence[bytes]) -> None:
        self.made = made
        self.drawn = iter(drawn)
        self.bookmarks = 0

    def section(self, section: Section) -> None:
        self.heading(section.heading)
        if section.reference:
            self.made.add_paragraph(section.reference, look.SOURCE).paragraph_format.keep_with_next = True
        for item in section.items:
            self.item(item)

    def item(self, item: Item) -> None:
        match item:
            case Heading():
                self.heading(item)
            case Paragraph():
                self.text(item.text, "Normal")
                if remark := words.stale(item):
                    self.text(remark, look.SOURCE)
            case Note():
                self.text(item.text, look.NOTE)
            case BulletList():
                for line in item.items:
                    self.text(line, "List Bullet")
            case NumberedTable():
                self.table(item)
            case NumberedChart():
                self.chart(item)

    def heading(self, heading: Heading) -> None:
        self.bookmarks += 1
        paragraph = self.made.add_paragraph(heading.full, f"Heading {heading.level}")
        if self.bookmarks == 1:  # the first chapter, behind the contents
            paragraph.paragraph_format.page_break_before = True
        xml.add_bookmark(paragraph, _bookmark(heading), self.bookmarks)

    def text(self, text: str, style: str) -> Any:
        """A paragraph; Arabic and Hebrew words become runs that read from right to left."""
        paragraph = self.made.add_paragraph(style=style)
        for index, part in enumerate(_ARABIC.split(text)):
            if part:
                paragraph.add_run(part).font.rtl = True if index % 2 else None
        return paragraph

    def chart(self, item: NumberedChart) -> None:
        from docx.shared import Mm  # noqa: PLC0415

        said = item.chart.words
        paragraph = self.made.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        picture = paragraph.add_run().add_picture(io.BytesIO(next(self.drawn)), width=Mm(WIDTH))
        xml.describe_picture(picture, words.caption(item.label, said.title), said.alternative)
        self.text(words.caption(item.label, said.title), "Caption").paragraph_format.keep_with_next = True
        self.text(f"{said.subtitle}\n{said.source}", look.SOURCE)

    def table(self, item: NumberedTable) -> None:
        from docx.shared import Mm  # noqa: PLC0415

        table = item.table
        if caption := words.caption(item.label, table.caption):
            self.text(caption, "Caption")
        made = self.made.add_table(rows=0, cols=len(table.head), style=look.TABLE)
        made.autofit = False
        xml.describe_table(made, caption)
        shares = widths(table)
        for column, share in zip(made.columns, shares, strict=True):
            column.width = Mm(WIDTH * breadth(table) * share / sum(shares))
        lines = [table.head, *([c.text for c in row] for row in table.rows)]
        for index, line in enumerate(lines):
            self._row(made, line, numeric_columns(table), own=index - 1 == table.own_row, head=index == 0)
        self._hold_together(made)
        self.text(words.below(table), look.SOURCE)

    def _hold_together(self, made: Any) -> None:
        """A short table stays on one page with its source, a long one does not end in a lone row."""
        rows = list(made.rows)
        kept = rows if len(rows) <= SHORT else [*rows[:3], *rows[-3:]]
        for row in kept:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True

    def _row(self, made: Any, line: Sequence[str], right: frozenset[int], *, own: bool, head: bool) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

        row = made.add_row()
        xml.keep_whole(row)
        if head:
            xml.repeat_head(row)
        for index, (cell, text) in enumerate(zip(row.cells, line, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.style = look.CELL
            paragraph.add_run(text).bold = True if own or head else None
            if index in right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if own:
                xml.shade(cell, look.TINT)


def _saved(made: Any) -> bytes:
    """The file with a fixed time in its archive."""
    written, target = io.BytesIO(), io.BytesIO()
    made.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            copy.writestr(zipfile.ZipInfo(name, _FIRST_DAY), source.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
