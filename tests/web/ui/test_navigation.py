"""The navigation shows what the person may see, and where they are."""

import re
from collections.abc import Callable

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User, Workspace
from bindeglied.web.ui import navigation
from bindeglied.web.ui.navigation import Entry

SignIn = Callable[[User | None], Client]


def links(html: str) -> list[tuple[str, str, str]]:
    """(address, aria-current, text) of the main menu."""
    menu = html[html.index('<nav class="b-nav"') : html.index("</nav>")]
    return re.findall(r'<a href="([^"]+)"(?: aria-current="(\w+)")?>([^<]+)</a>', menu)


def test_a_page_below_an_entry_marks_that_entry(alice: User, sign_in: SignIn) -> None:
    page = sign_in(alice).get("/arbeit/altenburger-land/kennzahlen/chronik/neu/").content.decode()
    assert [text for _, current, text in links(page) if current] == ["Zahlen und Berichte", "Chronik"]


def test_the_open_area_shows_its_second_row(alice: User, sign_in: SignIn) -> None:
    page = sign_in(alice).get("/arbeit/altenburger-land/berichte/").content.decode()
    base = "/arbeit/altenburger-land/"
    assert links(page) == [
        (base, "", "Start"),
        (f"{base}kennzahlen/", "true", "Zahlen und Berichte"),
        (f"{base}kennzahlen/", "", "Kennzahlen"),
        (f"{base}kennzahlen/chronik/", "", "Chronik"),
        (f"{base}sozialraeume/", "", "Sozialräume"),
        (f"{base}berichte/", "page", "Berichte"),
        (f"{base}daten/", "", "Daten holen und einlesen"),
    ]


def test_a_page_below_an_entry_keeps_it_open(alice: User, sign_in: SignIn) -> None:
    page = sign_in(alice).get("/arbeit/altenburger-land/berichte/neu/").content.decode()
    assert [text for _, current, text in links(page) if current] == ["Zahlen und Berichte", "Berichte"]


def test_a_closed_area_shows_no_second_row(alice: User, sign_in: SignIn) -> None:
    page = sign_in(alice).get("/arbeit/altenburger-land/").content.decode()
    assert [text for _, _, text in links(page)] == ["Start", "Zahlen und Berichte"]


def test_entries_without_permission_are_not_there(contact: User, sign_in: SignIn) -> None:
    page = sign_in(contact).get("/arbeit/altenburger-land/berichte/").content.decode()
    assert "Daten holen und einlesen" not in [text for _, _, text in links(page)]
    assert "/einstellungen/" not in page


def test_the_account_menu_leads_to_other_workspaces(
    alice: User, jena: Workspace, bob: User, sign_in: SignIn
) -> None:
    Membership.objects.create(user=alice, workspace=jena, role=Role.STAFF)
    page = sign_in(alice).get("/arbeit/altenburger-land/berichte/").content.decode()
    assert '<a href="/arbeit/jena/">Zu „Stadt Jena“ wechseln</a>' in page
    assert "wechseln" not in sign_in(bob).get("/arbeit/jena/berichte/").content.decode()


def test_an_entry_with_an_unknown_permission_stops_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "tests.web.ui.test_navigation.WRONG", (Entry("x", "start", "nobody.knows"),), raising=False
    )
    with pytest.raises(ImproperlyConfigured, match=r"nobody\.knows"):
        navigation._load("tests.web.ui.test_navigation.WRONG")


def test_frame_costs_three_queries(alice: User, sign_in: SignIn, django_assert_num_queries) -> None:
    """Session, person, memberships with their workspaces: whatever is tested afterwards."""
    client = sign_in(alice)
    client.get("/konto/passwort/")
    with django_assert_num_queries(3):
        client.get("/konto/passwort/")
    with django_assert_num_queries(3):
        client.get("/arbeit/altenburger-land/einstellungen/mitglieder/neu/")
