"""Everything that can be wrong with a file: what is wrong, where, what to do, in German; nothing is stored."""

import re

import pytest

from bindeglied.exchange.importers import archives, documents, recognise, strangers
from tests.exchange.importers.samples import (
    FOOTER,
    NEW_HEAD,
    OLD_HEAD,
    PEOPLE,
    POPULATION,
    REGISTER_EN,
    UNEMPLOYED,
    flat_new,
    flat_old,
    write,
)


def said(message: str, *words: str) -> None:
    """The message holds the words, asks for something, and is German throughout."""
    assert all(word in message for word in words), message
    assert "Bitte " in message
    assert not re.search(r"%\(|\bplease\b|\bthe\b", message)


def test_error_page_saved_as_csv(error) -> None:
    page = "<!DOCTYPE html>\n<html><head><title>Fehler</title></head></html>\n"
    said(
        error(page, name="12521-0041.csv"), "Fehlerseite des Portals", "Zeile 1: „<!DOCTYPE html>“", "als CSV"
    )


def test_xml_instead_of_a_table(error) -> None:
    said(error('<?xml version="1.0"?>\n<genesis/>'), "enthält XML")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ('"Code":98,"Content":"Die Tabelle ist zu gross"', "zu groß für den direkten Abruf"),
        (
            '"Code":99,"Content":"Erstellt als: 12531-0043_175879554"',
            "im Hintergrund erstellt (12531-0043_175879554)",
        ),
        ('"Code":104,"Content":"Keine Objekte"', "noch kein Ergebnis"),
        ('"Code":-1,"Content":"Kein Datenquader"', "keine Werte"),
        ('"Code":0,"Content":"erfolgreich"', "nur die Beschreibung einer Tabelle"),
        ('"Code":15,"Content":"Anmeldung fehlt"', "„Anmeldung fehlt“"),
    ],
)
def test_answer_of_the_web_service_instead_of_a_table(status: str, words: str, read, error) -> None:
    answer = (
        '{"Ident":{"Service":"data"},"Status":{' + status + "},"
        '"Parameter":{"username":"geheim","password":"geheim"}}'
    )
    said(error(answer, name="a.csv"), words)
    assert read(answer, name="a.csv").recognised.layout == "service-answer"
    assert "geheim" not in error(answer, name="a.csv")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b";;;\n;;;\n", b"\0" * 1000])
def test_empty_file(content: bytes, error) -> None:
    said(error(content), "Die Datei ist leer")


@pytest.mark.parametrize("position", range(5, len(POPULATION.encode()) - 30, 7))
def test_table_cut_off_anywhere(position: int, error) -> None:
    said(error(POPULATION.encode()[:position]))


def test_table_cut_off_in_a_row_names_the_line(error) -> None:
    end = POPULATION.index(";46118")
    said(error(POPULATION[:end]), "bricht in Zeile 11 ab")
    said(error(flat_old().rstrip("\n")[:-1]), "bricht in ihrer letzten Zeile 5 ab")
    said(error(flat_old()[:-9] + "\n"), "Zeile 5 ab: 13 statt 14 Felder")


@pytest.mark.parametrize("cut", range(1, 60, 3))
def test_flat_file_cut_off_in_its_last_line(cut: int, error) -> None:
    said(error(flat_new()[:-cut]), "letzten Zeile 5")


def test_two_tables_in_one_file(error) -> None:
    line = POPULATION.count("\n") + 1
    said(error(POPULATION + UNEMPLOYED), f"In Zeile {line} beginnt eine zweite Tabelle")
    said(error(POPULATION + REGISTER_EN), f"In Zeile {line} beginnt eine zweite Tabelle")
    said(error(flat_new() + flat_new()), "In Zeile 6 beginnt eine zweite Tabelle")
    said(error(flat_old() + flat_old()), "In Zeile 6 beginnt eine zweite Tabelle")
    said(error(flat_old() + POPULATION), "In Zeile 6 beginnt eine zweite Tabelle")
    rows = flat_new().replace("12411;", "13111;").split("\n", 1)[1]
    said(error(flat_new() + rows), "zwei verschiedenen Tabellen, die zweite ab Zeile 6")


@pytest.mark.parametrize("delimiter", [",", "\t", "|"])
def test_wrong_delimiter(delimiter: str, error) -> None:
    said(error(POPULATION.replace(";", delimiter)), "nicht durch Semikolons getrennt")
    said(error(flat_new().replace(";", delimiter)), "statt durch Semikolons")
    said(error(flat_old().replace(";", delimiter)), "statt durch Semikolons")


