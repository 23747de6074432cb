"""Moments from text."""

from datetime import UTC, datetime

import pytest

from bindeglied.core import clock


@pytest.mark.parametrize(
    ("iso", "moment"),
    [
        ("2026-07-01T12:00:00+02:00", datetime(2026, 7, 1, 10, tzinfo=UTC)),
        ("2026-07-01T12:00:00", datetime(2026, 7, 1, 10, tzinfo=UTC)),
        ("2026-01-15", datetime(2026, 1, 14, 23, tzinfo=UTC)),
        ("2026-01-15T00:00:00Z", datetime(2026, 1, 15, tzinfo=UTC)),
    ],
)
def test_text_without_an_offset_is_german_time(iso: str, moment: datetime) -> None:
    assert clock.moment(iso) == moment
    assert clock.moment(iso).tzinfo is UTC
