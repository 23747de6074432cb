"""`bindeglied report`: a draft from official figures, nothing stored."""

from pathlib import Path

import pytest

from bindeglied.cli import main
from bindeglied.domain.reports.models import Edition, Report
from tests.factories import published

pytestmark = pytest.mark.django_db
NAME = "Migrationsbericht-2025-Altenburger-Land-Entwurf"


@pytest.fixture
def figures(db: None) -> None:
    published.store()


def test_all_formats_are_written_and_named(figures, tmp_path: Path, capsys) -> None:
    assert main.run(["report", "migration", "--place", "16077", "--out", str(tmp_path / "neu")]) == 0
    written = [tmp_path / "neu" / f"{NAME}.{format}" for format in ("html", "pdf", "docx", "xlsx")]
    said = capsys.readouterr()
    assert (said.out.splitlines(), said.err) == ([str(p) for p in written], "")
    assert sorted((tmp_path / "neu").iterdir()) == sorted(written)
    assert [p.read_bytes()[:4] for p in written] == [b"<!do", b"%PDF", b"PK\x03\x04", b"PK\x03\x04"]
    assert not Report.objects.exists()
    assert not Edition.objects.exists()


def test_the_page_is_one_file_that_fetches_nothing(figures, tmp_path: Path) -> None:
    main.run(["report", "migration", "--place", "16077", "--out", str(tmp_path), "--formats", "html"])
    page = (tmp_path / f"{NAME}.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert 'src="' not in page
    assert 'href="http' not in page
    assert "<link" not in page
    assert "url(data:font/woff2" in page


def test_date_and_formats_can_be_chosen(figures, tmp_path: Path) -> None:
    arguments = ["--place", "16077", "--date", "2024-12-31", "--out", str(tmp_path), "--formats", "xlsx,html"]
    assert main.run(["report", "migration", *arguments]) == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "Migrationsbericht-2024-Altenburger-Land-Entwurf.html",
        "Migrationsbericht-2024-Altenburger-Land-Entwurf.xlsx",
    ]
    page = next(tmp_path.glob("*.html")).read_text(encoding="utf-8")
    assert "7.715" not in page  # of the year after
    assert "87.508" in page


def test_a_workspace_gives_its_name(figures, altenburg, tmp_path: Path) -> None:
    arguments = [
        "--place",
        "16077",
        "--out",
        str(tmp_path),
        "--formats",
        "html",
        "--workspace",
        altenburg.key,
    ]
    assert main.run(["report", "migration", *arguments]) == 0
    assert 'content="Landkreis Altenburger Land"' in next(tmp_path.glob("*.html")).read_text(encoding="utf-8")


def test_a_place_without_figures_gets_a_report_of_what_is_missing(figures, tmp_path: Path, capsys) -> None:
    arguments = ["--place", "16077", "--date", "1990-12-31", "--out", str(tmp_path), "--formats", "html"]
    assert main.run(["report", "migration", *arguments]) == 0
    assert "keine Zahlen" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["migration", "--place", "99999"], 1, "99999"),
        (["migration", "--place", "16077", "--workspace", "gibt-es-nicht"], 1, "gibt-es-nicht"),
        (["fortschritt", "--place", "16077"], 2, ""),
        (["migration", "--place", "16077", "--formats", "pdf,odt"], 2, "--formats"),
        (["migration", "--place", "16077", "--formats", ","], 2, "--formats"),
        (["migration", "--place", "16077", "--date", "31.12.2025"], 2, "--date"),
        (["migration"], 2, "--place"),
    ],
)
def test_what_cannot_be_done_is_refused(figures, tmp_path: Path, capsys, arguments, status, said) -> None:
    assert main.run(["report", *arguments, "--out", str(tmp_path)]) == status
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(figures, tmp_path: Path, capsys) -> None:
    file = tmp_path / "datei"
    file.write_text("")
    assert main.run(["report", "migration", "--place", "16077", "--out", str(file)]) == 1
    assert "ist eine Datei" in capsys.readouterr().err
