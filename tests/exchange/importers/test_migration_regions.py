"""Migration.Integration.Regionen: editions told by their population, keys without zeros, '.5' and signs."""

import json

import pytest

from bindeglied.cli.inspect_files import as_object
from bindeglied.domain.places import queries
from bindeglied.exchange.importers.region_columns import EDITIONS, VARIABLES, columns_of
from tests.exchange.importers.test_bad_input import said

HEAD = "RS,NAME,INSGESAMT,AUSL_INSG,AIU6,ANT_AI,SOZ_INS,ARBLOS_AUSL,AZR_INSG,AZR_BLUE_C,SCH_SYRIEN,kurs_begon"
COLUMNS = HEAD.split(",")
JENA = "16053,Jena,111407,10735,601,.5,42334,.,13000,7,1205,12"
ALTENBURG = '16077,"Altenburger Land",90118,3138,,12.345,33883,x,4005,1,0,0'


def edition(name: str, *rows: str, head: str = HEAD) -> str:
    """A complete edition: the given rows, all other districts without figures but with inhabitants."""
    [found] = [e for e in EDITIONS if e.name == name]
    given = {row.split(",", 1)[0] for row in rows}
    day = found.dates[0]
    keys = [d.key for s in queries.states() for d in queries.districts_of(s.key, day) if d.key not in given]
    keys = keys[: found.districts - len(rows)]
    people = [1000] * len(keys)
    people[0] = found.population - sum(int(row.split(",")[2]) for row in rows) - sum(people[1:])
    blank = "," * (head.count(",") - 2)
    filled = [f"{key},Kreis,{count}{blank}" for key, count in zip(keys, people, strict=True)]
    return "\n".join([head, *rows, *filled]) + "\n"


def test_cells_have_the_date_of_their_column(cells) -> None:
    found = cells(edition("2018", JENA, ALTENBURG), name="daten.csv")
    assert {key: value for key, value in found.items() if key[0] in ("16053", "16077")} == {
        ("16053", "2018-12-31", "BEVSTD"): (111407, "value"),
        ("16053", "2018-12-31", "BEVSTD", "NAT=NATA"): (10735, "value"),
        ("16053", "2018-12-31", "BEVSTD", "ALT=ALT000B06", "NAT=NATA"): (601, "value"),
        ("16053", "2018-12-31", "ANT-AUSL"): (0.5, "value"),
        ("16053", "2019-06-30", "SVB-WOHNORT"): (42334, "value"),
        ("16053", "2018-12", "ERWP06", "NAT=NATA"): (None, "secret"),
        ("16053", "2019-12-31", "BEV027"): (13000, "rounded"),
        ("16053", "2018-12-31", "BEV030", "STAAG5=ST475"): (1205, "rounded"),
        ("16053", "2017", "KURS-BEGONNEN"): (12, "value"),
        ("16077", "2018-12-31", "BEVSTD"): (90118, "value"),
        ("16077", "2018-12-31", "BEVSTD", "NAT=NATA"): (3138, "value"),
        ("16077", "2018-12-31", "ANT-AUSL"): (12.345, "value"),
        ("16077", "2019-06-30", "SVB-WOHNORT"): (33883, "value"),
        ("16077", "2018-12", "ERWP06", "NAT=NATA"): (None, "not_applicable"),
        ("16077", "2019-12-31", "BEV027"): (4005, "rounded"),
        ("16077", "2018-12-31", "BEV030", "STAAG5=ST475"): (0, "rounded"),
        ("16077", "2017", "KURS-BEGONNEN"): (0, "zero"),
    }


def test_what_is_said_of_an_edition(read) -> None:
    found = as_object(read(edition("2018", JENA, ALTENBURG), name="daten.csv").recognised)
    assert (found["layout"], found["places"]["district"], found["error"]) == ("migration-regions", 401, None)
    assert found["title"].endswith("vom 31.12.2018")
    notices = {w["code"]: w["message"] for w in found["warnings"]}
    assert "Ausländerzentralregister 31.12.2019" in notices["dates_not_in_file"]
    assert "arbeitslose Ausländer Dezember 2018" in notices["dates_not_in_file"]
    assert "aus der Beschreibung" in notices["dates_not_in_file"]
    assert notices["unknown_columns"].endswith("nicht übernommen: AZR_BLUE_C.")


