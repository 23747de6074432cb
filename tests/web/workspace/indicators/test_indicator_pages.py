"""The list of indicators and the page of one: only what the gate gives, in words that fit."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from bindeglied.core import clock
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.models import StoredSeries
from bindeglied.domain.reports import actions as reports
from bindeglied.web.workspace.indicators import drawings
from tests.factories import published, statistics
from tests.web.workspace.answers import check_access, count_queries, is_missing, text_of

SignIn = Callable[[User | None], Client]
BASE = "/arbeit/altenburger-land/kennzahlen/"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 23))
    drawings._shown.cache_clear()


@pytest.fixture
def figures(db: None) -> None:
    published.store()


def test_every_member_sees_indicators_and_nobody_else(
    sign_in: SignIn, figures: None, alice: User, staff: User, contact: User, bob: User, outsider: User
) -> None:
    for path in (
        "",
        "population/",
        "protection_share/karte.svg",
        "protection_share/karte.csv",
        "protection_share/alle.xlsx",
    ):
        check_access(sign_in, BASE + path, may=[alice, staff, contact], may_not=[bob, outsider])


def test_pages_are_only_read(sign_in: SignIn, alice: User) -> None:
    client = sign_in(alice)
    assert client.post(BASE).status_code == 405
    assert client.post(BASE + "population/").status_code == 405


def test_an_unknown_indicator_or_drawing_is_missing(sign_in: SignIn, figures: None, alice: User) -> None:
    client = sign_in(alice)
    for path in (
        "weather/",
        "population/nix.svg",
        "population/vergleich.svg",
        "employees/verlauf.csv",
        "employees/alle.csv",
        "population/alle.docx",
    ):
        assert is_missing(client.get(BASE + path), client), path


def test_the_list_has_every_indicator_with_its_figure_or_the_table_that_brings_it(
    sign_in: SignIn, figures: None, alice: User
) -> None:
    text = text_of(sign_in(alice).get(BASE))

    for indicator in INDICATORS.values():
        assert f'href="{BASE}{indicator.key}/">{indicator.title.replace("&", "&amp;")}</a>' in text
    assert "<strong>87.508</strong>" in text
    assert "<strong>4,7\u202f%</strong>" in text
    assert "älter als drei Jahre" in text
    assert "kommt mit 13111-01-03-4" in text


def test_each_field_of_action_is_a_heading_once(sign_in: SignIn, figures: None, alice: User) -> None:
    headings = re.findall(r'<h2[^>]*id="f\d+">([^<]+)</h2>', sign_in(alice).get(BASE).content.decode())
    assert sorted(headings) == sorted({i.field for i in INDICATORS.values()})


@pytest.mark.parametrize(
    ("q", "found", "not_found"),
    [
        ("arbeitslos", "unemployment_rate", "population"),
        ("12531", "protection_seekers", "unemployed"),
        ("xyz", "", "population"),
        ("<script>", "", "population"),
    ],
)
def test_search_in_the_list(
    sign_in: SignIn, figures: None, alice: User, q: str, found: str, not_found: str
) -> None:
    text = text_of(sign_in(alice).get(BASE, {"q": q}))

    assert not found or f"{BASE}{found}/" in text
    assert f"{BASE}{not_found}/" not in text
    assert "<script>" not in text.split("<main")[1]


def test_an_empty_workspace_says_what_to_do_first(sign_in: SignIn, alice: User) -> None:
    text = text_of(sign_in(alice).get(BASE))

    assert "Für diesen Ort liegen noch keine Zahlen vor." in text
    assert "Zahlen einlesen</a>" in text


def test_a_page_tells_figure_sentence_source_and_limits(
    sign_in: SignIn, figures: None, altenburg: Workspace, alice: User
) -> None:
    statistics.stored(alice, altenburg, [{"value": 1.0}], source="Statistische Ämter")

    text = text_of(sign_in(alice).get(f"{BASE}population/"))

    assert '<span class="b-big">87.508</span>' in text
    assert "Personen am 31.12.2024" in text
    assert "Am 31. Dezember 2024 lebten im Landkreis Altenburger Land 87.508 Menschen." in text
    assert "weniger als" not in text  # a census lies between the last two figures
    assert "<dd>Datenlizenz Deutschland – Namensnennung – Version 2.0</dd>" in text
    assert "<dd>Altenburger Land (16077)</dd>" in text
    assert INDICATORS["population"].definition in text
    assert INDICATORS["population"].limits[0] in text


def test_rates_stand_beside_land_and_germany_and_on_a_map(
    sign_in: SignIn, figures: None, alice: User
) -> None:
    page = sign_in(alice).get(f"{BASE}protection_share/").content.decode()

    assert page.count('role="img"') == 3  # comparison wide and narrow, one map
    rows = re.findall(r'<th scope="row">([^<]+)</th>\s*<td class="\w">([^<]+)</td>', page)
    assert ("Altenburger Land", "4,7\u202f%") in rows
    assert ("Suhl", "8,3\u202f%") in rows
    assert ("Weimar", "geheim zu halten") in rows
    names = [name for name, _ in rows if name not in ("Thüringen", "Deutschland")]
    assert names.index("Jena") < names.index("Suhl") < names.index("Weimar") < names.index("Greiz")


def test_a_page_breaks_down_as_its_address_says(sign_in: SignIn, figures: None, alice: User) -> None:
    client = sign_in(alice)

    text = text_of(client.get(f"{BASE}foreign_residents_register/?nach=LDRGR1"))
    assert "Größte Gruppe: Europa mit 5.235 von 7.715" in text
    assert '<option value="LDRGR1" selected>Herkunft</option>' in text
    for wrong in ("nach=QUATSCH", "nach=", "nach=GES&nach=LDRGR9"):
        other = text_of(client.get(f"{BASE}foreign_residents_register/?{wrong}"))
        assert "Größte Gruppe" not in other


def test_a_page_shows_another_place_of_the_land_and_no_place_it_does_not_offer(
    sign_in: SignIn, figures: None, alice: User
) -> None:
    client = sign_in(alice)

    assert '<span class="b-big">3,1\u202f%</span>' in text_of(
        client.get(f"{BASE}protection_share/?ort=16076")
    )
    assert "in Deutschland 4,1" in text_of(client.get(f"{BASE}protection_share/?ort=DG")).replace(
        "waren in Deutschland", "in Deutschland"
    )
    for wrong in ("05315", "quatsch", "<b>"):
        assert '<span class="b-big">4,7\u202f%</span>' in text_of(
            client.get(f"{BASE}protection_share/", {"ort": wrong})
        )


def test_a_missing_figure_names_the_table_and_how_to_fetch_it(
    sign_in: SignIn, figures: None, alice: User, contact: User
) -> None:
    url = f"{BASE}pupils/"
    text = text_of(sign_in(alice).get(url))

    assert "Noch keine Zahl: Landkreis Altenburger Land" in text
    assert "daten/holen/#t-21111-01-03-4" in text
    assert "Tabelle 21111-01-03-4 fehlt" in text
    assert "In Bericht übernehmen" not in text
    assert "daten/" not in text_of(sign_in(contact).get(url)).split("<main")[1]


def test_the_chain_names_tables_below_and_reports_above(
    sign_in: SignIn, figures: None, altenburg: Workspace, alice: User
) -> None:
    client = sign_in(alice)
    assert "Noch in keinem Bericht" in text_of(client.get(f"{BASE}population/"))
    statistics.stored(alice, altenburg, [{"value": 1.0}])
    report = reports.create_report(
        by=alice, workspace=altenburg, title="Bericht <eins>", reference_date=date(2026, 1, 1), place="16077"
    )

    text = text_of(client.get(f"{BASE}population/"))

    assert f'href="/arbeit/altenburger-land/berichte/{report.pk}/">Bericht &lt;eins&gt;</a>' in text
    assert "daten/tabellen/12411-01-01-4/" in text
    assert "Quelle, jüngste Zahlen 31.12.2024" in text


def test_a_drawing_comes_as_svg_of_its_own(sign_in: SignIn, figures: None, alice: User) -> None:
    answer = sign_in(alice).get(f"{BASE}foreign_residents_register/verlauf.svg?ort=16077")

    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Disposition"] == (
        'attachment; filename="foreign_residents_register-16077-verlauf.svg"'
    )
    root = ET.fromstring(answer.content)
    assert root.tag == f"{SVG}svg"
    assert "7.715" in "".join(root.itertext())
    assert "var(--" not in answer.content.decode()


def test_figures_of_a_drawing_come_as_csv(sign_in: SignIn, figures: None, alice: User) -> None:
    answer = sign_in(alice).get(f"{BASE}protection_share/karte.csv")

    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 22
    own = next(r for r in rows if r["Schlüssel"] == "16077")
    assert own == {
        "Kennzahl": "Anteil der Schutzsuchenden", "Ort": "Altenburger Land", "Schlüssel": "16077", "Gliederung": "",
        "Stand": "31.12.2024", "Wert": "4,7", "Einheit": "%", "Status": "gerundet",
        "Tabellen": "12531-0043, 12411-01-01-4", "Hinweis": "",
    }  # fmt: skip
    secret = next(r for r in rows if r["Schlüssel"] == "16055")
    assert (secret["Wert"], secret["Status"]) == ("", "geheim zu halten")


def test_what_a_kept_page_shows_follows_its_figures(sign_in: SignIn, figures: None, alice: User) -> None:
    client = sign_in(alice)
    assert "87.508" in text_of(client.get(f"{BASE}population/"))

    published.store([published.row("population", "16077", [published.point("2024-12-31", 87509.0)])])

    text = text_of(client.get(f"{BASE}population/"))
    assert "87.509" in text
    assert "87.508" not in text


def test_own_figures_of_one_workspace_never_show_in_another(
    sign_in: SignIn, figures: None, altenburg: Workspace, jena: Workspace, alice: User, bob: User
) -> None:
    """Jena's own series on the same place is drawn first; Altenburg's page must not come from memory."""
    StoredSeries.objects.filter(indicator="population", place="16077").update(workspace=jena)
    url = "kennzahlen/population/?ort=16077"
    assert "87.508" in text_of(sign_in(bob).get(f"/arbeit/jena/{url}"))

    text = text_of(sign_in(alice).get(f"/arbeit/altenburger-land/{url}"))

    assert "87.508" not in text
    assert "87.508" not in text_of(sign_in(alice).get(BASE))


def test_pages_need_as_many_queries_for_few_figures_as_for_many(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    client = sign_in(alice)
    urls = [BASE, f"{BASE}population/"]
    published.store([published.row("population", "16077", [published.point("2024-12-31", 1.0)])])
    before = [count_queries(client, url) for url in urls]
    published.store()
    districts = [
        published.row(
            "population", f"160{n}", [published.point(f"{y}-12-31", 1.0 + y) for y in range(1990, 2020)]
        )
        for n in range(51, 78)
    ]
    published.store(districts)

    assert [count_queries(client, url) for url in urls] == before
    assert max(before) <= 10


def test_tables_that_are_here_without_a_figure_are_not_asked_for_again(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    statistics.stored(alice, altenburg, [{"value": 1.0}])
    statistics.stored(alice, altenburg, [{"value": 1.0, "date": "2023-12-31"}], table="12521-0041")

    text = text_of(sign_in(alice).get(f"{BASE}foreign_share_register/"))

    assert "Oft fehlt nur ein gemeinsamer Stichtag" in text
    listed = text_of(sign_in(alice).get(BASE, {"q": "Register"}))
    assert "kommt mit weiteren Stichtagen aus 12411-01-01-4, 12521-0041" in listed
    assert "hier, jüngste Zahlen 31.12.2023" in text
    assert "sobald das eingelesen ist" not in text


def test_a_change_without_the_year_before_asks_for_it(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    statistics.stored(alice, altenburg, [{"value": 1.0}])
    client = sign_in(alice)

    assert "kommt mit dem Vorjahr aus 12411-01-01-4" in text_of(client.get(BASE, {"q": "Veränderung"}))
    assert "zwei aufeinanderfolgenden Jahresenden" in text_of(client.get(f"{BASE}population_change/"))


def test_a_figure_made_of_others_says_so_and_other_sources_are_not_missed(
    sign_in: SignIn, figures: None, alice: User
) -> None:
    client = sign_in(alice)

    assert "aus gelieferten Zahlen berechnet" in text_of(client.get(f"{BASE}women_share/"))
    page = text_of(client.get(f"{BASE}population/"))
    assert "wie geliefert" in page
    assert "12411-0015 fehlt" not in page


def test_all_figures_of_a_place_leave_as_files(sign_in: SignIn, figures: None, alice: User) -> None:
    client = sign_in(alice)
    page = client.get(f"{BASE}foreign_residents_register/").content.decode()
    links = re.findall(r'href="([^"]*/alle\.\w+\?ort=16077)"', page)

    assert [link.split("/alle.")[1] for link in links] == ["xlsx?ort=16077", "csv?ort=16077", "zip?ort=16077"]
    files = [client.get(link) for link in links]
    assert [file.content[:2] for file in files] == [b"PK", b"\xef\xbb", b"PK"]
    assert files[1]["Content-Disposition"] == 'attachment; filename="foreign_residents_register-16077.csv"'
    rows = list(csv.DictReader(io.StringIO(files[1].content.decode("utf-8-sig")), delimiter=";"))
    stored = [
        row
        for row in StoredSeries.objects.filter(indicator="foreign_residents_register")
        if row.place == "16077" or (row.place in ("16", "DG") and not row.categories)
    ]
    assert len(rows) == sum(row.points["n"] for row in stored) > 0
    assert {row["Schlüssel"] for row in rows} == {row.place for row in stored}
