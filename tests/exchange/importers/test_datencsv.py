"""datencsv: one small file per trap."""

from tests.exchange.importers.samples import FOOTER, LAENDER, POPULATION, REGISTER_EN, UNEMPLOYED


def test_dates_and_sexes_above_the_columns(cells, read) -> None:
    date = "2018-12-31"
    assert cells(POPULATION) == {
        ("DG", date, "BEVSTD"): (83_019_213, "value"),
        ("DG", date, "BEVSTD", "GES=GESM"): (40_966_691, "value"),
        ("DG", date, "BEVSTD", "GES=GESW"): (42_052_522, "value"),
        ("16", date, "BEVSTD"): (2_143_145, "value"),
        ("16", date, "BEVSTD", "GES=GESM"): (1_060_000, "value"),
        ("16", date, "BEVSTD", "GES=GESW"): (1_083_145, "value"),
        ("16053", date, "BEVSTD"): (111_407, "value"),
        ("16053", date, "BEVSTD", "GES=GESM"): (55_321, "value"),
        ("16053", date, "BEVSTD", "GES=GESW"): (56_086, "value"),
        ("16077", date, "BEVSTD"): (90_118, "value"),
        ("16077", date, "BEVSTD", "GES=GESM"): (44_000, "value"),
        ("16077", date, "BEVSTD", "GES=GESW"): (46_118, "value"),
    }
    found = read(POPULATION).recognised
    assert (found.layout, found.encoding, found.table, found.statistic) == (
        "datencsv", "utf-8", "12411-01-01-4", "12411",
    )  # fmt: skip
    assert found.title == "Bevölkerungsstand: Bevölkerung nach Geschlecht - Stichtag 31.12."
    assert (found.stand, found.delivered_at) == ("2024-02-26T15:28:28", "2024-02-26T15:28:28")
    assert (found.licence, found.source) == ("dl-de/by-2-0", "Statistische Ämter des Bundes und der Länder")
    assert found.footnotes == 'zu "gesamte Tabelle":\nab dem Berichtsjahr 2011: nach dem Zensus 2011'
    assert found.census_bases == {"2018-12-31": "2011"}
    assert found.warnings == ()


def test_cp1252_gives_the_same_cells_as_utf8(cells, read) -> None:
    assert cells(POPULATION, encoding="cp1252") == cells(POPULATION)
    assert read(POPULATION, encoding="cp1252").recognised.encoding == "cp1252"


def test_windows_line_ends_give_the_same_cells(cells) -> None:
    assert cells(POPULATION.replace("\n", "\r\n")) == cells(POPULATION)


def test_new_first_line_year_before_key_groups_without_a_name_of_their_dimension(cells) -> None:
    assert cells(UNEMPLOYED) == {
        ("16", "2025", "ERWP06"): (72_000, "value"),
        ("16", "2025", "ERWP06", "NAT=NATA"): (16_541, "value"),
        ("16", "2025", "ERWP10", "NAT=NATA"): (31.2, "value"),
        ("16053", "2025", "ERWP06"): (3_546, "value"),
        ("16053", "2025", "ERWP06", "NAT=NATA"): (1_160, "value"),
        ("16053", "2025", "ERWP10", "NAT=NATA"): (15.7, "value"),
        ("16056", "2025", "ERWP06"): (None, "no_such_place"),
        ("16056", "2025", "ERWP06", "NAT=NATA"): (None, "no_such_place"),
        ("16056", "2025", "ERWP10", "NAT=NATA"): (None, "no_such_place"),
        ("16077", "2025", "ERWP06"): (4_109, "value"),
        ("16077", "2025", "ERWP06", "NAT=NATA"): (1_228, "value"),
        ("16077", "2025", "ERWP10", "NAT=NATA"): (None, "secret"),
    }