def test_edition_is_told_by_its_population_and_not_by_its_name(read) -> None:
    found = as_object(read(edition("2019", JENA), name="daten_2018.csv").recognised)
    assert "2020-12-31" in found["dates"]
    [dates] = [w["message"] for w in found["warnings"] if w["code"] == "dates_not_in_file"]
    assert "nicht beschrieben" in dates


def records(text: str) -> list[dict[str, object]]:
    """The same rows as a JSON file holds them."""
    head, *rows = (line.replace('"', "").split(",") for line in text.strip().split("\n"))
    found: list[dict[str, object]] = [dict(zip(head, row, strict=True)) for row in rows]
    for record in found:
        record["INSGESAMT"] = int(str(record["INSGESAMT"]))
    return found


def test_json_with_keys_as_numbers(read, cells) -> None:
    rows = records(edition("2022", JENA))
    rows[0]["RS"], rows[0]["ANT_AI"] = 16053, 9.6
    [flensburg] = [r for r in rows if r["RS"] == "01001"]
    flensburg["RS"] = 1001
    content = json.dumps(rows, indent=1)
    found = cells(content, name="daten.json")
    assert found["16053", "2021-12-31", "ANT-AUSL"] == (9.6, "value")
    assert ("01001", "2021-12-31", "BEVSTD") in found
    assert not [key for key in found if key[2].startswith("KURS")]
    recognised = read(content, name="daten.json").recognised
    notices = {w.code: w for w in recognised.warnings}
    assert "„1001“ gilt als „01001“" in notices["leading_zeros"].message
    assert content.split("\n")[(notices["leading_zeros"].line or 0) - 1].strip() == '"RS": 1001,'
    assert notices["wrong_columns"].message.startswith("Spalten weggelassen. kurs_begon: ")


def test_unknown_edition_is_refused(error) -> None:
    whole = edition("2018", JENA)
    said(
        error(whole.replace(",111407,", ",111408,"), name="a.csv"), "nicht bekannt: 401 Zeilen", "83.019.214"
    )
    said(error(whole.rstrip("\n").rpartition("\n")[0] + "\n", name="a.csv"), "nicht bekannt: 400 Zeilen")
    said(error("RS,NAME,AUSL_INSG\n16077,x,3\n", name="a.csv"), "nicht bekannt: 1 Zeilen, zusammen unbekannt")
    said(error('[{"AUSL_INSG": 3, "RS": 1001}]', name="a.json"), "nicht bekannt: 1 Zeilen")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (",10735,", ",1o735,", "Zeile 2: „1o735“"),
        ("16053,", "1605x,", "Zeile 2 nennt die Region „1605x“"),
        ("16053,", "1605,", "Zeile 2 nennt die Region „1605“"),
        (",601,", ",601,1,", "Zeile 2 hat 13 statt 12 Felder"),
        ("AZR_BLUE_C", "AZR_INSG", "Die Spalte „AZR_INSG“ steht zweimal"),
    ],
)
def test_what_can_be_wrong(old: str, new: str, words: str, error) -> None:
    said(error(edition("2018", JENA).replace(old, new, 1), name="a.csv"), words)


def test_record_with_other_columns(error) -> None:
    rows = records(edition("2022", JENA))
    del rows[1]["AIU6"]
    said(error(json.dumps(rows, indent=1), name="a.json"), "Zeile 17: Dieser Kreis hat andere Spalten")


def test_every_column_has_a_variable_with_label_and_unit() -> None:
    present = frozenset({"INSGESAMT", "AZR_NICHTEU_AUSL", "AZR_EU27_AUSL", "DIU6"})
    found = columns_of(present)
    assert found["AZR_NICHTEU_AUSL"].categories == {"LDRGR1": "DRITT-EU27"}
    assert columns_of(present - {"AZR_EU27_AUSL"})["AZR_NICHTEU_AUSL"].categories == {"LDRGR1": "DRITT-EU28"}
    assert {column.variable for column in found.values()} <= VARIABLES.keys()


def test_field_whose_quotes_do_not_end(error) -> None:
    said(error(edition("2018", JENA).replace(",Jena,", ',"Jena"x,'), name="a.csv"), "nicht in Felder")
