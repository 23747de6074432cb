"""Figures that can be read in the shared files by eye come out of the stored cells."""

import math
from pathlib import Path

import pytest

from bindeglied.domain.statistics.values import CellFile
from bindeglied.exchange import engine
from bindeglied.exchange.importers import recognise
from tests.real.importers import naive_reader
from tests.real.importers.shared_files import tables

pytestmark = pytest.mark.real

NEW, OLD = "ffcsv-2026-new-columns", "ffcsv-2024-old-columns"
THURINGIA = [f"160{n}" for n in (*range(51, 57), *range(61, 78))]


@pytest.fixture
def stored(samples: Path, tmp_path: Path):
    """`stored('newer/x.csv', ...)`: the files stored one after the other."""

    def store(*names: str) -> list[CellFile]:
        files = []
        for number, name in enumerate(names):
            for imported in recognise.read(samples / name, Path(name).name):
                assert imported.recognised.error is None
                assert imported.cells is not None
                cells = engine.write_dataset(imported.cells, tmp_path)
                files.append(CellFile(cells.path, f"2026-01-{number + 1:02}"))
        return files

    return store


def figure(files: list[CellFile], place: str, date: str, variable: str, **where: str) -> float | None:
    """The one cell that is asked for, all other dimensions at their total."""
    codes = {dimension: [code] for dimension, code in where.items()}
    [cell] = engine.sum_cells(files, variables=[variable], where=codes, places=[place], dates=[date])
    return cell.value


def total(files: list[CellFile], places: list[str], date: str, variable: str) -> float:
    cells = engine.sum_cells(files, variables=[variable], where={}, places=places, dates=[date])
    return math.fsum(cell.value or 0 for cell in cells)


def districts(files: list[CellFile], date: str) -> list[str]:
    cells = engine.read_cells(files, dates=[date])
    return sorted({c.place for c in cells if len(c.place) == 5})


def test_population_of_2024(stored) -> None:
    files = stored(f"{NEW}/12411-01-01-4_de_flat.csv")
    date = "2024-12-31"
    assert figure(files, "16077", date, "BEVSTD") == 87_508
    assert figure(files, "16077", date, "BEVSTD", GES="GESW") == 45_060
    assert total(files, THURINGIA, date, "BEVSTD") == 2_100_277
    assert total(files, districts(files, date), date, "BEVSTD") == 83_577_140


def test_parts_of_districts_would_make_germany_too_large(stored) -> None:
    """8-digit rows are parts of districts: whoever adds them too gets 88,230,177."""
    files = stored(f"{NEW}/12411-01-01-4_de_flat.csv")
    cells = engine.sum_cells(files, variables=["BEVSTD"], where={}, dates=["2024-12-31"])
    assert math.fsum(c.value or 0 for c in cells) == 88_230_177


def test_census_base_is_told_by_the_sum_of_the_districts(samples) -> None:
    [found] = recognise.inspect(samples / NEW / "12411-01-01-4_de_flat.csv", "12411-01-01-4.csv")
    assert found.census_bases == {"2024-12-31": "2022"}
    [found] = recognise.inspect(samples / OLD / "12411-01-01-4_de.csv", "12411-01-01-4.csv")
    assert found.census_bases == {"2022-12-31": "2011"}


def test_census_base_is_told_by_the_footnote(samples) -> None:
    path = samples / "regionalstatistik-datencsv/api-utf8/12411-01-01-4_00.csv"
    [found] = recognise.inspect(path, path.name)
    assert (found.census_bases["2010-12-31"], found.census_bases["2011-12-31"]) == ("1987", "2011")


def test_population_of_2022_sums_to_the_land(stored) -> None:
    files = stored(f"{OLD}/12411-01-01-4_de.csv")
    assert figure(files, "16", "2022-12-31", "BEVSTD") == 2_126_846
    assert total(files, THURINGIA, "2022-12-31", "BEVSTD") == 2_126_846


def test_employees_of_2023_sum_to_the_land(stored) -> None:
    files = stored(f"{OLD}/13111-01-03-4_de.csv")
    assert figure(files, "16", "2023-06-30", "ERW032") == 799_544
    assert total(files, THURINGIA, "2023-06-30", "ERW032") == 799_544


