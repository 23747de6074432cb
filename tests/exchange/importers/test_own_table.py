"""Sheets of municipal kind: read as a person mapped them, every doubt named, nothing guessed in silence."""

import dataclasses
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bindeglied.analysis.status import Status
from bindeglied.domain.statistics.values import FigureColumn, OwnTable, SheetMapping, SheetText
from bindeglied.exchange.importers import own_guess, own_import, own_places, own_table, sheets
from bindeglied.exchange.importers.errors import BadFile

OWN = OwnTable("eigen-kitas", "Kinder in Kitas", "Kinder mit Platz am Stichtag", "Jugendamt", "own")


def sheet(*lines: str) -> SheetText:
    """A sheet from lines of fields between bars."""
    rows = [[field.strip() for field in line.split("|")] for line in lines]
    width = max(map(len, rows))
    return SheetText("", tuple(tuple((row + [""] * width)[:width]) for row in rows), len(rows))


PLAIN = sheet("Ort | Kinder | Plätze", "Jena | 120 | 130", "Altenburger Land | 80 | 95,5")
MAPPING = SheetMapping(
    head=1, first=2, place_column=1, date="2024-12-31", land="16",
    figures=(FigureColumn(2, "Kinder", "Personen"), FigureColumn(3, "Plätze")),
)  # fmt: skip


def read(*lines: str, **changed: Any) -> own_table.Reading:
    return own_table.read(sheet(*lines), dataclasses.replace(MAPPING, **changed))


def values(found: own_table.Reading) -> dict[tuple[str, str], float | None]:
    return {(c.place, c.variable): c.value for c in found.cells}


def said(found: own_table.Reading) -> list[tuple[str, str]]:
    return [(d.kind, d.message) for d in found.doubts]


def test_plain_table_is_read_cell_by_cell() -> None:
    found = own_table.read(PLAIN, MAPPING)
    assert values(found) == {
        ("16053", "KINDER"): 120, ("16053", "PLAETZE"): 130, ("16077", "KINDER"): 80, ("16077", "PLAETZE"): 95.5,
    }  # fmt: skip
    assert {c.date for c in found.cells} == {"2024-12-31"}
    assert found.complete
    assert not found.doubts


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("16077", "16077"), ("16077001", "16077001"), ("jena", "16053"), ("Stadt Jena", "16053"), ("Jena, Stadt", "16053"),
        ("Landkreis Altenburger Land", "16077"), ("LK Altenburger Land", "16077"), ("Thüringen", "16"),
        ("Deutschland", "DG"), ("Rostock", None), ("Landkreis Rostock", "13072"), ("Entenhausen", None), ("99999", None), ("1001", None), ("", None),
    ],
)  # fmt: skip
def test_place_is_known_by_key_or_by_a_name_that_only_one_has(name: str, key: str | None) -> None:
    assert own_places.place_of(name, "16") == key


@pytest.mark.parametrize(
    ("name", "home", "key"),
    [
        ("Altenburg", "16077", "16077001"), ("Stadt Altenburg", "16077", "16077001"), ("Altenburg", "16053", None),
        ("Gotha", "16067", None), ("Gotha, Stadt", "16067", "16067029"), ("Landkreis Gotha", "16067", "16067"),
        ("Gotha", "16077", "16067"), ("Jena", "16053", "16053"),
    ],
)  # fmt: skip
def test_municipalities_of_the_own_district_are_known_unless_the_district_has_the_name(
    name: str, home: str, key: str | None
) -> None:
    assert own_places.place_of(name, home) == key


def test_unknown_place_waits_for_a_person() -> None:
    lines = ("Ort | K | P", "Jena | 1 | 2", "Lobeda | 3 | 4")
    found = read(*lines)
    assert found.unknown == {"Lobeda": 3}
    assert not found.complete
    assert values(read(*lines, chosen={"Lobeda": "16053000"}))["16053000", "KINDER"] == 3
    left_out = read(*lines, chosen={"Lobeda": ""})
    assert left_out.complete
    assert {c.place for c in left_out.cells} == {"16053"}