@pytest.mark.parametrize("encoding", ["cp437", "cp850", "mac_roman", "utf-16", "utf-16-le"])
def test_wrong_encoding(encoding: str, error) -> None:
    said(error(POPULATION, encoding=encoding))


def test_umlauts_saved_in_a_wrong_encoding(error) -> None:
    twice = POPULATION.encode().decode("cp1252", "ignore")
    said(error(twice), "Die Umlaute in Zeile 2 sind beschädigt")
    said(error(POPULATION.encode("ascii", "replace")), "Die Umlaute in Zeile 2 sind beschädigt")
    said(error(POPULATION.replace("ü", "\ufffd")), "Umlaute", "beschädigt")


def test_two_encodings_in_one_file(error) -> None:
    """However far apart: a long table may begin in UTF-8 and go on in cp1252."""
    rows = "16053;  Jena;1;1;1\n" * 20_000
    mixed = POPULATION.replace("DG;", rows + "DG;", 1).encode()
    mixed = mixed.replace("für".encode(), b"fuer").replace("  Thüringen".encode(), b"  Th\xfcringen")
    said(error(mixed), "Die Umlaute in Zeile 2 sind in UTF-8 geschrieben, die in Zeile 20009 nicht")
    late = POPULATION.encode("cp1252").replace(b"Altenburger", "Ältenburger".encode())
    said(error(late), "Die Umlaute in Zeile 11 sind in UTF-8 geschrieben, die in Zeile 2 nicht")


def test_line_above_the_columns_that_is_empty(error, cells) -> None:
    """Between two filled lines it says nothing; instead of one it takes away what the columns are about."""
    labels = ";;Insgesamt;männlich;weiblich"
    assert cells(POPULATION.replace(labels, f";;;;\n{labels}")) == cells(POPULATION)
    said(error(POPULATION.replace(labels, ";;;;")), "Über den Spalten 3 und 4 steht dasselbe")
    said(error(POPULATION.replace(labels, ";;weiblich;weiblich;weiblich")), "Über den Spalten 3 und 4")


def test_dates_that_a_spreadsheet_turned_into_numbers(error) -> None:
    said(error(POPULATION.replace("31.12.2018", "43465")), "„43465“ steht dort", "der 31.12.2018")
    rows = UNEMPLOYED.replace("\n2025;", "\n45657;")
    said(error(rows, name="13211-02-05-4.csv"), "„45657“ steht dort", "der 31.12.2024")
    said(error(flat_new(date="43465")), "„43465“ ist kein Datum")


@pytest.mark.parametrize("key", ["1607", "99999", "ABC", "17000", "160771", "1607700000000"])
def test_key_of_no_known_form(key: str, error) -> None:
    said(error(POPULATION.replace("16077;", f"{key};")), f"Zeile 11 nennt die Region „{key}“")
    rows = [(key if k == "16077" else k, *rest) for k, *rest in PEOPLE]
    said(error(flat_new(rows)), f"Zeile 4 nennt die Region „{key}“")


WITHOUT_ZEROS = POPULATION.replace(
    "16;  Thüringen", "5;  Nordrhein-Westfalen;3;1;2\n5315;      Köln, kreisfreie Stadt;2;1;1\n16;  Thüringen"
)


def test_leading_zeros_lost_in_a_spreadsheet_are_mended_and_shown(cells, read) -> None:
    """Where the name beside a key says which place it is, nothing is guessed."""
    found = cells(WITHOUT_ZEROS)
    assert found == cells(WITHOUT_ZEROS.replace("\n5", "\n05"))
    assert found["05315", "2018-12-31", "BEVSTD"] == (2, "value")
    [notice] = [w for w in read(WITHOUT_ZEROS).recognised.warnings if w.code == "leading_zeros"]
    assert "2, der erste in Zeile 9. „5“ gilt als „05“" in notice.message
    assert notice.line == 9


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("5315;      Köln", "5315;      Bonn", "5"),  # another name
        ("16;  Thüringen", "01;  Schleswig-Holstein;1;1;1\n16;  Thüringen", "5"),  # one has kept its zero
        ("16053;", "1605300;", "5"),  # a length that may be meant otherwise
    ],
)
def test_leading_zeros_that_are_not_certain_are_refused(old: str, new: str, key: str, error) -> None:
    said(
        error(WITHOUT_ZEROS.replace(old, new)), f"Zeile 9 nennt die Region „{key}“", "fehlen führende Nullen"
    )


