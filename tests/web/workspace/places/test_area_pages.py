"""Social areas in the browser: made from municipalities, with map and sums."""

from collections.abc import Callable, Mapping

from django.test import Client

from bindeglied.analysis.series import Point
from bindeglied.analysis.status import Status
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.indicators import actions as indicators
from bindeglied.domain.indicators.values import SeriesRow
from bindeglied.domain.places import actions, queries
from bindeglied.domain.places.queries import areas
from bindeglied.domain.statistics import actions as statistics
from bindeglied.domain.statistics.models import TableMapping
from bindeglied.domain.statistics.queries import rule_of
from bindeglied.domain.statistics.values import Cell
from tests.web.workspace.answers import check_access, count_queries, is_missing, text_of

SignIn = Callable[[User | None], Client]
BASE = "/arbeit/altenburger-land/sozialraeume/"
PARTS = ("16077001", "16077041", "16077015")
# place -> year -> all, women
PEOPLE: Mapping[str, Mapping[int, tuple[int, int]]] = {
    "16077001": {2014: (32_819, 16_998), 2015: (32_910, 16_934)},
    "16077041": {2014: (3_500, 1_800), 2015: (3_400, 1_750)},
    "16077015": {2015: (1_234, 617)},
}


def publish() -> None:
    rows = [
        SeriesRow(
            "population", place, categories, label, "", "Personen",
            tuple(
                Point(f"{year}-12-31", float(sizes[i]), Status.VALUE, source=("12411-01-01-5",))
                for year, sizes in years.items()
            ),
        )
        for place, years in PEOPLE.items()
        for i, (categories, label) in enumerate((("", ""), ("GES=GESW", "Frauen")))
    ]  # fmt: skip
    indicators.store_series(series={"population": rows})


def area_of(workspace: Workspace, by: User, name: str = "Ost", parts: tuple[str, ...] = PARTS):
    return actions.make_area(by=by, workspace=workspace, name=name, parts=parts)


def test_everybody_sees_areas_and_some_draw_them(
    sign_in: SignIn, altenburg: Workspace, alice: User, staff: User, contact: User, bob: User, outsider: User
) -> None:
    area = area_of(altenburg, alice)
    for path in ("", f"{area.pk}/"):
        check_access(sign_in, BASE + path, may=[alice, staff, contact], may_not=[bob, outsider])
    for path in ("neu/", f"{area.pk}/aendern/"):
        check_access(sign_in, BASE + path, may=[alice, staff], may_not=[contact, bob, outsider])
    for path in (f"{area.pk}/entfernen/", f"{area.pk}/zurueck/"):
        check_access(sign_in, BASE + path, may=[alice], may_not=[contact, bob, outsider], method="post")
    assert "Ändern" not in text_of(sign_in(contact).get(f"{BASE}{area.pk}/"))


def test_the_empty_page_says_what_for_and_what_first(sign_in: SignIn, alice: User, bob: User) -> None:
    text = text_of(sign_in(alice).get(BASE))
    assert "Es gibt noch keinen Sozialraum" in text
    assert "Lesen Sie zuerst die Tabelle" in text
    assert f'href="{BASE}neu/"' in text
    assert "nicht mehr als eine" in text_of(sign_in(bob).get("/arbeit/jena/sozialraeume/"))


