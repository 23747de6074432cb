"""`bindeglied series` and `bindeglied indicators`: what scripts rely on."""

import json

import pytest

from bindeglied.analysis.series import Break, Point
from bindeglied.analysis.status import Status
from bindeglied.cli import main
from bindeglied.domain.indicators import actions
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.values import SeriesRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def figures(db: None) -> None:
    points = (
        Point("2010-12-31", 100_000.0, Status.VALUE, source=("12411-01-01-4",)),
        Point("2011-12-31", 95_000.5, Status.VALUE, source=("12411-01-01-4",), break_=Break.CENSUS),
        Point("2012-12-31", None, Status.SECRET, source=("12411-01-01-4", "12411-0015"), note="Basis, nicht bekannt."),
    )  # fmt: skip
    today = (Point("2012-12-31", 5.0, Status.VALUE, boundary="2021-07-01"),)
    women = (Point("2012-12-31", 4.0, Status.VALUE, numerator=1.0, denominator=25.0),)
    rows = [
        SeriesRow("population", "16077", "", "", "", "Personen", points),
        SeriesRow("population", "16077", "GES=GESW", "Frauen", "", "Personen", women),
        SeriesRow("population", "16063", "", "", "", "Personen", points[:1]),
        SeriesRow("population", "16063", "", "", "2021-07-01", "Personen", today),
    ]
    actions.store_series(series={"population": rows})


def test_points_come_as_json_objects(figures: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["series", "population", "--place", "16077", "--from", "2011", "--format", "json"]) == 0
    out = capsys.readouterr().out
    plain = {
        "indicator": "population", "place": "16077", "categories": {}, "unit": "Personen", "numerator": None,
        "denominator": None, "boundary": None, "note": "",
    }  # fmt: skip
    assert json.loads(out) == [
        plain | {"date": "2011-12-31", "value": 95_000.5, "status": "value", "break": "census", "source": ["12411-01-01-4"]},
        plain | {"date": "2012-12-31", "value": None, "status": "secret", "break": None,
                 "source": ["12411-01-01-4", "12411-0015"], "note": "Basis, nicht bekannt."},
    ]  # fmt: skip
    assert list(json.loads(out)[0]) == [
        "indicator", "place", "date", "categories", "value", "status", "unit", "numerator", "denominator",
        "source", "boundary", "break", "note",
    ]  # fmt: skip


def test_points_come_as_csv_with_the_same_fields(figures: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["series", "population", "--place", "16077"]) == 0
    assert capsys.readouterr().out == (
        "indicator,place,date,categories,value,status,unit,numerator,denominator,source,boundary,break,note\n"
        "population,16077,2010-12-31,,100000,value,Personen,,,12411-01-01-4,,,\n"
        "population,16077,2011-12-31,,95000.5,value,Personen,,,12411-01-01-4,,census,\n"
        'population,16077,2012-12-31,,,secret,Personen,,,12411-01-01-4 12411-0015,,,"Basis, nicht bekannt."\n'
    )


def test_a_dimension_gives_its_categories(figures: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["series", "population", "--place", "16077", "--by", "GES", "--format", "json"]) == 0
    [point] = json.loads(capsys.readouterr().out)
    assert (point["categories"], point["value"], point["numerator"], point["denominator"]) == (
        {"GES": "GESW"}, 4, 1, 25,
    )  # fmt: skip


def test_todays_territory_is_the_default(figures: None, capsys: pytest.CaptureFixture[str]) -> None:
    found = {}
    for option in ((), ("--as-delivered",)):
        assert main.run(["series", "population", "--place", "16063", "--format", "json", *option]) == 0
        [point] = json.loads(capsys.readouterr().out)
        found[option] = (point["boundary"], point["value"])
    assert found == {(): ("2021-07-01", 5), ("--as-delivered",): (None, 100_000)}


def test_years_without_points_give_an_empty_list(figures: None, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["series", "population", "--place", "16077", "--to", "1999"]
    assert main.run([*command, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main.run(command) == 0
    assert capsys.readouterr().out.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["popul", "--place", "16077"], "Die Kennzahl popul gibt es nicht. Welche es gibt, zeigt: bindeglied indicators"),
        (["population", "--place", "99"], "Den Ort 99 gibt es nicht. Bitte geben Sie den amtlichen Schlüssel an, zum Beispiel 16077 für das Altenburger Land."),
        (["population", "--place", "16999"], "Den Ort 16999 gibt es nicht. Bitte geben Sie den amtlichen Schlüssel an, zum Beispiel 16077 für das Altenburger Land."),
        (["pupils", "--place", "16077"], "Zur Kennzahl „Schüler*innen“ gibt es keine Zahlen für Altenburger Land. Sie kommen mit: 21111-01-03-4 (Regionaldatenbank Deutschland, www.regionalstatistik.de)"),
        (["population", "--place", "16077", "--by", "NAT"], "Die Kennzahl „Bevölkerung“ ist nicht nach NAT gegliedert. Möglich ist: GES (Geschlecht)"),
        (["women_share", "--place", "16077", "--by", "GES"], "Die Kennzahl „Anteil der Frauen“ ist nicht weiter gegliedert. Bitte lassen Sie --by weg."),
    ],
)  # fmt: skip
def test_a_refusal_says_what_to_do(
    figures: None, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    assert main.run(["series", *arguments]) == 1
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"{reason}\n")


@pytest.mark.parametrize("wrong", [[], ["population"], ["population", "--place", "16077", "--from", "x"]])
def test_wrong_usage_ends_with_two(
    figures: None, capsys: pytest.CaptureFixture[str], wrong: list[str]
) -> None:
    assert main.run(["series", *wrong]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err.startswith("Falscher Aufruf")) == ("", True)


def test_the_catalogue_is_printed_and_one_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["indicators", "--json"]) == 0
    found = {entry["key"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert list(found) == list(INDICATORS)
    share = found["foreign_share"]
    assert (share["formula"], share["unit"], share["tables"]) == ("share", "%", ["12411-03-03-4"])
    assert share["needs"][0]["portal"].startswith("Regionaldatenbank")
    assert main.run(["indicators"]) == 0
    text = capsys.readouterr().out
    assert all(indicator.title in text for indicator in INDICATORS.values())
