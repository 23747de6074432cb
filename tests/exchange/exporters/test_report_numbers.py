"""Every number in a finished report is a frozen figure, and every figure says what it is."""

from datetime import date

import pytest

from bindeglied.core.text import short_date
from bindeglied.domain.reports import queries
from bindeglied.domain.reports.choices import Kind
from bindeglied.domain.reports.values import ChartBlock, Document
from bindeglied.exchange.exporters import report as exporters
from bindeglied.exchange.exporters.report import words
from tests.exchange.exporters import reading_back as back
from tests.factories import published, reports

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["made by hand", "from series"])
def document(request, db) -> Document:
    if request.param == "made by hand":
        return reports.document()
    published.store()
    return queries.planned_document(kind=Kind.MIGRATION, place="16077", reference_date=date(2025, 12, 31))


@pytest.fixture
def known(document, request) -> set[str]:
    """Numbers of figures, of scales, and those that a person wrote into the hostile texts."""
    hostile = {n for text in reports.HOSTILE for n in back.numbers_in(text)}
    rows = {str(i) for i in range(60)} if "hand" in request.node.callspec.id else set()  # 'Zeile 7'
    return back.figure_numbers(document) | back.scale_numbers(document) | hostile | rows


@pytest.mark.parametrize(
    ("format", "read"),
    [("html", back.html_text), ("pdf", back.pdf_text), ("docx", back.docx_text)],
)
def test_every_number_of_a_file_is_a_frozen_figure(document, known, format, read) -> None:
    text = read(exporters.render(document, [format])[format])
    assert len(text) > 1000
    assert back.unknown(text, known) == set()


def test_every_number_of_a_workbook_is_a_frozen_figure(document, known) -> None:
    cells = back.xlsx_cells(exporters.render(document, ["xlsx"])["xlsx"])
    numeric = [c for c in cells if c.value is not None]
    assert numeric
    # In tables a word on the status may stand behind the number, in the format of the cell.
    figures = {(f.text, f"{f.value:.12g}") for f in document.figures if f.value is not None}
    wrong = [c for c in numeric if (c.text.split(" (")[0], f"{c.value:.12g}") not in figures]
    assert wrong == []
    assert {n for c in cells if c.value is None for n in back.unknown(c.text, known)} == set()


def test_every_label_of_a_drawing_is_a_frozen_figure(document) -> None:
    known = back.figure_numbers(document)
    labels = [label for label in back.labels_of(document) if not label.scale]
    assert labels
    assert {n for label in labels for n in back.unknown(label.text, known)} == set()


def test_alternative_texts_of_a_pdf_say_frozen_figures(document, known) -> None:
    alternatives = back.pdf_alternatives(exporters.render(document, ["pdf"])["pdf"])
    drawn = [b for c in document.chapters for b in c.blocks if isinstance(b, ChartBlock)]
    assert sorted(alternatives) == sorted(b.chart.words.alternative for b in drawn)
    assert {n for text in alternatives for n in back.unknown(text, known)} == set()


@pytest.mark.parametrize(
    ("format", "read"),
    [("html", back.html_text), ("pdf", back.pdf_text), ("docx", back.docx_text)],
)
def test_every_figure_stands_in_the_file_with_source_date_place(document, format, read) -> None:
    def joined(said: str) -> str:
        """Without line breaks, which may follow a hyphen."""
        return " ".join(said.split()).replace("- ", "-")

    text = joined(read(exporters.render(document, [format])[format]))
    for f in document.figures:
        for said in (f.text, f.place_name, *(short_date(d) for d in f.date.split("/")), *f.source):
            assert joined(said) in text, (f.id, said)


def test_a_workbook_lists_every_figure_with_all_it_must_carry(document) -> None:
    from io import BytesIO

    from openpyxl import load_workbook

    sheet = load_workbook(BytesIO(exporters.render(document, ["xlsx"])["xlsx"])).worksheets[0]
    rows = [
        [back.shown(c.value, c.number_format) if c.value is not None else "" for c in row]
        for row in sheet.iter_rows(min_row=4, max_row=3 + len(document.figures))
    ]
    assert [row[:7] for row in rows] == [
        [f.label, f.place_name, words.day(f.date), f.text, f.unit, words.status(f), words.sources(f)]
        for f in document.figures
    ]


def test_the_reader_finds_a_number_that_nobody_froze() -> None:
    text = "Am 31. Dezember 2024 waren es 4.711 (Tabelle 12411-01-01-4), 3,5 je 1.000, im Jahr 2016."
    assert back.numbers_in(text) == {"4.711", "3,5"}