def test_lost_zero_is_offered_and_repaired_only_when_agreed() -> None:
    lines = ("Key | K | P", "1001 | 5 | 6")
    found = read(*lines)
    assert said(found) == [
        (
            "zeros",
            "Zeile 2, Spalte A: Dem Schlüssel „1001“ fehlt die Null am Anfang. Gemeint ist „01001“ (Flensburg).",
        )
    ]
    assert not found.complete
    assert values(read(*lines, zeros=True)) == {("01001", "KINDER"): 5, ("01001", "PLAETZE"): 6}


@pytest.mark.parametrize(
    ("content", "kind", "repair", "value"),
    [
        ("12 %", "units", "units", 12.0),
        ("1.200 Personen", "points", "points", None),
        ("1.200", "points", "points", 1200.0),
        ("77¹)", "units", "units", 77.0),
        ("viele", "error", "units", None),
        ("45.6.7", "error", "points", None),
    ],
)
def test_odd_number_is_named_with_row_and_column(
    content: str, kind: str, repair: str, value: float | None
) -> None:
    lines = ("Ort | K | P", f"Jena | {content} | 7")
    found = read(*lines)
    assert not found.complete
    assert found.doubts[0].kind in (kind, "units")
    assert "Zeile 2, Spalte B" in found.doubts[0].message
    assert values(read(*lines, **{repair: True})).get(("16053", "KINDER")) == value


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ("-", Status.ZERO), (".", Status.SECRET), ("x", Status.NOT_APPLICABLE), ("...", Status.NOT_DELIVERED),
        ("k. A.", Status.NOT_DELIVERED), ("< 5", Status.SECRET), ("1 234", Status.VALUE), ("1.234,5", Status.VALUE),
    ],
)  # fmt: skip
def test_signs_have_a_status_and_no_number(content: str, status: Status) -> None:
    [cell, _] = read("Ort | K | P", f"Jena | {content} | 7").cells
    assert cell.status == status
    assert cell.value == {"1 234": 1234.0, "1.234,5": 1234.5}.get(content)


def test_totals_are_left_out_and_tried() -> None:
    lines = ("Ort | K | P", "Jena | 10 | 2", "Suhl | 5 | 2", "Insgesamt | 16 | 4")
    found = read(*lines)
    assert said(found) == [
        ("hint", "Zeile 4, Spalte B: Als Summe steht dort 16, die Zeilen darüber ergeben 15.")
    ]
    assert {c.place for c in found.cells} == {"16053", "16054"}
    assert values(read(*lines, totals="take", total_place="16"))["16", "KINDER"] == 16


def test_subtotals_of_a_category_become_its_total() -> None:
    lines = (
        "Ort | Geschlecht | K", "Jena | weiblich | 10", "Jena | männlich | 5", "Jena | zusammen | 15",
        "Suhl | weiblich | 1", "Suhl | männlich | 2", "Suhl | zusammen | 3",
    )  # fmt: skip
    changed = {"figures": (FigureColumn(3, "K"),), "categories": ((2, "Geschlecht"),)}
    left, taken = read(*lines, **changed), read(*lines, totals="take", **changed)
    assert [dict(c.categories)["GESCHLECHT"] for c in left.cells] == ["WEIBLICH", "MAENNLICH"] * 2
    assert [c.value for c in taken.cells if dict(c.categories)["GESCHLECHT"] == "TOTAL"] == [15, 3]
    assert not left.doubts
    assert not taken.doubts


def test_second_table_below_is_told_and_not_read() -> None:
    found = read("Ort | K | P", "Jena | 1 | 2", "", "Zweite Tabelle", "Ort | K | P", "Suhl | 3 | 4")
    assert said(found) == [("hint", "Ab Zeile 6 stehen noch Zahlen auf dem Blatt. Sie werden nicht gelesen.")]
    assert {c.place for c in found.cells} == {"16053"}


def test_row_of_data_taken_for_a_head_is_told() -> None:
    found = read("Ort | K | P", "Jena | 1 | 2", "Suhl | 3 | 4", first=3)
    assert said(found) == [("hint", "Zeile 2 gehört zum Tabellenkopf, nennt aber einen Ort: „Jena“.")]


def test_footnote_below_ends_the_table() -> None:
    found = read("Ort | K | P", "Jena | 1 | 2", "1) vorläufig")
    assert found.complete
    assert not found.doubts


