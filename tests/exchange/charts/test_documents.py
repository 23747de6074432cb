"""Drawings inside documents: no text is lost, and the PDF stays clean."""

import json
from io import BytesIO
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from bindeglied.analysis.charting import Bar, LineSeries
from bindeglied.analysis.status import Status
from bindeglied.exchange import charts
from bindeglied.exchange.exporters.report import typesetting
from tests.exchange.charts import specs
from tests.exchange.charts.reading import read

CHARTS = [
    specs.line_chart(
        LineSeries(
            "Altenburger Land",
            specs.line_points({2022: 5770.0, 2023: 6750.0, 2024: Status.NOT_DELIVERED, 2025: 7715.0}),
            own=True,
        ),
        LineSeries("Saalfeld-Rudolstadt", specs.line_points({2022: 5.0, 2023: 6.0}, Status.ROUNDED)),
    ),
    specs.bar_chart(
        Bar("Altenburger Land", -2.25, Status.VALUE, own=True),
        Bar("Suhl", None, Status.SECRET),
        Bar("Greiz", 4.0, Status.ESTIMATED),
        unit="je 1.000",
        decimals=1,
    ),
    specs.map_of_thuringia({"16054": Status.SECRET, "16051": 4.0, "16077": 4.65}),
]
TEMPLATE = """#set document(title: "Grafiken")
#set text(lang: "de", font: "Fira Sans")
#for svg in json(bytes(sys.inputs.drawings)) {
  figure(image(bytes(svg), format: "svg", width: 100%, alt: "Grafik"))
}
"""


@pytest.fixture(scope="module")
def drawings() -> list[str]:
    return [charts.draw(c, ident=f"c{i}", width="wide", palette="document") for i, c in enumerate(CHARTS)]


@pytest.fixture(scope="module")
def pdf(drawings: list[str], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    template: Path = tmp_path_factory.mktemp("charts") / "charts.typ"
    template.write_text(TEMPLATE, encoding="utf-8")
    inputs = {"drawings": json.dumps(drawings)}
    return typesetting.typeset(template, inputs, format="pdf", standards=("ua-1", "a-2a"))


def test_every_text_of_the_drawings_stands_in_the_pdf(drawings: list[str], pdf: bytes) -> None:
    found = " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(pdf)).pages).split())
    assert [t for svg in drawings for t in read(svg).texts if " ".join(t.split()) not in found] == []
    assert typesetting.REPLACEMENT not in found


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_a_pdf_with_drawings_is_clean(pdf: bytes, profile: page.ValidationProfile) -> None:
    assert [f.message for f in page.validate_pdf_bytes(pdf, profile=profile).failures] == []
