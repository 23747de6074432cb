"""What a report made from published series says, and what it must never say."""

import re
from datetime import date

import pytest

from bindeglied.analysis.trends import end_of, is_old
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.reports import catalogue, queries, values
from bindeglied.domain.reports.choices import Kind
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.values import ChartBlock, Document, Paragraph, Table
from tests.domain.reports.conftest import DAY
from tests.factories import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(figures: None) -> Document:
    return queries.planned_document(kind=Kind.MIGRATION, place="16077", reference_date=DAY)


def tables_of(document: Document) -> list[Table]:
    blocks = [b for c in document.chapters for b in c.blocks]
    return [b.data if isinstance(b, ChartBlock) else b for b in blocks if isinstance(b, ChartBlock | Table)]


def said(document: Document, number: str) -> str:
    chapter = next(c for c in document.chapters if c.number == number)
    return " ".join(b.text for b in chapter.blocks if isinstance(b, Paragraph))


def test_chapters_stand_in_the_order_of_the_template(document) -> None:
    assert [c.title for c in document.chapters] == [
        "Bevölkerung und Zuwanderung",
        "Herkunft",
        "Schutzsuchende und Einbürgerung",
        "Arbeit und Lebensunterhalt",
        "Rückblick",
        "Methode, Quellen und was noch fehlt",
    ]


def test_every_chapter_opens_with_its_reference_date(document) -> None:
    assert [bool(re.search(r"\d{4}", c.reference)) for c in document.chapters] == [True] * 6


def test_nothing_older_than_three_years_stands_outside_of_the_review(document) -> None:
    figures = {f.id: f for f in document.figures}
    old = {
        figures[f].date
        for chapter in document.chapters
        if chapter.title != "Rückblick"
        for block in chapter.blocks
        if isinstance(block, Paragraph | ChartBlock)
        for f in block.figures
        if is_old(figures[f].date.split("/")[0], DAY)
    }
    assert old == set()


def test_no_two_figures_more_than_three_years_apart_meet_in_a_sentence(document) -> None:
    figures = {f.id: f for f in document.figures}
    for block in (b for c in document.chapters for b in c.blocks if isinstance(b, Paragraph)):
        days = [end_of(figures[f].date.split("/")[0]) for f in block.figures]
        assert not days or (max(days) - min(days)).days <= 3 * 366


def test_population_says_why_there_is_no_change_across_a_census(document) -> None:
    assert "Dazwischen liegt ein neuer Zensus." in said(document, "1")
    assert "89.393" not in said(document, "1")  # base of 2011: never beside 87.508 in words


def test_a_change_of_rounded_counts_is_told_with_its_figures(document) -> None:
    assert "Das sind rund 965 mehr als am 31. Dezember 2023 (6.750; rund +14,3\u202f%)." in said(
        document, "1"
    )


def test_a_difference_within_the_rounding_is_no_change(document) -> None:
    assert "Das sind etwa so viele wie am 31. Dezember 2023 (3.905)." in said(document, "3")


def test_continents_and_union_are_told_apart(document) -> None:
    text = said(document, "2")
    assert "Europa (5.235); Asien (2.130)" in text
    assert "eines Staates der Europäischen Union hatten 1.455 Personen, eine andere oder keine 6.260." in text
    chart = next(b for b in document.chapters[1].blocks if isinstance(b, ChartBlock))
    assert [bar.label for bar in chart.chart.bars] == [
        "Europa", "Asien", "Afrika", "Amerika", "staatenlos, ungeklärt, ohne Angabe",
    ]  # fmt: skip
    assert [row[0].text for row in chart.data.rows[-2:]] == [
        "Europäische Union",
        "außerhalb der Europäischen Union",
    ]


def test_the_map_shows_every_district_and_says_why_one_has_no_number(document) -> None:
    table = next(t for t in tables_of(document) if "kreisfreien Städten" in t.caption)
    cells = {row[0].text: row[1].text for row in table.rows}
    assert len(cells) == 22
    assert cells["Altenburger Land"] == "4,7\u202f%"
    assert cells["Weimar"] == "geheim zu halten"
    assert cells["Erfurt"] == "noch nicht geliefert"


def test_the_counts_behind_a_share_are_told(document) -> None:
    assert "Das sind 92 von 720 Abgänger*innen." in said(document, "4")


def test_a_sum_of_parts_is_marked_where_it_stands(document) -> None:
    assert "In Thüringen waren es 3,9\u202f% (aus gerundeten Zahlen der Kreise berechnet)" in said(
        document, "3"
    )


def test_every_figure_of_a_paragraph_stands_in_its_text(document) -> None:
    figures = {f.id: f for f in document.figures}
    for block in (b for c in document.chapters for b in c.blocks if isinstance(b, Paragraph)):
        assert all(figures[f].text in block.text for f in block.figures)


def test_every_figure_carries_source_date_place_and_status(document) -> None:
    assert document.figures
    bare = [
        f for f in document.figures if not (f.source and f.date and f.place_name and f.status and f.label)
    ]
    assert [f.id for f in bare if f.value is not None] == []


