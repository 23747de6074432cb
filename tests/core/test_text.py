"""Figures and dates as an office writes them."""

import pytest

from bindeglied.core import text


@pytest.mark.parametrize(
    ("value", "decimals", "sign", "written"),
    [
        (87508, 0, False, "87.508"),
        (0, 0, False, "0"),
        (1234567.891, 1, False, "1.234.567,9"),
        (-2.25, 1, False, "\u22122,3"),
        (2.25, 1, False, "2,3"),
        (0.05, 1, False, "0,1"),
        (1.005, 2, False, "1,01"),
        (-0.04, 1, False, "0,0"),
        (3, 0, True, "+3"),
        (0, 0, True, "0"),
        (-3, 0, True, "\u22123"),
    ],
)
def test_numbers(value: float, decimals: int, sign: bool, written: str) -> None:
    assert text.number(value, decimals, sign=sign) == written


def test_units_follow_a_narrow_space_and_no_unit_none() -> None:
    assert text.quantity(4.7, "%", 1) == "4,7\u202f%"
    assert text.quantity(87508, "") == "87.508"


@pytest.mark.parametrize(
    ("iso", "short", "long"),
    [
        ("2024-12-31", "31.12.2024", "31. Dezember 2024"),
        ("2026-03-03", "03.03.2026", "3. März 2026"),
        ("2025", "2025", "2025"),
        ("2023-10P6M", "2023/24", "2023/24"),
    ],
)
def test_dates(iso: str, short: str, long: str) -> None:
    assert (text.short_date(iso), text.long_date(iso)) == (short, long)
