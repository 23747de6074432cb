"""Settings from the environment or `bindeglied.toml`: one small reader."""

import os
import tomllib
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bindeglied.core.errors import Refused

CHECKOUT = Path(__file__).resolve().parents[3]


def _file() -> dict[str, str]:
    path = Path(os.environ.get("BINDEGLIED_CONFIG", "bindeglied.toml"))
    if not path.is_file():
        return {}
    return {k.upper(): str(v) for k, v in tomllib.loads(path.read_text(encoding="utf-8")).items()}


OPERATOR_SETTINGS = ("name", "address", "email", "phone", "data_protection_officer", "supervisory_authority")


_FROM_FILE = _file()


def setting(name: str, default: str = "") -> str:
    """The value of `name`: environment first, then `bindeglied.toml`, then `default`."""
    return os.environ.get(name) or _FROM_FILE.get(name, default)


def home() -> Path:
    """Where all data rest: database, datasets, files. `var/` in a checkout."""
    inside = CHECKOUT / "pyproject.toml"
    default = CHECKOUT / "var" if inside.is_file() else Path.home() / ".local/share/bindeglied"
    return Path(setting("BINDEGLIED_HOME", str(default))).expanduser().absolute()


def host_of(url: str) -> str:
    """'https://example.org:8443/x' -> 'example.org'."""
    host = urlsplit(url).hostname
    if not host:
        raise Refused(
            f"BINDEGLIED_URL={url} ist keine Adresse. Sie sieht aus wie https://integration.example.org."
        )
    return host


def operator() -> dict[str, str]:
    """Who runs the installation: `BINDEGLIED_OPERATOR_NAME` and so on; what is not set is empty."""
    return {name: setting(f"BINDEGLIED_OPERATOR_{name.upper()}") for name in OPERATOR_SETTINGS}


def database(url: str, home_folder: Path) -> dict[str, object]:
    """Django's settings for `sqlite:///path` or `postgres://user:password@host:port/name`."""
    parts = urlsplit(url or f"sqlite:///{home_folder / 'bindeglied.sqlite3'}")
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(url.removeprefix("sqlite:///"))
            if url
            else str(home_folder / "bindeglied.sqlite3"),
            "CONN_MAX_AGE": None,  # opening it anew for every request costs more than a page's queries
            "OPTIONS": {
                # security.md section 6: no lost commits at a power cut, no 'database is locked'.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA secure_delete=ON;"
                "PRAGMA journal_size_limit=67108864;PRAGMA mmap_size=0;",
            },
        }
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
        }
    raise Refused(
        f"DATABASE_URL: Die Art der Datenbank {parts.scheme} ist nicht bekannt. Möglich sind sqlite:/// und postgres://."
    )


def engine(url: str) -> str:
    """The engine of stored cells; another one than DuckDB comes with the register intake (decision 2)."""
    if url != "duckdb://":
        raise Refused(
            f"BINDEGLIED_ENGINE={url} ist nicht bekannt. Bitte lassen Sie die Angabe weg oder setzen Sie duckdb://."
        )
    return url


def secret_key(home_folder: Path) -> str:
    """From BINDEGLIED_SECRET_KEY(_FILE), else made once and kept in HOME with rights for the owner only."""
    if value := setting("BINDEGLIED_SECRET_KEY"):
        return value
    path = Path(setting("BINDEGLIED_SECRET_KEY_FILE", str(home_folder / "secret-key")))
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        made = os.urandom(48).hex()
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(made)
    return path.read_text(encoding="utf-8").strip()
