"""INKAR: indicators of districts side by side, with points for thousands."""

import pytest

from bindeglied.cli.inspect_files import as_object
from tests.exchange.importers.test_bad_input import said

INKAR = """\ufeffKennziffer;Raumeinheit;Aggregat;Ausländeranteil;Ausländeranteil;Haushaltseinkommen ;Krankenhausbetten
;;;2016;2017;2017;2017
"16053";"Jena, Stadt";"krsfr. Stadt";"8,9";"9,4";"1.598";"12.345,5"
"16077";"Altenburger Land";"Landkreis";"3,0";"3,2";"1.655";""
"""


def test_cells(cells) -> None:
    assert cells(INKAR, name="inkar.csv") == {
        ("16053", "2016", "Ausländeranteil"): (8.9, "value"),
        ("16053", "2017", "Ausländeranteil"): (9.4, "value"),
        ("16053", "2017", "Haushaltseinkommen"): (1598, "value"),
        ("16053", "2017", "Krankenhausbetten"): (12345.5, "value"),
        ("16077", "2016", "Ausländeranteil"): (3.0, "value"),
        ("16077", "2017", "Ausländeranteil"): (3.2, "value"),
        ("16077", "2017", "Haushaltseinkommen"): (1655, "value"),
    }


def test_what_is_said_of_a_file(read) -> None:
    found = as_object(read(INKAR, name="inkar.csv").recognised)
    wanted = ("layout", "encoding", "table", "title", "dates", "observations", "licence", "error")
    assert {key: found[key] for key in wanted} == {
        "layout": "inkar",
        "encoding": "utf-8-sig",
        "table": "INKAR",
        "title": "INKAR: Ausländeranteil, Haushaltseinkommen, Krankenhausbetten",
        "dates": ["2016", "2017"],
        "observations": 7,
        "licence": "dl-de/by-2-0",
        "error": None,
    }
    assert found["variables"][0] == {"code": "Ausländeranteil", "label": "Ausländeranteil", "unit": ""}
    assert [(w["code"], w["line"]) for w in found["warnings"]] == [("blank_fields", 4)]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"8,9"', '"8.9"', "Zeile 3: „8.9“ ist nicht so geschrieben, wie die Quelle"),
        ('"1.655"', '"1655"', "Zeile 4: „1655“ ist nicht so geschrieben, wie die Quelle"),
        ('"9,4"', '"1,5e3"', "Zeile 3: „1,5e3“"),
        ('"16053"', '"1001"', "Zeile 3 nennt die Region „1001“"),
        ("Aggregat", "Typ", "nicht die von INKAR"),
        ("Kennziffer;Raumeinheit", "Raumeinheit;Kennziffer", "nicht die von INKAR"),
        ("Aggregat", "Aggregat;Einheit", "nicht die von INKAR"),
        (";2016", ";Jahr", "nicht die von INKAR"),
        (";;;2016;2017;2017;2017\n", ";;;2016\n", "nicht die von INKAR"),
        (";2016;2017", ";2017;2017", "„Ausländeranteil“ steht für 2017 zweimal"),
        ('"12.345,5"', '"12.345,5";"1"', "Zeile 3 hat 8 statt 7 Felder"),
        ("16077", "16053", "zwei Werte für ein Feld"),
    ],
)  # fmt: skip
def test_what_can_be_wrong(old: str, new: str, words: str, error) -> None:
    said(error(INKAR.replace(old, new, 1), name="inkar.csv"), words)


def test_other_delimiter_is_told_as_inkar(error, read) -> None:
    text = INKAR.replace(";", ",")
    assert read(text, name="inkar.csv").recognised.layout == "inkar"
    said(error(text, name="inkar.csv"), "nicht die von INKAR")


def test_file_that_breaks_off(error) -> None:
    said(error(INKAR.rstrip("\n"), name="inkar.csv"), "bricht in ihrer letzten Zeile 4 ab")
    said(error("\n".join(INKAR.split("\n")[:2]) + "\n", name="inkar.csv"), "einen Kopf, aber keine Werte")
    said(error("Kennziffer;Raumeinheit;Aggregat\n", name="inkar.csv"), "einen Kopf, aber keine Werte")