def test_english_quality_columns_keys_only_in_the_first_row_of_a_group(cells, read) -> None:
    date = "2023-12-31"
    assert cells(REGISTER_EN) == {
        ("16053", date, "BEV027", "GES=GESM"): (7_595, "rounded"),
        ("16053", date, "BEV027"): (14_740, "rounded"),
        ("16053", date, "BEV027", "GES=GESM", "LDRGR1=EUROPA"): (3_000, "rounded"),
        ("16053", date, "BEV027", "LDRGR1=EUROPA"): (6_000, "rounded"),
        ("16077", date, "BEV027", "GES=GESM"): (3_530, "rounded"),
        ("16077", date, "BEV027"): (6_750, "rounded"),
        ("16077", date, "BEV027", "GES=GESM", "LDRGR1=EUROPA"): (1_500, "rounded"),
        ("16077", date, "BEV027", "LDRGR1=EUROPA"): (3_000, "rounded"),
    }
    found = read(REGISTER_EN).recognised
    assert (found.observations, found.quality) == (8, {"e": 6, "p": 1})
    assert found.stand == "2025-03-29T11:14:32"
    assert [w.code for w in found.warnings] == ["missing_parents"]


def test_quality_column_may_repeat_the_labels_of_its_values(read, cells) -> None:
    text = REGISTER_EN.replace(";;;;Male;;Total;\n", ";;;;Male;Male;Total;Total\n")
    assert cells(text) == cells(REGISTER_EN)
    assert read(text).recognised.quality == {"e": 6, "p": 1}


def test_table_of_laender_carries_names_only(cells) -> None:
    assert cells(LAENDER) == {
        ("14", "2017-12-31", "BEVSTD"): (4_081_308, "value"),
        ("14", "2018-12-31", "BEVSTD"): (4_077_937, "value"),
        ("16", "2017-12-31", "BEVSTD"): (2_151_205, "value"),
        ("16", "2018-12-31", "BEVSTD"): (2_143_145, "value"),
        ("DG", "2017-12-31", "BEVSTD"): (82_792_351, "value"),
        ("DG", "2018-12-31", "BEVSTD"): (83_019_213, "value"),
    }


def test_laender_may_stand_above_the_columns(cells) -> None:
    text = """Tabelle: 12411-0010
Bevölkerung: Bundesländer, Stichtag;;
Fortschreibung des Bevölkerungsstandes;;
Bevölkerungsstand (Anzahl);;
;Sachsen;Thüringen
31.12.2017;4081308;2151205
"""
    assert cells(text + FOOTER) == {
        ("14", "2017-12-31", "BEVSTD"): (4_081_308, "value"),
        ("16", "2017-12-31", "BEVSTD"): (2_151_205, "value"),
    }


def test_table_of_germany_has_no_column_of_places(cells) -> None:
    text = """Tabelle: 12411-0001
Bevölkerung: Deutschland, Stichtag;
Fortschreibung des Bevölkerungsstandes;
Bevölkerungsstand (Anzahl);
;Anzahl
31.12.2017;82792351
31.12.2018;83019213
"""
    assert cells(text + FOOTER) == {
        ("DG", "2017-12-31", "BEVSTD"): (82_792_351, "value"),
        ("DG", "2018-12-31", "BEVSTD"): (83_019_213, "value"),
    }


def test_date_alone_in_a_title_line(cells) -> None:
    text = POPULATION.replace(";;31.12.2018;31.12.2018;31.12.2018\n", "").replace(
        "Bevölkerungsstand (Anzahl);;;;\n", "Bevölkerungsstand (Anzahl);;;;\n31.12.2018;;;;\n"
    )
    assert cells(text) == cells(POPULATION)


def test_category_in_the_rows(cells) -> None:
    text = """GENESIS-Tabelle: 12411-03-03-4
Bevölkerung nach Nationalität und Altersgruppen;;;;
Fortschreibung des Bevölkerungsstandes;;;;
Bevölkerungsstand (Anzahl);;;;
;;;Insgesamt;Ausländer(innen)
16077;Altenburger Land;unter 3 Jahre;2000;100
16077;Altenburger Land;90 Jahre und mehr;900;1
16077;Altenburger Land;Insgesamt;90118;3138
31.12.2018"""
    text = text.replace("\n31.12.2018", "\n").replace("(Anzahl);;;;\n", "(Anzahl);;;;\n31.12.2018;;;;\n")
    date = "2018-12-31"
    assert cells(text + FOOTER) == {
        ("16077", date, "BEVSTD", "ALTX21=ALT000B03"): (2_000, "value"),
        ("16077", date, "BEVSTD", "ALTX21=ALT090UM"): (900, "value"),
        ("16077", date, "BEVSTD"): (90_118, "value"),
        ("16077", date, "BEVSTD", "ALTX21=ALT000B03", "NAT=NATA"): (100, "value"),
        ("16077", date, "BEVSTD", "ALTX21=ALT090UM", "NAT=NATA"): (1, "value"),
        ("16077", date, "BEVSTD", "NAT=NATA"): (3_138, "value"),
    }


