"""The pages of reports: who may, what they show, what happens to typed text."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from bindeglied.domain.reports import actions, queries
from bindeglied.domain.reports.models import Block, Edition, Report
from bindeglied.jobs import queue
from bindeglied.jobs import reports as jobs

pytestmark = pytest.mark.django_db
OWN_WORDS = "So viele wie noch nie: 7.715 Menschen."


def address(name: str, report: Report, *more: object) -> str:
    return reverse(f"reports:{name}", args=[report.workspace.key, report.pk, *more])


def words(answer) -> str:
    """The text of a page with single blanks."""
    bare = re.sub(r"<(script|style).*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split())


def edit(browser: Client, block: Block, text: str, version: int):
    return browser.post(address("write", block.report, block.pk), {"text": text, "version": version})


@pytest.fixture
def edition(report, alice) -> Edition:
    return jobs.freeze(by=alice, report=report)


def every_address(report: Report, block: Block) -> Iterator[tuple[str, str]]:
    """(method, address) of all pages of a report."""
    key = report.workspace.key
    yield "get", reverse("reports:list", args=[key])
    yield "get", reverse("reports:new", args=[key])
    yield "post", reverse("reports:new", args=[key])
    for name in ("editor", "preview", "freeze", "changes"):
        yield "get", address(name, report)
    for name in ("rename", "insert", "freeze", "delete", "restore"):
        yield "post", address(name, report)
    for name in ("write", "accept", "keep"):
        yield "post", address(name, report, block.pk)
    yield "post", address("arrange", report, block.pk, "hoch")
    for name in ("edition", "files"):
        yield "get", address(name, report, 1)
    yield "get", address("download", report, 1, "pdf")
    yield "post", address("render-again", report, 1)


@pytest.mark.parametrize("who", ["bob", "outsider", "operator", "adviser", "ministry"])
def test_whoever_is_not_of_the_workspace_gets_the_page_of_a_missing_thing(
    report, block, edition, sign_in, request, who
) -> None:
    browser = sign_in(request.getfixturevalue(who))
    missing = browser.get("/arbeit/gibt-es-nicht/berichte/")
    version = report.version
    for method, target in every_address(report, block):
        answer = getattr(browser, method)(target, {"version": version, "text": "Fremd.", "title": "Fremd"})
        assert (answer.status_code, answer.content) == (404, missing.content), target
    report.refresh_from_db()
    assert (report.version, report.title) == (version, "Migrationsbericht 2025")


def test_a_stranger_is_sent_to_sign_in(report, block, edition, sign_in) -> None:
    browser = sign_in(None)
    for method, target in every_address(report, block):
        answer = getattr(browser, method)(target)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/konto/anmelden/"), target


def test_a_report_of_another_workspace_is_missing_under_the_own_address(report, block, bob, sign_in) -> None:
    foreign = reverse("reports:editor", args=["jena", report.pk])
    assert sign_in(bob).get(foreign).status_code == 404


def test_a_contact_may_read_and_download_but_not_write(report, block, edition, contact, sign_in) -> None:
    browser = sign_in(contact)
    for name in ("editor", "preview", "changes"):
        assert browser.get(address(name, report)).status_code == 200
    assert browser.get(address("edition", report, 1)).status_code == 200
    assert edit(browser, block, "Geht nicht.", report.version).status_code == 404
    assert browser.post(address("freeze", report), {"version": report.version}).status_code == 404
    page = browser.get(address("editor", report)).content.decode()
    assert "modus=aendern" not in page
    assert "einfuegen=" not in page
    assert "b-choose" not in page


def test_an_empty_list_says_what_a_report_needs(altenburg, browser) -> None:
    page = browser.get(reverse("reports:list", args=[altenburg.key]))
    assert "Es gibt noch keinen Bericht" in words(page)


def test_a_new_report_offers_title_and_date_of_the_newest_figure(report, browser) -> None:
    page = browser.get(reverse("reports:new", args=["altenburger-land"])).content.decode()
    assert 'value="Migrationsbericht 2025"' in page
    assert 'value="31.12.2025"' in page
    answer = browser.post(
        reverse("reports:new", args=["altenburger-land"]),
        {"title": "Zweiter Bericht", "reference_date": "31.12.24", "place": "16053"},
    )
    made = Report.objects.get(title="Zweiter Bericht")
    assert answer["Location"] == address("editor", made)
    assert (made.reference_date.isoformat(), made.place) == ("2024-12-31", "16053")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": "", "reference_date": "31.12.2025", "place": "16077"}, "Titel"),
        ({"title": "X", "reference_date": "morgen", "place": "16077"}, "31.12.2025"),
        ({"title": "X", "reference_date": "31.12.1970", "place": "16077"}, "1990"),
        ({"title": "X", "reference_date": "31.12.2025", "place": "99"}, "Ort"),
    ],
)
def test_a_new_report_keeps_what_was_typed_and_says_what_is_wrong(altenburg, browser, typed, said) -> None:
    page = browser.post(reverse("reports:new", args=[altenburg.key]), typed)
    assert page.status_code == 200
    assert said in words(page)
    assert f'value="{typed["title"]}"' in page.content.decode() or not typed["title"]
    assert Report.objects.count() == 0


def test_the_editor_shows_chapter_outline_and_chosen_block(report, block, browser) -> None:
    page = browser.get(address("editor", report), {"block": block.pk})
    text = words(page)
    assert "1.2 Ausländische Bevölkerung" in text
    assert "Ausgewählt: Satz aus Zahlen" in text
    assert "33 von 48 Bausteinen" in text
    assert page.content.decode().count("aria-current") >= 2


def test_a_sentence_is_edited_becomes_stale_and_takes_over_the_proposal(
    report, block, browser, corrected
) -> None:
    answer = edit(browser, block, OWN_WORDS, report.version)
    assert answer["Location"] == f"{address('editor', report)}?block={block.pk}"
    page = browser.get(address("editor", report), {"block": block.pk})
    assert OWN_WORDS in words(page)
    assert "selbst geschrieben" in words(page)
    corrected(7720.0)
    text = words(browser.get(address("editor", report), {"block": block.pk}))
    assert "1 Satz veraltet" in text
    assert "7.715 (31.12.2025)" in text
    assert "7.720 (31.12.2025)" in text
    assert "Vorschlag: „Am 31. Dezember 2025 waren im Landkreis Altenburger Land 7.720" in text
    assert "1 Satz veraltet" in words(browser.get(reverse("reports:list", args=["altenburger-land"])))
    report.refresh_from_db()
    browser.post(address("accept", report, block.pk), {"version": report.version})
    text = words(browser.get(address("editor", report), {"block": block.pk}))
    assert "veraltet" not in text
    assert OWN_WORDS not in text


def test_a_stale_sentence_stays_with_a_reason(report, block, browser, alice, corrected) -> None:
    actions.edit_sentence(by=alice, block=block, text=OWN_WORDS)
    corrected(7720.0)
    answer = browser.post(address("keep", report, block.pk), {"version": report.version, "reason": ""})
    assert answer.status_code == 409
    browser.post(
        address("keep", report, block.pk), {"version": report.version, "reason": "Nachmeldung ohne Belang"}
    )
    text = words(browser.get(address("editor", report), {"block": block.pk}))
    assert "Nachmeldung ohne Belang" in text
    assert "veraltet" not in text


def test_who_is_slower_sees_both_texts_and_can_save_after_that(
    report, block, browser, staff, sign_in
) -> None:
    seen = report.version
    assert edit(sign_in(staff), block, "Fassung von Mia.", seen).status_code == 302
    answer = edit(browser, block, "Fassung von Alice.", seen)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Fassung von Alice." in page
    assert "Fassung von Mia." in page
    assert "inzwischen an anderer Stelle geändert" in words(answer)
    offered = int(re.search(r'name="version" value="(\d+)"', page[page.index("Inzwischen steht dort") :])[1])
    assert edit(browser, block, "Fassung von Alice.", offered).status_code == 302
    assert Block.objects.get(pk=block.pk).edited_text == "Fassung von Alice."


def test_an_empty_text_is_refused_and_nothing_is_lost(report, block, browser, alice) -> None:
    actions.edit_sentence(by=alice, block=block, text=OWN_WORDS)
    answer = edit(browser, block, "   ", report.version)
    assert answer.status_code == 409
    assert Block.objects.get(pk=block.pk).edited_text == OWN_WORDS


def test_hostile_text_is_shown_as_text(report, block, browser) -> None:
    edit(browser, block, "<script>alert(1)</script> {{ 7|add:1 }}", report.version)
    for name in ("editor", "preview"):
        page = browser.get(address(name, report), {"block": block.pk}).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7|add:1 }}" in page


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("text", {"text": "Ein eigener Absatz."}),
        ("sentence", {"indicator": "unemployment_rate"}),
        ("chart", {"indicator": "foreign_unemployment_rate"}),
        ("table", {"indicator": "foreign_share"}),
        ("map", {"indicator": "protection_share"}),
    ],
)
def test_every_kind_of_block_can_be_put_in(report, block, browser, kind, typed) -> None:
    form = browser.get(address("editor", report), {"block": block.pk, "einfuegen": kind})
    assert "Der Baustein kommt hinter den ausgewählten." in words(form)
    answer = browser.post(
        address("insert", report),
        {"version": report.version, "chapter": "population", "kind": kind, "after": block.pk, **typed},
    )
    new = Block.objects.latest("pk")
    assert answer["Location"].endswith(f"?block={new.pk}&neu=1")
    assert (new.kind, new.chapter) == (kind, "population")
    assert browser.get(answer["Location"]).status_code == 200


def test_from_the_page_of_an_indicator_a_sentence_is_offered_behind_what_speaks_of_it(
    report, browser
) -> None:
    form = browser.get(address("editor", report), {"einfuegen": "sentence", "kennzahl": "protection_share"})
    page = words(form)
    assert "3 Schutzsuchende und Einbürgerung" in page
    assert "Der Baustein kommt hinter den ausgewählten." in page
    assert "(freiwillig)" not in page


def test_a_block_that_nobody_filled_in_comes_back_with_the_form(report, browser) -> None:
    data = {"version": report.version, "chapter": "population", "kind": "text", "text": ""}
    answer = browser.post(address("insert", report), data)
    assert answer.status_code == 409
    assert "Bitte schreiben Sie einen Text" in words(answer)


def test_a_block_is_moved_taken_out_and_put_back(report, block, browser) -> None:
    def step(name: str) -> str:
        report.refresh_from_db()
        data = {"version": report.version}
        return browser.post(address("arrange", report, block.pk, name), data)["Location"]

    def order() -> list[int]:
        rows = Block.objects.filter(report=report, chapter="population", removed_at=None)
        return list(rows.order_by("position").values_list("pk", flat=True))

    before = order()
    step("hoch")
    assert order().index(block.pk) == before.index(block.pk) - 1
    step("runter")
    assert order() == before
    assert step("entfernen").endswith("?kapitel=population")
    assert block.pk not in order()
    assert "Zurückholen" in words(browser.get(address("editor", report)))
    step("zurueck")
    assert order() == [*(pk for pk in before if pk != block.pk), block.pk]
    assert browser.post(address("arrange", report, block.pk, "drehen"), {"version": 1}).status_code == 404


def test_the_title_can_be_changed(report, browser) -> None:
    assert "modus=titel" in browser.get(address("editor", report)).content.decode()
    browser.post(
        address("rename", report), {"version": report.version, "title": "Bericht der Kreisverwaltung"}
    )
    assert "Bericht der Kreisverwaltung" in words(browser.get(address("editor", report)))


def test_the_bin_takes_a_report_and_gives_it_back(report, browser) -> None:
    listed = reverse("reports:list", args=["altenburger-land"])
    browser.post(address("delete", report))
    assert browser.get(address("editor", report)).status_code == 404
    assert "Papierkorb" in words(browser.get(listed))
    browser.post(address("restore", report))
    assert browser.get(address("editor", report)).status_code == 200


def test_freezing_queues_the_files_and_shows_them_when_they_are_there(report, browser, alice) -> None:
    page = words(browser.get(address("freeze", report)))
    assert "Ausgabe 1 festschreiben" in page
    assert "Anteil der ausländischen Bevölkerung nach dem Register" in page  # what is missing
    answer = browser.post(address("freeze", report), {"version": report.version})
    assert answer["Location"] == address("edition", report, 1)
    assert queue.pending() == 1
    waiting = browser.get(address("files", report, 1)).content.decode()
    assert "hx-trigger" in waiting
    assert waiting.count("wird erstellt") == 4
    queue.run_all()
    page = browser.get(address("edition", report, 1))
    assert "hx-trigger" not in page.content.decode()
    assert "Inhalt und Prüfsumme stimmen überein." in words(page)
    for format, head in (("html", b"<!doctype html>"), ("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")):
        file = browser.get(address("download", report, 1, format))
        assert b"".join(file.streaming_content).startswith(head)
        name = f"Migrationsbericht-2025-Altenburger-Land-Ausgabe-1.{format}"
        assert file["Content-Disposition"] == f'attachment; filename="{name}"'


def test_who_freezes_an_outdated_report_is_told(report, browser) -> None:
    answer = browser.post(address("freeze", report), {"version": report.version - 1}, follow=True)
    assert "inzwischen an anderer Stelle geändert" in words(answer)
    assert Edition.objects.count() == 0
    assert queue.pending() == 0


def test_a_download_that_is_not_ready_or_unknown_is_missing(report, edition, browser) -> None:
    for format in ("pdf", "odt"):
        assert browser.get(address("download", report, 1, format)).status_code == 404


def test_files_that_could_not_be_made_say_why_and_can_be_made_once_more(report, edition, browser) -> None:
    queue.next_row().delete()
    actions.record_failure(edition=edition, reason="Auf dem Datenträger ist kein Platz mehr.")
    page = browser.get(address("edition", report, 1))
    assert "Auf dem Datenträger ist kein Platz mehr." in words(page)
    assert "hx-trigger" not in page.content.decode()
    browser.post(address("render-again", report, 1))
    assert queue.run_all() == 1
    assert all(f.ready for f in queries.files_of(edition))


def test_what_changed_since_the_edition_is_listed(report, edition, browser, corrected) -> None:
    assert "lauten heute noch genauso" in words(browser.get(address("changes", report)))
    corrected(7720.0)
    text = words(browser.get(address("changes", report)))
    assert "Ausländische Bevölkerung nach dem Register Altenburger Land 31.12.2025 7.715 7.720" in text


def test_a_frozen_edition_shows_its_own_figures(report, edition, browser, corrected) -> None:
    corrected(7720.0)
    text = words(browser.get(address("edition", report, 1)))
    assert "7.715 ausländische Personen" in text
    assert "7.720" not in text


def test_the_list_takes_the_same_queries_for_one_report_and_for_thirty(
    report, alice, browser, django_assert_max_num_queries
) -> None:
    listed = reverse("reports:list", args=["altenburger-land"])
    with django_assert_max_num_queries(14) as one:
        browser.get(listed)
    for number in range(29):
        made = actions.create_report(
            by=alice,
            workspace=report.workspace,
            title=f"Bericht {number}",
            reference_date=report.reference_date,
            place="16077",
        )
        first = Block.objects.filter(report=made, kind="sentence").first()
        first.report = made
        actions.edit_sentence(by=alice, block=first, text="Ein Satz.")
    with django_assert_max_num_queries(len(one) + 2) as thirty:
        assert words(browser.get(listed)).count("Bericht ") >= 29
    assert len(thirty) <= len(one) + 2


def test_the_editor_takes_few_queries(report, browser, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(16):
        browser.get(address("editor", report))
