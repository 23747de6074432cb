"""Serving: under which address the program knows itself."""

import pytest

from bindeglied.cli import serve


@pytest.mark.parametrize(
    ("given", "host", "port", "expected"),
    [
        (False, "127.0.0.1", 8391, {"BINDEGLIED_URL": "http://localhost:8391"}),
        (False, "localhost", 8000, {"BINDEGLIED_URL": "http://localhost:8000"}),
        (True, "127.0.0.1", 8391, {}),
        (True, "0.0.0.0", 8391, {}),
    ],
)
def test_links_name_the_port_on_which_it_serves_unless_an_address_is_set(
    settings, given: bool, host: str, port: int, expected: dict[str, str]
) -> None:
    settings.URL_GIVEN = given
    assert serve.own_address(host, port) == expected
