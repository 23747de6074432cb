"""Flat files: old and new, German and English, one small file per trap."""

import pytest

from tests.exchange.importers.samples import NEW_HEAD, OLD_HEAD_EN, PEOPLE, flat_new, flat_old

DATE = "2018-12-31"
CELLS = {
    ("16053", DATE, "BEVSTD"): (111_407, "value"),
    ("16053", DATE, "BEVSTD", "GES=GESW"): (56_086, "value"),
    ("16077", DATE, "BEVSTD"): (90_118, "value"),
    ("16077", DATE, "BEVSTD", "GES=GESW"): (46_118, "value"),
}


@pytest.mark.parametrize(
    ("text", "layout", "encoding"),
    [
        (flat_new(), "ffcsv-new", "utf-8-sig"),
        (flat_old(), "ffcsv-old", "utf-8"),
        (flat_old(date="2018-12-31", head=OLD_HEAD_EN), "ffcsv-old", "utf-8"),
        (flat_new([(k, n, c or "INSGESAMT", w, v) for k, n, c, w, v in PEOPLE]), "ffcsv-new", "utf-8-sig"),
        (flat_new(PEOPLE[::-1]), "ffcsv-new", "utf-8-sig"),
    ],
    ids=["new", "old", "old English", "total has a code", "other order"],
)
def test_every_layout_gives_the_same_cells(text: str, layout: str, encoding: str, cells, read) -> None:
    assert cells(text) == CELLS
    found = read(text).recognised
    assert (found.layout, found.encoding, found.table) == (layout, encoding, "12411-01-01-4")
    assert found.title == "Bevölkerungsstand nach Geschlecht, Kreise"
    assert found.dimensions[0].labels == {"GESW": "weiblich"}
    assert found.variables[0].label == "Bevölkerungsstand"


def test_several_columns_of_values_in_the_old_layout(cells) -> None:
    text = (
        "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;"
        "1_Auspraegung_Code;1_Auspraegung_Label;AI0111__Anteil_Flaeche__Prozent;AI0112__Einwohner__Anzahl\n"
        "99910;Regionalatlas Deutschland;JAHR;Jahr;2022;GEMEIN;Gemeinden;16077;Altenburger Land;14,1;0\n"
    )
    assert cells(text, name="AI-N-01-2-5.csv") == {
        ("16077", "2022", "AI0111"): (14.1, "value"),
        ("16077", "2022", "AI0112"): (0, "zero"),
    }


def test_several_variables_for_places_in_one_file(cells) -> None:
    text = flat_new() + flat_new([("DG", "Deutschland", "", "Insgesamt", "83019213")]).split("\n", 1)[
        1
    ].replace("KREISE;Kreise und kreisfreie Städte", "DINSG;Deutschland")
    assert cells(text) == {**CELLS, ("DG", DATE, "BEVSTD"): (83_019_213, "value")}


def test_column_that_holds_two_characteristics_in_turn(cells) -> None:
    """Tables of the census: rows of one stand at the total of the other; their common total counts once."""
    lines = [
        "1000A;Bevölkerung;STAG;Stichtag;2022-05-15;GEODL1;Deutschland;DG;Deutschland;"
        f"{variable};Geschichte;{code};{label};{value};Anzahl;PRS001;Personen"
        for variable, code, label, value in (
            ("WDGAT1", "", "Insgesamt", "100"), ("WDGAT1", "MIT", "mit", "30"),
            ("WDGAT2", "", "Insgesamt", "100"), ("WDGAT2", "BEIDE", "beide", "20"),
        )
    ]  # fmt: skip
    text = "\n".join([NEW_HEAD, *lines]) + "\n"
    assert cells(text, name="1000A-2022.csv") == {
        ("DG", "2022-05-15", "PRS001"): (100, "perturbed"),
        ("DG", "2022-05-15", "PRS001", "WDGAT1=MIT"): (30, "perturbed"),
        ("DG", "2022-05-15", "PRS001", "WDGAT2=BEIDE"): (20, "perturbed"),
    }


def test_quality_signs(read) -> None:
    text = flat_new(head=f"{NEW_HEAD};value_q").replace("Bevölkerungsstand\n", "Bevölkerungsstand;e\n")
    assert read(text).recognised.quality == {"e": 4}


def test_time_of_delivery_stands_in_the_name(read) -> None:
    name = "12411-01-01-4_1773175772751_de_flat.csv"
    assert read(flat_new(), name=name).recognised.delivered_at == "2026-03-10T20:49:32+00:00"
    assert read(flat_new(), name="12531-0043_175879554_flat.csv").recognised.delivered_at is None


@pytest.mark.parametrize(
    "name", ["12411-01-01-4.csv", "12411-01-01-4_de_flat (1).csv", "neu 12411-01-01-4.txt"]
)
def test_table_is_named_by_the_file(name: str, read) -> None:
    assert read(flat_new(), name=name).recognised.table == "12411-01-01-4"


def test_known_table_is_recognised_by_its_content_too(read) -> None:
    found = read(flat_new(), name="Einwohner.csv").recognised
    assert found.table == "12411-01-01-4"
    assert "table_by_content" in [w.code for w in found.warnings]


def test_rows_that_are_missing_are_noticed(read) -> None:
    found = read(flat_new(PEOPLE[:3])).recognised
    [notice] = [w for w in found.warnings if w.code == "gaps"]
    assert "3 von 4 Zeilen" in notice.message


def test_semester_and_half_year_stay_as_they_are(cells) -> None:
    found = cells(flat_new(date="2023-10P6M"))
    assert {key[1] for key in found} == {"2023-10P6M"}
