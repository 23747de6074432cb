"""The four files of a report: valid, accessible, the same for the same document, and never code."""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import page as pdf_checker
import pytest
from openpyxl import load_workbook

from bindeglied.exchange.exporters import report as exporters
from bindeglied.exchange.exporters import workbook
from bindeglied.exchange.exporters.report import typesetting
from bindeglied.exchange.exporters.report.arrangement import arrange, breadth, widths
from tests.exchange.exporters import reading_back as back
from tests.factories import reports

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENTS = {
    "every kind of block": reports.document,
    "without figures": reports.without_figures,
    "a table over many pages": lambda: reports.document(rows=400),
    "many charts": lambda: reports.many_charts(6),
}


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_pdf_is_accessible_and_fit_for_the_archive(name: str, profile: str) -> None:
    made = exporters.render(DOCUMENTS[name](), ["pdf"])["pdf"]
    found = pdf_checker.validate_pdf_bytes(made, profile=profile)
    assert [(f.rule_id, f.message) for f in found.failures] == []
    assert found.is_compliant


@pytest.mark.parametrize("format", list(exporters.RENDERERS))
def test_the_same_document_gives_the_same_bytes(format: str) -> None:
    document = reports.document()
    assert exporters.render(document, [format]) == exporters.render(document, [format])


def test_files_carry_the_day_of_the_edition_and_no_other() -> None:
    made = exporters.render(reports.document())
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", core)) == {"2026-11-24T"}
    assert load_workbook(io.BytesIO(made["xlsx"])).properties.created.date().isoformat() == "2026-11-24"
    assert b"D:20261124" in made["pdf"]


@pytest.mark.parametrize(
    ("format", "read"),
    [("html", back.html_text), ("pdf", back.pdf_text), ("docx", back.docx_text)],
)
def test_hostile_text_is_printed_as_it_was_written(format, read) -> None:
    text = " ".join(read(exporters.render(reports.document(), [format])[format]).split())
    for hostile in reports.HOSTILE:
        assert hostile in text
    assert "8 add" not in text


