"""Sheets as municipalities send them round: each is mapped as proposed, or what is odd is named. None in silence."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from bindeglied.domain.statistics.values import SheetText
from bindeglied.exchange.importers import own_guess, own_table, sheets
from bindeglied.exchange.importers.errors import BadFile

TOTAL, UNITS, POINTS = "Als Summe steht", "Hinter der Zahl", "Tausender"
# name -> (lines of fields between bars, figures read as proposed, pieces of what is said)
WILD: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "plain.csv": ("Kreis|Personen 2023\nJena|5\nSuhl|6", 2, ()),
    "keys.csv": ("AGS|Name|2024\n16053|Jena|5\n16054|Suhl|6", 2, ()),
    "title_2024.csv": ("Asylbewerber\n\nKreis|Anzahl\nJena|5\nSuhl|6\n\nQuelle: Ausländerbehörde", 2, ()),
    "years.csv": ("Kreis|2019|2020|2021\nJena|1|2|3\nGera|4|5|6", 6, ()),
    "two_heads_2024.csv": ("Kreis|Kinder||Erwachsene|\n|m|w|m|w\nJena|1|2|3|4\nGera|5|6|7|8", 8, ()),
    "empty_head_row_2024.csv": ("Kreis|Kinder\n|\nJena|1\nGera|2", 2, ()),
    "sum_2024.csv": ("Kreis|Kinder\nJena|1\nGera|2\nSumme|3", 2, ()),
    "wrong_sum_2024.csv": ("Kreis|Kinder\nJena|1\nGera|2\nSumme|4", 2, (TOTAL,)),
    "subtotals_2024.csv": ("Kreis|Kinder\nJena|1\nGera|2\nZwischensumme|3\nSuhl|4\nInsgesamt|7", 3, ()),
    "units_2024.csv": ("Kreis|Anteil\nJena|1,5 %\nGera|2,5 %", 0, (UNITS,)),
    "footnote_2024.csv": ("Kreis|Kinder\nJena|10\nGera|20*", 1, (UNITS,)),
    "points_2024.csv": ("Kreis|Kinder\nJena|1.234\nGera|987", 1, (POINTS,)),
    "spaces_2024.csv": ("Kreis|Kinder\nJena|1 234\nGera|987", 2, ()),
    "small_2024.csv": ("Kreis|Kinder\nJena|<5\nGera|987", 2, ("gilt als geheim",)),
    "signs_2024.csv": ("Kreis|Kinder\nJena|-\nGera|.\nSuhl|k. A.\nWeimar|7\nSonneberg|8", 5, ()),
    "word_2024.csv": ("Kreis|Kinder\nJena|5\nGera|siehe unten\nSuhl|7", 2, ("keine Zahl",)),
    "blank_2024.csv": ("Kreis|Kinder|Plätze\nJena||5\nGera|6|7", 3, ()),
    "two_tables_2024.csv": ("Kreis|Kinder\nJena|5\n\nKreis|Plätze\nJena|6", 1, ("noch Zahlen",)),
    "quarter_2024.csv": ("Ort|Kinder\nJena|5\nLobeda|6", 1, ()),
    "double_2024.csv": ("Kreis|Kinder\nJena|5\nJena|6", 1, ("zwei Werte",)),
    "equal_2024.csv": ("Kreis|Kinder\nJena|5\nJena|5", 1, ("sagen dasselbe",)),
    "zeros_2024.csv": ("AGS|Kinder\n1001|55\n1002|66", 0, ("fehlt die Null",)),
    "no_date.csv": ("Kreis|Kinder\nJena|5\nGera|6", 0, ("Spalte der Stände",)),
    "dates.csv": ("Stichtag|Kreis|Kinder\n31.12.2023|Jena|5\n31.12.2024|Jena|6", 2, ()),
    "long_names_2024.csv": ("Gebiet|Kinder\nLandkreis Gotha|5\nStadt Erfurt|6\nIlm-Kreis|7", 3, ()),
    "land_2024.csv": ("Gebiet|Kinder\nJena|5\nThüringen|600\nDeutschland|70000", 3, ()),
}  # fmt: skip


def sheet(lines: str) -> SheetText:
    rows = [line.split("|") for line in lines.split("\n")]
    width = max(map(len, rows))
    return SheetText("", tuple(tuple((row + [""] * width)[:width]) for row in rows), len(rows))


@pytest.mark.parametrize("name", WILD)
def test_wild_sheet_is_read_as_proposed_or_named(name: str) -> None:
    lines, count, said = WILD[name]
    one = sheet(lines)
    found = own_table.read(one, own_guess.propose([one], name, "16"))
    messages = [d.message for d in found.doubts]
    assert len(found.cells) == count, (found.cells, messages)
    for words in said:
        assert any(words in message for message in messages), messages
    if not said:
        assert messages == []
    lost = name in ("quarter_2024.csv",)
    assert bool(found.unknown) == lost


def test_open_document_sheet_is_read(tmp_path: Path) -> None:
    cells = "".join(
        f"<table:table-row>{''.join(row)}</table:table-row>"
        for row in (
            [text("Kreis"), text("Kinder 2024")], [text("Jena"), number("5")], [text("Gera"), number("6.5")],
        )
    )  # fmt: skip
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0" '
        f'xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Blatt">'
        f"{cells}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr("content.xml", content)
    [found] = sheets.extract(path)
    assert found.rows == (("Kreis", "Kinder 2024"), ("Jena", "5"), ("Gera", "6,5"))


def text(words: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'


def number(value: str) -> str:
    return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'


@pytest.mark.parametrize("count", [21, 120])
def test_workbook_of_very_many_sheets_is_refused(tmp_path: Path, count: int) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for _ in range(count):
            book.add_worksheet().write(0, 0, "x")
    path = tmp_path / "a.xlsx"
    path.write_bytes(out.getvalue())
    with pytest.raises(BadFile, match=f"{count} Blätter"):
        sheets.extract(path)


def test_formula_counts_with_the_value_it_was_saved_with(tmp_path: Path) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Kreis", "Kinder"])
        page.write_row(1, 0, ["Jena", 5])
        page.write_string(2, 0, "Summe")
        page.write_formula(2, 1, "=SUM(B2)", None, 5)
    path = tmp_path / "a.xlsx"
    path.write_bytes(out.getvalue())
    [found] = sheets.extract(path)
    assert found.rows[2] == ("Summe", "5")
