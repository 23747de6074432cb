"""Pages that need no account."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError
from django.test import Client

from bindeglied.core import health
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User, Workspace
from bindeglied.web.portal.views import Ready

SignIn = Callable[[User | None], Client]


def test_a_visitor_reads_what_it_is_and_finds_the_way_in(db: None, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        page = Client().get("/")
    assert page.status_code == 200
    assert 'href="/konto/anmelden/"' in page.content.decode()
    assert not page.cookies


def test_with_one_workspace_one_goes_straight_there(alice: User, sign_in: SignIn) -> None:
    assert sign_in(alice).get("/")["Location"] == "/arbeit/altenburger-land/"


def test_with_several_one_chooses(alice: User, jena: Workspace, sign_in: SignIn) -> None:
    Membership.objects.create(user=alice, workspace=jena, role=Role.STAFF)
    page = sign_in(alice).get("/").content.decode()
    assert page.index('href="/arbeit/altenburger-land/"') < page.index('href="/arbeit/jena/"')


@pytest.mark.parametrize("who", ["outsider", "adviser", "ministry"])
def test_without_a_workspace_one_is_told_whom_to_ask(
    who: str, sign_in: SignIn, request: pytest.FixtureRequest
) -> None:
    page = sign_in(request.getfixturevalue(who)).get("/")
    assert page.status_code == 200
    assert "noch zu keinem Arbeitsbereich" in page.content.decode()


@pytest.mark.parametrize("address", ["/impressum/", "/datenschutz/", "/barrierefreiheit/"])
def test_pages_of_the_law_name_the_operator_or_say_that_nobody_did(db: None, settings, address: str) -> None:
    assert "noch nicht eingetragen" in Client().get(address).content.decode()
    settings.OPERATOR = {
        "name": "Landratsamt <Muster>",
        "address": "Weg 1\n04600 Altenburg",
        "email": "a@b.example",
    }
    page = Client().get(address).content.decode()
    assert "Landratsamt &lt;Muster&gt;" in page
    assert "Weg 1<br>04600 Altenburg" in page
    assert "noch nicht eingetragen" not in page


def test_a_key_of_a_workspace_has_no_public_page_yet(altenburg: Workspace) -> None:
    assert Client().get("/altenburger-land/").status_code == 404


def test_live_asks_nothing(django_assert_num_queries, db: None) -> None:
    with django_assert_num_queries(0):
        assert Client().get("/health/live").content == b"ok\n"


def test_ready_where_database_and_disk_are(db: None) -> None:
    answer = Client().get("/health/ready")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.parametrize("fault", ["database away", "of another version", "disk full"])
def test_not_ready_otherwise(db: None, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    monkeypatch.setattr(Ready, "_current", False)

    def away() -> bool:
        raise DatabaseError

    if fault == "database away":
        monkeypatch.setattr(health, "database_is_current", away)
    elif fault == "of another version":
        monkeypatch.setattr(health, "database_is_current", lambda: False)
    else:
        monkeypatch.setattr(health, "free_share", lambda folder: 0.05)
    answer = Client().get("/health/ready")
    assert (answer.status_code, answer.content) == (503, b"not ready\n")