def test_row_without_a_key_that_names_germany_is_not_filled_down(cells) -> None:
    text = POPULATION.replace("DG;Deutschland", ";Deutschland").replace("16;  Thüringen", ";Thüringen")
    assert cells(text) == cells(POPULATION)


def test_municipality_in_two_associations_counts_once(read, cells) -> None:
    """It has a row in each; where it was not at that time, there is a dash."""
    text = POPULATION.replace(
        "16077;      Altenburger Land, Kreis;90118;44000;46118\n",
        "03158405007;Dahlum;-;-;-\n03158407007;Dahlum;656;323;333\n",
    )
    assert cells(text)["03158007", "2018-12-31", "BEVSTD"] == (656, "value")
    assert read(text).recognised.observations == 15
    assert read(text).recognised.markers["-"] == 3
    assert "doubles" not in [w.code for w in read(text).recognised.warnings]


def test_unknown_label_serves_as_its_own_code_and_is_noticed(cells, read) -> None:
    text = POPULATION.replace("männlich;weiblich", "linkshändig;weiblich")
    assert cells(text)["16077", "2018-12-31", "BEVSTD", "MERKMAL1=linkshändig"] == (44_000, "value")
    [notice] = read(text).recognised.warnings
    assert notice.code == "unknown_labels"
    assert "„linkshändig“" in notice.message


def test_columns_that_differ_by_unit_only_stay_apart(cells) -> None:
    text = (
        """Tabelle: 99999-01-01-4
Haushalte nach Größe;;;
Mikrozensus;;;
2020;;;
;;Haushalte;Haushalte
;;Anzahl;Prozent
16077;Altenburger Land;500;12,5
"""
        + FOOTER
    )
    assert cells(text) == {
        ("16077", "2020", "Haushalte"): (500, "value"),
        ("16077", "2020", "Haushalte (Prozent)"): (12.5, "value"),
    }


def test_signs_of_official_tables(cells) -> None:
    rows = "-;0;.|x;/;...|( );(12);12"
    text = POPULATION
    for place, signs in zip(
        ("90118;44000;46118", "111407;55321;56086", "2143145;1060000;1083145"), rows.split("|"), strict=True
    ):
        text = text.replace(place, signs)
    found = cells(text)
    date = "2018-12-31"
    assert [found[p, date, "BEVSTD", *c] for p in ("16077", "16053", "16") for c in ((), ("GES=GESM",), ("GES=GESW",))] == [
        (None, "zero"), (0, "zero"), (None, "secret"),
        (None, "not_applicable"), (None, "unreliable"), (None, "not_delivered"),
        (None, "unreliable"), (12, "unreliable"), (12, "value"),
    ]  # fmt: skip


def test_zero_in_a_rate_is_less_than_half_of_its_unit(read) -> None:
    imported = read(UNEMPLOYED.replace("1160;15,7", "1160;0,0"))
    cells = imported.cells
    [at] = [i for i, v in enumerate(cells.value.to_pylist()) if v == 0]
    assert (cells.status[at].as_py(), cells.base[at].as_py(), cells.marker[at].as_py()) == (
        "rounded",
        0.05,
        "",
    )
    assert imported.recognised.markers["0"] == 0


def test_level_without_one_number_is_not_delivered(cells, read) -> None:
    text = POPULATION.replace("111407;55321;56086", "-;-;-").replace("90118;44000;46118", "-;-;.")
    found = cells(text)
    assert found["16053", "2018-12-31", "BEVSTD"] == (None, "not_delivered")
    assert found["16077", "2018-12-31", "BEVSTD", "GES=GESW"] == (None, "secret")
    assert [w.code for w in read(text).recognised.warnings] == ["level_not_delivered"]


def test_empty_fields_are_not_stored_and_noticed(cells, read) -> None:
    text = POPULATION.replace("111407;55321;56086", "111407;;56086")
    assert ("16053", "2018-12-31", "BEVSTD", "GES=GESM") not in cells(text)
    [notice] = read(text).recognised.warnings
    assert (notice.code, notice.line) == ("blank_fields", 10)
    assert read(text).recognised.observations == 11
