"""Colours: enough contrast on every ground, told apart in grey, one style sheet."""

from itertools import pairwise

import pytest

from bindeglied.exchange import charts
from bindeglied.exchange.charts import colours

SIX = ["1", "2", "3", "4", "5", "6"]
DARK_GROUNDS = ("#000000", "#14161f")


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", [*SIX, "compare", "mute", "text"])
def test_lines_and_texts_keep_three_to_one_on_both_grounds(name: str) -> None:
    assert contrast(colours.LIGHT[name], "#ffffff") >= 3
    assert all(contrast(colours.DARK[name], ground) >= 3 for ground in DARK_GROUNDS)


@pytest.mark.parametrize("name", ["mute", "text", "1"])
def test_small_text_keeps_four_and_a_half_to_one(name: str) -> None:
    assert contrast(colours.LIGHT[name], "#ffffff") >= 4.5
    assert all(contrast(colours.DARK[name], ground) >= 4.5 for ground in DARK_GROUNDS)


@pytest.mark.parametrize("theme", [colours.LIGHT, colours.DARK])
def test_neighbours_differ_in_grey(theme: dict[str, str]) -> None:
    assert all(round(contrast(theme[a], theme[b]), 1) >= 1.3 for a, b in pairwise(SIX))
    depths = [luminance(theme[f"map-{i}"]) for i in range(1, 6)]
    assert depths in (sorted(depths), sorted(depths, reverse=True))
    assert all(contrast(theme[f"map-{i}"], theme[f"map-{i + 1}"]) >= 1.3 for i in range(1, 5))


def test_the_style_sheet_defines_every_colour_a_drawing_uses() -> None:
    sheet = charts.stylesheet()
    assert all(f"--b-chart-{name}: " in sheet for name in colours.LIGHT)
