"""An import from its preview to its end, as its page shows it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bindeglied.core import clock
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.models import StoredSeries
from bindeglied.domain.reports import actions as reports
from bindeglied.domain.reports.models import Block, Report
from bindeglied.domain.statistics import actions, queries
from bindeglied.domain.statistics.models import DataImport, Dataset
from bindeglied.domain.statistics.values import Changes, Notice
from bindeglied.jobs import queue
from tests.factories import published, statistics
from tests.web.workspace.answers import check_access, count_queries, is_missing, text_of

SignIn = Callable[[User | None], Client]
BASE = "/arbeit/altenburger-land/daten/"
REGISTER = "foreign_residents_register"
FLAT = (
    "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;"
    "1_variable_attribute_code;1_variable_attribute_label;2_variable_code;2_variable_label;"
    "2_variable_attribute_code;2_variable_attribute_label;value;value_unit;value_variable_code;"
    "value_variable_label\n"
    "12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;2024-12-31;KREISE;Kreise und kreisfreie Städte;"
    "16077;Altenburger Land, Landkreis;GES;Geschlecht;;Insgesamt;87508;Anzahl;BEVSTD;Bevölkerungsstand\n"
)


def page(data_import: DataImport) -> str:
    return f"{BASE}{data_import.pk}/"


@pytest.fixture
def preview(altenburg: Workspace, alice: User) -> DataImport:
    """Two tables in one file, one of them with a notice; counted."""
    return statistics.inspected(
        alice,
        altenburg,
        [
            statistics.prepared(changes=Changes(new=8461, replaced=2, unchanged=0, outdated=0)),
            statistics.prepared(
                file="b.csv", warnings=(Notice("odd", "Zeilen für Deutschland fehlen. Sie werden gebildet."),)
            ),
        ],
    )


def test_only_members_of_the_team_see_an_import(
    sign_in: SignIn, preview: DataImport, alice: User, staff: User, contact: User, bob: User
) -> None:
    check_access(sign_in, page(preview), may=[alice, staff], may_not=[contact, bob])
    client = sign_in(alice)
    assert is_missing(client.get(f"{BASE}{preview.pk + 1}/"), client)


def test_an_import_of_another_workspace_is_missing_in_ones_own(
    sign_in: SignIn, preview: DataImport, bob: User
) -> None:
    client = sign_in(bob)
    for step in ("", "uebernehmen/", "abbrechen/", "zuruecknehmen/"):
        url = f"/arbeit/jena/daten/{preview.pk}/{step}"
        assert is_missing(client.post(url) if step else client.get(url), client), step


@pytest.mark.parametrize("step", ["uebernehmen", "abbrechen", "zuruecknehmen"])
def test_steps_are_for_the_team_and_only_by_post(
    sign_in: SignIn, preview: DataImport, alice: User, contact: User, bob: User, step: str
) -> None:
    url = f"{page(preview)}{step}/"
    assert sign_in(alice).get(url).status_code == 405
    check_access(sign_in, url, may=[alice], may_not=[contact, bob], method="post")


def test_the_preview_shows_what_was_recognised_and_what_changes(
    sign_in: SignIn, preview: DataImport, alice: User
) -> None:
    text = text_of(sign_in(alice).get(page(preview)))

    assert "Eine Datei, lesbar" in text
    assert "1 Datei übernehmen" in text
    assert "8.461 Werte" in text
    assert "2 Werte" in text
    assert "12411-01-01-4, Regionaldatenbank" in text
    assert "<strong>Zeilen für Deutschland fehlen.</strong> Sie werden gebildet." in text
    assert 'aria-current="step">Vorschau prüfen' in text
    assert "hx-trigger" not in text


def test_while_files_are_read_the_page_asks_anew(sign_in: SignIn, altenburg: Workspace, alice: User) -> None:
    waiting = actions.start_import(
        by=alice, workspace=altenburg, documents=[statistics.document(workspace=altenburg)]
    )

    text = text_of(sign_in(alice).get(page(waiting)))

    assert f'hx-get="{page(waiting)}" hx-trigger="every 2s"' in text
    assert "0 von 1 Datei fertig" in text
    assert "wird gelesen" in text
    assert "übernehmen</span>" not in text


def test_a_broken_file_says_what_to_do_and_how_to_fetch_it(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    html = b"<!DOCTYPE html>\n<html><body>Fehler</body></html>"
    client = sign_in(alice)
    client.post(BASE, {"files": [SimpleUploadedFile("12521-0041.csv", html)]})
    queue.run_all()

    text = text_of(client.get(page(DataImport.objects.get())))

    assert "Eine Datei, nicht lesbar" in text
    assert "Fehlerseite des Portals" in text
    assert f'href="{BASE}holen/#t-12521-0041">So laden Sie 12521-0041 herunter' in text
    assert "Nichts davon lässt sich übernehmen." in text
    assert 'id="confirm"' not in text


def test_a_file_goes_all_the_way_to_an_indicator_and_back(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    client = sign_in(alice)
    client.post(BASE, {"files": [SimpleUploadedFile("12411-01-01-4_flat.csv", FLAT.encode())]})
    queue.run_all()
    data_import = DataImport.objects.get()
    assert "1 Datei übernehmen" in text_of(client.get(page(data_import)))

    client.post(f"{page(data_import)}uebernehmen/")
    assert "1 Datei wird übernommen" in text_of(client.get(page(data_import)))
    queue.run_all()
    text = text_of(client.get(page(data_import)))
    assert "1 Datei ist übernommen" in text
    assert "<strong>87.508 (31.12.2024)</strong>" in text
    assert "Einlesen zurücknehmen" in text
    assert "hx-trigger" not in text

    client.post(f"{page(data_import)}zuruecknehmen/")
    text = text_of(client.get(page(data_import)))
    assert "Die Kennzahlen daraus werden gerade berechnet." in text
    assert "hx-trigger" in text
    queue.run_all()
    text = text_of(client.get(page(data_import)))
    assert "hx-trigger" not in text
    assert "Das Einlesen ist zurückgenommen" in text
    assert "Was sich ändert</h2>" not in text
    assert "87.508" not in text
    assert "Einlesen zurücknehmen" not in text
    assert not StoredSeries.objects.filter(indicator="population").exists()


def test_two_people_confirming_the_same_import_store_it_once(
    sign_in: SignIn, altenburg: Workspace, alice: User, staff: User
) -> None:
    client = sign_in(alice)
    client.post(BASE, {"files": [SimpleUploadedFile("12411-01-01-4_flat.csv", FLAT.encode())]})
    queue.run_all()
    data_import = DataImport.objects.get()

    for person in (alice, staff):
        answer = sign_in(person).post(f"{page(data_import)}uebernehmen/", follow=True)
        assert "1 Datei wird übernommen" in text_of(answer)
    queue.run_all()

    assert Dataset.objects.count() == 1
    assert sign_in(staff).post(f"{page(data_import)}uebernehmen/").status_code == 302
    queue.run_all()
    assert Dataset.objects.count() == 1


def test_confirming_what_somebody_else_cancelled_says_so(
    sign_in: SignIn, preview: DataImport, alice: User, staff: User
) -> None:
    sign_in(staff).post(f"{page(preview)}abbrechen/")

    answer = sign_in(alice).post(f"{page(preview)}uebernehmen/", follow=True)

    assert "Dieses Einlesen ist inzwischen weiter." in text_of(answer)
    assert "Das Einlesen ist abgebrochen" in text_of(answer)


def test_what_cannot_be_stored_is_refused_with_the_reason(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    broken = statistics.inspected(alice, altenburg, [statistics.prepared(error="Keine Tabelle.")])

    answer = sign_in(alice).post(f"{page(broken)}uebernehmen/", follow=True)

    assert "Keine der Dateien lässt sich übernehmen." in text_of(answer)


def test_undoing_is_for_the_one_who_read_in(
    sign_in: SignIn, altenburg: Workspace, alice: User, staff: User
) -> None:
    stored = statistics.stored(alice, altenburg, [{"value": 1.0}])

    text = text_of(sign_in(staff).get(page(stored)))
    assert "Zurücknehmen kann das nur die Person, die diese Dateien eingelesen hat." in text
    assert "Einlesen zurücknehmen" not in text
    answer = sign_in(staff).post(f"{page(stored)}zuruecknehmen/", follow=True)
    assert "Zurücknehmen kann das nur die Person" in text_of(answer)
    stored.refresh_from_db()
    assert stored.state == "stored"


def test_after_thirty_days_the_page_says_why_nothing_can_be_undone(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    stored = statistics.stored(alice, altenburg, [{"value": 1.0}])
    DataImport.objects.filter(pk=stored.pk).update(stored_at=clock.now() - timedelta(days=31))

    text = text_of(sign_in(alice).get(page(stored)))

    assert "Ein Einlesen lässt sich 30 Tage lang zurücknehmen." in text
    assert "Einlesen zurücknehmen" not in text


def test_an_import_that_failed_says_why(sign_in: SignIn, altenburg: Workspace, alice: User) -> None:
    failed = actions.start_import(
        by=alice, workspace=altenburg, documents=[statistics.document(workspace=altenburg)]
    )
    actions.fail_import(data_import=failed, reason="Auf der Platte ist kein Platz.")

    text = text_of(sign_in(alice).get(page(failed)))

    assert "Das Einlesen ist nicht gelungen" in text
    assert "Auf der Platte ist kein Platz." in text


@pytest.fixture
def edited(altenburg: Workspace, alice: User) -> Report:
    """A report with a sentence that a person wrote on the people in the register."""
    published.store()
    report = reports.create_report(
        by=alice, workspace=altenburg, title="Bericht 2026", reference_date=date(2025, 12, 31), place="16077"
    )
    blocks = Block.objects.filter(report=report, kind="sentence").order_by("position")
    block = next(b for b in blocks if b.spec["indicators"] == [REGISTER] and "form" not in b.spec)
    block.report = report
    reports.edit_sentence(by=alice, block=block, text="Es sind 7.715 Menschen.", version=report.version)
    return report


def touching(data_import: DataImport, key: str) -> DataImport:
    """The import as a job leaves it that found another figure of that indicator."""
    change = {
        "key": key,
        "title": INDICATORS[key].title,
        "before": "1",
        "after": "2",
        "note": "nicht vergleichbar",
    }
    DataImport.objects.filter(pk=data_import.pk).update(indicators=[change])
    return data_import


def test_the_preview_names_figures_and_sentences_that_change(
    sign_in: SignIn, edited: Report, preview: DataImport, alice: User
) -> None:
    client = sign_in(alice)

    text = text_of(client.get(page(touching(preview, REGISTER))))
    assert '<span class="meta">1 → <strong>2</strong>, nicht vergleichbar</span>' in text
    assert (
        f'berichte/{edited.pk}/">Bericht 2026</a> <span class="meta">1 Satz wird als veraltet markiert'
        in text
    )

    text = text_of(client.get(page(touching(preview, "population"))))
    assert "Bevölkerung</a>" in text
    assert "Texte, die Sie ansehen sollten" not in text


def test_after_storing_the_page_shows_todays_figures_and_stale_sentences(
    sign_in: SignIn, edited: Report, altenburg: Workspace, alice: User
) -> None:
    client = sign_in(alice)
    stored = touching(statistics.stored(alice, altenburg, [{"value": 1.0}]), REGISTER)

    text = text_of(client.get(page(stored)))
    assert "1 → <strong>7.715 (31.12.2025)</strong>" in text
    assert "Texte, die Sie ansehen sollten" not in text

    published.store([published.row(REGISTER, "16077", [published.rounded("2025-12-31", 7720.0)])])
    text = text_of(client.get(page(stored)))
    assert "1 → <strong>7.720 (31.12.2025)</strong>" in text
    assert 'Bericht 2026</a> <span class="meta">1 Satz ist als veraltet markiert' in text


def test_the_page_needs_as_many_queries_for_one_table_as_for_thirty(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    one = statistics.inspected(alice, altenburg, [statistics.prepared()])
    many = statistics.inspected(
        alice, altenburg, [statistics.prepared(file=f"{i}.csv") for i in range(30)], content=b"c"
    )
    client = sign_in(alice)

    assert count_queries(client, page(one)) == count_queries(client, page(many))


def test_the_lists_need_as_many_queries_for_one_import_as_for_thirty(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    client = sign_in(alice)
    statistics.inspected(alice, altenburg, [statistics.prepared()])
    before = [count_queries(client, url) for url in (BASE, f"{BASE}verlauf/")]
    for i in range(30):
        statistics.inspected(alice, altenburg, [statistics.prepared()], content=str(i).encode())

    assert [count_queries(client, url) for url in (BASE, f"{BASE}verlauf/")] == before


def test_history_tells_fifty_imports_a_page(sign_in: SignIn, altenburg: Workspace, alice: User) -> None:
    for i in range(51):
        statistics.inspected(alice, altenburg, [statistics.prepared()], content=str(i).encode())
    client = sign_in(alice)

    first, second = (client.get(f"{BASE}verlauf/{q}") for q in ("", "?seite=2"))

    assert (first.content.decode().count("<tr>"), second.content.decode().count("<tr>")) == (51, 2)
    assert client.get(f"{BASE}verlauf/?seite=quatsch").status_code == 200
    assert queries.imports_visible_to(alice, altenburg).count() == 51
