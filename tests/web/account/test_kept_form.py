"""A session that ends while somebody writes takes nothing with it."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client

from bindeglied.core import clock
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.reports.models import Report
from bindeglied.web.ui import kept_form
from tests.conftest import PASSWORD

NEW = "/arbeit/altenburger-land/berichte/neu/"
TYPED = {"title": "Bericht \u201eTeilhabe\u201c <2026>\n", "reference_date": "31.12.2025", "place": "16077"}


def hidden(page: str, name: str) -> str:
    return unescape(re.search(rf'name="{name}" value="([^"]*)"', page)[1])


@pytest.fixture
def signed_out(alice: User, clock_at) -> Client:
    """Alice's browser, half an hour and a minute after her last click."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    start = clock.now()
    client.get("/konto/passwort/")
    clock_at(start + timedelta(minutes=31))
    return client


def send(client: Client, data: dict[str, str], address: str = NEW):
    """As a browser sends a form without files."""
    body = urlencode({**data, "csrfmiddlewaretoken": client.cookies["csrf"].value})
    return client.post(address, body, content_type="application/x-www-form-urlencoded")


def through_sign_in(client: Client, page: str, user: User):
    """Press the button, sign in; the page that comes then."""
    page = send(client, {"kept": hidden(page, "kept")}, "/konto/anmelden/").content.decode()
    assert "[role=alert]" not in page
    data = {"email": user.email, "password": PASSWORD, "next": "", "kept": hidden(page, "kept")}
    wrong = send(client, {**data, "password": "falsch"}, "/konto/anmelden/").content.decode()
    assert hidden(wrong, "kept") == data["kept"]
    return send(client, data, "/konto/anmelden/")


def test_a_form_is_sent_after_signing_in(signed_out: Client, alice: User) -> None:
    first = send(signed_out, TYPED)
    assert first.status_code == 401
    assert "Sie wurden abgemeldet" in first.content.decode()
    assert not Report.objects.exists()
    page = through_sign_in(signed_out, first.content.decode(), alice).content.decode()
    assert f'action="{NEW}"' in page
    fields = dict(re.findall(r'<textarea name="(\w+)" hidden>\n([^<]*)</textarea>', page))
    assert {k: unescape(v) for k, v in fields.items()} == TYPED
    assert send(signed_out, {k: unescape(v) for k, v in fields.items()}).status_code == 302
    assert Report.objects.get().title == TYPED["title"].strip()


def test_somebody_else_cannot_send_it_where_they_may_not(signed_out: Client, bob: User) -> None:
    page = through_sign_in(signed_out, send(signed_out, TYPED).content.decode(), bob)
    assert page.status_code == 200
    assert send(signed_out, TYPED).status_code == 404
    assert not Report.objects.exists()


def test_what_was_not_made_by_us_is_not_sent(alice: User) -> None:
    client = Client()
    data = {"email": alice.email, "password": PASSWORD, "kept": "eyJhIjoxfQ:1abc:xyz"}
    assert client.post("/konto/anmelden/", data).status_code == 302


def test_after_a_day_it_is_gone(rf, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = kept_form.pack(rf.post(NEW, "a=1&a=2&b=", content_type="application/x-www-form-urlencoded"))
    assert kept_form.unpack(packed) == kept_form.KeptForm(NEW, (("a", "1"), ("a", "2"), ("b", "")))
    monkeypatch.setattr(kept_form, "_LASTS", -1)
    assert kept_form.unpack(packed) is None


def test_files_and_very_long_texts_are_not_carried(rf) -> None:
    assert kept_form.pack(rf.post(NEW, {"a": "1"})) == ""  # multipart
    long = "a=" + "x" * (kept_form.MOST + 1)
    assert kept_form.pack(rf.post(NEW, long, content_type="application/x-www-form-urlencoded")) == ""
    assert kept_form.pack(rf.get(NEW)) == ""


def test_a_part_of_a_page_sends_the_whole_page_to_the_sign_in(altenburg: Workspace) -> None:
    headers = {"hx-request": "true", "hx-current-url": "http://testserver/arbeit/altenburger-land/daten/7/"}
    answer = Client(headers=headers).get("/arbeit/altenburger-land/daten/7/")
    assert answer["HX-Redirect"] == "/konto/anmelden/?next=%2Farbeit%2Faltenburger-land%2Fdaten%2F7%2F"
