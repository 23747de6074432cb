"""One event, one line."""

import io
import logging

import pytest

from bindeglied.core.logs import LineFormatter


@pytest.mark.parametrize(
    "hostile",
    ["a\n2026-01-01 CRITICAL forged", "a\r\nb", "\x1b[31mred", "a\x85b", "a\u2028b", "a\0b", "a\x7f"],
)
def test_nothing_forges_a_second_line(hostile: str) -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(LineFormatter())
    logger = logging.Logger("test")
    logger.addHandler(handler)
    logger.warning("Not Found: %s", hostile)
    assert len(out.getvalue().splitlines()) == 1
    assert "\x1b" not in out.getvalue()


def test_umlauts_stay_and_a_traceback_follows() -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(LineFormatter())
    logger = logging.Logger("test")
    logger.addHandler(handler)
    try:
        raise ValueError("Übel")
    except ValueError:
        logger.exception("Größe")
    lines = out.getvalue().splitlines()
    assert lines[0].endswith("ERROR test Größe")
    assert lines[-1] == "ValueError: Übel"
