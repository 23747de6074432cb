"""Own tables in the browser's place: who maps, what the page says, what goes out."""

from collections.abc import Callable

import pytest
from django.test import Client

from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.statistics.models import DataImport, ImportFile, Release, TableMapping
from bindeglied.jobs import queue
from tests.factories import statistics
from tests.web.workspace.answers import check_access, count_queries, is_missing, text_of

SignIn = Callable[[User | None], Client]
BASE = "/arbeit/altenburger-land/daten/"
SENT = {
    "sheet": "", "head": 1, "first": 2, "role_1": "place", "role_2": "figure", "name_2": "Kinder", "date_2": "2024",
    "title": "Kinder in Kitas", "universe": "Kinder mit Platz", "source": "Jugendamt", "origin": "own",
}  # fmt: skip


@pytest.fixture
def file(altenburg: Workspace, alice: User) -> ImportFile:
    return statistics.sheet(alice, altenburg)[1]


def page(file: ImportFile) -> str:
    return f"{BASE}{file.data_import_id}/zuordnen/{file.pk}/"


def test_who_may_map_and_who_finds_nothing(
    sign_in: SignIn, file: ImportFile, alice: User, staff: User, contact: User, bob: User
) -> None:
    check_access(sign_in, page(file), may=[alice, staff], may_not=[contact, bob])
    check_access(sign_in, page(file), may=[alice], may_not=[contact, bob], method="post")
    check_access(sign_in, f"{page(file)}wie-bisher/", may=[alice], may_not=[contact, bob], method="post")
    client = sign_in(bob)
    assert is_missing(client.get(f"/arbeit/jena/daten/{file.data_import_id}/zuordnen/{file.pk}/"), client)


def test_preview_of_a_refused_file_offers_the_mapping(sign_in: SignIn, file: ImportFile, alice: User) -> None:
    text = text_of(sign_in(alice).get(f"{BASE}{file.data_import_id}/"))
    assert "Als eigene Tabelle zuordnen" in text
    assert page(file) in text
    assert "Wie im Vorjahr" not in text
    assert "1 Datei, keine amtliche Tabelle" in text
    assert "nicht lesbar" not in text


def test_proposal_is_shown_and_stores_nothing(sign_in: SignIn, file: ImportFile, alice: User) -> None:
    text = text_of(sign_in(alice).get(page(file)))
    assert "So wird gelesen" in text
    assert "Altenburger Land" in text
    assert 'value="Kinder"' in text
    assert not TableMapping.objects.exists()


def test_mapping_leads_to_the_preview_of_an_own_import(
    sign_in: SignIn, file: ImportFile, alice: User
) -> None:
    client = sign_in(alice)
    answer = client.post(page(file), SENT)
    new = DataImport.objects.latest("pk")
    assert (answer.status_code, answer["Location"]) == (302, f"{BASE}{new.pk}/")
    queue.run_all()
    assert "Kinder in Kitas, 2024" in text_of(client.get(f"{BASE}{new.pk}/"))


@pytest.mark.parametrize("missing", ["title", "universe", "source"])
def test_description_is_required(sign_in: SignIn, file: ImportFile, alice: User, missing: str) -> None:
    answer = sign_in(alice).post(page(file), {**SENT, missing: ""})
    assert answer.status_code == 400
    assert "wie die Tabelle heißt" in text_of(answer)
    assert not TableMapping.objects.exists()


def test_unknown_names_wait_for_an_answer(sign_in: SignIn, altenburg: Workspace, alice: User) -> None:
    rows = (("Ort", "Kinder 2024"), ("Lobeda", "7"), ("Jena", "8"))
    _, file = statistics.sheet(alice, altenburg)
    ImportFile.objects.filter(pk=file.pk).update(sheets=[{"name": "", "rows": rows, "height": 3}])
    client = sign_in(alice)
    answer = client.post(page(file), SENT)
    assert answer.status_code == 400
    assert "Lobeda (Zeile 2)" in text_of(answer)
    assert client.post(page(file), {**SENT, "unknown": "Lobeda", "answer": "Entenhausen"}).status_code == 400
    shown = text_of(
        client.post(page(file), {**SENT, "show": "1", "unknown": "Lobeda", "answer": "weglassen"})
    )
    assert "1 von 1 Werten" in shown
    assert client.post(page(file), {**SENT, "unknown": "Lobeda", "answer": "16053000"}).status_code == 302


