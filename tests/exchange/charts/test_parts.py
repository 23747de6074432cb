"""Stacked bars and pyramids: lengths by hand, what is told where a number is missing."""

import pytest

from bindeglied.analysis.charting import Bar, PyramidChart, PyramidRow, StackChart, StackRow
from bindeglied.analysis.status import Status
from bindeglied.exchange import charts
from tests.exchange.charts import specs
from tests.exchange.charts.reading import Drawn, read


def drawn(chart: StackChart | PyramidChart, width: str = "wide") -> Drawn:
    return read(charts.draw(chart, ident="c", width=width, palette="page"))  # type: ignore[arg-type]


def bar(label: str, value: float | None, status: Status = Status.VALUE) -> Bar:
    return Bar(label, value, status)


def stack(*parts: Bar) -> StackChart:
    return StackChart(specs.WORDS, (StackRow("Schutzsuchende", parts),))


def wide(found: Drawn, height: str) -> list[float]:
    return [float(e.get("width", "0")) for e in found.boxes if e.get("height") == height]


@pytest.mark.parametrize(("width", "units"), [("wide", 680), ("narrow", 328)])
def test_parts_of_a_stack_are_as_long_as_their_shares(width: str, units: int) -> None:
    found = drawn(stack(bar("anerkannt", 300), bar("offen", 100), bar("keiner", 0)), width)
    assert wide(found, "30") == [units * 0.75 - 2, units * 0.25 - 2]
    assert "anerkannt 300 (75,0\u202f%)" in found.texts
    assert "keiner 0 (0,0\u202f%)" in found.texts


def test_each_part_has_its_own_colour_and_sign() -> None:
    found = drawn(stack(bar("a", 1), bar("b", 1), bar("c", 1)))
    inks = [e.get("fill") for e in found.boxes]
    assert len(set(inks)) == 3
    assert sorted(inks) == sorted(inks[:3] * 2)  # each once in the bar and once beside its name


@pytest.mark.parametrize(
    "parts",
    [(bar("a", 5), bar("b", None, Status.SECRET)), (bar("a", 0), bar("b", 0)), (bar("a", 5), bar("b", -1))],
)
def test_a_whole_with_a_missing_part_is_not_drawn(parts: tuple[Bar, ...]) -> None:
    found = drawn(stack(*parts))
    assert found.boxes == []
    assert ("geheim zu halten" in found.text) == (parts[1].value is None)
    assert ("keine Angabe" in found.text) == (parts[1].value is not None)


def test_rounded_figures_are_said_once_at_the_foot() -> None:
    assert "alle Zahlen gerundet" in drawn(stack(bar("a", 5, Status.ROUNDED))).texts
    mixed = PyramidChart(specs.WORDS, (PyramidRow("0–9", bar("M", 5, Status.ROUNDED), bar("W", 5)),))
    assert "zum Teil gerundete Zahlen" in drawn(mixed).texts


def pyramid(*rows: tuple[str, float | None, float | None]) -> PyramidChart:
    return PyramidChart(
        specs.WORDS,
        tuple(
            PyramidRow(
                label,
                *(
                    bar(name, v, Status.SECRET if v is None else Status.VALUE)
                    for name, v in (("Männer", m), ("Frauen", w))
                ),
            )
            for label, m, w in rows
        ),
    )


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_both_sides_of_a_pyramid_share_one_scale_and_grow_from_the_middle(width: str) -> None:
    found = drawn(pyramid(("0–9", 100, 50), ("10–19", 200, 0)), width)
    old_left, young_left, young_right = found.boxes
    [full, half, quarter] = wide(found, "20")
    assert (half, quarter) == (pytest.approx(full / 2, abs=0.2), pytest.approx(full / 4, abs=0.2))
    inner = {float(e.get("x", "0")) + float(e.get("width", "0")) for e in (old_left, young_left)}
    assert max(inner) - min(inner) < 0.2
    assert float(young_right.get("x", "0")) > max(inner)


def test_the_oldest_stand_on_top_and_figures_at_the_ends() -> None:
    found = drawn(pyramid(("0–9", 100, 50), ("90+", 1200, None)))
    assert found.texts[:2] == ["Männer", "Frauen"]
    assert found.texts.index("90+") < found.texts.index("0–9")
    assert {"1.200", "100", "50", "geheim zu halten"} <= set(found.texts)


def test_nothing_at_all_is_said() -> None:
    assert drawn(StackChart(specs.WORDS, ())).texts == ["keine Angabe"]
    assert drawn(PyramidChart(specs.WORDS, ())).texts == ["keine Angabe"]
