"""The preview says in words what a file holds and what storing it would change."""

import pytest

from bindeglied.domain.places import queries as places
from bindeglied.domain.statistics import actions, queries
from bindeglied.domain.statistics.queries.preview import portal_of
from bindeglied.domain.statistics.values import Changes, PreparedTable
from bindeglied.exchange.engine import StoredCells
from tests.factories.statistics import document, inspected, prepared, stored

pytestmark = pytest.mark.django_db

CELLS = StoredCells("1" * 64, None, 6994)
CHANGES = Changes(new=8, replaced=1, unchanged=2, outdated=3, examples=("Jena, 31.12.2024: 1 → 2",))


def card_of(staff, workspace, table: PreparedTable):
    [card] = queries.import_preview(inspected(staff, workspace, [table])).files
    return card


def test_card_says_values_places_and_stand_in_words(staff, workspace, monkeypatch) -> None:
    monkeypatch.setattr(places, "name_of", lambda key: "Altenburger Land", raising=False)
    table = prepared(
        CELLS, table="13211-02-05-4", title="Arbeitslose", dates=("2025",), observations=6994,
        markers={".": 218, "-": 1027, "x": 0}, places={"district": 500, "state": 38}, stand="2026-02-26",
    )  # fmt: skip
    table = PreparedTable(table.recognised, table.cells_sha256, table.rows, CHANGES, own_place=True)
    card = card_of(staff, workspace, table)
    assert (card.kind, card.badge) == ("clean", "ohne Hinweise")
    assert card.title == "Arbeitslose, 2025"
    assert card.table == "13211-02-05-4, Regionaldatenbank"
    assert card.values == "6.994, davon 218 geheim zu halten und 1.027 „nichts vorhanden“"
    assert card.places == "538, darunter Altenburger Land"
    assert card.stand == "26.02.2026, Datenlizenz Deutschland – Namensnennung – Version 2.0"


def test_card_without_stand_says_what_holds_instead(staff, workspace) -> None:
    assert card_of(staff, workspace, prepared(CELLS)).stand.endswith("es gilt der Zeitpunkt des Einlesens")
    dated = prepared(CELLS, delivered_at="2026-03-10T21:49:50")
    assert "Zeitpunkt im Dateinamen (10.03.2026)" in card_of(staff, workspace, dated).stand


def test_unreadable_file_shows_only_its_reason(staff, workspace) -> None:
    card = card_of(staff, workspace, prepared(error="Die Datei enthält keine Tabelle."))
    assert (card.kind, card.badge, card.error) == (
        "unreadable",
        "nicht lesbar",
        "Die Datei enthält keine Tabelle.",
    )
    assert card.values == card.places == ""


def test_file_stored_already_says_since_when(staff, workspace) -> None:
    stored(staff, workspace, [{"value": 1.0}], content=b"same")
    [card] = queries.import_preview(inspected(staff, workspace, [prepared(CELLS)], content=b"same")).files
    assert (card.kind, card.badge) == ("stored", "schon übernommen")
    assert card.notices[-1].body == "Sie wird kein zweites Mal übernommen."


def three_files(staff, workspace, tables: list[list[PreparedTable]]):
    documents = [document(str(i).encode(), name=f"{i}.csv") for i in range(len(tables))]
    data_import = actions.start_import(by=staff, workspace=workspace, documents=documents)
    for file, prepared_tables in zip(queries.files_of(data_import), tables, strict=True):
        actions.record_preview(file=file, tables=prepared_tables)
    return data_import


@pytest.mark.parametrize(
    ("good", "bad", "heading"),
    [
        (2, 1, "Drei Dateien, zwei davon lesbar"),
        (3, 0, "Drei Dateien, alle lesbar"),
        (1, 0, "Eine Datei, lesbar"),
        (0, 1, "Eine Datei, nicht lesbar"),
        (0, 2, "Zwei Dateien, keine davon lesbar"),
        (13, 1, "14 Dateien, 13 davon lesbar"),
    ],
)
def test_heading_counts_in_words(good: int, bad: int, heading: str, staff, workspace) -> None:
    tables = [[prepared(CELLS)]] * good + [[prepared(error="leer")]] * bad
    assert queries.import_preview(three_files(staff, workspace, tables)).heading == heading


def test_changes_are_added_up_over_what_would_be_stored(staff, workspace) -> None:
    good = prepared(CELLS, changes=CHANGES)
    data_import = three_files(staff, workspace, [[good], [good, good], [good, prepared(error="leer")]])
    preview = queries.import_preview(data_import)
    assert (preview.storable, preview.new, preview.replaced, preview.unchanged, preview.outdated) == (
        2, 24, 3, 6, 9,
    )  # fmt: skip
    assert preview.examples[0] == "Jena, 31.12.2024: 1 → 2"


def test_file_still_being_read_is_named(staff, workspace) -> None:
    data_import = actions.start_import(by=staff, workspace=workspace, documents=[document(name="x.csv")])
    preview = queries.import_preview(data_import)
    assert [(c.name, c.kind) for c in preview.files] == [("x.csv", "waiting")]
    assert (preview.done, preview.total) == (0, 1)


@pytest.mark.parametrize("count", [1, 30])
def test_preview_takes_two_queries(count: int, staff, workspace, django_assert_num_queries) -> None:
    data_import = three_files(staff, workspace, [[prepared(CELLS, changes=CHANGES)]] * count)
    with django_assert_num_queries(2):
        queries.import_preview(data_import)


def test_prepared_table_survives_json() -> None:
    table = prepared(CELLS, changes=CHANGES, dates=("2024",), census_bases={"2024": "2022"})
    assert PreparedTable.from_json(table.as_json()) == table


@pytest.mark.parametrize(
    ("table", "portal"),
    [
        ("12411-01-01-4", "Regionaldatenbank"), ("21311-01-01-4-B", "Regionaldatenbank"),
        ("AI002-1", "Regionaldatenbank"), ("AI-N-01-2-5", "Regionaldatenbank"), ("12531-0043", "GENESIS-Online"),
        ("1000A-2022", "Zensus-Datenbank"), ("eigene", ""),
    ],
)  # fmt: skip
def test_portal_is_told_by_the_code(table: str, portal: str) -> None:
    assert portal_of(table) == portal
