"""The CSV export of an interactive page of the Federal Employment Agency."""

import pytest

from bindeglied.cli.inspect_files import as_object
from tests.exchange.importers.test_bad_input import said

EMPLOYEES = """\ufeff"Region";"Deutschland";"Regionsschlüssel:";"d"
"Gebietsstand";"April 2025"
"Berichtsjahr";"2024"
"Indikator";"Beschäftigte"
"StaatsangehörigkeitEs werden nur Daten mit gesicherter Lage angezeigt.";"Ausländer"
""
"Hinweise:";"In der Beschäftigungsstatistik ist der Stichtag 30.06. repräsentativ als Jahreswert zu sehen."
""
"Merkmal ";"Beschäftigte ";"Anteil an Insgesamt in % "
"unter 25 Jahre";"705.350";"10"
"25 bis unter 55 Jahre ";"4.762.670";"90"
"Keine Angabe";"0";"0"
""
"Exportdatum: ";"21.05.2025";"16:53:4"
"© Statistik der Bundesagentur für Arbeit"
"""
UNEMPLOYED = (
    EMPLOYEES.replace("Beschäftigte ", "JD Arbeitslose ")
    .replace('"Beschäftigte"', '"Arbeitslose"')
    .replace("ist der Stichtag 30.06. repräsentativ", "stehen Jahresdurchschnitte")
    .replace('"Ausländer"', '"Insgesamt"')
    .replace("705.350", "94.093")
    .replace("unter 25 Jahre", "Ohne abgeschlossene Berufsausbildung", 1)
    .replace("25 bis unter 55 Jahre", "Akademische Ausbildung")
)


def test_employees_on_30_june_are_rounded_and_their_shares_are_not(cells) -> None:
    share = "Beschäftigte: Anteil an Insgesamt in %"
    assert cells(EMPLOYEES, name="a.csv") == {
        ("DG", "2024-06-30", "Beschäftigte", "ALT=ALT000B25", "NAT=NATA"): (705350, "rounded"),
        ("DG", "2024-06-30", "Beschäftigte", "ALT=ALT025B55", "NAT=NATA"): (4762670, "rounded"),
        ("DG", "2024-06-30", "Beschäftigte", "ALT=Keine Angabe", "NAT=NATA"): (0, "rounded"),
        ("DG", "2024-06-30", share, "ALT=ALT000B25", "NAT=NATA"): (10, "value"),
        ("DG", "2024-06-30", share, "ALT=ALT025B55", "NAT=NATA"): (90, "value"),
        ("DG", "2024-06-30", share, "ALT=Keine Angabe", "NAT=NATA"): (0, "rounded"),
    }


def test_unemployed_persons_are_a_mean_of_the_year_and_exact(cells) -> None:
    found = cells(UNEMPLOYED, name="a.csv")
    assert found["DG", "2024", "Arbeitslose", "BERUFSABSCHLUSS=OHNE"] == (94093, "value")
    assert {key[1] for key in found} == {"2024"}


def test_what_is_said_of_a_file(read) -> None:
    found = as_object(read(EMPLOYEES, name="a.csv").recognised)
    wanted = ("layout", "table", "title", "dates", "observations", "stand", "source", "warnings", "error")
    assert {key: found[key] for key in wanted} == {
        "layout": "ba-csv",
        "table": "BA-INTERAKTIV",
        "title": "Beschäftigte nach Altersgruppe",
        "dates": ["2024-06-30"],
        "observations": 6,
        "stand": "2025-05-21T16:53:04",
        "source": "Statistik der Bundesagentur für Arbeit",
        "warnings": [],
        "error": None,
    }
    assert found["places"]["country"] == 1
    assert found["markers"]["0"] == 2


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"705.350"', '"705350"', "Zeile 10: „705350“ ist nicht so geschrieben"),
        ('"705.350"', '"viele"', "Zeile 10: „viele“"),
        ('"705.350";"10"', '"705.350"', "Zeile 10 hat 2 statt 3 Felder"),
        ('"d"', '"1607"', "Zeile 1 nennt die Region „1607“"),
        ('"Berichtsjahr"', '"Jahr"', "fehlt im Abruf der Bundesagentur für Arbeit „Berichtsjahr“"),
        ('"2024"', '"letztes"', "„Berichtsjahr“"),
        ('"Indikator"', '"Sache"', "„Indikator“"),
        ('"Merkmal "', '"Spalte"', "„Merkmal“"),
        ("Stichtag 30.06.", "Tag", "für einen Stichtag gelten oder Jahresdurchschnitte"),
        ("25 bis unter 55 Jahre ", "unter 25 Jahre", "zwei Werte für ein Feld"),
        ('"Exportdatum: ";"21.05.2025";"16:53:4"\n', "", "Zeile 14 hat 1 statt 3 Felder"),
    ],
)
def test_what_can_be_wrong(old: str, new: str, words: str, error) -> None:
    said(error(EMPLOYEES.replace(old, new, 1), name="a.csv"), words)


def test_file_that_breaks_off_anywhere(error) -> None:
    for end in range(60, len(EMPLOYEES) - 70, 13):
        said(error(EMPLOYEES[:end], name="a.csv"))