def test_two_values_for_one_cell(error) -> None:
    rows = [*PEOPLE, ("16077", "Altenburger Land", "GESW", "weiblich", "46119")]
    said(error(flat_new(rows)), "zwei Werte für ein Feld (16077, 31.12.2018, BEVSTD, GES GESW)",
         "„46118“ in Zeile 5", "„46119“ in Zeile 6")  # fmt: skip
    said(error(flat_new([*PEOPLE, ("16077", "A", "GESW", "weiblich", "-")])), "zwei Werte für ein Feld")
    row = "16077;      Altenburger Land, Kreis;90118;44000;46118\n"
    said(error(POPULATION.replace(row, row + row.replace("46118", "46119"))), "zwei Werte für ein Feld")


def test_equal_values_for_one_cell_count_once(cells, read) -> None:
    assert cells(flat_new([*PEOPLE, PEOPLE[-1]])) == cells(flat_new())
    assert [w.code for w in read(flat_new([*PEOPLE, PEOPLE[-1]])).recognised.warnings][:1] == ["doubles"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("90.118", "Punkt für die Tausender"), ("90,118", "Komma für die Tausender"),
        ("1e5", "weder eine Zahl"), ("nan", "weder eine Zahl"), ("inf", "weder eine Zahl"),
        ("=1+1", "weder eine Zahl"), ("90 118", "weder eine Zahl"), ("1.2.3", "weder eine Zahl"),
        ("٣", "weder eine Zahl"), ("0x10", "weder eine Zahl"),
    ],
)  # fmt: skip
def test_value_that_is_no_number(value: str, words: str, error) -> None:
    said(error(POPULATION.replace(";90118;", f";{value};")), "Zeile 11", f"„{value}“", words)


def test_line_changed_by_hand(error) -> None:
    said(error(POPULATION.replace("111407;", "111407;;")), "Zeile 10 hat 6 statt 5 Felder")


def test_head_without_values(error) -> None:
    rows = POPULATION.index("DG;")
    said(error(POPULATION[:rows] + FOOTER), "einen Kopf, aber keine Werte")
    said(error(NEW_HEAD + "\n"), "einen Kopf, aber keine Werte")
    said(error(re.sub(r"(?<=;)\d+(?=[;\n])", "", POPULATION)), "Alle Wertfelder der Tabelle sind leer")


def test_flat_head_changed(error) -> None:
    said(error(flat_new().replace("value_unit;", "unit;value_unit;", 1)), "Kopfzeile")
    said(error(OLD_HEAD.replace("1_Merkmal_Code;", "") + "\n" + "a;" * 13 + "\n"), "Kopfzeile")


def test_flat_file_without_the_name_of_its_table(error) -> None:
    text = flat_new().replace("GES;Geschlecht", "ALT;Alter")
    said(error(text, name="daten.csv"), "nur ihr Name", "„daten.csv“")
    said(error(text, name="13111-01-03-4.csv"), "nennt die Tabelle 13111-01-03-4", "Statistik 12411")


def test_table_without_places(error) -> None:
    text = POPULATION.replace("regionale Tiefe: Kreise und krfr. Städte", "")
    for key in ("DG", "16077", "16053", "16"):
        text = text.replace(f"\n{key};", "\nx;")
    said(error(text), "für welche Region")


def test_table_without_dates(error) -> None:
    said(error(POPULATION.replace("31.12.2018", "Stichtag")), "welchen Stichtag")


def test_date_that_is_none(error) -> None:
    said(error(flat_new(date="31.02.2018")), "Zeile 2: „31.02.2018“ ist kein Datum")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n", "ein PDF-Dokument"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "eine alte Excel-Arbeitsmappe (.xls)"),
        (b"\x1f\x8b\x08\0", "mit gzip gepackt"),
        (b'{"type":"FeatureCollection","features":[]}', "Umrissen"),
        (b'{"data":[{"id":["NAT"],"value":[1]}]}', "des JSON-Abrufs passen nicht zusammen"),
        (b'[{"AUSL_INSG": 3, "RS": 1001}]', "Migration.Integration.Regionen"),
        (b"[1, 2", "Die Datei beginnt mit „[1, 2“"),
        (b"[" * 100_000, "Die Datei beginnt mit"),
        (b'"Region";"Deutschland";"Regionsschl\xc3\xbcssel:";"d"\n', "Bundesagentur"),
        (b"\xd0\xcf\x11\xe0 Raumeinheit", "INKAR"),
        (b"stichtag;ags;name\n31.12.2019;16;x\n", "Die Datei beginnt mit „stichtag;ags;name“"),
        (b"GENESIS-Tabelle: Tempor\xe4r\nTitel;;\n", "Landesdatenbank"),
        (b"GENESIS-Tabelle: <script>\n;;a\nDG;x;1\n", "nennt keine Tabelle"),
        (b"ein Text ohne alles", "Die Datei beginnt mit „ein Text ohne alles“"),
    ],
)  # fmt: skip
def test_other_files_are_named_and_what_to_fetch_instead(content: bytes, words: str, error) -> None:
    said(error(content, name="a.csv"), words)


