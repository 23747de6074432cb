"""Working on a report: sentences, blocks, staleness, versions, bin."""

import pytest

from bindeglied.core.errors import NotAllowed, NotFound, Outdated, Refused
from bindeglied.domain.audit.models import Entry
from bindeglied.domain.reports import actions, queries
from bindeglied.domain.reports.models import Block
from tests.domain.reports.conftest import DAY

pytestmark = pytest.mark.django_db
OWN_WORDS = "So viele wie noch nie: 7.715 Menschen."


def drafted(report, block):
    draft = queries.draft_of(report)
    return next(b for c in draft.chapters for b in c.blocks if b.pk == block.pk)


def order(report, chapter: str) -> list[int]:
    return list(
        Block.objects.filter(report=report, chapter=chapter, removed_at=None)
        .order_by("position")
        .values_list("pk", flat=True)
    )


def test_a_new_report_follows_the_figures(report, block) -> None:
    made = drafted(report, block)
    assert (made.edited, made.stale) == (False, False)
    assert made.text == made.proposal
    assert "7.715" in made.text


def test_an_edited_sentence_keeps_its_figures_and_stays_current(report, block, alice) -> None:
    actions.edit_sentence(by=alice, block=block, text=OWN_WORDS, version=report.version)
    made = drafted(report, block)
    assert (made.text, made.edited, made.stale) == (OWN_WORDS, True, False)
    assert [f.text for f in made.used] == ["7.715", "6.750", "965", "+14,3\u202f%"]
    assert "rund 965 mehr" in made.proposal


def test_an_edited_sentence_is_stale_as_soon_as_its_figure_reads_differently(
    report, block, alice, corrected
) -> None:
    actions.edit_sentence(by=alice, block=block, text=OWN_WORDS)
    corrected(7720.0)
    made = drafted(report, block)
    assert (made.text, made.stale) == (OWN_WORDS, True)
    assert "7.720" in made.proposal
    assert [b.pk for b in queries.stale_blocks(report.workspace)] == [block.pk]
    assert [(r.report.pk, r.stale) for r in queries.report_rows(alice, report.workspace)] == [(report.pk, 1)]


def test_a_sentence_is_not_stale_when_another_figure_moves(report, block, alice, corrected) -> None:
    other = Block.objects.get(report=report, kind="sentence", spec__indicators=["population"])
    other.report = report
    actions.edit_sentence(by=alice, block=other, text="Hier leben 87.508 Menschen.")
    corrected(7720.0)
    assert queries.stale_blocks(report.workspace) == []


def test_a_stale_sentence_can_be_kept_with_a_reason_until_the_figure_moves_again(
    report, block, alice, corrected
) -> None:
    actions.edit_sentence(by=alice, block=block, text=OWN_WORDS)
    corrected(7720.0)
    actions.keep_sentence(by=alice, block=block, reason="Nachmeldung, ändert nichts.")
    made = drafted(report, block)
    assert (made.stale, made.kept_reason) == (False, "Nachmeldung, ändert nichts.")
    corrected(7725.0)
    assert drafted(report, block).stale


def test_only_a_stale_sentence_can_be_kept(report, block, alice) -> None:
    with pytest.raises(Refused, match="nicht veraltet"):
        actions.keep_sentence(by=alice, block=block, reason="darum")
    with pytest.raises(Refused, match="warum der Satz so bleiben soll"):
        actions.keep_sentence(by=alice, block=block, reason="  ")


def test_fixed_blanks_stay_in_a_written_text_and_tabs_keep_words_apart(report, block, alice) -> None:
    actions.edit_sentence(by=alice, block=block, text=" Es sind\t24,4\u202f%,  rund 5\u00a0Menschen.\x07 ")
    assert drafted(report, block).text == "Es sind 24,4\u202f%, rund 5\u00a0Menschen."


def test_the_proposal_takes_the_place_of_the_sentence(report, block, alice, corrected) -> None:
    actions.edit_sentence(by=alice, block=block, text=OWN_WORDS)
    corrected(7720.0)
    actions.accept_proposal(by=alice, block=block)
    made = drafted(report, block)
    assert (made.edited, made.stale) == (False, False)
    assert "7.720" in made.text


def test_numbers_that_no_figure_carries_are_named(report, block, alice) -> None:
    actions.edit_sentence(
        by=alice, block=block, text="Am 31.12.2025 waren es 7.715, geschätzt 9.000, je 1.000 etwa 12,5 %."
    )
    assert drafted(report, block).unsupported == ("9.000", "12,5")


def test_a_stale_sentence_is_printed_with_the_figures_it_was_written_for(
    report, block, alice, corrected
) -> None:
    actions.edit_sentence(by=alice, block=block, text=OWN_WORDS)
    corrected(7720.0)
    document = queries.draft_document(report)
    paragraph = next(
        b for c in document.chapters for b in c.blocks if b.kind == "paragraph" and b.text == OWN_WORDS
    )
    assert paragraph.stale
    figures = {f.id: f for f in document.figures}
    assert [figures[i].text for i in paragraph.figures] == ["7.715"]
    assert "7.720" in [f.text for f in document.figures]  # the chart shows today's figure
    assert len(figures) == len(document.figures)


