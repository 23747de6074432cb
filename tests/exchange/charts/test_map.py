"""Maps: few classes with round limits, what has no number is hatched and named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindeglied.analysis.charting import Area, MapChart
from bindeglied.analysis.status import Status
from bindeglied.domain.places import queries as places
from bindeglied.exchange import charts
from bindeglied.exchange.charts import scales
from tests.exchange.charts import specs
from tests.exchange.charts.reading import Drawn, read

LEGEND = [
    "unter 4\u202f%",
    "4 bis unter 5\u202f%",
    "5 bis unter 6\u202f%",
    "6 bis unter 7\u202f%",
    "7\u202f% und mehr",
]
VALUES = {p.key: 2.0 + i / 3 for i, p in enumerate(places.districts_of("16", "2023-12-31"))}


def drawn(chart: MapChart, width: str = "wide") -> Drawn:
    return read(charts.draw(chart, ident="c", width=width, palette="document"))


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_every_district_is_drawn_once_in_at_most_five_depths(width: str) -> None:
    picture = drawn(specs.map_of_thuringia(VALUES), width)
    assert len(picture.districts) == 22
    assert 3 <= len({district.get("fill") for district in picture.districts}) <= 5


def test_limits_of_classes_stand_in_the_legend() -> None:
    texts = drawn(specs.map_of_thuringia(VALUES)).texts
    assert texts[:5] == LEGEND


def test_what_has_no_number_is_hatched_and_named() -> None:
    picture = drawn(specs.map_of_thuringia({**VALUES, "16054": Status.SECRET, "16076": Status.NOT_DELIVERED}))
    assert [d.get("fill") for d in picture.districts].count("url(#c-hatch)") == 2
    assert {"geheim zu halten: Suhl", "noch nicht geliefert: Greiz"} <= set(picture.texts)


def test_a_district_that_the_chart_leaves_out_is_hatched_and_named() -> None:
    whole = specs.map_of_thuringia(VALUES)
    less = MapChart(whole.words, "16", tuple(a for a in whole.areas if a.key != "16053"), "%", 1)
    picture = drawn(less)
    assert [d.get("fill") for d in picture.districts].count("url(#c-hatch)") == 1
    assert "keine Angabe: Jena" in picture.texts


def test_the_own_place_is_outlined_last_and_named_with_its_figure() -> None:
    picture = drawn(specs.map_of_thuringia({**VALUES, "16077": 4.65}))
    outlined = [d for d in picture.districts if d.get("stroke-width") == "3"]
    assert outlined == [picture.districts[-1]]
    assert "Altenburger Land: 4,7\u202f%" in picture.texts


def test_a_district_without_an_outline_is_named_with_its_figure() -> None:
    whole = specs.map_of_thuringia(VALUES)
    old = Area("16056", "Eisenach", 5.25, Status.VALUE)
    picture = drawn(MapChart(whole.words, "16", (*whole.areas, old), "%", 1))
    assert "auf der Karte ohne eigenen Umriss: Eisenach 5,3\u202f%" in picture.text


def test_one_value_for_all_is_one_class() -> None:
    picture = drawn(specs.map_of_thuringia({}))
    assert len({d.get("fill") for d in picture.districts}) == 1
    assert "3,0\u202f%" in picture.texts


def test_an_unknown_land_has_a_legend_only() -> None:
    picture = drawn(MapChart(specs.WORDS, "99", (Area("99001", "Nirgends", 1.0, Status.VALUE),)))
    assert picture.districts == []
    assert "Nirgends 1" in picture.text


@given(st.lists(st.integers(-2000, 2000), min_size=1, max_size=60), st.integers(0, 2))
def test_limits_are_round_rising_and_at_most_four(whole: list[int], decimals: int) -> None:
    values = [n / 10**decimals for n in whole]
    inner, needed = scales.limits(values, decimals, 5)
    assert len(inner) <= 4
    assert list(inner) == sorted(set(inner))
    assert needed <= decimals
    assert all(round(limit, needed) == limit for limit in inner)
    assert all(min(values) < limit <= max(values) for limit in inner)
    assert bool(inner) == (len(set(values)) > 1)


def test_classes_are_filled_about_evenly() -> None:
    values = [float(n) for n in range(20)]
    inner, _ = scales.limits(values, 0, 5)
    counts = [sum(scales.class_of(v, inner) == i for v in values) for i in range(len(inner) + 1)]
    assert len(counts) == 5
    assert max(counts) - min(counts) <= 3


def test_one_far_value_does_not_hide_the_others() -> None:
    inner, _ = scales.limits([20, 40, 60, 80, 100, 120, 140, 160, 900], 0, 5)
    assert len([limit for limit in inner if limit <= 160]) >= 3


def test_a_class_does_not_put_the_middle_and_the_top_together() -> None:
    """Unemployment rates of foreigners in the districts of Thüringen 2025."""
    values = [
        14.7, 31.0, 15.7, 11.8, 13.4, 15.1, 25.3, 18.7, 22.2, 24.7, 12.5, 13.8, 14.6, 15.3, 15.5, 15.2, 13.6, 24.4,
        13.4, 15.2, 25.7, 36.9,
    ]  # fmt: skip
    assert scales.limits(values, 1, 5) == ((15.0, 20.0, 25.0, 30.0), 0)
