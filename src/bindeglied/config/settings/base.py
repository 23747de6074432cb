"""What holds everywhere. Secrets and addresses come from `config.environment`."""

import sys
from pathlib import Path

import pysqlite3

# Debian's SQLite has the WAL-reset bug; the wheel brings a sound one. Before anything imports sqlite3.
sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

from bindeglied.config import environment  # noqa: E402

HOME = environment.home()
DATASETS = HOME / "datasets"
FILES = HOME / "files"
ENGINE = environment.setting("BINDEGLIED_ENGINE", "duckdb://")
SAMPLES = Path(environment.setting("BINDEGLIED_SAMPLES", str(environment.CHECKOUT.parent / "shared")))
URL = environment.setting("BINDEGLIED_URL", "http://localhost:8000").rstrip("/")
PACKAGE = Path(__file__).resolve().parents[2]

SECRET_KEY = environment.secret_key(HOME)
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", URL.split("://")[1].split("/")[0].split(":")[0]]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "bindeglied.domain.audit",
    "bindeglied.domain.accounts",
    "bindeglied.domain.documents",
    "bindeglied.domain.places",
    "bindeglied.domain.statistics",
    "bindeglied.domain.indicators",
    "bindeglied.domain.reports",
    "bindeglied.web.ui",
    "bindeglied.web.account",
    "bindeglied.web.portal",
    "bindeglied.web.workspace",
    "bindeglied.cli",
]

DATABASES = {"default": environment.database(environment.setting("DATABASE_URL"), HOME)}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # worked off by jobs.worker
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = sorted(PACKAGE.glob("**/locale"))
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True
