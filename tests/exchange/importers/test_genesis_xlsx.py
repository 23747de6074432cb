"""Workbooks of the portals: the same cells as the table on the screen; and all that can be wrong with one."""

from datetime import date
from pathlib import Path

import pytest

from bindeglied.cli.inspect_files import as_object
from bindeglied.exchange.importers import child, workbooks
from tests.exchange.importers.samples import write
from tests.exchange.importers.test_archives import packed
from tests.exchange.importers.test_bad_input import said
from tests.exchange.importers.workbook_samples import (
    MOVES,
    MOVES_MERGED,
    POPULATION,
    VOTES,
    VOTES_MERGED,
    with_part,
    workbook,
)

SHEET = "xl/worksheets/sheet1.xml"


def test_what_is_said_of_a_workbook(read) -> None:
    found = as_object(read(workbook(), name="export (1).xlsx").recognised)
    assert found == {
        "file": "export (1).xlsx",
        "layout": "genesis-xlsx",
        "encoding": "",
        "table": "12411-0015",
        "statistic": "12411",
        "title": "Bevölkerung: Kreise, Stichtag, Geschlecht",
        "dates": ["2018-12-31"],
        "places": {"country": 0, "state": 0, "region": 0, "district": 2, "municipality": 0, "other": 0},
        "dimensions": [{"code": "GES", "label": "Geschlecht", "categories": 3}],
        "variables": [{"code": "BEVSTD", "label": "Bevölkerungsstand", "unit": "Anzahl"}],
        "observations": 6,
        "markers": {"-": 1, "0": 0, ".": 0, "x": 0, "/": 0, "...": 0, "( )": 0},
        "quality": {"e": 0, "r": 0, "p": 0},
        "licence": "dl-de/by-2-0",
        "stand": "2020-03-27T03:59:13",
        "source": "Statistisches Bundesamt (Destatis)",
        "warnings": found["warnings"],
        "error": None,
    }
    assert [w["code"] for w in found["warnings"]] == ["missing_parents"]


def test_cells_are_those_of_the_table_on_the_screen(cells) -> None:
    assert cells(workbook(), name="a.xlsx") == {
        ("16053", "2018-12-31", "BEVSTD"): (111407, "value"),
        ("16053", "2018-12-31", "BEVSTD", "GES=GESM"): (55321, "value"),
        ("16053", "2018-12-31", "BEVSTD", "GES=GESW"): (56086, "value"),
        ("16077", "2018-12-31", "BEVSTD"): (90118, "value"),
        ("16077", "2018-12-31", "BEVSTD", "GES=GESM"): (44000, "value"),
        ("16077", "2018-12-31", "BEVSTD", "GES=GESW"): (None, "zero"),
    }


def test_date_above_the_rows_and_a_zero_among_rates(cells) -> None:
    """A workbook keeps 0 where the screen shows '0,0': rounded to half of its unit, no sign for nothing."""
    found = cells(workbook(VOTES, VOTES_MERGED, name="14111-01-04-4"), name="a.xlsx")
    assert found == {
        ("16053", "2021-09-26", "WAHLBER"): (81259, "value"),
        ("16053", "2021-09-26", "WAHLBET"): (80.4, "value"),
        ("16077", "2021-09-26", "WAHLBER"): (74029, "value"),
        ("16077", "2021-09-26", "WAHLBET"): (0, "rounded"),
        ("16053", "2017-09-24", "WAHLBER"): (81000, "value"),
        ("16053", "2017-09-24", "WAHLBET"): (80, "value"),
        ("16077", "2017-09-24", "WAHLBER"): (0, "zero"),
        ("16077", "2017-09-24", "WAHLBET"): (None, "secret"),
    }


def test_zero_among_rates_is_no_sign(read) -> None:
    imported = read(workbook(VOTES, VOTES_MERGED, name="14111-01-04-4"), name="a.xlsx")
    assert imported.recognised.markers["0"] == 1
    assert sorted(b for b in imported.cells.base.to_pylist() if b is not None) == [0.05]


def test_key_in_the_first_row_of_a_group_and_the_year_in_the_title(cells) -> None:
    found = cells(workbook(MOVES, MOVES_MERGED, name="12711-04-02-4"), name="a.xlsx")
    assert found["16077", "2019", "BEV085"] == (2336, "value")
    assert found["16077", "2019", "BEV085", "ALT=ALT000B18", "GES=GESM"] == (150, "value")
    assert len(found) == 8


def test_dates_and_keys_that_are_no_texts(cells) -> None:
    rows = [list(row) for row in POPULATION]
    rows[5][0], rows[6][0] = 16053, 16077

    def more(book, sheet) -> None:
        sheet.write_datetime(3, 2, date(2018, 12, 31), book.add_format({"num_format": "dd.mm.yyyy"}))

    assert cells(workbook(rows, more=more), name="a.xlsx") == cells(workbook(), name="a.xlsx")


def test_workbook_in_a_zip_file(read) -> None:
    found = read(packed(("innen.xlsx", workbook())), name="a.zip").recognised
    assert (found.file, found.layout, found.error) == ("a.zip/innen.xlsx", "genesis-xlsx", None)


def test_lines_are_the_rows_of_the_sheet(error) -> None:
    rows = [list(row) for row in POPULATION]
    rows[6][2] = "viele"
    said(error(workbook(rows), name="a.xlsx"), "Zeile 7: „viele“")
    rows = [list(row) for row in VOTES]
    rows[6][0] = 1607
    said(
        error(workbook(rows, VOTES_MERGED), name="a.xlsx"),
        "Zeile 7 nennt die Region „1607“",
        "führende Nullen",
    )


