"""The tables that are here and those to fetch."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from bindeglied.core import clock
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.indicators.catalogue import INDICATORS
from tests.factories import published, statistics
from tests.web.workspace.answers import count_queries, is_missing, text_of

SignIn = Callable[[User | None], Client]
BASE = "/arbeit/altenburger-land/daten/"
ROWS = [{"value": 87508.0}]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 23))


def test_the_list_says_what_each_table_is(sign_in: SignIn, altenburg: Workspace, alice: User) -> None:
    statistics.stored(alice, altenburg, ROWS, stand="2025-07-01", source="Statistische Ämter")

    text = text_of(sign_in(alice).get(f"{BASE}tabellen/"))

    assert "12411-01-01-4" in text
    assert "Bevölkerung nach Geschlecht, Stichtag 31.12., Kreise" in text
    assert "01.07.2025" in text
    assert "31.12.2024" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["11111-01", "22222-02"]),
        ("?q=wetter", ["11111-01"]),
        ("?q=22222", ["22222-02"]),
        ("?q=amt+wetter", ["11111-01"]),
        ("?q=nichts", []),
        ("?show=overdue", ["22222-02"]),
        ("?show=own", []),
        ("?show=quatsch", ["11111-01", "22222-02"]),
    ],
)
def test_filters_of_the_list(
    sign_in: SignIn, altenburg: Workspace, alice: User, query: str, found: list[str]
) -> None:
    statistics.stored(
        alice,
        altenburg,
        [{"value": 1.0, "date": "2025-12-31"}],
        table="11111-01",
        title="Das Wetter",
        source="Amt",
    )
    statistics.stored(
        alice,
        altenburg,
        [{"value": 2.0, "date": "2015-12-31"}],
        table="22222-02",
        title="Die Wege",
        source="Amt",
    )

    text = text_of(sign_in(alice).get(f"{BASE}tabellen/{query}"))

    assert [code for code in ("11111-01", "22222-02") if f"/{code}/" in text] == found


def test_own_tables_of_another_workspace_are_not_there(
    sign_in: SignIn, altenburg: Workspace, jena: Workspace, alice: User, bob: User
) -> None:
    statistics.stored(bob, jena, ROWS, origin="own", table="jena-1", title="Zählung in Jena")
    client = sign_in(alice)

    assert "jena-1" not in text_of(client.get(f"{BASE}tabellen/"))
    assert is_missing(client.get(f"{BASE}tabellen/jena-1/"), client)
    assert sign_in(bob).get("/arbeit/jena/daten/tabellen/jena-1/").status_code == 200


def test_a_table_names_its_deliveries_and_what_rests_on_it(
    sign_in: SignIn, altenburg: Workspace, jena: Workspace, alice: User, bob: User
) -> None:
    published.store()
    mine = statistics.stored(alice, altenburg, ROWS, file="meine.csv")
    theirs = statistics.stored(bob, jena, [{"value": 87509.0}], file="deren.csv")

    text = text_of(sign_in(alice).get(f"{BASE}tabellen/12411-01-01-4/"))

    assert 'kennzahlen/population/">Bevölkerung</a><span class="meta">87.508 (31.12.2024)' in text
    assert f'href="{BASE}{mine.pk}/">meine.csv' in text
    assert "deren.csv" in text
    assert f"daten/{theirs.pk}/" not in text


def test_what_was_taken_back_is_no_delivery(sign_in: SignIn, altenburg: Workspace, alice: User) -> None:
    stored = statistics.stored(alice, altenburg, ROWS)
    client = sign_in(alice)
    client.post(f"{BASE}{stored.pk}/zuruecknehmen/")

    assert is_missing(client.get(f"{BASE}tabellen/12411-01-01-4/"), client)


def test_an_unknown_table_is_missing(sign_in: SignIn, alice: User) -> None:
    client = sign_in(alice)
    for code in ("99999-99", "..", "<b>"):
        assert is_missing(client.get(f"{BASE}tabellen/{code}/"), client), code


def test_a_table_with_an_odd_number_has_its_page(sign_in: SignIn, altenburg: Workspace, alice: User) -> None:
    statistics.stored(alice, altenburg, ROWS, table="a/b ?#", title="Seltsam")
    client = sign_in(alice)

    assert f'href="{BASE}tabellen/a/b%20%3F%23/"' in text_of(client.get(f"{BASE}tabellen/"))
    assert "Seltsam" in text_of(client.get(f"{BASE}tabellen/a/b%20%3F%23/"))


def test_a_title_full_of_signs_is_escaped(sign_in: SignIn, altenburg: Workspace, alice: User) -> None:
    statistics.stored(alice, altenburg, ROWS, table="boese-1", title="<img src=x onerror=alert(1)>")
    client = sign_in(alice)

    for path in ("tabellen/", "tabellen/boese-1/"):
        assert "<img" not in client.get(BASE + path).content.decode()


def test_tables_to_fetch_stand_by_urgency(sign_in: SignIn, altenburg: Workspace, alice: User) -> None:
    statistics.stored(alice, altenburg, [{"value": 1.0, "date": "2025-12-31"}])
    statistics.stored(alice, altenburg, [{"value": 1.0, "date": "2024-12-31"}], table="12531-0043")
    statistics.stored(alice, altenburg, [{"value": 1.0, "date": "2015-12-31"}], table="12411-03-03-4")

    text = text_of(sign_in(alice).get(f"{BASE}holen/"))

    order = [text.index(f'id="g-{state}"') for state in ("missing", "overdue", "look", "current")]
    assert order == sorted(order)
    missing, overdue, look, current = (text[a:b] for a, b in zip(order, [*order[1:], len(text)], strict=True))
    assert 'id="t-12521-0041"' in missing
    assert 'id="t-12411-03-03-4"' in overdue
    assert 'id="t-12531-0043"' in look
    assert 'id="t-12411-01-01-4"' in current
    assert 'href="https://www.regionalstatistik.de" rel="noreferrer"' in text
    assert "Geschlecht: Insgesamt, männlich, weiblich" in text


def test_the_page_tells_missing_tables_from_those_that_may_be_newer(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    client = sign_in(alice)
    needed = len({need.table for indicator in INDICATORS.values() for need in indicator.needs})
    assert f'<p class="b-lead">{needed} Tabellen fehlen.</p>' in text_of(client.get(BASE))

    statistics.stored(alice, altenburg, [{"value": 1.0, "date": "2020-12-31"}])

    words = f"{needed - 1} Tabellen fehlen, 1 hat inzwischen vielleicht neuere Zahlen."
    assert words in text_of(client.get(BASE))


def test_the_list_needs_as_many_queries_for_one_table_as_for_thirty(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    client = sign_in(alice)
    statistics.stored(alice, altenburg, ROWS)
    pages = [BASE, f"{BASE}tabellen/", f"{BASE}holen/"]
    before = [count_queries(client, url) for url in pages]
    for i in range(30):
        statistics.stored(alice, altenburg, ROWS, table=f"{10000 + i}-01")

    assert [count_queries(client, url) for url in pages] == before
    assert max(before) <= 10
