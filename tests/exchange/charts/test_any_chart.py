"""What every drawing must be, whatever is in the specification."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings

from bindeglied.analysis.charting import (
    Bar,
    Chart,
    LineSeries,
    PyramidChart,
    PyramidRow,
    StackChart,
    StackRow,
    from_json,
    to_json,
)
from bindeglied.analysis.status import Status
from bindeglied.core import text
from bindeglied.exchange import charts
from bindeglied.exchange.charts import measure
from tests.exchange.charts import specs
from tests.exchange.charts.reading import NS, read

HOSTILE = '<script>alert("x")</script> & \' ]]> \x00\x1b\ud800'
SAMPLES = [
    specs.line_chart(
        LineSeries(HOSTILE, specs.line_points({2022: 5.0, 2023: Status.SECRET, 2024: 7.0}), own=True)
    ),
    specs.bar_chart(Bar(HOSTILE, 5.0, Status.VALUE, own=True), Bar("Suhl", None, Status.SECRET)),
    specs.map_of_thuringia({"16054": Status.SECRET, "16051": 4.0}),
    StackChart(
        specs.WORDS,
        (
            StackRow(HOSTILE, (Bar(HOSTILE, 5.0, Status.VALUE), Bar("b", 3.0, Status.ROUNDED))),
            StackRow("", (Bar("a", None, Status.SECRET),)),
        ),
    ),
    PyramidChart(
        specs.WORDS,
        (PyramidRow(HOSTILE, Bar(HOSTILE, 5.0, Status.VALUE), Bar("Frauen", None, Status.SECRET)),),
    ),
]
KINDS = ["line", "bar", "map", "stack", "pyramid"]


def coordinates(root: ET.Element) -> list[str]:
    names = ("x", "y", "cx", "cy", "d", "width", "height")
    return [element.get(name, "") for element in root.iter() for name in names]


@settings(max_examples=250, deadline=None)
@given(specs.CHARTS)
def test_any_specification_gives_well_formed_svg_of_a_known_size(chart: Chart) -> None:
    for width, units in (("wide", "680"), ("narrow", "328")):
        for palette in ("page", "document"):
            root = ET.fromstring(charts.draw(chart, ident="c1", width=width, palette=palette))
            assert root.get("width") == units
            assert root.get("viewBox") == f"0 0 {units} {root.get('height')}"
            assert 0 < int(root.get("height", "0")) < 20_000
            assert not re.search("nan|inf", " ".join(coordinates(root)))


@settings(max_examples=100, deadline=None)
@given(specs.CHARTS)
def test_a_specification_drawn_again_from_json_is_the_same(chart: Chart) -> None:
    again = from_json(to_json(chart))
    first = charts.draw(chart, ident="c", width="wide", palette="page")
    assert charts.draw(again, ident="c", width="wide", palette="page") == first


@settings(max_examples=100, deadline=None)
@given(specs.LINES)
def test_no_text_of_a_line_chart_is_cut_at_an_edge(chart: Chart) -> None:
    assert cut_texts(chart) == []


@settings(max_examples=100, deadline=None)
@given(specs.STACKS | specs.PYRAMIDS)
def test_no_text_of_a_stack_or_a_pyramid_is_cut_at_an_edge(chart: Chart) -> None:
    assert cut_texts(chart) == []


@settings(max_examples=100, deadline=None)
@given(specs.MAPS)
def test_no_text_of_a_map_is_cut_at_an_edge(chart: Chart) -> None:
    assert cut_texts(chart) == []


def cut_texts(chart: Chart) -> list[str]:
    found = []
    for width, units in (("wide", 680), ("narrow", 328)):
        drawn = read(charts.draw(chart, ident="c", width=width, palette="page"))
        height = float(drawn.root.get("height", "0"))
        for element in drawn.root.iter(f"{NS}text"):
            wide = measure.width(element.text or "", bold=element.get("font-weight") == "600")
            shift = {"middle": wide / 2, "end": wide}.get(element.get("text-anchor", ""), 0.0)
            left, y = float(element.get("x", "0")) - shift, float(element.get("y", "0"))
            if left < -1 or left + wide > units + 1 or not 9 <= y <= height:
                found.append(f"{width}: {element.text}")
    return found


@pytest.mark.parametrize("chart", SAMPLES, ids=KINDS)
@pytest.mark.parametrize("palette", ["page", "document"])
def test_a_hostile_name_is_only_text(chart: Chart, palette: str) -> None:
    svg = charts.draw(chart, ident="c", width="wide", palette=palette)
    known = {"svg", "title", "desc", "path", "circle", "rect", "text", "defs", "pattern"}
    root = ET.fromstring(svg)
    assert {element.tag.removeprefix(NS) for element in root.iter()} <= known
    assert "<script" not in svg
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


@pytest.mark.parametrize("chart", SAMPLES, ids=KINDS)
def test_title_and_alternative_name_the_picture(chart: Chart) -> None:
    root = ET.fromstring(charts.draw(chart, ident="abb-3", width="wide", palette="page"))
    title, description = root.find(f"{NS}title"), root.find(f"{NS}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert (title.text, description.text) == ("Seit 2023 gestiegen", "Von 1 auf 2 gestiegen.")


def test_two_drawings_of_one_page_share_no_id() -> None:
    ids = []
    for ident in ("a", "b"):
        root = ET.fromstring(charts.draw(SAMPLES[2], ident=ident, width="wide", palette="page"))
        ids += [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 6


def test_text_is_as_large_in_the_narrow_drawing() -> None:
    for chart in SAMPLES:
        for width in ("wide", "narrow"):
            root = ET.fromstring(charts.draw(chart, ident="c", width=width, palette="page"))
            assert root.get("font-size") == "14"
            assert not any(e.get("font-size") or e.get("transform") for e in root.iter(f"{NS}text"))


@pytest.mark.parametrize(
    ("unit", "decimals", "value", "printed"),
    [
        ("", 0, 87508.0, "87.508"),
        ("%", 1, 4.65, "4,7\u202f%"),
        ("je 1.000", 1, -2.25, "−2,3\u202fje 1.000"),
        ("", 0, 0.0, "0"),
    ],
)
def test_figures_stand_as_everywhere(unit: str, decimals: int, value: float, printed: str) -> None:
    assert text.quantity(value, unit, decimals) == printed
    bars = specs.bar_chart(Bar("Jena", value, Status.VALUE), unit=unit, decimals=decimals)
    line = specs.line_chart(
        LineSeries("Jena", specs.line_points({2023: 1.0, 2024: value}), own=True),
        unit=unit,
        decimals=decimals,
    )
    assert printed in read(charts.draw(bars, ident="c", width="wide", palette="page")).texts
    for width in ("wide", "narrow"):
        assert printed in read(charts.draw(line, ident="c", width=width, palette="page")).text


def test_documents_carry_colours_and_typeface() -> None:
    for chart in SAMPLES:
        svg = charts.draw(chart, ident="c", width="wide", palette="document")
        assert 'font-family="Fira Sans"' in svg
        assert "var(" not in svg


def test_pages_take_colours_from_properties() -> None:
    for chart in SAMPLES:
        root = ET.fromstring(charts.draw(chart, ident="c", width="wide", palette="page"))
        inks = {e.get(a) for e in root.iter() for a in ("fill", "stroke") if e.get(a)}
        assert all(ink.startswith(("var(--b-chart-", "url(#")) or ink == "none" for ink in inks)
        assert not any(e.get("style") for e in root.iter())