def test_protection_seekers_of_erfurt_without_double_counting(stored) -> None:
    """Accepted, open and without status, both sexes, all nationalities: the finer categories lie inside."""
    files = stored(f"{NEW}/12531-0043_de_flat.zip")
    where = {
        "SCHST2": ["SCHUTZST-AK-1", "SCHUTZST-OF", "SCHUTZST-X"],
        "GES": ["GESM", "GESW"],
        "STAAG5": [engine.ALL_PARTS],
    }
    [cell] = engine.sum_cells(files, variables=["BEV030"], where=where, places=["16051"])
    assert (cell.value, cell.n, cell.n_rounded, cell.base) == (10_035, 130, 130, 5)
    assert cell.status == "rounded"


def test_foreigners_by_the_register(stored) -> None:
    files = stored("newer/12521-0041_2023_en.csv")
    date = "2023-12-31"
    assert figure(files, "16077", date, "BEV027") == 6_750
    assert figure(files, "16053", date, "BEV027") == 14_740
    assert figure(files, "16077", date, "BEV027", GES="GESM") == 3_530
    assert total(files, THURINGIA, date, "BEV027") == 180_865
    [cell] = engine.read_cells(files, places=["16077"], where={"GES": ["TOTAL"], "LDRGR1": ["EU27"]})
    assert (cell.status, cell.base, cell.quality) == ("rounded", 5, "e")


def test_unemployed_foreigners(stored) -> None:
    files = stored("newer/13211-02-05-4_2023.csv", "newer/13211-02-05-4_2025.csv")
    found = {
        (place, year): figure(files, place, year, "ERWP06", NAT="NATA")
        for place in ("16077", "16053", "16")
        for year in ("2023", "2025")
    }
    assert found == {
        ("16077", "2023"): 963,
        ("16077", "2025"): 1_228,
        ("16053", "2023"): 1_097,
        ("16053", "2025"): 1_160,
        ("16", "2023"): 15_494,
        ("16", "2025"): 16_541,
    }
    assert figure(files, "16077", "2025", "ERWP10", NAT="NATA") == 36.9
    assert figure(files, "16077", "2025", "ERWP06") == 4_109


def test_pupils_and_leavers_of_2023(stored) -> None:
    pupils = stored("newer/21111-01-03-4_2023.csv")
    assert figure(pupils, "16077", "2023", "BIL003") == 7_911
    assert figure(pupils, "16077", "2023", "BIL003", NAT="NATA") == 966
    assert figure(pupils, "16053", "2023", "BIL003", NAT="NATA") == 1_507
    leavers = stored("newer/21111-02-06-4_2023.csv")
    assert figure(leavers, "16077", "2023", "BILABS") == 720
    assert figure(leavers, "16077", "2023", "BILABS", ABSCHLUSS="OHNE-HS") == 92


FOLDER = "regionalstatistik-datencsv"
SINGLE = [
    ("web-cp1252/12511-01-01-4.csv", "BEV008", {"STAKNW": "ASIEN"}, ("Asien",)),
    ("api-utf8/22221-01-01-4_00.csv", "RLE001", {"GES": "GESW"}, ("weiblich",)),
    ("api-utf8/22221-01-01-4_00.csv", "RLE001", {"ALTX28": "ALT007B18"}, ("7 bis unter 18 Jahre",)),
    ("api-utf8/12411-03-03-4_00.csv", "BEVSTD", {"NAT": "NATA"}, ("Ausländer(innen)", "Insgesamt", "Insgesamt")),
    ("api-utf8/12711-03-02-4_00.csv", "BEV083", {"NAT": "NATA"}, ("Ausländer(innen)", "Insgesamt", "Zuzüge aus dem  Ausland über die Gemeindegrenzen")),
    ("api-utf8/13111-01-03-4_00.csv", "ERW032", {"NAT": "NATA", "GES": "GESW"}, ("Ausländer(innen)", "weiblich")),
    ("api-utf8/AI002-1_00.csv", "AI0208", {}, ("Anteil Ausländer an der Gesamtbevölkerung",)),
    ("api-utf8/12111-07-01-4_00.csv", "BEVZ21", {"MIGHG1": "MIT", "NAT": "NATD"}, ("Personen mit Migrationshintergrund", "Insgesamt")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "variable", "where", "words"), SINGLE)
