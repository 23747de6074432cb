"""A table of a report in Word, written as XML: python-docx needs two milliseconds for every cell."""

from collections.abc import Sequence
from html import escape
from typing import Any

from bindeglied.domain.reports.values import Table
from bindeglied.exchange.exporters.report import docx_styles as look
from bindeglied.exchange.exporters.report.arrangement import breadth, numeric_columns, widths

SHORT = 16  # rows, the head among them, that stay together on one page
_TWIPS = 1440 / 25.4  # of a millimetre
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def table_element(table: Table, caption: str, width: float) -> Any:
    """The element `w:tbl`; `width` is that of the page in millimetres.

    The head is repeated on every page, no row breaks over pages, a short table stays whole with its
    source below, a long one does not end in a lone row.
    """
    from docx.oxml import parse_xml  # noqa: PLC0415

    shares = widths(table)
    columns = [round(width * breadth(table) * share / sum(shares) * _TWIPS) for share in shares]
    lines = [table.head, *([c.text for c in row] for row in table.rows)]
    right = numeric_columns(table)
    rows = "".join(
        _row(line, columns, right, head=i == 0, own=i - 1 == table.own_row, kept=_kept(i, len(lines)))
        for i, line in enumerate(lines)
    )
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    return parse_xml(f"<w:tbl {_NAMESPACE}>{_properties(caption)}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>")


def _kept(index: int, count: int) -> bool:
    """Whether a row stays on the page of the next one; the last stays with the source."""
    return count <= SHORT or index < 3 or index >= count - 3


def _properties(caption: str) -> str:
    return (
        f'<w:tblPr><w:tblStyle w:val="{look.TABLE}"/><w:tblW w:w="0" w:type="auto"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(caption)}"/></w:tblPr>'
    )


def _row(
    line: Sequence[str], columns: Sequence[int], right: frozenset[int], *, head: bool, own: bool, kept: bool
) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.TINT}"/>' if own else ""
    keep = "<w:keepNext/>" if kept else ""
    bold = "<w:rPr><w:b/></w:rPr>" if head or own else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{look.CELL}"/>{keep}{_side(index in right)}</w:pPr>'
        f"<w:r>{bold}{_text(text)}</w:r></w:p></w:tc>"
        for index, (text, width) in enumerate(zip(line, columns, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _side(right: bool) -> str:
    return '<w:jc w:val="right"/>' if right else ""


def _text(text: str) -> str:
    parts = (f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\n"))
    return "<w:br/>".join(parts)