def test_workbook_of_a_known_table_says_where_to_get_it(error) -> None:
    message = error(b"\xd0\xcf\x11\xe0", name="12411-03-03-4_2019-2022.xls")
    said(message, "die Tabelle 12411-03-03-4 als CSV oder Flat File", "Regionaldatenbank")


@pytest.mark.parametrize("sort", ["binary", "text", "head"])
def test_200_mb_of_noise(sort: str, tmp_path) -> None:
    """Recognised by its first bytes or its size; never read as a whole."""
    path = tmp_path / "12411-01-01-4.csv"
    begin = {"binary": bytes(range(256)) * 300, "text": b"noise " * 20_000, "head": flat_new().encode()}[sort]
    with path.open("wb") as file:
        file.write(begin)
        file.truncate(200_000_000)
    [found] = recognise.inspect(path, path.name)
    assert found.error
    said(
        found.error,
        "Binärdaten" if sort == "binary" else "Die Datei hat 200 MB. Gelesen werden Dateien bis 100 MB",
    )


def test_file_at_the_limit_of_size_is_read(tmp_path, monkeypatch) -> None:
    path = write(tmp_path, POPULATION)
    monkeypatch.setattr(archives, "LARGEST_FILE", path.stat().st_size)
    assert [r.error for r in recognise.inspect(path, path.name)] == [None]


def test_every_kind_of_stranger_has_a_german_name() -> None:
    """Names are marked for translation apart from where they are translated."""
    from django.utils.translation import gettext

    kinds = {what for _, what in (*strangers._BINARY, *strangers._PACKED)}
    kinds |= {what for _, what, _ in (*strangers._TEXTS, *documents._KINDS)}
    kinds |= {what for _, what, _ in (*strangers._SHEETS, *strangers._OLD_SHEETS)}
    assert {what for what in kinds if gettext(what) == what} == set()


def test_message_repeats_no_control_characters_of_the_file(error) -> None:
    message = error(POPULATION.replace(";90118;", ";9\x1b[31m8" + "9" * 100 + ";"))
    said(message, "„9·[31m8999", "…“")
    assert message.isprintable()


@pytest.mark.parametrize(
    ("content", "layout", "words"),
    [
        (b'{"code":"NAT","lang":"de","description":null}', "genesis-characteristic", "keine Werte"),
        (b"Code,Content,Time\n", "catalogue", "keine Werte"),
        (b'{"type":"FeatureCollection","features":[]}', "geojson", "keine Werte"),
        (b"ags,regex,name\n", "bbsr-key", "keine Werte"),
        (b"id,name\n11111111-aaaa-4444-8888-000000000000,x\n", "hsds", "keine Werte"),
        (b'{"contents":[],"total_items":0}', "hsds", "keine Werte"),
        (b'[{"path":"/x","available_languages":{}}]', "integreat", "keine Werte"),
        (b"KRS1222;Kreisname;bev_ausl\n", "deutschlandatlas", "von Spalte zu Spalte verschieden"),
        (b'[{"AUSL_INSG": 3, "RS": 1001}]', "migration-regions", "nicht, für welchen Stichtag"),
        (b"Migration.Integration.Regionen;;\n", "migration-regions", "keine Werte"),
        (b'"RS","NAME","AUSL_INSG"\n', "migration-regions", "aber keine Werte"),
        (b"1020180930010000000000        Schleswig", "unknown", "Die Datei beginnt mit"),
        (b"102018093001          Schleswig-Holstein", "gv100ad", "keine Gemeinde"),
        (b"ZEIT;RAUMID;BEZ\r", "city", "unter „Eigene Tabellen“"),
        (b'{"daten":[]}', "city", "unter „Eigene Tabellen“"),
        (b"\xd0\xcf\x11\xe0 IT.NRW", "landesdatenbank", "unter „Eigene Tabellen“"),
        (b"GENESIS-Tabelle: Tempor\xe4r\nTitel;;\n", "landesdatenbank", "unter „Eigene Tabellen“"),
    ],
)  # fmt: skip
def test_layouts_that_are_known_but_not_stored(content: bytes, layout: str, words: str, read, error) -> None:
    assert read(content, name="a.csv").recognised.layout == layout
    said(error(content, name="a.csv"), words)