def test_row_without_figures_inside_is_left_out_aloud() -> None:
    found = read("Ort | K | P", "Jena | 1 | 2", "Landkreise: | | ", "Sonneberg | 3 | 4", last=4)
    assert [d.kind for d in found.doubts] == ["hint"]
    assert {c.place for c in found.cells} == {"16053", "16072"}


def test_two_values_for_one_cell_are_refused_and_equal_ones_stored_once() -> None:
    found = read("Ort | K | P", "Jena | 1 | 2", "16053 | 3 | 2")
    assert [d.kind for d in found.doubts] == ["hint", "error"] or [d.kind for d in found.doubts] == [
        "error",
        "hint",
    ]
    assert "Die Zeilen 2 und 3 nennen zwei Werte für Jena (Spalte B)." in [d.message for d in found.doubts]
    assert not found.complete


def test_dates_as_numbers_are_offered_and_years_are_taken() -> None:
    lines = ("Tag | K | P", "45657 | 1 | 2", "2023 | 3 | 4")
    changed = {"place_column": 0, "place": "16053", "date_column": 1, "date": ""}
    found = read(*lines, **changed)
    assert [d.kind for d in found.doubts] == ["serials"]
    assert "31.12.2024" in found.doubts[0].message
    assert {c.date for c in read(*lines, serials=True, **changed).cells} == {"2024-12-31", "2023"}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"figures": ()}, "in welchen Spalten die Werte"), ({"place_column": 0}, "Spalte der Orte"),
        ({"date": "gestern"}, "Spalte der Stände"), ({"date_column": 1}, "nicht zweierlei"),
        ({"figures": (FigureColumn(2, "K", "", "bald"),)}, "Spalte B: „bald“"),
        ({"figures": (FigureColumn(9, "K"),)}, "keine Spalte I"), ({"first": 1}, "unter dem Tabellenkopf"),
        ({"figures": (FigureColumn(2, "K"), FigureColumn(3, "k"))}, "heißen gleich"),
    ],
)  # fmt: skip
def test_mapping_that_cannot_be_is_refused_in_german(changed: dict[str, Any], words: str) -> None:
    found = own_table.read(PLAIN, dataclasses.replace(MAPPING, **changed))
    assert any(words in d.message for d in found.doubts)
    assert not found.cells


# The proposal, and the head that is known again


def test_two_head_rows_title_and_notes_are_proposed() -> None:
    one = sheet(
        "Kinder in Kitas, Stand 31.12.2024", "", "Ort | Kinder | Kinder", " | gesamt | mit Migration",
        "Jena | 120 | 30", "Suhl | 80 | 12", "Anmerkung: vorläufig",
    )  # fmt: skip
    found = own_guess.propose([one], "kita.csv", "16")
    assert (found.head, found.first, found.place_column, found.date) == (3, 5, 1, "2024-12-31")
    assert [f.name for f in found.figures] == ["Kinder gesamt", "Kinder mit Migration"]
    assert len(own_table.read(one, found).cells) == 4


def test_years_in_the_head_become_dates_of_one_variable() -> None:
    one = sheet("Ort | 2021 | 2022 | 2023", "Jena | 1 | 2 | 3", "Suhl | 4 | 5 | 6")
    found = own_table.read(one, own_guess.propose([one], "a.csv", "16"))
    assert {(c.place, c.date): c.value for c in found.cells}["16054", "2022"] == 5
    assert len({c.variable for c in found.cells}) == 1
    assert found.complete


def test_date_of_a_column_may_be_written_as_a_day() -> None:
    found = read("Ort | K", "Jena | 1", figures=(FigureColumn(2, "K", "", "31.12.2022"),))
    assert [c.date for c in found.cells] == ["2022-12-31"]


def test_next_years_sheet_is_known_by_its_head() -> None:
    old = sheet("Stand 31.12.2024", "Ort | Kinder 2024", "Jena | 120", "Suhl | 80")
    mapping = own_guess.propose([old], "kita_2024.csv", "16")
    known = own_guess.signature(old, mapping)
    new = sheet("Landratsamt", "Stand 31.12.2025", "Ort | Kinder 2025", "Jena | 125")
    found = own_guess.known_again([new], "kita_2025.csv", mapping, known)
    assert found is not None
    assert {(c.date, c.value) for c in own_table.read(new, found).cells} == {("2025", 125)}
    other = sheet("Stand 31.12.2025", "Ort | Plätze 2025", "Jena | 125")
    assert own_guess.known_again([other], "kita_2025.csv", mapping, known) is None


