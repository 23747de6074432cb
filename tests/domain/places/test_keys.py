"""Keys of places: every official form, and no other."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindeglied.domain.places import queries
from bindeglied.domain.places.values import Level

DIGITS = st.text("0123456789", min_size=1, max_size=13)


@pytest.mark.parametrize(
    ("raw", "key", "level"),
    [
        ("DG", "DG", Level.COUNTRY),
        ("000000000000", "DG", Level.COUNTRY),
        ("16", "16", Level.STATE),
        ("160000000000", "16", Level.STATE),
        ("091", "091", Level.REGION),
        ("160", "160", Level.REGION),
        ("16077", "16077", Level.DISTRICT),
        ("02000", "02000", Level.DISTRICT),
        ("11000", "11000", Level.DISTRICT),
        ("160770000000", "16077", Level.DISTRICT),
        ("16077000", "16077", Level.DISTRICT),
        ("16999", "16999", Level.DISTRICT),
        ("03241001", "03241001", Level.MUNICIPALITY),
        ("16053000", "16053000", Level.MUNICIPALITY),
        ("160530000000", "16053000", Level.MUNICIPALITY),
        ("020000000000", "02000000", Level.MUNICIPALITY),
        ("03151401002", "03151002", Level.MUNICIPALITY),
        ("0713101001", "07131001", Level.MUNICIPALITY),
        ("160775006001", "16077001", Level.MUNICIPALITY),
        ("0713101", "0713101", Level.OTHER),
        ("0713101000", "0713101", Level.OTHER),
        ("03151401000", "031515401", Level.OTHER),
        ("160775006000", "160775006", Level.OTHER),
        ("11001", "11001", Level.OTHER),
        ("11009009", "11009009", Level.OTHER),
        (" 16077 ", "16077", Level.DISTRICT),
    ],
)
def test_official_forms_become_normal_keys(raw: str, key: str, level: Level) -> None:
    assert (queries.normal_key(raw), queries.level_of(key)) == (key, level)


@pytest.mark.parametrize(
    "raw", ["", "1", "17", "00", "2015", "1001000", "17001", "110010xx", "dg", "16 077", "1607"]
)
def test_texts_of_no_official_form_are_no_keys(raw: str) -> None:
    assert queries.normal_key(raw) is None
    with pytest.raises(ValueError):
        queries.level_of(raw)


@given(DIGITS)
def test_a_normal_key_stays_normal_and_has_a_level(raw: str) -> None:
    key = queries.normal_key(raw)
    if key is not None:
        assert queries.normal_key(key) == key
        assert queries.level_of(key) in Level
        assert key == "DG" or re.match("0[1-9]|1[0-6]", key)
