"""The directory of municipalities, fixed width and as workbook: days told by Hamburg and Berlin, land without people."""

from typing import Any

import pytest

from bindeglied.cli.inspect_files import as_object
from tests.exchange.importers.test_bad_input import said
from tests.exchange.importers.workbook_samples import workbook


def line(
    kind: str, key: str, name: str, *, people: int | str = 0, male: int | str = 0, place: str = "64"
) -> str:
    """A line of the edition of 30.09.2018; `key` holds Land to association."""
    figures = f"{people:0>11}{male:0>11}" if kind == "60" else ""
    area = f"{place}    {4569:011}" if kind == "60" else place
    return f"{kind}20180930{key:<12}{name:<50}{'':<50}{area}{figures}".ljust(220)


LINES = (
    line("10", "02", "Hamburg"),
    line("60", "020000000000", "Hamburg, Freie und Hansestadt", people=1810438, male=886289, place="61"),
    line("60", "110000000000", "Berlin, Stadt", people=3574830, male=1755700, place="61"),
    line("40", "16077", "Altenburger Land"),
    line("50", "16077   5052", "Rositz"),
    line("60", "160770010001", "Altenburg, Stadt", people=32788, male=15888),
    line("60", "160770025001", "Altkirchen"),
    line("60", "160779999999", "Leinawald", place="66"),
)
DIRECTORY = "\r\n".join(LINES) + "\r\n"
NAME = "GV100AD_300918.ASC"


def test_cells(cells) -> None:
    found = cells(DIRECTORY, name=NAME)
    assert {key: value for key, value in found.items() if key[0].startswith("16")} == {
        ("16077001", "2016-12-31", "BEVSTD"): (32788, "value"),
        ("16077001", "2016-12-31", "BEVSTD", "GES=GESM"): (15888, "value"),
        ("16077001", "2018-09-30", "FLAECHE"): (4569, "value"),
        ("16077002", "2016-12-31", "BEVSTD"): (None, "not_delivered"),
        ("16077002", "2016-12-31", "BEVSTD", "GES=GESM"): (None, "not_delivered"),
        ("16077002", "2018-09-30", "FLAECHE"): (4569, "value"),
        ("16077999", "2016-12-31", "BEVSTD"): (0, "zero"),
        ("16077999", "2016-12-31", "BEVSTD", "GES=GESM"): (0, "zero"),
        ("16077999", "2018-09-30", "FLAECHE"): (4569, "value"),
    }
    assert found["11000000", "2016-12-31", "BEVSTD"] == (3574830, "value")


def test_what_is_said_of_an_edition(read) -> None:
    found = as_object(read(DIRECTORY, name=NAME).recognised)
    wanted = ("layout", "table", "dates", "stand", "observations", "error")
    assert {key: found[key] for key in wanted} == {
        "layout": "gv100ad", "table": "GV100AD", "dates": ["2016-12-31", "2018-09-30"], "stand": "2018-09-30",
        "observations": 15, "error": None,
    }  # fmt: skip
    notices = {w["code"]: w["message"] for w in found["warnings"]}
    assert "erkannt: 31.12.2016. Die Fläche gilt für den 30.09.2018" in notices["dates_not_in_file"]
    assert notices["people_left_open"].endswith(
        "1, die erste in Zeile 7. Diese Werte gelten als noch nicht geliefert."
    )
    assert notices["names_only"].endswith("1 Länder, 1 Kreise, 1 Gemeindeverbände.")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_positions_count_characters_not_bytes(encoding: str, cells) -> None:
    """The edition of 2021 is in UTF-8, the one of 2018 in cp1252."""
    text = DIRECTORY.replace("Altenburg, Stadt ", "Mücheln, Grünstadt"[:17])
    assert cells(text, name=NAME, encoding=encoding)["16077001", "2016-12-31", "BEVSTD"] == (32788, "value")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("20180930", "20181330", "Zeile 1 nennt „20181330“ als Stand"),
        ("20180930", "99990930", "Zeile 1 nennt „99990930“ als Stand"),
        ("3574830", "3574831", "(hier „3574831“)"),
        ("110000000000", "120000000000", "Berlin (hier „–“)"),
        ("20180930", "20160930", "Das Gemeindeverzeichnis (30.09.2016) sagt nicht"),
        ("00000032788", "0000003278x", "Zeile 6: „0000003278x“ steht, wo das Verzeichnis eine Zahl"),
        ("402018093016077", "702018093016077", "Zeile 4 beginnt mit „702018093016077"),
        ("402018093016077", "402019093016077", "Zeile 4 nennt einen anderen Stand („20190930“)"),
        ("160770010001", "170770010001", "Zeile 6 nennt die Region „17077001“"),
    ],
)
def test_what_can_be_wrong(old: str, new: str, words: str, error) -> None:
    everywhere = old == "20180930"
    said(error(DIRECTORY.replace(old, new, -1 if everywhere else 1), name=NAME), words)