def test_an_area_is_drawn_from_the_municipalities_of_the_district(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    client = sign_in(alice)
    form = text_of(client.get(f"{BASE}neu/"))
    assert form.count('name="parts"') == len(queries.municipalities_of("16077")) == 30
    answer = client.post(f"{BASE}neu/", {"name": "Ost", "parts": PARTS})
    [area] = areas.areas(altenburg)
    assert answer["Location"] == f"{BASE}{area.pk}/"
    assert text_of(client.get(f"{BASE}{area.pk}/aendern/")).count("checked") == 3
    client.post(f"{BASE}{area.pk}/aendern/", {"name": "West", "parts": PARTS[:1]})
    area.refresh_from_db()
    assert (area.name, area.parts) == ("West", ["16077001"])


def test_wrong_input_keeps_what_was_written(sign_in: SignIn, altenburg: Workspace, alice: User) -> None:
    client = sign_in(alice)
    answer = client.post(f"{BASE}neu/", {"name": "Ost", "parts": []})
    assert (answer.status_code, "mindestens eine Gemeinde" in text_of(answer)) == (400, True)
    answer = client.post(f"{BASE}neu/", {"name": "Ost", "parts": ["16053000"]})
    assert answer.status_code == 400
    assert 'value="Ost"' in text_of(answer)
    area_of(altenburg, alice)
    answer = client.post(f"{BASE}neu/", {"name": "Ost", "parts": PARTS})
    assert (answer.status_code, "gibt es schon" in text_of(answer)) == (409, True)


def test_figures_are_summed_where_all_parts_are_there(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    publish()
    area = area_of(altenburg, alice)
    text = text_of(sign_in(alice).get(f"{BASE}{area.pk}/"))
    everybody, women = (
        f"{sum(years[2015][i] for years in PEOPLE.values()):,}".replace(",", ".") for i in (0, 1)
    )
    assert f"Stand 31.12.2015: {everybody} Personen in Ost." in text
    assert f'data-l="Insgesamt">{everybody}</td><td class="n" data-l="Frauen">{women}</td>' in text
    gap = queries.name_of("16077015")
    assert f"Keine Summe. Es fehlt die Zahl für: {gap}." in text
    assert 'data-l="Insgesamt">–</td><td class="n" data-l="Frauen">–</td>' in text
    assert "Quelle: 12411-01-01-5, eigene Summe" in text
    assert "Eingemeindungen sind nicht umgerechnet" in text


def test_without_figures_the_page_names_the_table_that_brings_them(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    text = text_of(sign_in(alice).get(f"{BASE}{area_of(altenburg, alice).pk}/"))
    assert "Es gibt noch keine Bevölkerungszahlen" in text
    assert "12411-01-01-5" in text


def test_the_map_marks_the_parts_and_names_its_source(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    text = text_of(sign_in(alice).get(f"{BASE}{area_of(altenburg, alice, 'A <b>').pk}/"))
    assert text.count("--b-chart-map-4") == 3
    assert text.count("--b-chart-map-1") == 27
    assert "VG5000" in text
    assert "A <b>" not in text


def test_what_is_taken_out_can_be_put_back(sign_in: SignIn, altenburg: Workspace, alice: User) -> None:
    client, area = sign_in(alice), area_of(altenburg, alice)
    client.post(f"{BASE}{area.pk}/entfernen/")
    assert is_missing(client.get(f"{BASE}{area.pk}/"), client)
    assert "Zurückholen" in text_of(client.get(BASE))
    client.post(f"{BASE}{area.pk}/zurueck/")
    assert [found.pk for found in areas.areas(altenburg)] == [area.pk]


def test_list_and_page_need_as_many_queries_for_1_and_30(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    publish()
    client, first = sign_in(alice), area_of(altenburg, alice)
    small = area_of(altenburg, alice, "Klein", PARTS[:1])
    before = count_queries(client, BASE)
    for i in range(30):
        area_of(altenburg, alice, f"Raum {i}")
    assert count_queries(client, BASE) == before
    assert count_queries(client, f"{BASE}{first.pk}/") == count_queries(client, f"{BASE}{small.pk}/")


def test_what_is_out_of_an_own_table_is_summed_and_drawn(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    """Counts only, never shares; a blank of the protection leaves no sum."""
    figures = ({"name": "Kinder in Kitas", "unit": ""}, {"name": "Betreuungsquote", "unit": "%"})
    TableMapping.objects.create(
        workspace=altenburg, table="kitas", signature="s", title="Kitas", universe="U", source="Jugendamt",
        mapping={"figures": figures},
    )  # fmt: skip
    counted = {"2023-12-31": (120, 14, None), "2024-12-31": (130, 15, 16)}
    cells = [
        Cell("kitas", date, place, {}, variable, value, Status.SECRET if value is None else Status.VALUE, "", "", None)
        for date, values in counted.items()
        for place, value in zip(PARTS, values, strict=True)
        for variable in ("KINDER_IN_KITAS", "BETREUUNGSQUOTE")
    ]  # fmt: skip
    statistics.release(
        by=alice, workspace=altenburg, table="kitas", title="Kitas", source="Jugendamt",
        rule=rule_of(altenburg, "own"), cells=cells, judged_with=0,
    )  # fmt: skip
    text = text_of(sign_in(alice).get(f"{BASE}{area_of(altenburg, alice).pk}/"))
    assert "Stand 31.12.2024: 161 Kinder in Kitas in Ost." in text
    assert 'data-l="Kinder in Kitas">161</td>' in text
    assert f"Keine Summe. Es fehlt die Zahl für: {queries.name_of('16077015')}." in text
    assert "Betreuungsquote" not in text
    assert "Kinder in Kitas nach Gemeinden, 31.12.2024" in text
    assert "Quelle: Jugendamt, eigene Summe" in text
