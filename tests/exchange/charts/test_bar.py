"""Bar charts: from zero, with the figure at the end."""

import pytest
from hypothesis import given, settings

from bindeglied.analysis.charting import Bar, BarChart
from bindeglied.analysis.status import Status
from bindeglied.core import text
from bindeglied.exchange import charts
from bindeglied.exchange.charts import measure
from tests.exchange.charts import specs
from tests.exchange.charts.reading import NS, Drawn, read

HOMES = (
    Bar("Ukraine", 2425.0, Status.ROUNDED, own=True),
    Bar("Syrien", 685.0, Status.ROUNDED),
    Bar("Irak", 80.0, Status.ROUNDED),
)


def drawn(*bars: Bar, width: str = "wide", **how: object) -> Drawn:
    return read(charts.draw(specs.bar_chart(*bars, **how), ident="c", width=width, palette="document"))


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_bars_start_at_one_zero_and_are_as_long_as_their_figures(width: str) -> None:
    boxes = drawn(*HOMES, width=width).boxes
    assert len({box.get("x") for box in boxes}) == 1
    lengths = [float(box.get("width")) for box in boxes]
    assert lengths[1] / lengths[0] == pytest.approx(685 / 2425, abs=0.002)
    assert lengths[2] / lengths[0] == pytest.approx(80 / 2425, abs=0.002)


def test_negative_bars_end_where_positive_ones_begin() -> None:
    low, high = drawn(Bar("Greiz", -2.5, Status.VALUE), Bar("Jena", 5.0, Status.VALUE), decimals=1).boxes
    assert float(low.get("x")) + float(low.get("width")) == pytest.approx(float(high.get("x")), abs=0.2)
    assert float(high.get("width")) == pytest.approx(2 * float(low.get("width")), abs=0.4)


@settings(max_examples=150, deadline=None)
@given(specs.BARS)
def test_every_bar_has_its_figure_or_its_word_and_stays_inside(chart: BarChart) -> None:
    for width, units in (("wide", 680), ("narrow", 328)):
        picture = read(charts.draw(chart, ident="c", width=width, palette="page"))
        for box in picture.boxes:
            assert float(box.get("x")) >= 0
            assert float(box.get("x")) + float(box.get("width")) <= units + 0.1
        for bar in chart.bars:
            if bar.value is not None:
                assert text.quantity(bar.value, chart.unit, chart.decimals) in picture.text
        for element in picture.root.iter(f"{NS}text"):
            wide = measure.width(element.text or "")
            x, at = float(element.get("x")), element.get("text-anchor")
            assert x - (wide if at == "end" else 0) >= -0.1
            assert x + (0 if at == "end" else wide) <= units + 1


def test_a_missing_figure_is_said_in_words() -> None:
    picture = drawn(*HOMES, Bar("Suhl", None, Status.SECRET))
    assert "geheim zu halten" in picture.texts
    assert len(picture.boxes) == 3


def test_what_is_rounded_is_said_once_and_a_doubt_at_its_bar() -> None:
    picture = drawn(*HOMES, Bar("Greiz", 70.0, Status.ESTIMATED))
    assert picture.texts.count("geschätzt") == 1
    assert "zum Teil gerundete Zahlen" in picture.texts
    assert "alle Zahlen gerundet" in drawn(*HOMES).texts


def test_a_long_name_is_broken_not_cut() -> None:
    name = "Kreisfreie Stadt mit einem außerordentlich langen Namen am Rande des Landes"
    for width in ("wide", "narrow"):
        assert name in drawn(Bar(name, 1.0, Status.VALUE), width=width).text


def test_no_bars_say_so() -> None:
    assert drawn().texts == ["keine Angabe"]


def test_only_zeros_have_no_length() -> None:
    assert [box.get("width") for box in drawn(Bar("Jena", 0.0, Status.ZERO)).boxes] == ["0"]
