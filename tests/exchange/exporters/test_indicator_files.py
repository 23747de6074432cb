"""All figures of an indicator as CSV, workbook and open data: each figure once, with all it must carry."""

import csv
import io
import json
import zipfile

from openpyxl import load_workbook

from bindeglied.analysis.series import Break, Point, Series
from bindeglied.analysis.status import Status
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.exchange.exporters.indicator import Published, Source, as_csv, as_csvw, as_xlsx

ABOUT = INDICATORS["protection_share"]
POINTS = (
    Point("2018-12-31", 3.5, Status.VALUE, 35.0, 1000.0, source=("12531-0043", "12411-0015")),
    Point("2023-12-31", None, Status.SECRET, source=("12531-0043",)),
    Point(
        "2024-12-31", 4.673, Status.ROUNDED, 4090.0, 87508.0, 5.0, ("12531-0043",), break_=Break.CENSUS,
        note="Zähler und Nenner stammen aus zwei Statistiken, die verschieden zählen.",
    ),
)  # fmt: skip
PUBLISHED = Published(
    ABOUT,
    (
        Series("protection_share", "16077", POINTS, "%"),
        Series("protection_share", "16077", POINTS[:1], "%", {"GES": "GESW"}, "Frauen"),
        Series("protection_share", "DG", POINTS[:1], "%"),
    ),
    {"16077": "Landkreis Altenburger Land", "DG": "Deutschland"},
    (Source("12531-0043", "=Schutzsuchende", "Destatis", "dl-de/by-2-0"),),
)


def test_csv_has_a_line_per_figure_and_says_why_one_is_missing() -> None:
    lines = list(csv.reader(io.StringIO(as_csv(PUBLISHED).decode("utf-8-sig")), delimiter=";"))

    assert len(lines) == 1 + 5
    assert lines[2][4:8] == ["31.12.2023", "", "%", "geheim zu halten"]
    assert lines[3][4:6] == ["31.12.2024", "4,7"]
    assert lines[3][9].endswith("Nicht vergleichbar mit dem Stand davor: neuer Zensus.")
    assert (lines[4][0], lines[4][3]) == (f"{ABOUT.title}: Frauen", "GES=GESW")


def test_the_workbook_holds_numbers_dates_and_sources() -> None:
    book = load_workbook(io.BytesIO(as_xlsx(PUBLISHED)))
    rows = [[c.value for c in row] for row in book.worksheets[0].iter_rows(min_row=4)]

    assert [[*row[:2], row[2].date().isoformat()] for row in rows] == [
        ["Landkreis Altenburger Land", "", "2018-12-31"],
        ["Landkreis Altenburger Land", "", "2023-12-31"],
        ["Landkreis Altenburger Land", "", "2024-12-31"],
        ["Landkreis Altenburger Land", "Frauen", "2018-12-31"],
        ["Deutschland", "", "2018-12-31"],
    ]
    assert [row[3] for row in rows] == [3.5, "geheim zu halten", 4.673, 3.5, 3.5]
    assert rows[2][4:6] == [4090, 87508]
    sources = [[c.value for c in row] for row in book.worksheets[1].iter_rows(min_row=4, max_row=4)]
    assert sources == [
        ["12531-0043", "=Schutzsuchende", "Destatis", "Datenlizenz Deutschland – Namensnennung – Version 2.0"]
    ]
    assert book.worksheets[1]["B4"].data_type == "s"


def test_open_data_describe_every_column_of_their_table() -> None:
    with zipfile.ZipFile(io.BytesIO(as_csvw(PUBLISHED))) as archive:
        assert archive.namelist() == ["protection_share.csv", "protection_share.csv-metadata.json"]
        table = list(csv.DictReader(io.StringIO(archive.read("protection_share.csv").decode())))
        described = json.loads(archive.read("protection_share.csv-metadata.json"))

    columns = described["tableSchema"]["columns"]
    assert [column["titles"] for column in columns] == list(table[0])
    assert described["url"] == "protection_share.csv"
    assert {row[key] for row in table for key in ("status",)} <= set(
        next(c for c in columns if c["name"] == "status")["datatype"]["format"].split("|")
    )
    keys = [tuple(row[name] for name in described["tableSchema"]["primaryKey"]) for row in table]
    assert len(set(keys)) == len(keys) == 5
    assert [row["value"] for row in table] == ["3.5", "", "4.673", "3.5", "3.5"]


def test_the_same_figures_make_the_same_archive() -> None:
    assert as_csvw(PUBLISHED) == as_csvw(PUBLISHED)
