"""The styles of a report in Word: real ones, so that an office can give it its own look."""

from collections.abc import Mapping
from typing import Any

from bindeglied.exchange.exporters.report.docx_xml import borders, element

TEXT_FONT = "Arial"  # on every machine; the office changes it in one place, the style Standard
INK, MUTE, HAIR, TINT = "171A2B", "545A7B", "C0C3D5", "EAEEFA"
SOURCE, NOTE, CONTENTS = "Quelle", "Hinweis", "Inhaltsüberschrift"
TABLE, CELL = "Berichtstabelle", "Tabellentext"
LANGUAGE = "de-DE"
BESIDE = 15  # mm by which tables and charts are wider than text, whose lines stay below 75 characters
_SIZES: Mapping[str, float] = {
    "Normal": 11, "Title": 24, "Subtitle": 13, "Heading 1": 18, "Heading 2": 13, "Heading 3": 11.5,
    "Caption": 10, "List Bullet": 11, "Header": 9, "Footer": 9,
}  # fmt: skip
_SPACE: Mapping[str, tuple[float, float]] = {
    "Normal": (0, 8), "Title": (0, 6), "Subtitle": (0, 6), "Heading 1": (24, 8), "Heading 2": (16, 6),
    "Heading 3": (12, 4), "Caption": (10, 4), "List Bullet": (0, 4), "Header": (0, 0), "Footer": (0, 0),
}  # fmt: skip


def prepare(document: Any) -> None:
    """Page, styles and languages of an empty document."""
    _page(document.sections[0])
    for name in _SIZES:
        _style(document.styles[name], name)
    _own_styles(document.styles)
    _contents_styles(document.styles)
    _table_style(document.styles)
    _language(document)


def _page(section: Any) -> None:
    from docx.shared import Mm  # noqa: PLC0415

    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(25)
    section.top_margin, section.bottom_margin = Mm(30), Mm(28)
    section.header_distance = section.footer_distance = Mm(15)
    section.different_first_page_header_footer = True


def _style(style: Any, name: str) -> None:
    from docx.shared import Mm, Pt, RGBColor  # noqa: PLC0415

    bold = name.startswith(("Heading", "Title", "Caption"))
    style.font.name, style.font.size, style.font.bold = TEXT_FONT, Pt(_SIZES[name]), bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(MUTE if name in ("Header", "Footer") else INK)
    before, after = _SPACE[name]
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.3 if name in ("Normal", "List Bullet") else 1.1
    style.paragraph_format.keep_with_next = bold or None
    style.paragraph_format.widow_control = True
    style.paragraph_format.right_indent = Mm(BESIDE if name in ("Normal", "List Bullet") else 0)
    _plain_fonts(style.element.get_or_add_rPr())
    for old in style.element.xpath("./w:pPr/w:pBdr | ./w:pPr/w:tabs | ./w:rPr/w:spacing | ./w:rPr/w:kern"):
        old.getparent().remove(old)


def _plain_fonts(properties: Any) -> None:
    """The template names fonts of a theme, which win over ours."""
    for old in properties.xpath("./w:rFonts"):
        properties.remove(old)
    fonts = element("rFonts", ascii=TEXT_FONT, hAnsi=TEXT_FONT, cs=TEXT_FONT, eastAsia=TEXT_FONT)
    properties.insert(0, fonts)


def _own_styles(styles: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415
    from docx.shared import Mm, Pt, RGBColor  # noqa: PLC0415

    source = styles.add_style(SOURCE, WD_STYLE_TYPE.PARAGRAPH)
    source.base_style = styles["Normal"]
    source.font.size, source.font.color.rgb = Pt(9), RGBColor.from_string(MUTE)
    source.paragraph_format.space_before, source.paragraph_format.space_after = Pt(3), Pt(12)
    source.paragraph_format.right_indent = Mm(0)
    note = styles.add_style(NOTE, WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = styles["Normal"]
    note.paragraph_format.left_indent = Mm(4)
    note.element.get_or_add_pPr().append(borders({"left": (24, HAIR)}, "pBdr"))
    cell = styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = styles["Normal"]
    cell.font.size = Pt(9.5)
    cell.paragraph_format.space_after, cell.paragraph_format.line_spacing = Pt(0), 1.1
    cell.paragraph_format.right_indent = Mm(0)
    contents = styles.add_style(CONTENTS, WD_STYLE_TYPE.PARAGRAPH)
    contents.base_style = styles["Normal"]
    contents.font.size, contents.font.bold = Pt(13), True
    contents.paragraph_format.space_before = Pt(24)


def _contents_styles(styles: Any) -> None:
    """The levels of the contents list, which the template lacks."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    for level in (1, 2):
        style = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = styles["Normal"]
        style.paragraph_format.left_indent = Mm(6 * (level - 1))
        style.paragraph_format.space_after = Pt(4)


def _table_style(styles: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415

    style = styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    properties = element("tblPr")
    properties.append(borders({"bottom": (4, HAIR), "insideH": (4, HAIR)}))
    margins = element("tblCellMar")
    for side, width in (("top", 60), ("left", 60), ("bottom", 60), ("right", 60)):
        margins.append(element(side, w=str(width), type="dxa"))
    properties.append(margins)
    style.element.append(properties)
    head = element("tblStylePr", type="firstRow")
    bold = element("rPr")
    bold.append(element("b"))
    cells = element("tcPr")
    cells.append(borders({"bottom": (8, MUTE)}, "tcBorders"))
    head.extend((bold, cells))
    style.element.append(head)


def _language(document: Any) -> None:
    """German everywhere: the template is American."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    styles, settings = document.styles.element, document.settings.element
    for lang in styles.iter(qn("w:lang")):
        lang.set(qn("w:val"), LANGUAGE)
        lang.set(qn("w:eastAsia"), LANGUAGE)
        lang.set(qn("w:bidi"), "ar-SA")
    for old in (*settings.iter(qn("w:themeFontLang")), *settings.iter(qn("w:compat"))):
        old.getparent().remove(old)
    compat = element("compat")
    compat.append(
        element(
            "compatSetting",
            name="compatibilityMode",
            uri="http://schemas.microsoft.com/office/word",
            val="15",
        )
    )
    settings.append(compat)
    settings.append(element("themeFontLang", val=LANGUAGE, bidi="ar-SA"))
