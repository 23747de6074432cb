"""Settings from the environment and from bindeglied.toml."""

from pathlib import Path

import pytest

from bindeglied.config import environment
from bindeglied.core.errors import Refused


def test_sqlite_loses_nothing_and_keeps_its_connection() -> None:
    made = environment.database("", Path("/daten"))
    assert (made["ENGINE"], made["NAME"]) == ("django.db.backends.sqlite3", "/daten/bindeglied.sqlite3")
    assert made["CONN_MAX_AGE"] is None
    options = made["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        assert f"PRAGMA {pragma};" in options["init_command"]


@pytest.mark.parametrize(
    ("url", "name"),
    [("sqlite:////daten/a b.sqlite3", "/daten/a b.sqlite3"), ("sqlite:///a%20b.db", "a b.db")],
)
def test_sqlite_at_a_path(url: str, name: str) -> None:
    assert environment.database(url, Path("/daten"))["NAME"] == name


def test_postgres_with_signs_in_the_password() -> None:
    made = environment.database("postgres://b%40x:p%2F%3A@db.example:5433/bind", Path("/daten"))
    assert [made[k] for k in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "b@x", "p/:", "db.example", "5433", "bind",
    ]  # fmt: skip


@pytest.mark.parametrize("url", ["mysql://x/y", "bindeglied.sqlite3", "http://x"])
def test_another_kind_of_database_is_refused(url: str) -> None:
    with pytest.raises(Refused, match="DATABASE_URL"):
        environment.database(url, Path("/daten"))


def test_another_engine_is_refused() -> None:
    assert environment.engine("duckdb://") == "duckdb://"
    with pytest.raises(Refused, match="BINDEGLIED_ENGINE=sc://other"):
        environment.engine("sc://other")


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bindeglied.toml"
    path.write_text('bindeglied_url = "https://datei.example"\nBINDEGLIED_PROXIES = 2\n', encoding="utf-8")
    monkeypatch.setenv("BINDEGLIED_CONFIG", str(path))
    monkeypatch.setattr(environment, "_FROM_FILE", environment._file())
    monkeypatch.delenv("BINDEGLIED_URL", raising=False)
    assert environment.setting("BINDEGLIED_URL") == "https://datei.example"
    assert environment.setting("BINDEGLIED_PROXIES") == "2"
    assert environment.setting("BINDEGLIED_NICHTS", "ohne") == "ohne"
    monkeypatch.setenv("BINDEGLIED_URL", "https://umgebung.example")
    assert environment.setting("BINDEGLIED_URL") == "https://umgebung.example"


def test_who_operates_is_told_by_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINDEGLIED_OPERATOR_NAME", "Landratsamt")
    assert environment.operator() == {
        "name": "Landratsamt", "address": "", "email": "", "phone": "", "data_protection_officer": "",
        "supervisory_authority": "",
    }  # fmt: skip


def test_the_secret_comes_from_a_file_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BINDEGLIED_SECRET_KEY", raising=False)
    named = tmp_path / "anderswo" / "key"
    monkeypatch.setenv("BINDEGLIED_SECRET_KEY_FILE", str(named))
    first = environment.secret_key(tmp_path)
    assert named.read_text(encoding="utf-8") == first == environment.secret_key(tmp_path)
    assert not (tmp_path / "secret-key").exists()
