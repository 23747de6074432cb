"""Decades from the age groups of a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindeglied.analysis.ages import by_decades
from bindeglied.domain.indicators.catalogue.foreigners import AGES
from tests.analysis.tables import cell, quantity


def told(groups: dict[str, str]) -> dict[str, str]:
    return {label: cell(q) for label, q in by_decades([(code, quantity(n)) for code, n in groups.items()])}


def test_decades_by_hand() -> None:
    young = {"ALT000B03": "1", "ALT003B06": "2", "ALT006B10": "4", "ALT010B20": "8"}
    assert told({**young, "ALT020B90": "9"}) == {}  # crosses decades
    rest = {f"ALT{low:03}B{low + 10:02}": "." if low == 50 else "-" for low in range(20, 90, 10)}
    assert told({**young, **rest, "ALT090UM": "3"}) == {
        "0–9": "7", "10–19": "8", "20–29": "-", "30–39": "-", "40–49": "-", "50–59": ".", "60–69": "-",
        "70–79": "-", "80–89": "-", "90+": "3",
    }  # fmt: skip
    assert told({**young, **rest}) == {}  # nobody of 90
    assert told({**rest, "ALT090UM": "3"}) == {}  # nobody young


@pytest.mark.parametrize("code", ["GESW", "TOTAL", "ALT000B03X"])
def test_what_is_no_age_group_gives_nothing(code: str) -> None:
    assert told({**dict.fromkeys(AGES, "1"), code: "1"}) == {}


@given(st.lists(st.integers(0, 5000), min_size=len(AGES), max_size=len(AGES)), st.randoms())
def test_nobody_is_lost_whatever_the_order(counts: list[int], random) -> None:
    groups = [(code, quantity(str(n))) for code, n in zip(AGES, counts, strict=True)]
    found = by_decades(random.sample(groups, len(groups)))
    assert [label for label, _ in found][:2] == ["0–9", "10–19"]
    assert sum(q.value for _, q in found) == sum(counts)
    assert len(found) == 10