def test_every_table_and_chart_names_its_source(document) -> None:
    blocks = [b for c in document.chapters for b in c.blocks]
    sources = [b.chart.words.source for b in blocks if isinstance(b, ChartBlock)]
    sources += [t.source for t in tables_of(document)]
    assert all(re.match(r"Quellen?: .*Tabellen? \d", s) for s in sources)


def test_what_is_missing_is_named_with_its_tables(document) -> None:
    lines = next(b for b in document.chapters[-1].blocks[::-1] if b.kind == "list").items
    named = [line.split(":")[0] for line in lines]
    assert named == [
        "Veränderung der Bevölkerung",
        "Anteil der ausländischen Bevölkerung nach dem Register",
        "Ausländische Bevölkerung",
        "Anteil der ausländischen Bevölkerung",
        "Wanderungssaldo",
        "Einbürgerungen",
        "Einbürgerungen je 1.000 Einwohner*innen",
        "Empfänger*innen von Asylbewerberleistungen",
        "Anteil der ausländischen Schüler*innen",
    ]
    assert all(re.search(r"Tabellen? \d{5}-", line) for line in lines)


def test_the_limits_of_the_figures_are_named_once_with_their_indicators(document) -> None:
    reading = next(b for b in document.chapters[-1].blocks if b.kind == "list").items
    limits = [line for line in reading if line not in de.READING]
    assert list(reading[: len(de.READING)]) == list(de.READING)
    assert len(limits) == len({line.split(": ", 1)[1] for line in limits})
    assert any(line.startswith("Bevölkerung") and "Zensus" in line for line in limits)


def test_a_report_without_any_figure_says_so_in_every_chapter(db) -> None:
    empty = queries.planned_document(kind=Kind.MIGRATION, place="16053", reference_date=DAY)
    assert empty.figures == ()
    chapters = empty.chapters[:4]
    assert [c.reference for c in chapters] == ["Zu diesem Kapitel liegen noch keine Zahlen vor."] * 4
    assert all(c.blocks[0].kind == "note" and c.blocks[1].kind == "list" for c in chapters)


def test_a_report_knows_nothing_after_its_reference_date(figures) -> None:
    early = queries.planned_document(kind=Kind.MIGRATION, place="16077", reference_date=date(2024, 12, 30))
    days = {part for f in early.figures for part in f.date.split("/")}
    assert max(end_of(d) for d in days) <= date(2024, 12, 30)


def test_a_document_survives_the_way_through_json(document) -> None:
    assert values.from_json(values.to_json(document)) == document


def test_a_report_takes_few_queries_however_long_it_is(figures, django_assert_num_queries) -> None:
    with django_assert_num_queries(3):  # totals, parts, one map
        queries.planned_document(kind=Kind.MIGRATION, place="16077", reference_date=DAY)


def test_the_template_names_only_indicators_and_parts_that_exist() -> None:
    for template in catalogue.TEMPLATES.values():
        for block in (b for c in template.chapters for b in c.blocks):
            for key in block.spec.get("indicators", ()):
                assert key in INDICATORS
                if by := block.spec.get("by"):
                    assert INDICATORS[key].breakdown(by)


def test_a_decline_is_told_in_words(document) -> None:
    text = said(document, "5")
    assert "ist die Bevölkerung im Landkreis Altenburger Land um 0,6\u202f% kleiner geworden." in text
    assert "Im Lauf des Jahres 2017 betrug die Veränderung −0,5\u202f%." in text


def test_a_figure_that_only_germany_has_says_so(db) -> None:
    published.store([published.row("unemployment_rate", "DG", [published.point("2025", 6.3)])])
    document = queries.planned_document(kind=Kind.MIGRATION, place="16077", reference_date=DAY)
    assert said(document, "4") == (
        "Arbeitslosenquote: Für den Landkreis Altenburger Land liegt keine eigene Zahl vor, nur eine für "
        "Deutschland. Im Jahresdurchschnitt 2025 lag die Arbeitslosenquote in Deutschland bei 6,3\u202f%."
    )


def test_a_whole_series_names_what_interrupts_it(document) -> None:
    review = next(c for c in document.chapters if c.title == "Rückblick")
    titles = [b.chart.words.title for b in review.blocks if isinstance(b, ChartBlock)]
    assert "Bevölkerung seit 2011, unterbrochen durch einen neuen Zensus" in titles
    assert "Schutzsuchende seit 2021" in titles


def test_beside_a_recent_figure_stands_none_that_is_older_than_three_years(db) -> None:
    points = [published.point("2021", 6.1), published.point("2022", 6.4)]
    published.store([published.row("unemployment_rate", "16077", points)])
    document = queries.planned_document(kind=Kind.MIGRATION, place="16077", reference_date=DAY)
    assert said(document, "4") == (
        "Im Jahresdurchschnitt 2022 lag die Arbeitslosenquote im Landkreis Altenburger Land bei 6,4\u202f%."
    )