@pytest.mark.parametrize("cell", [(1048575, 16383), (1048575, 10), (300_000, 16)])
def test_one_cell_far_away(cell: tuple[int, int], error) -> None:
    message = error(workbook(more=lambda book, sheet: sheet.write(*cell, "x")), name="a.xlsx")
    said(message, f"bis Zeile {cell[0] + 1} und Spalte", "Weit ab von der Tabelle")


def test_far_cell_that_is_hidden_from_the_check_breaks_only_the_child(tmp_path: Path) -> None:
    """Written with a prefix that the check does not know, the sheet asks for 400 GB: a message, no crash."""
    xml = b"""<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<x:sheetData><x:row r='1'><x:c r='A1'><x:v>1</x:v></x:c></x:row><x:row r='1048576'><x:c r='XFD1048576'><x:v>1</x:v></x:c></x:row>
</x:sheetData></x:worksheet>"""
    path = write(tmp_path, with_part(workbook(), SHEET, xml), "12411-0015.xlsx")
    try:
        [found] = child.inspect(path, path.name)
    finally:
        child.stop()
    assert found.error
    assert "Bitte " in found.error


def test_workbook_of_500_sheets(error) -> None:
    said(error(workbook(further=499), name="a.xlsx"), "Arbeitsmappe", "Dateien")
    said(error(workbook(further=30), name="a.xlsx"), "hat 31 Blätter")


def test_macros_are_refused(error) -> None:
    said(error(with_part(workbook(), "xl/vbaProject.bin", b"\0" * 100), name="a.xlsx"), "Makros")


@pytest.mark.parametrize("value", ["=1+1", True])
def test_formula_or_truth_value(value: object, error) -> None:
    message = error(workbook(more=lambda book, sheet: sheet.write(6, 3, value)), name="a.xlsx")
    said(message, "Im Feld D7")


def test_old_and_locked_workbooks(error) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
    said(error(old, name="12411-0015.xlsx"), "alte Excel-Arbeitsmappe (.xls)")
    said(error(old + "EncryptedPackage".encode("utf-16-le"), name="a.xlsx"), "mit einem Kennwort gesperrt")


def test_bomb(error) -> None:
    bomb = with_part(workbook(), SHEET, b"<row/>" * 25_000_000)
    said(error(bomb, name="a.xlsx"), "Die Arbeitsmappe ergibt entpackt mehr als")


def test_damaged_workbook(error) -> None:
    content = workbook()
    said(error(content[: len(content) // 2], name="a.xlsx"), "beschädigt")
    said(error(with_part(content, SHEET, b"<worksheet><sheetData><row"), name="a.xlsx"))
    said(error(with_part(content, "xl/workbook.xml", b"nichts"), name="a.xlsx"))


def test_rearranged_table(error) -> None:
    for rows, merged in (
        (POPULATION[5:], ()),
        ([["kid2019", "-", "-", "total"], ["16077", "x", "Insgesamt", 3]], ()),
        ([[None, None, "Nationalität"], ["id", "name", "Insgesamt"], ["16077", "x", 3]], ()),
    ):
        said(error(workbook(rows, merged), name="a.xlsx"), "umgebaut", "12411-0015")
    said(error(workbook(footer=[]), name="a.xlsx"), "umgebaut")
    said(error(workbook(footer=["______________"]), name="a.xlsx"), "Stand")


def test_workbook_of_somebody_else(error, read) -> None:
    content = workbook(name="Tabelle1")
    said(error(content, name="Zahlen.xlsx"), "eine Excel-Arbeitsmappe")
    assert read(content, name="Zahlen.xlsx").recognised.layout == "unknown"
    said(error(workbook([], (), footer=[]), name="a.xlsx"), "erste Blatt der Arbeitsmappe ist leer")


def test_numbers_as_an_official_table_writes_them() -> None:
    rows = [[87508.0, 4.7, -3.0, date(2024, 12, 31), 'a;b\n"c"', ""]]
    assert workbooks.as_lines(rows) == ["87508;4,7;-3;31.12.2024;a,b 'c';"]


def test_columns_of_one_head_field_that_is_not_merged(cells) -> None:
    rows = [
        ["Bevölkerung: Bundesländer, Stichtag"],
        ["Bevölkerungsstand (Anzahl)"],
        ["Bundesländer", "31.12.2018"],
        ["Thüringen", 2143145],
    ]
    assert cells(workbook(rows, (), name="12411-0010"), name="a.xlsx") == {
        ("16", "2018-12-31", "BEVSTD"): (2143145, "value")
    }


def test_head_row_that_is_empty(error, cells) -> None:
    """Between two filled rows it says nothing; instead of one it takes away what the columns are about."""
    further = [*POPULATION[:4], [None] * 5, *POPULATION[4:]]
    merged = ((3, 0, 5, 1), (3, 2, 3, 4), (0, 0, 0, 4), (1, 0, 1, 4), (2, 0, 2, 4))
    assert cells(workbook(further, merged), name="a.xlsx") == cells(workbook(), name="a.xlsx")
    taken = [*POPULATION[:4], [None] * 5, *POPULATION[5:]]
    said(error(workbook(taken), name="a.xlsx"), "Über den Spalten 3 und 4 steht dasselbe")
