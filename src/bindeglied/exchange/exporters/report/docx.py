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
)
from bindeglied.exchange.exporters.report.docx_table import table_element
from bindeglied.exchange.exporters.report.pictures import WIDTH, pictures

_ARABIC = re.compile(r"([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff](?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\s]*"
                     r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])?)")  # fmt: skip
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
        self.styles = {style.name: style.style_id for style in made.styles}
        self.bookmarks = 0

    def section(self, section: Section) -> None:
        self.heading(section.heading)
        if section.reference:
            self.text(section.reference, look.SOURCE).paragraph_format.keep_with_next = True
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
        paragraph = self.paragraph(f"Heading {heading.level}")
        paragraph.add_run(heading.full)
        if self.bookmarks == 1:  # the first chapter, behind the contents
            paragraph.paragraph_format.page_break_before = True
        xml.add_bookmark(paragraph, _bookmark(heading), self.bookmarks)

    def text(self, text: str, style: str) -> Any:
        """A paragraph; Arabic and Hebrew words become runs that read from right to left."""
        paragraph = self.paragraph(style)
        for index, part in enumerate(_ARABIC.split(text)):
            if part:
                run = paragraph.add_run(part)
                if index % 2:
                    run.font.rtl = True
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
        caption = words.caption(item.label, item.table.caption)
        if caption:
            self.text(caption, "Caption")
        self.made.element.body.insert_element_before(table_element(item.table, caption, WIDTH), "w:sectPr")
        self.text(words.below(item.table), look.SOURCE)

    def paragraph(self, style: str) -> Any:
        """An empty paragraph; the style by its id, because looking for its name takes two milliseconds."""
        paragraph = self.made.add_paragraph()
        xml.set_style(paragraph, self.styles[style])
        return paragraph


def _saved(made: Any) -> bytes:
    """The file with a fixed time in its archive."""
    written, target = io.BytesIO(), io.BytesIO()
    made.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            copy.writestr(zipfile.ZipInfo(name, _FIRST_DAY), source.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