def test_hostile_text_is_no_markup_in_html() -> None:
    page = exporters.render(reports.document(), ["html"])["html"].decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_workbook_holds_no_formula() -> None:
    hostile = ["=1+1", "+SUM(A1)", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x.test")', "http://x.test"]
    document = reports.document()
    figures = tuple(replace(f, label=hostile[i % len(hostile)]) for i, f in enumerate(document.figures))
    made = exporters.render(replace(document, figures=figures, title=hostile[0]), ["xlsx"])["xlsx"]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
        assert not any("_rels" in n and "worksheets" in n for n in archive.namelist())  # no links
    assert sheets
    assert not any("<f>" in s or "<f " in s for s in sheets)
    texts = {c.text for c in back.xlsx_cells(made)}
    assert set(hostile) <= texts


def test_control_characters_are_left_out_everywhere() -> None:
    document = reports.document()
    bad = "vor\x00\x1b\ufffe\ud800nach"
    chapters = (replace(document.chapters[0], title=bad), *document.chapters[1:])
    for format, content in exporters.render(replace(document, chapters=chapters, title=bad)).items():
        assert content, format
        if format == "html":
            assert "vornach" in content.decode()


@pytest.mark.parametrize("extra", ["漢字 und ✓", "\U0001f600", "\ue000", "עברית"])
def test_characters_that_no_font_has_do_not_stop_a_pdf(extra: str) -> None:
    document = replace(reports.without_figures(), title=f"Bericht {extra}")
    made = exporters.render(document, ["pdf"])["pdf"]
    assert pdf_checker.validate_pdf_bytes(made, profile="2a").is_compliant


def test_typesetting_that_takes_too_long_is_stopped_with_a_reason(tmp_path) -> None:
    template = tmp_path / "slow.typ"
    template.write_text("#for i in range(400000) { [x] }")
    with pytest.raises(typesetting.NotTypeset, match=r"nach 0\.05 Sekunden"):
        typesetting.typeset(template, {}, format="pdf", seconds=0.05)


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(KeyError):
        exporters.render(reports.document(), ["odt"])


# Word


@pytest.fixture(scope="module")
def word() -> dict[str, bytes]:
    made = exporters.render(reports.document(), ["docx"])["docx"]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {n: archive.read(n) for n in archive.namelist()}


@pytest.fixture(scope="module")
def body(word) -> ElementTree.Element:
    return ElementTree.fromstring(word["word/document.xml"])


def _styles(body: ElementTree.Element) -> list[tuple[str, str]]:
    found = []
    for paragraph in body.iter(f"{WORD}p"):
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        text = "".join(t.text or "" for t in paragraph.iter(f"{WORD}t"))
        found.append((style.get(f"{WORD}val") if style is not None else "", text))
    return found


def test_word_has_real_headings_in_order(body) -> None:
    headings = [(s, t) for s, t in _styles(body) if s.startswith("Heading")]
    assert headings[:4] == [
        ("Heading1", "1 Bevölkerung und Zuwanderung"),
        ("Heading2", "1.1 Einwohner*innen"),
        ("Heading2", "1.2 Herkunft"),
        ("Heading1", "2 Eine lange Tabelle"),
    ]


def test_word_lists_its_contents_as_links_and_computes_page_numbers(body) -> None:
    anchors = {b.get(f"{WORD}name") for b in body.iter(f"{WORD}bookmarkStart")}
    links = [link.get(f"{WORD}anchor") for link in body.iter(f"{WORD}hyperlink")]
    assert links
    assert set(links) <= anchors
    assert next(f.get(f"{WORD}dirty") for f in body.iter(f"{WORD}fldChar")) == "true"


def test_word_describes_pictures_and_repeats_the_heads_of_tables(body) -> None:
    described = [e.get("descr") for e in body.iter() if e.tag.endswith("}docPr")]
    assert described == [c.chart.words.alternative for c in arrange(reports.document()).charts]
    tables = list(body.iter(f"{WORD}tbl"))
    assert all(t.find(f"{WORD}tr/{WORD}trPr/{WORD}tblHeader") is not None for t in tables)
    assert all(t.find(f"{WORD}tblPr/{WORD}tblCaption") is not None for t in tables)


def test_captions_stand_above_tables_and_below_charts(body) -> None:
    order = []
    for element in body.find(f"{WORD}body"):
        style = element.find(f"{WORD}pPr/{WORD}pStyle")
        if element.tag == f"{WORD}tbl":
            order.append("table")
        elif element.find(f".//{WORD}drawing") is not None:
            order.append("chart")
        elif style is not None and style.get(f"{WORD}val") == "Caption":
            order.append("caption")
    pairs = re.findall(r"chart caption|caption table", " ".join(order))
    assert " ".join(pairs) == " ".join(order)


def test_word_speaks_german_and_reads_arabic_from_right_to_left(word) -> None:
    assert b'w:val="de-DE"' in word["word/styles.xml"]
    assert b'w:val="en-US"' not in word["word/styles.xml"]
    assert b"<w:rtl/>" in word["word/document.xml"]


# Excel


@pytest.mark.parametrize(
    ("printed", "value", "code"),
    [
        ("87.508", 87508.0, "#,##0"),
        ("4,7\u202f%", 4.67, '#,##0.0"\u202f%"'),
        ("+14,3\u202f%", 14.3, '"+"#,##0.0"\u202f%"'),
        ("−2,3\u202fje 1.000", -2.25, '#,##0.0"\u202fje 1.000"'),
        ("geheim zu halten", 0.0, "General"),
    ],
)
def test_a_cell_shows_its_number_as_it_is_printed(printed: str, value: float, code: str) -> None:
    made = workbook.number_format(printed)
    assert made.split(";")[0] == code
    if code != "General":
        assert back.shown(value, made) == printed


def test_sheets_are_ready_for_paper_and_keep_their_heads_in_view() -> None:
    book = load_workbook(io.BytesIO(exporters.render(reports.document(), ["xlsx"])["xlsx"]))
    assert book.sheetnames[:3] == ["Kennzahlen", "Tabelle 1", "Tabelle 2"]
    assert book.sheetnames[-1] == "Quellen"
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.freeze_panes == "B4"
        assert sheet.print_title_rows == "$3:$3"


# Arrangement


def test_columns_hold_their_longest_word_and_stay_on_the_page() -> None:
    table = reports.table(reports.of_each_status())
    found = widths(table)
    assert sum(found) <= 84
    for i, width in enumerate(found):
        cells = [table.head[i], *(row[i].text for row in table.rows)]
        assert width >= max(len(word) for text in cells for word in text.split()[:1])
    assert 0.5 <= breadth(table) <= 1


def test_numbers_follow_chapters_tables_and_charts_through_the_document() -> None:
    arranged = arrange(reports.document())
    assert [s.heading.full for s in arranged.sections] == [
        "1 Bevölkerung und Zuwanderung", "2 Eine lange Tabelle", "3 Methode, Quellen und was noch fehlt",
    ]  # fmt: skip
    assert [c.label for c in arranged.charts] == ["Abbildung 1", "Abbildung 2", "Abbildung 3"]
    assert [t.label for t in arranged.tables] == ["Tabelle 1", "Tabelle 2"]
    idents = [c.ident for c in arranged.charts]
    assert len(set(idents)) == len(idents)


def test_figures_that_no_table_shows_stand_in_the_appendix() -> None:
    evidence = arrange(reports.document()).evidence
    shown = [row[3].figure for row in evidence.items[0].table.rows]
    assert shown == ["people", "change", "minus"]
