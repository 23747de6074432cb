"""`bindeglied inspect`, `import`, `observations`: what scripts rely on."""

import json
from pathlib import Path

import pytest

from bindeglied.cli import main
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.statistics.models import Dataset
from bindeglied.exchange.importers import child
from bindeglied.jobs import indicators
from tests.exchange.importers.samples import POPULATION, UNEMPLOYED, flat_new, write
from tests.exchange.importers.test_archives import packed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch):
    """The indicators have tests of their own."""

    def compute(tables: list[str]) -> None:
        return None

    compute.__module__, compute.__name__ = indicators.__name__, "compute"
    monkeypatch.setattr(indicators, "compute", compute)
    yield
    child.stop()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    """Status, stdout and stderr of a call."""

    def call(*arguments: object) -> tuple[int, str, str]:
        status = main.run([str(a) for a in arguments])
        caught = capsys.readouterr()
        return status, caught.out, caught.err

    return call


def test_inspect_prints_one_json_document(run, tmp_path) -> None:
    status, out, err = run("inspect", "--json", write(tmp_path, POPULATION, "Einwohner.csv"))
    assert (status, err) == (0, "")
    assert json.loads(out) == [
        {
            "file": "Einwohner.csv",
            "layout": "datencsv",
            "encoding": "utf-8",
            "table": "12411-01-01-4",
            "statistic": "12411",
            "title": "Bevölkerungsstand: Bevölkerung nach Geschlecht - Stichtag 31.12.",
            "dates": ["2018-12-31"],
            "places": {"country": 1, "state": 1, "region": 0, "district": 2, "municipality": 0, "other": 0},
            "dimensions": [{"code": "GES", "label": "Geschlecht", "categories": 3}],
            "variables": [{"code": "BEVSTD", "label": "Bevölkerungsstand", "unit": "Anzahl"}],
            "observations": 12,
            "markers": {"-": 0, "0": 0, ".": 0, "x": 0, "/": 0, "...": 0, "( )": 0},
            "quality": {"e": 0, "r": 0, "p": 0},
            "licence": "dl-de/by-2-0",
            "stand": "2024-02-26T15:28:28",
            "source": "Statistische Ämter des Bundes und der Länder",
            "warnings": [],
            "error": None,
        }
    ]


def test_inspect_describes_good_and_bad_files_and_ends_with_1(run, tmp_path) -> None:
    good = write(tmp_path, packed(("12411-01-01-4.csv", flat_new().encode())), "a.zip")
    bad = write(tmp_path, "<html>", "b.csv")
    status, out, _ = run("inspect", "--json", good, bad, tmp_path, tmp_path / "none")
    assert status == 1
    assert [(o["file"], o["layout"], o["error"] is None) for o in json.loads(out)] == [
        ("a.zip/12411-01-01-4.csv", "ffcsv-new", True),
        ("b.csv", "unknown", False),
        (tmp_path.name, "unknown", False),
        ("none", "unknown", False),
    ]


def test_inspect_speaks_german(run, tmp_path) -> None:
    status, out, _ = run("inspect", write(tmp_path, flat_new()))
    assert status == 0
    assert "Tabelle: 12411-01-01-4 (ffcsv-new)" in out
    assert "Stichtage: 31.12.2018" in out
    assert "Hinweis: Zeilen für Deutschland und die Länder fehlen." in out


def test_inspect_stores_nothing(run, tmp_path, home) -> None:
    run("inspect", write(tmp_path, POPULATION))
    assert sorted(p.name for p in home.rglob("*")) == ["12411-01-01-4.csv"]
    assert not Dataset.objects.exists()


def test_200_mb_of_noise_and_a_bomb_are_refused(run, tmp_path) -> None:
    noise = write(tmp_path, bytes(range(256)), "12411-01-01-4.csv")
    with noise.open("r+b") as file:
        file.truncate(200_000_000)
    bomb = write(tmp_path, packed(("a.csv", b"0" * 150_000_000)), "bombe.zip")
    for command in ("inspect", "import"):
        status, out, _ = run(command, "--json", noise, bomb)
        answer = json.loads(out)
        reasons = (
            [o["error"] for o in answer] if command == "inspect" else [o["reason"] for o in answer["files"]]
        )
        assert status == 1
        assert len(reasons) == 2
        assert all("Bitte " in reason for reason in reasons)
    assert not Dataset.objects.exists()


