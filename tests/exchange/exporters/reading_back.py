"""Read numbers back out of finished reports: every one must be a frozen figure, a date or a known number.

A figure's own numbers are those of its text and of what it carries (note, base, margin, label). Known are
numbers of chapters, tables and charts, codes of tables, pages, licences, and the scales of drawings.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from bindeglied.core.text import MONTHS, number
from bindeglied.domain.reports.values import ChartBlock, Document
from bindeglied.exchange import charts
from bindeglied.exchange.charts.colours import LIGHT

NUMBER = re.compile(r"(?<![\w.,])[+−-]?\d+(?:\.\d{3})*(?:,\d+)?")
_MONTH = "|".join(MONTHS)
_STRUCTURE = re.compile(
    "|".join(
        (
            r"\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{4}-\d\d-\d\d\b",  # 31.12.2024
            rf"\b\d{{1,2}}\.\s+(?:{_MONTH})(?:\s+\d{{4}})?",  # 31. Dezember 2024
            r"\b(?:19|20)\d\d\b",  # a year
            r"\b\d{5}-\d{4}\b|\b\d{5}-\d\d-\d\d-\d\b",  # the code of a table
            r"\b(?:Tabelle|Abbildung|Seite|Ausgabe|Version)\s\d{1,3}\b(?!-)(?:\.\d+)?(?:\svon\s\d+)?",
            r"^\s*\d(?:\.\d+)?\s(?=[A-ZÄÖÜ])",  # 2.1 in front of a heading
            r"(?:\.\s?){4,}\d+\b",  # a page in the contents
            r"\bdl-de/by-2-0\b|\bVG\d+\b",
            r"\bje\s1\.000\b",  # the unit of a rate
            r"\b[0-9a-f]{64}\b",  # the checksum
        )
    ),
    re.MULTILINE,
)
_SCALE = re.compile(r"^(?:unter .*|.* und mehr|.* bis unter .*|.* und \d+(?: weitere)?)$")


@dataclass(frozen=True, slots=True)
class Label:
    """One text of a drawing; `scale` says that it belongs to an axis, a class of a map or a remark."""

    text: str
    scale: bool


def numbers_in(text: str) -> set[str]:
    """The numbers of a text that no structure explains, as they are printed."""
    text = re.sub(r"(?<=\d)-\s+(?=\d)", "-", text)  # codes of tables break over lines
    bare = _STRUCTURE.sub(" ", text.replace("\u202f", " ").replace("\xa0", " "))
    return {found.rstrip(".,") for found in NUMBER.findall(bare)}


def figure_numbers(document: Document) -> set[str]:
    """All numbers that the figures of a document carry."""
    known: set[str] = set()
    for f in document.figures:
        for text in (f.text, f.note, f.label, f.place_name):
            known |= set(NUMBER.findall(text))
        known |= {number(n) for n in (f.base, f.margin) if n}
    return known | {n.lstrip("+−-") for n in known}


def labels_of(document: Document) -> Iterator[Label]:
    """The texts of all drawings."""
    for block in (b for c in document.chapters for b in c.blocks):
        if isinstance(block, ChartBlock):
            yield from labels_in(charts.draw(block.chart, ident="x", width="wide", palette="document"))


def labels_in(svg: str) -> Iterator[Label]:
    """The texts of one drawing in the palette of documents."""
    for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        text = element.text or ""
        yield Label(text, element.get("fill") == LIGHT["mute"] or bool(_SCALE.match(text)))


def scale_numbers(document: Document) -> set[str]:
    """Numbers on axes and in legends."""
    return {n for label in labels_of(document) if label.scale for n in numbers_in(label.text)}


class _Html(HTMLParser):
    BLOCKS = frozenset("p h1 h2 h3 li td th tr caption summary figcaption br div text title desc".split())

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag in ("style", "script", "svg"):
            self.open.append(tag)
        if tag in self.BLOCKS:
            self.parts.append("\n")
        said = dict(attrs)
        self.parts += [f"\n{said[name]}\n" for name in ("aria-label", "alt", "content") if said.get(name)]

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag == self.open[-1]:
            self.open.pop()
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.parts.append(data)


def html_text(content: bytes) -> str:
    """All that a reader or a screen reader gets, drawings included."""
    parser = _Html()
    parser.feed(content.decode())
    # The width of the view port in the head is no text.
    return "".join(parser.parts).replace("width=device-width, initial-scale=1", "")


def pdf_text(content: bytes) -> str:
    """The text of all pages; alternative texts of charts are in the structure tree, see `pdf_alternatives`."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def pdf_alternatives(content: bytes) -> list[str]:
    """The alternative texts of a tagged PDF."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    found = []
    for reference in range(1, len(reader.xref[0]) + 2 if 0 in reader.xref else 100000):
        try:
            thing = reader.get_object(reference)
        except Exception:
            break
        if isinstance(thing, dict) and "/Alt" in thing:
            found.append(str(thing["/Alt"]))
    return found


def docx_text(content: bytes) -> str:
    """Paragraphs, tables, heads, feet and alternative texts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [n for n in archive.namelist() if re.match(r"word/(document|header\d+|footer\d+)\.xml", n)]
        return "\n".join(_word_part(archive.read(name)) for name in parts)


def _word_part(xml: bytes) -> str:
    lines: list[str] = []
    for element in ElementTree.fromstring(xml).iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "p":
            lines.append("\n")
        elif tag in ("t", "tab", "br"):
            lines.append(element.text or "" if tag == "t" else " " if tag == "tab" else "\n")
        elif tag == "docPr":
            lines.append(f"\n{element.get('title', '')}\n{element.get('descr', '')}\n")
        elif tag == "tblCaption":
            lines.append(f"\n{next(iter(element.attrib.values()), '')}\n")
    return "".join(lines)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a workbook: a number with the text that its format shows, or a text."""

    sheet: str
    text: str
    value: float | None


def xlsx_cells(content: bytes) -> list[Cell]:
    """All cells that hold something; formulas would begin with '='."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    return [
        Cell(sheet.title, shown(c.value, c.number_format), _value(c.value))
        for sheet in book
        for row in sheet.iter_rows()
        for c in row
        if c.value is not None
    ]


def _value(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def shown(value: Any, format: str) -> str:
    """What Excel prints in German for the formats that we write: '#,##0.0" %"' and dates."""
    if hasattr(value, "strftime"):
        return str(value.strftime("%d.%m.%Y"))
    if not isinstance(value, int | float):
        return str(value)
    positive, negative, *_ = [*format.split(";"), ""]
    pattern = positive if value >= 0 or not negative else negative
    decimals = len(re.search(r"0(?:\.(0+))?", pattern).group(1) or "")  # type: ignore[union-attr]
    literals = re.match(r'^(?:"([^"]*)")?#,##0(?:\.0+)?(?:"([^"]*)")?$', pattern)
    before, behind = (literals.group(1) or "", literals.group(2) or "") if literals else ("", "")
    return f"{before}{number(abs(value), decimals)}{behind}"


def unknown(text: str, known: Iterable[str]) -> set[str]:
    """Numbers of a text that are neither known nor structure."""
    return numbers_in(text) - set(known)