def test_who_was_faster_wins_and_nothing_is_written(report, block, alice, staff) -> None:
    seen = report.version
    actions.edit_sentence(by=staff, block=block, text="Erste Fassung.", version=seen)
    with pytest.raises(Outdated):
        actions.edit_sentence(by=alice, block=block, text="Zweite Fassung.", version=seen)
    assert drafted(report, block).text == "Erste Fassung."


def test_blocks_can_be_put_in_moved_taken_out_and_put_back(report, block, alice) -> None:
    before = order(report, "population")
    new = actions.add_block(
        by=alice, report=report, chapter="population", kind="text", text="Ein eigener Absatz.", after=block
    )
    place = before.index(block.pk)
    assert order(report, "population") == [*before[: place + 1], new.pk, *before[place + 1 :]]
    actions.move_block(by=alice, block=new, up=True)
    assert order(report, "population")[place : place + 2] == [new.pk, block.pk]
    actions.remove_block(by=alice, block=new)
    assert order(report, "population") == before
    actions.restore_block(by=alice, block=queries.block_of(report, new.pk, removed=True))
    assert order(report, "population") == [*before, new.pk]


@pytest.mark.parametrize(
    ("kind", "spec", "text"),
    [
        ("text", {}, "   "),
        ("sentence", {"indicators": ["gibt_es_nicht"]}, ""),
        ("chart", {"indicators": ["population"], "form": "torte"}, ""),
        ("missing", {}, ""),
    ],
)
def test_a_block_of_nothing_is_refused(report, alice, kind, spec, text) -> None:
    blocks = Block.objects.count()
    with pytest.raises(Refused):
        actions.add_block(by=alice, report=report, chapter="population", kind=kind, spec=spec, text=text)
    assert Block.objects.count() == blocks


def test_a_chapter_that_does_not_exist_takes_no_block(report, alice) -> None:
    with pytest.raises(Refused):
        actions.add_block(by=alice, report=report, chapter="schluss", kind="text", text="Ende")


@pytest.mark.parametrize("who", ["bob", "contact", "outsider", "operator"])
def test_nobody_else_may_change_a_report(report, block, request, who) -> None:
    person = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        actions.edit_sentence(by=person, block=block, text="Fremde Worte.")
    with pytest.raises(NotAllowed):
        actions.freeze_edition(by=person, report=report)
    assert drafted(report, block).edited is False


def test_a_foreign_report_looks_like_a_missing_one(report, jena, bob) -> None:
    with pytest.raises(NotFound):
        queries.report_of(jena, report.pk)
    assert list(queries.reports_visible_to(bob, report.workspace)) == []


def test_the_bin_takes_a_report_and_gives_it_back(report, alice) -> None:
    actions.delete_report(by=alice, report=report)
    assert queries.report_rows(alice, report.workspace) == []
    assert list(queries.reports_in_bin(report.workspace)) == [report]
    actions.restore_report(by=alice, report=report)
    assert [r.report for r in queries.report_rows(alice, report.workspace)] == [report]


def test_every_change_leaves_an_entry_in_the_audit(report, block, alice) -> None:
    actions.edit_sentence(by=alice, block=block, text=OWN_WORDS)
    actions.rename_report(by=alice, report=report, title="Anderer Titel")
    entries = Entry.objects.filter(actor=f"user:{alice.pk}").order_by("id")
    assert [e.verb for e in entries] == [
        "reports.create_report", "reports.edit_sentence", "reports.rename_report",
    ]  # fmt: skip


def test_a_report_needs_a_title_and_a_known_place(altenburg, alice, figures) -> None:
    with pytest.raises(Refused, match="Titel"):
        actions.create_report(by=alice, workspace=altenburg, title=" ", reference_date=DAY, place="16077")
    with pytest.raises(Refused, match="99999"):
        actions.create_report(
            by=alice, workspace=altenburg, title="Bericht", reference_date=DAY, place="99999"
        )


def test_suggestions_follow_the_newest_figure() -> None:
    assert queries.suggested_date(["2024-12-31", "2025"]).isoformat() == "2025-12-31"
    assert queries.suggested_title(DAY) == "Migrationsbericht 2025"


def test_reports_that_use_an_indicator_are_found(report) -> None:
    assert queries.reports_using("protection_seekers", report.workspace) == [report]
    assert queries.reports_using("arrivals", report.workspace) == []


def test_the_list_takes_the_same_queries_for_one_report_and_for_thirty(
    report, alice, django_assert_max_num_queries, django_assert_num_queries
) -> None:
    workspace = report.workspace
    with django_assert_max_num_queries(5):
        queries.report_rows(alice, workspace)
    for number in range(29):
        made = actions.create_report(
            by=alice, workspace=workspace, title=f"Bericht {number}", reference_date=DAY, place="16077"
        )
        first = Block.objects.filter(report=made, kind="sentence").first()
        first.report = made
        actions.edit_sentence(by=alice, block=first, text="Ein Satz.")
    with django_assert_max_num_queries(5):
        assert len(queries.report_rows(alice, workspace)) == 30