def test_edition_that_breaks_off(error) -> None:
    cut = DIRECTORY[: DIRECTORY.index("00000032788") + 4]
    said(error(cut, name=NAME), "Zeile 6 hat 143 Zeichen und bricht vor den Einwohnerzahlen ab")
    said(error(line("10", "16", "Thüringen"), name=NAME), "enthält keine Gemeinde")


HEAD: list[list[Any]] = [
    ["Gemeinden in Deutschland nach Fläche, Bevölkerung und Postleitzahl am 30.06.2024 (2. Quartal)"],
    ["Satz-art", "Text", "Amtlicher Regionalschlüssel (ARS)", "", "", "", "", "Name", "Fläche km2 1)", "Bevölkerung2)"],
    ["", "", "Land", "RB", "Kreis", "VB", "Gem", "", "", "insgesamt", "männlich", "weiblich", "je km2"],
    ["", "", "", "", "", "", "", "", "31.12.2022 (Jahr)", "am 31.12.2022 (Jahr)"],
]  # fmt: skip
BODY: list[list[Any]] = [
    ["10", "", "16", "", "", "", "", "Thüringen"],
    ["60", "63", "16", "0", "77", "0010", "001", "Altenburg, Stadt", 45.69, 31101, 14975, 16126, 681],
    ["60", "64", "16", "0", "77", "0028", "028", "Löbichau", 20, 0, 0, 0, 0],
    ["60", "66", "16", "0", "77", "9999", "999", "Leinawald", 12.5, 0, 0, 0, 0],
    ["Quelle: Gemeindeverzeichnis"],
]
SHEET = "Onlineprodukt_Gemeinden30062024"
DISTRICTS: list[list[Any]] = [
    ["KREISE", "Kreis / Landkreis", "Fläche", "insgesamt", "männlich", "weiblich", "je km2"],
    [1, 3, 5, 6, 7, 8, 9],
    ["02000", "Hamburg", 755.09, 1910160, 936740, 973420, 2530],
    ["11000", "Berlin, Stadt", 891.12, 3782202, 1860115, 1922087, 4244],
    ["16077", "Altenburger Land", 569.4, 89000, 44000, 45000, 156],
    ["Quelle: GV-ISys"],
]


def directory(rows: list[list[Any]], name: str = SHEET) -> bytes:
    return workbook(rows, (), name=name, footer=[])


def test_workbook_of_municipalities(cells, read) -> None:
    assert cells(directory(HEAD + BODY), name="a.xlsx") == {
        ("16077001", "2022-12-31", "BEVSTD"): (31101, "value"),
        ("16077001", "2022-12-31", "BEVSTD", "GES=GESM"): (14975, "value"),
        ("16077001", "2022-12-31", "BEVSTD", "GES=GESW"): (16126, "value"),
        ("16077001", "2022-12-31", "FLAECHE"): (45.69, "value"),
        ("16077028", "2022-12-31", "BEVSTD"): (None, "not_delivered"),
        ("16077028", "2022-12-31", "BEVSTD", "GES=GESM"): (None, "not_delivered"),
        ("16077028", "2022-12-31", "BEVSTD", "GES=GESW"): (None, "not_delivered"),
        ("16077028", "2022-12-31", "FLAECHE"): (20, "value"),
        ("16077999", "2022-12-31", "BEVSTD"): (0, "zero"),
        ("16077999", "2022-12-31", "BEVSTD", "GES=GESM"): (0, "zero"),
        ("16077999", "2022-12-31", "BEVSTD", "GES=GESW"): (0, "zero"),
        ("16077999", "2022-12-31", "FLAECHE"): (12.5, "value"),
    }
    found = read(directory(HEAD + BODY), name="a.xlsx").recognised
    assert (found.layout, found.table, found.stand) == ("gv-isys", "GV-ISYS", "2024-06-30")


def test_workbook_of_districts_whose_head_names_no_day(cells, read) -> None:
    content = directory(DISTRICTS, "Kreisfreie Städte u. Landkreise")
    assert cells(content, name="a.xlsx")["16077", "2023-12-31", "BEVSTD"] == (89000, "value")
    assert "dates_not_in_file" in [w.code for w in read(content, name="a.xlsx").recognised.warnings]


@pytest.mark.parametrize(
    ("row", "column", "value", "words"),
    [
        (2, 9, "gesamt", "nicht die des Gemeindeverzeichnisses"),
        (2, 10, "weiblich", "nicht die des Gemeindeverzeichnisses"),
        (5, 4, 7, "Zeile 6: „7“ steht unter „Kreis“, wo der Schlüssel 2 Ziffern hat"),
        (5, 10, None, "Zeile 6 hat keine Zahl"),
        (5, 9, "viele", "Zeile 6: „viele“"),
        (3, 9, "am Jahresende", "sagt nicht, für welchen Stichtag"),
    ],
)
def test_workbook_with_something_wrong(row: int, column: int, value: object, words: str, error, read) -> None:
    rows = [list(line) for line in HEAD + BODY]
    rows[row][column] = value
    said(error(directory(rows), name="a.xlsx"), words)
    assert read(directory(rows), name="a.xlsx").recognised.layout == "gv-isys"
