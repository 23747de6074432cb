"""JSON downloads of GENESIS-Online: the figures, and the description that holds none."""

import json
from typing import Any

import pytest

from bindeglied.cli.inspect_files import as_object
from tests.exchange.importers.test_bad_input import said

NAME = "12521-0008_data.json"


def block(**changes: Any) -> dict[str, Any]:
    """Two places, two sexes, two dates; codes in no order, the last dimension running fastest."""
    index = {
        "statistic": {"12521": 0},
        "KREISE": {"16077": 1, "16053": 0},
        "content": {"BEV027$QMU": 0},
        "GES": {"GESW": 1, "%TOTAL%": 0},
        "STAG": {"2023-12-31": 1, "2022-12-31": 0},
    }
    return {
        "code": "DS_001",
        "id": list(index),
        "size": [1, 2, 1, 2, 2],
        "dimension": {d: {"category": {"index": i}} for d, i in index.items()},
        "value": [14380.0, 14740.0, 7000.0, 7145.0, 5770.0, 6750.0, 0.0, 0.0],
        "status": ["e", "e", "p", "e", "e", "e", "-", "."],
        **changes,
    }


def document(**changes: Any) -> str:
    return json.dumps({"data": [block(**changes)]})


STRUCTURE = {
    "table": {
        "code": "12521-0043",
        "label": {"de": "Ausländer: Kreise,\nStichtag", "en": "Foreigners"},
        "note": {"de": "Kassel wird zusammen nachgewiesen.", "en": ""},
    },
    "variables": {
        "GES": {
            "variableType": "SUBJECT_CLASSIFYING",
            "label": {"de": "Geschlecht"},
            "variableValues": ["GESM", "GESW"],
        },
        "STAG": {"variableType": "TIME_IDENTIFYING_REFERENCE_DAY", "variableValues": ["2024-12-31"]},
    },
    "variableValues": {},
    "contents": {"BEV027": {"label": {"de": "Ausländer"}, "functions": {"QMU": {"label": {"de": "Anzahl"}}}}},
}


def test_cells_of_the_figures(cells) -> None:
    assert cells(document(), name=NAME) == {
        ("16053", "2022-12-31", "BEV027"): (14380, "rounded"),
        ("16053", "2023-12-31", "BEV027"): (14740, "rounded"),
        ("16053", "2022-12-31", "BEV027", "GES=GESW"): (7000, "rounded"),
        ("16053", "2023-12-31", "BEV027", "GES=GESW"): (7145, "rounded"),
        ("16077", "2022-12-31", "BEV027"): (5770, "rounded"),
        ("16077", "2023-12-31", "BEV027"): (6750, "rounded"),
        ("16077", "2022-12-31", "BEV027", "GES=GESW"): (None, "zero"),
        ("16077", "2023-12-31", "BEV027", "GES=GESW"): (None, "secret"),
    }


def test_what_is_said_of_the_figures(read) -> None:
    found = as_object(read(document(), name=NAME).recognised)
    assert {k: found[k] for k in ("layout", "table", "statistic", "title", "dates", "observations")} == {
        "layout": "genesis-json",
        "table": "12521-0008",
        "statistic": "12521",
        "title": "Ausländer nach Geschlecht",
        "dates": ["2022-12-31", "2023-12-31"],
        "observations": 8,
    }
    assert found["markers"] == {"-": 1, "0": 0, ".": 1, "x": 0, "/": 0, "...": 0, "( )": 0}
    assert found["quality"] == {"e": 5, "r": 0, "p": 1}
    assert found["variables"] == [{"code": "BEV027", "label": "Ausländer", "unit": "Anzahl"}]


def test_official_codes_of_country_groups_are_those_of_the_other_layouts(cells) -> None:
    groups = {"category": {"index": {"EUROPA-EU-27-1": 0, "DRITT-EU-27-1": 1}}}
    dimension = {**block()["dimension"], "LDRGR1": groups}
    text = json.dumps(
        {"data": [block(id=[*list(block()["dimension"])[:3], "LDRGR1", "STAG"], dimension=dimension)]}
    )
    assert {key[3] for key in cells(text, name=NAME)} == {"LDRGR1=EU27", "LDRGR1=DRITT-EU27"}


def test_units_and_labels_that_only_the_description_has(read) -> None:
    text = document().replace("BEV027$QMU", "XYZ001$PROZ").replace("GES", "NEUES")
    assert [w.code for w in read(text, name=NAME).recognised.warnings][:2] == [
        "unit_unknown",
        "unknown_labels",
    ]


def test_description_is_recognised_and_holds_nothing_to_store(read, error) -> None:
    text = json.dumps(STRUCTURE)
    said(error(text, name="a.json"), "Beschreibung der Tabelle 12521-0043", "keine Werte", "data.json")
    found = as_object(read(text, name="a.json").recognised)
    assert {k: found[k] for k in ("layout", "table", "title", "dates", "dimensions", "variables")} == {
        "layout": "genesis-json",
        "table": "12521-0043",
        "title": "Ausländer: Kreise, Stichtag",
        "dates": ["2024-12-31"],
        "dimensions": [{"code": "GES", "label": "Geschlecht", "categories": 2}],
        "variables": [{"code": "BEV027", "label": "Ausländer", "unit": "Anzahl"}],
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"value": [1.0] * 7},
        {"value": ["1"] * 8},
        {"value": None},
        {"status": ["e"] * 7},
        {"status": [1] * 8},
        {"status": 5},
        {"size": [1, 2, 1, 2, 3]},
        {"size": []},
        {"id": "KREISE"},
        {"dimension": {}},
        {"dimension": {**block()["dimension"], "GES": {"category": {"index": {"GESW": 1, "GESM": 1}}}}},
        {"dimension": {**block()["dimension"], "GES": {"category": []}}},
    ],
)
def test_parts_that_do_not_fit_together(changes: dict[str, Any], error) -> None:
    said(error(document(**changes), name=NAME), "passen nicht zusammen")


def test_other_ways_in_which_figures_can_be_wrong(error) -> None:
    said(error(document(), name="daten.json"), "„daten.json“", "12521")
    said(error(document(), name="12411-0002.json"), "nennt keine der Statistik 12521")
    said(error(json.dumps({"data": [block(), block()]}), name=NAME), "2 Blöcke")
    said(error(document().replace("STAG", "TAG").replace("2022-12-31", "gestern"), name=NAME), "für die Zeit")
    said(error(document().replace('"16077"', '"1607"'), name=NAME), "„1607“")
