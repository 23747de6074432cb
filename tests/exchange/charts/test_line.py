"""Line charts: never over a break or a gap, named at their ends."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from bindeglied.analysis.charting import LineChart, LinePoint, LineSeries
from bindeglied.analysis.status import Status
from bindeglied.core import text
from bindeglied.exchange import charts
from bindeglied.exchange.charts.line import segments
from tests.exchange.charts import specs
from tests.exchange.charts.reading import Drawn, read

POPULATION = {2009: 100215.0, 2010: 98810.0, 2011: 95829.0, 2012: 94749.0, 2022: 88787.0, 2024: 87508.0}
CENSUS = {2011: "Zensus 2011", 2024: "Zensus 2022"}


def drawn(*series: LineSeries, width: str = "wide", **how: object) -> Drawn:
    return read(charts.draw(specs.line_chart(*series, **how), ident="c", width=width, palette="document"))


def own(values: dict, status: Status = Status.VALUE, breaks: dict | None = None) -> LineSeries:
    return LineSeries("Altenburger Land", specs.line_points(values, status, breaks), own=True)


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_break_interrupts_the_line_and_is_marked(width: str) -> None:
    picture = drawn(own(POPULATION, breaks=CENSUS), width=width)
    assert [len(line) for line in picture.lines if len(line) > 1] == [2, 2]
    assert len(picture.upright_dashes) == 2
    assert {"Zensus 2011", "Zensus 2022"} <= set(picture.texts)
    first = picture.lines[0][-1][0], picture.lines[1][0][0]
    assert first[0] < picture.upright_dashes[0] < first[1]


@settings(max_examples=150, deadline=None)
@given(specs.LINES)
def test_segments_hold_every_figure_once_and_no_break(chart: LineChart) -> None:
    for series in chart.series:
        parts = segments(series.points)
        assert [p for part in parts for p in part] == [p for p in series.points if p.y is not None]
        assert not any(p.break_before for part in parts for p in part[1:])
        joined = {(a.x, b.x) for part in parts for a, b in pairwise(part)}
        for point in (p for p in series.points if p.y is None):
            assert not any(a < point.x < b for a, b in joined)


def test_a_year_left_out_is_a_gap_with_words() -> None:
    picture = drawn(own({2021: 5.0, 2022: 6.0, 2024: 7.0, 2025: 8.0}))
    assert [len(line) for line in picture.lines] == [2, 2]
    assert "keine Angabe" in picture.text


def test_two_figures_two_years_apart_are_not_joined() -> None:
    picture = drawn(own({2023: 6750.0, 2025: 7715.0}))
    assert [len(line) for line in picture.lines] == []
    assert picture.dots(hollow=False) == 2
    assert "keine Angabe" in picture.texts


def test_figures_of_every_fourth_year_are_joined() -> None:
    picture = drawn(own({2016: 5.0, 2020: 6.0, 2024: 7.0}))
    assert [len(line) for line in picture.lines] == [3]
    assert "keine Angabe" not in picture.text


def test_a_chart_begins_with_the_first_number() -> None:
    values = {2005: Status.NOT_DELIVERED, 2006: Status.NOT_DELIVERED, 2007: 5.0, 2008: 6.0}
    picture = drawn(own(values, breaks={2006: "neue Definition"}))
    assert picture.upright_dashes == []
    assert "2005" not in picture.text
    assert "noch nicht geliefert" not in picture.text


def test_why_a_number_is_missing_stands_at_the_axis() -> None:
    picture = drawn(own({2022: 5770.0, 2023: 6750.0, 2024: Status.NOT_DELIVERED, 2025: 7715.0}))
    assert "noch nicht geliefert" in picture.texts
    assert "2024" in picture.texts


def test_a_gap_of_one_series_among_others_is_named_below() -> None:
    other = LineSeries("Greiz", specs.line_points({2022: 1.0, 2023: Status.SECRET, 2024: 3.0}))
    picture = drawn(own({2022: 5.0, 2023: 6.0, 2024: 7.0}), other)
    assert "Greiz, 31.12.2023: geheim zu halten" in picture.text


def test_figures_that_are_not_exact_are_hollow_and_said() -> None:
    picture = drawn(own({2022: 5770.0, 2023: 6750.0, 2024: 7000.0}, Status.ROUNDED))
    assert (picture.dots(hollow=True), picture.dots(hollow=False)) == (3, 0)
    assert "hohle Punkte: gerundet" in picture.text


def test_exact_figures_have_one_filled_end() -> None:
    picture = drawn(own({2022: 5.0, 2023: 6.0, 2024: 7.0}))
    assert (picture.dots(hollow=True), picture.dots(hollow=False)) == (0, 1)
    assert "hohle" not in picture.text


def test_an_axis_that_does_not_start_at_zero_says_so() -> None:
    assert "Achse beginnt bei 85.000" in drawn(own(POPULATION, breaks=CENSUS)).text
    assert "Achse" not in drawn(own({2022: 1.0, 2023: 9.0})).text


def test_the_own_place_is_strong_and_the_others_grey() -> None:
    svg = charts.draw(
        specs.line_chart(
            own({2022: 5.0, 2023: 6.0}), LineSeries("Greiz", specs.line_points({2022: 1.0, 2023: 2.0}))
        ),
        ident="c",
        width="wide",
        palette="page",
    )
    assert svg.count('class="line"') == 2
    assert 'stroke="var(--b-chart-1,' in svg
    assert 'stroke="var(--b-chart-compare,' in svg


def test_without_an_own_place_colours_come_with_dashes() -> None:
    series = [LineSeries(f"Gruppe {i}", specs.line_points({2022: i, 2023: i + 1.0})) for i in range(8)]
    root = drawn(*series).root
    looks = [(e.get("stroke"), e.get("stroke-dasharray")) for e in root.iter() if e.get("class") == "line"]
    assert len(set(looks)) == 8
    assert len({dash for _, dash in looks[:6]}) == 6


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("count", [1, 2, 4, 7])
def test_every_series_is_named_with_its_newest_figure(width: str, count: int) -> None:
    series = [
        LineSeries(f"Kreis {i}", specs.line_points({2022: 4.0, 2023: 4.0 + i / 100}), own=i == 0)
        for i in range(count)
    ]
    picture = drawn(*series, width=width, unit="%", decimals=2)
    for i in range(count):
        assert f"Kreis {i} {text.quantity(4.0 + i / 100, '%', 2)}" in picture.text


@pytest.mark.parametrize("count", [2, 4, 9])
def test_names_beside_a_wide_plot_do_not_overlap(count: int) -> None:
    series = [
        LineSeries(f"Kreis {i}", specs.line_points({2022: 4.0, 2023: 4.0 + i / 100})) for i in range(count)
    ]
    root = drawn(*series, decimals=2).root
    heights = sorted(float(e.get("y")) for e in root.iter() if (e.text or "").startswith("Kreis "))
    assert len(heights) == count
    assert all(after - before >= 17 for before, after in pairwise(heights))


def test_a_series_that_ends_early_says_when() -> None:
    other = LineSeries("Thüringen", specs.line_points({2022: 1.0, 2023: 2.0, 2024: 3.0}))
    picture = drawn(own({2022: 5.0, 2023: 6.0}), other)
    assert "6 (31.12.2023)" in picture.text


def test_figures_of_the_middle_of_the_year_stand_at_their_year() -> None:
    points = tuple(
        LinePoint(year - 1 + 181 / 365, float(year), Status.VALUE, f"30.06.{year}") for year in (2022, 2023)
    )
    assert {"2022", "2023"} <= set(drawn(LineSeries("Jena", points)).texts)


def test_a_chart_without_a_number_says_why() -> None:
    assert drawn(own({2022: Status.SECRET, 2023: Status.SECRET})).texts == ["geheim zu halten"]
    assert drawn().texts == ["keine Angabe"]


def test_few_figures_of_the_own_place_stand_at_their_points() -> None:
    few = drawn(own({2022: 5770.0, 2023: 6750.0, 2025: 7715.0}))
    assert {"5.770", "6.750"} <= set(few.texts)
    many = drawn(own({year: 5770.0 + 31 * (year - 2000) for year in range(2000, 2012)}))
    assert "5.801" not in many.texts


def test_a_break_of_a_comparison_only_is_named() -> None:
    other = LineSeries("Thüringen", specs.line_points({2022: 1.0, 2023: 2.0}, breaks={2023: "neuer Zensus"}))
    assert "Thüringen: neuer Zensus" in drawn(own({2022: 5.0, 2023: 6.0}), other).texts


def test_estimated_figures_are_hollow_and_said_below() -> None:
    picture = drawn(
        LineSeries("Suhl", (*specs.line_points({2017: 38_000.0, 2018: 37_600.0}, Status.ESTIMATED),
                            *specs.line_points({2019: 36_800.0, 2022: 37_000.0})), own=True)
    )  # fmt: skip
    assert "hohle Punkte: geschätzt" in " ".join(picture.texts)