def test_fixed_date_of_last_year_is_never_taken_over() -> None:
    mapping = dataclasses.replace(MAPPING, date="2024-12-31")
    found = own_guess.known_again([PLAIN], "kita.csv", mapping, own_guess.signature(PLAIN, mapping))
    assert found is not None
    assert found.date == ""


# Files


def written(rows: Sequence[Sequence[Any]], *, merged: Sequence[tuple[int, int, int, int, str]] = ()) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("Kitas")
        for y, row in enumerate(rows):
            page.write_row(y, 0, row)
        for top, left, bottom, right, text in merged:
            page.merge_range(top, left, bottom, right, text)
        book.add_worksheet("leer")
    return out.getvalue()


def kept(folder: Path, content: bytes) -> Path:
    path = folder / "file"
    path.write_bytes(content)
    return path


def test_workbook_with_merged_head_is_text_on_all_fields(tmp_path: Path) -> None:
    rows = [["Ort", "", ""], ["", "Mädchen", "Jungen"], ["Jena", 60, 59.5], ["Suhl", 1, 2]]
    [found] = sheets.extract(kept(tmp_path, written(rows, merged=[(0, 1, 0, 2, "Kinder")])))
    assert found.name == "Kitas"
    assert found.rows[0] == ("Ort", "Kinder", "Kinder")
    assert found.rows[2] == ("Jena", "60", "59,5")


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_text_file_is_parted_by_its_own_sign(tmp_path: Path, separator: str) -> None:
    text = f"Ort{separator}Kinder\nJena{separator}5\n".encode("cp1252")
    [found] = sheets.extract(kept(tmp_path, text))
    assert found.rows == (("Ort", "Kinder"), ("Jena", "5"))


@pytest.mark.parametrize("content", [b"", b"nur ein Text\nmehr nicht\n", b"\x00\x01", b"PK\x03\x04 kaputt"])
def test_file_that_is_no_sheet_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(BadFile):
        sheets.extract(kept(tmp_path, content))


def test_field_far_away_is_refused(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Ort", "K"], ["Jena", 1], *([] for _ in range(sheets.MOST_ROWS)), ["weit", 1]]
    with pytest.raises(BadFile, match="reicht bis Zeile"):
        sheets.extract(kept(tmp_path, written(rows)))


def test_mapped_file_becomes_cells_or_a_message(tmp_path: Path) -> None:
    path = kept(tmp_path, "Ort;Kinder;Plätze\nJena;120;130\nLobeda;3;x\n".encode())
    refused = own_import.read(path, "kita.csv", MAPPING, OWN)
    assert refused.cells is None
    assert refused.recognised.error == "Zeile 3: Der Ort „Lobeda“ ist nicht bekannt."
    mapping = dataclasses.replace(MAPPING, chosen={"Lobeda": "16053000"})
    found = own_import.read(path, "kita.csv", mapping, OWN)
    assert found.recognised.error is None
    assert (found.recognised.layout, found.recognised.table) == ("own-table", "eigen-kitas")
    assert found.cells is not None
    assert found.cells.value.to_pylist() == [120, 130, 3, None]
    assert found.recognised.markers["x"] == 1


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(alphabet="Jena;,.\t\n \"'0123456789-x%", max_size=400)))
def test_arbitrary_bytes_store_nothing_that_was_not_there(tmp_path: Path, content: bytes | str) -> None:
    raw = content.encode() if isinstance(content, str) else content
    path = kept(tmp_path, raw)
    found = own_import.read(path, "a.csv", MAPPING, OWN)
    if found.cells is None:
        assert found.recognised.error
    else:
        assert b"Jena" in raw
        assert len(found.cells) == found.recognised.observations
    try:
        read_sheets = sheets.extract(path)
    except BadFile:
        return
    proposal = own_guess.propose(read_sheets, "a.csv", "16")
    for one in read_sheets:
        own_table.read(one, proposal)
