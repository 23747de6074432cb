"""The chronicle in the browser: told, changed, taken out, put back, and beside each indicator it touches."""

from collections.abc import Callable

from django.test import Client

from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.indicators import actions, queries
from tests.factories import published
from tests.web.workspace.answers import check_access, count_queries, is_missing, text_of

SignIn = Callable[[User | None], Client]
BASE = "/arbeit/altenburger-land/kennzahlen/"
CHRONICLE = f"{BASE}chronik/"
FORM = {
    "title": "Unterkunft in Schmölln",
    "begins": "9/2015",
    "ends": "2016",
    "groups": "Familien aus Syrien",
    "account": "Erste Zeile.\n\nZweite <b>Zeile</b>.",
    "lesson": "Früh mit den Nachbar*innen reden.",
}


def test_everybody_reads_the_chronicle_and_some_write_it(
    sign_in: SignIn, altenburg: Workspace, alice: User, staff: User, contact: User, bob: User, outsider: User
) -> None:
    entry = actions.add_entry(by=alice, workspace=altenburg, begins="2015", title="T")
    check_access(sign_in, CHRONICLE, may=[alice, staff, contact], may_not=[bob, outsider])
    for path in ("neu/", f"{entry.pk}/"):
        check_access(sign_in, CHRONICLE + path, may=[alice, staff], may_not=[contact, bob, outsider])
    for path in (f"{entry.pk}/entfernen/", f"{entry.pk}/zurueck/"):
        check_access(sign_in, CHRONICLE + path, may=[alice], may_not=[contact, bob, outsider], method="post")


def test_an_entry_is_told_and_read(sign_in: SignIn, altenburg: Workspace, alice: User) -> None:
    client = sign_in(alice)
    assert "Die Chronik ist noch leer" in text_of(client.get(CHRONICLE))

    assert client.post(f"{CHRONICLE}neu/", FORM).status_code == 302

    [entry] = queries.chronicle(altenburg)
    assert (entry.begins, entry.ends) == ("2015-09", "2016")
    text = text_of(client.get(CHRONICLE))
    assert "09.2015 bis 2016 · Familien aus Syrien" in text
    assert "<p>Zweite &lt;b&gt;Zeile&lt;/b&gt;.</p>" in text
    form = client.get(f"{CHRONICLE}{entry.pk}/").content.decode()
    assert 'value="09.2015"' in form


def test_wrong_input_says_what_to_do_and_keeps_what_was_written(sign_in: SignIn, alice: User) -> None:
    client = sign_in(alice)
    for wrong, message in (
        ({"begins": "letztes Jahr"}, "Bitte schreiben Sie ein Jahr, einen Monat oder einen Tag"),
        ({"begins": "31.02.2015"}, "Den Zeitpunkt 2015-02-31 gibt es nicht."),
        ({"begins": "2017"}, "Das Ende liegt vor dem Anfang."),
    ):
        answer = client.post(f"{CHRONICLE}neu/", {**FORM, **wrong})
        assert answer.status_code in (400, 409)
        assert message in text_of(answer)
        assert "Früh mit den Nachbar*innen reden." in text_of(answer)


def test_what_is_taken_out_can_be_put_back(sign_in: SignIn, altenburg: Workspace, alice: User) -> None:
    client = sign_in(alice)
    client.post(f"{CHRONICLE}neu/", FORM)
    [entry] = queries.chronicle(altenburg)

    client.post(f"{CHRONICLE}{entry.pk}/entfernen/")
    assert not queries.chronicle(altenburg)
    assert is_missing(client.get(f"{CHRONICLE}{entry.pk}/"), client)
    assert "Zurückholen" in text_of(client.get(CHRONICLE))
    client.post(f"{CHRONICLE}{entry.pk}/zurueck/")
    assert [e.pk for e in queries.chronicle(altenburg)] == [entry.pk]


def test_an_indicator_shows_what_happened_in_its_years(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    published.store()
    for year in ("1950", "2015", "2035"):
        actions.add_entry(by=alice, workspace=altenburg, begins=year, title=f"Ereignis {year}")

    text = text_of(sign_in(alice).get(f"{BASE}population/"))
    assert "Aus der Chronik" in text
    assert "Ereignis 2015" in text
    assert "Ereignis 1950" not in text
    assert "Ereignis 2035" not in text


def test_the_list_needs_as_many_queries_for_1_and_30_entries(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    client = sign_in(alice)
    actions.add_entry(by=alice, workspace=altenburg, begins="2000", title="Erster")
    before = count_queries(client, CHRONICLE)
    for year in range(1990, 2019):
        actions.add_entry(by=alice, workspace=altenburg, begins=str(year), title="T")
    assert count_queries(client, CHRONICLE) == before