@pytest.mark.parametrize("place", ["16077", "16053", "16"])
def test_cell_is_the_one_under_its_labels(
    place: str, name: str, variable: str, where: dict[str, str], words: tuple[str, ...], stored, samples
) -> None:
    files = stored(f"{FOLDER}/{name}")
    date = max(c.date for c in engine.read_cells(files, places=[place]))
    _, rows = naive_reader.read(samples / FOLDER / name)
    here = [r for r in rows if r.key == place and r.date == date]
    [text] = {r.text for r in here if all(r.words.count(w) == words.count(w) for w in words)}
    expected = 0.0 if text == "-" else float(text.replace(",", "."))
    assert figure(files, place, date, variable, **where) == expected


def test_eisenach_is_never_nothing_after_it_joined_wartburgkreis(samples) -> None:
    """A dash of a place that is gone says that the place is gone, in every shared table."""
    met = 0
    for path in tables(samples):
        for imported in recognise.read(path, path.name):
            cells = imported.cells
            assert cells is not None
            for place, date, status, value in zip(
                *(c.to_pylist() for c in (cells.place, cells.date, cells.status, cells.value)), strict=True
            ):
                if place == "16056" and (date if len(date) == 10 else f"{date[:4]}-12-31") >= "2021-07-01":
                    assert (status, value) == ("no_such_place", None), path.name
                    met += 1
    assert met > 200


def test_employees_of_districts_in_june_2025_are_not_delivered(stored) -> None:
    files = stored(f"{NEW}/13111-01-03-4_de_flat.csv")
    cells = engine.read_cells(files, dates=["2025-06-30"])
    of_districts = {(c.status, c.marker) for c in cells if len(c.place) == 5}
    assert of_districts == {("not_delivered", "-"), ("no_such_place", "-")}
    [germany] = engine.read_cells(files, places=["DG"], where={"NAT": ["NATA"], "GES": ["TOTAL"]})
    assert (germany.value, germany.status) == (5_837_916, "value")
    assert {c.status for c in cells if c.marker == "."} == {"secret"}


def test_rounded_school_figures_of_some_laender(stored) -> None:
    """Schleswig-Holstein rounds pupils to 3 and Nordrhein-Westfalen to 5; schools are counted exactly."""
    files = stored("newer/21111-01-03-4_2023.csv")
    whole = {"BILSA1": ["GYMNASIUM"], "GES": ["TOTAL"], "NAT": ["TOTAL"], "BILKL2": ["TOTAL"]}
    found = {
        (c.place, c.variable): (c.status, c.base)
        for c in engine.read_cells(files, places=["01001", "05111", "16077"], where=whole)
    }
    assert found == {
        ("01001", "BIL003"): ("rounded", 3),
        ("01001", "BIL013"): ("value", None),
        ("05111", "BIL003"): ("rounded", 5),
        ("05111", "BIL013"): ("value", None),
        ("16077", "BIL003"): ("value", None),
        ("16077", "BIL013"): ("value", None),
    }


@pytest.mark.parametrize(
    ("year", "place", "arrivals", "departures"),
    [("2019", "16077", 2_336, 2_219), ("2019", "16053", 7_019, 7_014),
     ("2021", "16077", 2_459, 1_952), ("2021", "16053", 6_505, 6_518)],
)  # fmt: skip
def test_moves_over_district_borders(year: str, place: str, arrivals: int, departures: int, stored) -> None:
    files = stored(f"newer/12711-04-02-4_{year}.xlsx")
    assert figure(files, place, year, "BEV085") == arrivals
    assert figure(files, place, year, "BEV086") == departures


def test_turnout_of_2021(stored) -> None:
    files = stored("newer/14111-01-04-4_2021.xlsx")
    for place, voters, turnout in (("16077", 74_029, 72.4), ("16053", 81_259, 80.4)):
        assert figure(files, place, "2021-09-26", "WAHLBER") == voters
        assert figure(files, place, "2021-09-26", "WAHLBET") == turnout