def test_hints_must_be_seen(sign_in: SignIn, altenburg: Workspace, alice: User) -> None:
    rows = (("Ort", "Kinder 2024"), ("Jena", "8"), ("Insgesamt", "9"))
    _, file = statistics.sheet(alice, altenburg)
    ImportFile.objects.filter(pk=file.pk).update(sheets=[{"name": "", "rows": rows, "height": 3}])
    client = sign_in(alice)
    answer = client.post(page(file), SENT)
    assert answer.status_code == 400
    assert "Als Summe steht dort 9, die Zeilen darüber ergeben 8." in text_of(answer)
    assert client.post(page(file), {**SENT, "seen": "on"}).status_code == 302


@pytest.mark.parametrize("broken", [{"head": "x"}, {"first": ""}, {"role_1": "king"}, {"place": "Nirgends"}])
def test_broken_input_is_named_and_stores_nothing(
    sign_in: SignIn, file: ImportFile, alice: User, broken: dict[str, str]
) -> None:
    assert sign_in(alice).post(page(file), {**SENT, **broken}).status_code == 400
    assert not TableMapping.objects.exists()


def test_last_years_mapping_is_taken_over_with_one_click(
    sign_in: SignIn, altenburg: Workspace, file: ImportFile, alice: User
) -> None:
    statistics.mapped(alice, file)
    _, new = statistics.sheet(alice, altenburg, value=130.0)
    client = sign_in(alice)
    text = text_of(client.get(f"{BASE}{new.data_import_id}/"))
    assert "Wie im Vorjahr erkannt: Kinder in Kitas." in text
    answer = client.post(f"{page(new)}wie-bisher/")
    assert answer["Location"] == f"{BASE}{DataImport.objects.latest('pk').pk}/"
    assert TableMapping.objects.count() == 1


def test_page_of_an_own_table_shows_it_inside_and_what_is_out(
    sign_in: SignIn,
    altenburg: Workspace,
    file: ImportFile,
    alice: User,
    staff: User,
    contact: User,
    bob: User,
) -> None:
    table = statistics.table_of(statistics.mapped(alice, file))
    url = f"{BASE}eigene/{table}/"
    check_access(sign_in, url, may=[alice, staff], may_not=[contact, bob])
    client = sign_in(alice)
    assert "Von dieser Tabelle ist nichts veröffentlicht." in text_of(client.get(url))
    client.post(f"{url}veroeffentlichen/")
    queue.run_all()
    assert Release.objects.get().table == table
    assert "Freigegeben am" in text_of(client.get(url))
    other = sign_in(bob)
    assert is_missing(other.get(f"/arbeit/jena/daten/eigene/{table}/"), other)


def test_only_the_lead_publishes(
    sign_in: SignIn, file: ImportFile, alice: User, staff: User, contact: User, bob: User
) -> None:
    table = statistics.table_of(statistics.mapped(alice, file))
    url = f"{BASE}eigene/{table}/veroeffentlichen/"
    check_access(sign_in, url, may=[alice], may_not=[staff, contact, bob], method="post")


def test_list_is_reached_by_clicking_and_holds_its_queries(
    sign_in: SignIn, altenburg: Workspace, file: ImportFile, alice: User, contact: User, bob: User
) -> None:
    url = f"{BASE}eigene/"
    client = sign_in(alice)
    assert url in text_of(client.get(BASE))
    assert "Es gibt noch keine eigene Tabelle." in text_of(client.get(url))
    check_access(sign_in, url, may=[alice], may_not=[contact, bob])
    statistics.mapped(alice, file)
    one = count_queries(client, url)
    for number in range(29):
        row = TableMapping.objects.get(signature=str(number - 1)) if number else TableMapping.objects.get()
        row.pk, row.table, row.signature = None, f"eigen-{number}", str(number)
        row.save()
    assert count_queries(client, url) == one
