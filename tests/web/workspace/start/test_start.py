"""The start page: what is due, where one stopped, what others did, what is known."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from bindeglied.core import clock
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.reports import actions as reports
from bindeglied.domain.statistics import actions
from bindeglied.web.ui import frame
from tests.factories import published, statistics
from tests.web.workspace.answers import check_access, count_queries, text_of

SignIn = Callable[[User | None], Client]
URL = "/arbeit/altenburger-land/"


@pytest.fixture
def figures(db: None) -> None:
    published.store()


def visited(client: Client, moment: datetime) -> Client:
    """A browser whose person was here before, until `moment`."""
    session = client.session
    session[frame.PREVIOUS_VISIT] = moment.isoformat()
    session.save()
    return client


def test_every_member_sees_the_start_page_and_nobody_else(
    sign_in: SignIn, alice: User, staff: User, contact: User, bob: User, outsider: User
) -> None:
    check_access(sign_in, URL, may=[alice, staff, contact], may_not=[bob, outsider])


def test_an_empty_workspace_shows_three_steps_that_exist(sign_in: SignIn, alice: User, contact: User) -> None:
    text = text_of(sign_in(alice).get(URL))

    assert "Willkommen bei Bindeglied" in text
    assert text.count('class="b-nr"') == 3
    assert text.count("Etwa ") == 3
    assert "Akteure" not in text
    for path in ("daten/", "kennzahlen/", "berichte/neu/"):
        assert f'href="{URL}{path}"' in text
    assert f'href="{URL}daten/"' not in text_of(sign_in(contact).get(URL)).split("<main")[1]


def test_figures_of_the_place_stand_on_the_page(sign_in: SignIn, figures: None, alice: User) -> None:
    text = text_of(sign_in(alice).get(URL))

    assert "Diese Woche" in text
    assert text.count('class="b-figure"') >= 8
    assert (
        f'href="{URL}kennzahlen/population/">Bevölkerung</a> <strong>87.508 <small>Personen</small>' in text
    )
    assert '<span class="meta">31.12.2025 · gerundet</span>' in text


def test_what_waits_is_listed_with_one_button_each(
    sign_in: SignIn, altenburg: Workspace, jena: Workspace, alice: User, bob: User
) -> None:
    preview = statistics.inspected(alice, altenburg, [statistics.prepared()])
    failed = actions.start_import(
        by=alice, workspace=altenburg, documents=[statistics.document(workspace=altenburg, name="kaputt.csv")]
    )
    actions.fail_import(data_import=failed, reason="Kein Platz.")
    statistics.stored(alice, altenburg, [{"value": 1.0}])
    foreign = statistics.inspected(bob, jena, [statistics.prepared()])

    text = text_of(sign_in(alice).get(URL))

    assert "2 Einträge" in text
    assert "Vorschau prüfen und übernehmen" in text
    assert f'href="{URL}daten/{preview.pk}/"' in text
    assert "Einlesen · kaputt.csv" in text
    assert "nicht gelungen" in text
    assert f"daten/{foreign.pk}/" not in text
    due = text.split('class="b-rows"')[1].split("</ul>")[0]
    assert due.count("<li>") == due.count("kern-btn--x-small") == 2


def test_a_failed_import_is_no_news_after_a_week(
    sign_in: SignIn, altenburg: Workspace, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = actions.start_import(
        by=alice, workspace=altenburg, documents=[statistics.document(workspace=altenburg)]
    )
    actions.fail_import(data_import=failed, reason="Kein Platz.")
    later = clock.now() + timedelta(days=8)
    monkeypatch.setattr(clock, "now", lambda: later)

    assert "Kein Platz" not in text_of(sign_in(alice).get(URL))
    assert "Dateien sind nicht übernommen" not in text_of(sign_in(alice).get(URL))


def test_a_stale_sentence_is_due(sign_in: SignIn, figures: None, altenburg: Workspace, alice: User) -> None:
    report = reports.create_report(
        by=alice, workspace=altenburg, title="Bericht", reference_date=date(2025, 12, 31), place="16077"
    )
    block = next(
        b
        for b in reports_blocks(report)
        if b.spec.get("indicators") == ["foreign_residents_register"] and "form" not in b.spec
    )
    block.report = report
    reports.edit_sentence(by=alice, block=block, text="Es sind 7.715.", version=report.version)
    key = "foreign_residents_register"
    published.store([published.row(key, "16077", [published.rounded("2025-12-31", 7720.0)])])

    text = text_of(sign_in(alice).get(URL))

    assert "Bericht prüfen" in text
    assert "1 Satz ist veraltet, weil sich seine Zahl geändert hat" in text
    assert "Satz prüfen" in text


def reports_blocks(report: object) -> list:
    from bindeglied.domain.reports.models import Block

    return list(Block.objects.filter(report=report, kind="sentence"))


def test_one_goes_on_with_the_last_five_things(
    sign_in: SignIn, altenburg: Workspace, alice: User, staff: User
) -> None:
    made = [
        reports.create_report(
            by=alice,
            workspace=altenburg,
            title=f"Bericht {n}",
            reference_date=date(2025, 12, 31),
            place="16077",
        )
        for n in range(6)
    ]
    statistics.inspected(staff, altenburg, [statistics.prepared()])
    reports.delete_report(by=alice, report=made[5])
    own = statistics.inspected(alice, altenburg, [statistics.prepared()], content=b"2")

    text = text_of(sign_in(alice).get(URL)).split("Weiter mit</h2>")[1].split("</ul>")[0]

    assert text.count("<li>") == 5
    assert f"{URL}daten/{own.pk}/" in text
    assert [n for n in range(6) if f">Bericht {n}<" in text] == [1, 2, 3, 4]


def test_news_tells_what_others_did_since_the_last_visit(
    sign_in: SignIn, altenburg: Workspace, jena: Workspace, alice: User, staff: User, bob: User
) -> None:
    statistics.stored(staff, altenburg, [{"value": 1.0}])
    seen = clock.now()
    statistics.stored(staff, altenburg, [{"value": 2.0}])
    statistics.stored(staff, altenburg, [{"value": 3.0}])
    statistics.stored(alice, altenburg, [{"value": 4.0}])
    statistics.stored(bob, jena, [{"value": 5.0}])
    report = reports.create_report(
        by=staff, workspace=altenburg, title="Bericht", reference_date=date(2025, 12, 31), place="16077"
    )

    text = text_of(visited(sign_in(alice), seen).get(URL)).split("<h2>Neu seit")[1]

    assert f'Mia Mitarbeit hat 2-mal <a href="{URL}daten/">Dateien eingelesen</a>.' in text
    assert (
        f'Mia Mitarbeit hat <a href="{URL}berichte/{report.pk}/">einen Bericht</a> angelegt.<span class="meta">Bericht · Heute, '
        in text
    )
    assert "Bob" not in text
    assert "Alice" not in text.split("</section>")[0]


def test_without_news_the_page_says_so(sign_in: SignIn, figures: None, alice: User) -> None:
    assert "Niemand sonst hat etwas geändert." in text_of(sign_in(alice).get(URL))


def test_names_full_of_signs_are_escaped(
    sign_in: SignIn, altenburg: Workspace, alice: User, staff: User
) -> None:
    staff.name = "<b>[Mia]</b>"
    staff.save()
    statistics.stored(staff, altenburg, [{"value": 1.0}])
    statistics.inspected(alice, altenburg, [statistics.prepared()], content=b"z")

    page = sign_in(alice).get(URL).content.decode()

    assert "<b>[Mia]" not in page
    assert "&lt;b&gt;[Mia]&lt;/b&gt; hat" in page


def test_the_page_needs_as_many_queries_for_one_thing_as_for_thirty(
    sign_in: SignIn, figures: None, altenburg: Workspace, alice: User, staff: User
) -> None:
    client = visited(sign_in(alice), clock.now() - timedelta(days=1))

    def work(n: int) -> None:
        statistics.inspected(alice, altenburg, [statistics.prepared()], content=f"a{n}".encode())
        statistics.stored(staff, altenburg, [{"value": float(n)}])
        reports.create_report(
            by=alice, workspace=altenburg, title=f"B {n}", reference_date=date(2025, 12, 31), place="16077"
        )

    work(0)
    before = count_queries(client, URL)
    for n in range(1, 30):
        work(n)

    assert count_queries(client, URL) == before
    assert before <= 12
