"""In and out by the browser: sessions, links, forgery, where one lands."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from bindeglied.core import clock
from bindeglied.domain.accounts import actions
from bindeglied.domain.accounts.models import OneTimeLink, User
from tests.conftest import PASSWORD

SignIn = Callable[[User | None], Client]
OWN = "/konto/passwort/"  # a page that needs a session and nothing else


def enter(client: Client, user: User, password: str = PASSWORD, **more: str):
    return client.post("/konto/anmelden/", {"email": user.email, "password": password, **more})


def signed_in(client: Client) -> bool:
    return client.get(OWN).status_code == 200


def test_the_right_password_leads_to_the_workspace(alice: User) -> None:
    client = Client()
    answer = enter(client, alice)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/")["Location"] == "/arbeit/altenburger-land/"


def test_a_wrong_password_says_so_beside_the_form_and_keeps_the_address(alice: User) -> None:
    client = Client()
    answer = enter(client, alice, "falsch")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "E-Mail-Adresse und Passwort passen nicht zusammen." in page
    assert f'value="{alice.email}"' in page
    assert "falsch" not in page
    assert not signed_in(client)


def test_a_known_and_an_unknown_account_get_the_same_page(alice: User) -> None:
    pages = []
    for email in (alice.email, "alicf@altenburg.example"):
        page = Client().post("/konto/anmelden/", {"email": email, "password": "falsch"}).content.decode()
        start = page.index("<main")
        pages.append(page[start:].replace(email, "").replace(_token(page), ""))
    assert pages[0] == pages[1]


def _token(page: str) -> str:
    return page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]


@pytest.mark.parametrize("target", ["/arbeit/altenburger-land/berichte/?seite=2", "/konto/passwort/"])
def test_one_lands_where_one_wanted_to(alice: User, target: str) -> None:
    client = Client()
    page = client.get("/konto/anmelden/", {"next": target}).content.decode()
    assert f'name="next" value="{target}"' in page
    assert enter(client, alice, next=target)["Location"] == target


@pytest.mark.parametrize(
    "target",
    [
        "https://boese.example/", "//boese.example/", "///boese.example", "\\\\boese.example", "/\\boese.example",
        "http:boese.example", "http:///boese.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
        "data:text/html,x", "ftp://boese.example", "https:/boese.example", "\thttps://boese.example",
        " https://boese.example", "https://testserver@boese.example/", "https://testserver.boese.example/",
        "//testserver@boese.example", "/\t/boese.example", "http://[::1", "https://boese.example%2f@testserver",
    ],
)  # fmt: skip
def test_one_never_lands_on_another_host(alice: User, target: str) -> None:
    assert enter(Client(), alice, next=target)["Location"] == "/"
    client = Client()
    client.force_login(alice)
    assert client.get("/konto/anmelden/", {"next": target})["Location"] == "/"


def test_signing_in_gives_a_new_session(alice: User) -> None:
    client = Client()
    session = client.session
    session["gift"] = "of an attacker"
    session.save()
    client.cookies["session"] = session.session_key
    enter(client, alice)
    assert client.cookies["session"].value != session.session_key
    assert "gift" not in client.session
    assert not Session.objects.filter(pk=session.session_key).exists()
    before = client.cookies["session"].value
    enter(client, alice)
    assert client.cookies["session"].value != before
    assert not Session.objects.filter(pk=before).exists()


def test_signing_out_ends_the_session_on_the_server_and_clears_the_browser(
    alice: User, sign_in: SignIn
) -> None:
    client = sign_in(alice)
    stolen = Client()
    stolen.cookies["session"] = client.cookies["session"].value
    assert signed_in(stolen)
    answer = client.post("/konto/abmelden/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not signed_in(client)
    assert not signed_in(stolen)


def test_looking_at_the_address_of_signing_out_does_nothing(alice: User, sign_in: SignIn) -> None:
    client = sign_in(alice)
    assert client.get("/konto/abmelden/").status_code == 405
    assert signed_in(client)


def test_a_session_ends_after_thirty_minutes_without_a_click(alice: User, sign_in: SignIn, clock_at) -> None:
    client, start = sign_in(alice), clock.now()
    for minutes in (0, 29, 58):
        clock_at(start + timedelta(minutes=minutes))
        assert signed_in(client)
    clock_at(start + timedelta(minutes=58 + 31))
    assert not signed_in(client)


def test_a_session_ends_after_ten_hours_whatever_is_done_in_it(
    alice: User, sign_in: SignIn, clock_at
) -> None:
    client, start = sign_in(alice), clock.now()
    for minutes in range(0, 600, 20):
        clock_at(start + timedelta(minutes=minutes))
        assert signed_in(client)
    clock_at(start + timedelta(minutes=601))
    assert not signed_in(client)


def test_a_closed_account_is_out_at_the_next_click(alice: User, sign_in: SignIn) -> None:
    client = sign_in(alice)
    assert signed_in(client)
    User.objects.filter(pk=alice.pk).update(is_active=False)
    assert not signed_in(client)


def test_the_last_visit_is_that_of_the_session_before(alice: User, sign_in: SignIn, clock_at) -> None:
    start = clock.now()
    clock_at(start)
    first = sign_in(alice)
    first.get(OWN)
    assert "previous_visit" not in first.session
    clock_at(start + timedelta(minutes=10))
    first.get(OWN)
    clock_at(start + timedelta(days=1))
    second = sign_in(alice)
    second.get(OWN)
    assert second.session["previous_visit"] == (start + timedelta(minutes=10)).isoformat()
    alice.refresh_from_db()
    assert alice.last_visit_at == start + timedelta(days=1)


def test_clicks_within_a_minute_write_nothing(
    alice: User, sign_in: SignIn, clock_at, django_assert_num_queries
) -> None:
    start = clock.now()
    clock_at(start)
    client = sign_in(alice)
    client.get(OWN)
    clock_at(start + timedelta(seconds=59))
    with django_assert_num_queries(3) as seen:
        client.get(OWN)
    assert all(q["sql"].startswith("SELECT") for q in seen.captured_queries)


def test_a_new_password_ends_the_other_sessions_and_not_this_one(alice: User, sign_in: SignIn) -> None:
    here, elsewhere = sign_in(alice), sign_in(alice)
    answer = here.post(
        OWN, {"old": PASSWORD, "password": "ganz neuer Satz 2026", "again": "ganz neuer Satz 2026"}
    )
    assert answer.status_code == 302
    assert signed_in(here)
    assert not signed_in(elsewhere)
    assert enter(Client(), alice, "ganz neuer Satz 2026").status_code == 302


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"old": "falsch"}, "Das bisherige Passwort stimmt nicht."),
        ({"password": "kurz", "again": "kurz"}, "mindestens 12 Zeichen"),
        ({"again": "etwas ganz anderes hier"}, "Die beiden Passwörter sind nicht gleich."),
        ({"old": ""}, "Dieses Feld ist zwingend erforderlich."),
    ],
)
def test_a_password_is_not_changed_by_wrong_input(
    alice: User, sign_in: SignIn, given: dict[str, str], said: str
) -> None:
    new = "ganz neuer Satz 2026"
    page = sign_in(alice).post(OWN, {"old": PASSWORD, "password": new, "again": new, **given})
    assert page.status_code == 200
    assert said in page.content.decode()
    alice.refresh_from_db()
    assert alice.check_password(PASSWORD)


def test_a_link_is_used_up_by_the_button_only(alice: User) -> None:
    address = f"/konto/link/{actions.invite(by=None, user=alice)}/"
    for _ in range(3):  # programs that look into mails
        assert Client().get(address).status_code == 200
        assert Client().head(address).status_code == 200
    assert OneTimeLink.objects.get().used_at is None
    client = Client()
    assert client.post(address)["Location"] == "/konto/passwort/"
    assert signed_in(client)
    again = Client()
    assert again.post(address).status_code == 410
    assert again.get(address).status_code == 410
    assert not signed_in(again)


def test_after_a_link_a_password_is_chosen_without_the_old_one(alice: User) -> None:
    alice.set_unusable_password()
    alice.save()
    client = Client()
    client.post(f"/konto/link/{actions.invite(by=None, user=alice)}/")
    page = client.get(OWN).content.decode()
    assert 'name="old"' not in page
    new = "ganz neuer Satz 2026"
    assert client.post(OWN, {"password": new, "again": new}).status_code == 302
    assert 'name="old"' in client.get(OWN).content.decode()
    assert enter(Client(), alice, new).status_code == 302


def test_wrong_links_look_alike(alice: User) -> None:
    used = actions.invite(by=None, user=alice)
    Client().post(f"/konto/link/{used}/")
    client = Client()
    pages = {client.get(f"/konto/link/{token}/").content for token in (used, "geraten", "x" * 43)}
    assert len(pages) == 1


def test_a_form_from_elsewhere_is_refused(alice: User) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = enter(client, alice)
    assert answer.status_code == 403
    assert "Das Formular ist nicht mehr gültig" in answer.content.decode()
    client.force_login(alice)
    for address in ("/konto/abmelden/", OWN, "/konto/darstellung/"):
        assert client.post(address).status_code == 403
    assert signed_in(client)


def test_ten_tries_a_minute_of_one_network_over_ipv4_and_proxies(alice: User, settings) -> None:
    for n in range(10):
        client = Client(REMOTE_ADDR=f"192.0.2.{n}")
        client.post("/konto/anmelden/", {"email": f"{n}@x.example", "password": "falsch"})
    refused = enter(Client(REMOTE_ADDR="192.0.2.200"), alice)
    assert "zu viele Versuche" in refused.content.decode()
    # What a visitor writes into the header counts only as far as our own proxies add to it.
    forged = Client(REMOTE_ADDR="192.0.2.200", headers={"x-forwarded-for": "198.51.100.7"})
    assert "zu viele Versuche" in enter(forged, alice).content.decode()
    settings.PROXIES = 1
    behind = Client(REMOTE_ADDR="192.0.2.200", headers={"x-forwarded-for": "192.0.2.1, 198.51.100.7"})
    assert enter(behind, alice).status_code == 302