def test_import_stores_what_is_good_and_says_what_is_not(run, tmp_path) -> None:
    good, bad = write(tmp_path, POPULATION, "a.csv"), write(tmp_path, "<html>", "b.csv")
    mixed = write(tmp_path, packed(("13211-02-05-4.csv", UNEMPLOYED.encode()), ("x.txt", b"x")), "c.zip")
    status, out, err = run("import", "--json", good, bad, mixed, tmp_path / "none.csv")
    answer = json.loads(out)
    assert status == 1
    assert {f["file"]: f["outcome"] for f in answer["files"]} == {
        "a.csv": "stored",
        "b.csv": "refused",
        "c.zip": "refused",
        "none.csv": "refused",
    }
    assert [(t["table"], t["observations"], t["cells"], t["stored"]) for t in answer["tables"]] == [
        ("12411-01-01-4", 12, 12, True),
        ("13211-02-05-4", 12, 12, False),
    ]
    assert [d.table for d in Dataset.objects.all()] == ["12411-01-01-4"]
    assert "3 Dateien werden gelesen" in err


def test_file_that_is_stored_already_is_reported(run, tmp_path) -> None:
    path = write(tmp_path, POPULATION)
    assert run("import", path)[0] == 0
    status, out, _ = run("import", "--json", path)
    assert status == 0
    assert [f["outcome"] for f in json.loads(out)["files"]] == ["known"]
    assert Dataset.objects.count() == 1


def test_observations_are_the_cells_as_delivered(run, tmp_path) -> None:
    run("import", write(tmp_path, POPULATION.replace("55321", "."), "a.csv"))
    status, out, _ = run(
        "observations", "--table", "12411-01-01-4", "--place", "16053", "--where", "GES=GESM", "--where",
        "GES=TOTAL", "--format", "json",
    )  # fmt: skip
    cell = {
        "table": "12411-01-01-4",
        "date": "2018-12-31",
        "place": "16053",
        "variable": "BEVSTD",
        "quality": "",
    }
    assert status == 0
    assert json.loads(out) == [
        {
            **cell,
            "categories": {"GES": "GESM"},
            "value": None,
            "status": "secret",
            "marker": ".",
            "base": None,
        },
        {
            **cell,
            "categories": {"GES": "TOTAL"},
            "value": 111_407,
            "status": "value",
            "marker": "",
            "base": None,
        },
    ]
    status, out, _ = run(
        "observations", "--table", "12411-01-01-4", "--date", "2018-12-31", "--place", "16077"
    )
    assert (status, out.splitlines()) == (
        0,
        [
            "table,date,place,GES,variable,value,status,marker,quality,base",
            "12411-01-01-4,2018-12-31,16077,GESM,BEVSTD,44000,value,,,",
            "12411-01-01-4,2018-12-31,16077,GESW,BEVSTD,46118,value,,,",
            "12411-01-01-4,2018-12-31,16077,TOTAL,BEVSTD,90118,value,,,",
        ],
    )


def test_later_delivery_wins_whatever_the_order_of_reading_in(run, tmp_path) -> None:
    newer = POPULATION.replace("90118", "90119").replace("Stand: 26.02.2024", "Stand: 27.02.2025")
    run("import", write(tmp_path, newer, "a.csv"))
    run("import", write(tmp_path, POPULATION, "b.csv"))
    _, out, _ = run(
        "observations",
        "--table",
        "12411-01-01-4",
        "--place",
        "16077",
        "--where",
        "GES=TOTAL",
        "--format",
        "json",
    )
    assert [c["value"] for c in json.loads(out)] == [90_119]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("observations", "--table", "99999-01-01-4"), 1, "99999-01-01-4"),
        (("observations",), 2, "--table"),
        (("observations", "--table", "x", "--where", "GES"), 2, "--where"),
        (("inspect",), 2, "FILE"),
        (("import", "--workspace", "none", "x.csv"), 1, "none"),
    ],
)
def test_what_cannot_be_done_is_said_on_stderr(
    arguments: tuple[str, ...], status: int, words: str, run
) -> None:
    found, out, err = run(*arguments)
    assert (found, out) == (status, "")
    assert words in err
    assert "Traceback" not in err


def test_workspace_is_the_one_in_whose_name_it_is_read_in(run, tmp_path: Path, altenburg: Workspace) -> None:
    status, _, _ = run("import", "--workspace", altenburg.key, write(tmp_path, POPULATION))
    assert status == 0
    [dataset] = Dataset.objects.select_related("data_import__workspace")
    assert (dataset.workspace, dataset.data_import.workspace) == (None, altenburg)
