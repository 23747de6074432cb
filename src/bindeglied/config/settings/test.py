"""For the tests: quick password hashes, plain static files, data in a folder that is thrown away.

Jobs stay in the queue until a test runs them. `DATABASE_URL` chooses the database, SQLite without it.
"""

import tempfile
from pathlib import Path

from bindeglied.config import environment
from bindeglied.config.settings.base import *

HOME = Path(tempfile.mkdtemp(prefix="bindeglied-test-"))
DATASETS = HOME / "datasets"
FILES = HOME / "files"
SECRET_KEY = "for tests only"
if not environment.setting("DATABASE_URL"):
    # A file, so that threads and processes of a test see the same database as in the real program.
    DATABASES = {"default": {**environment.database("", HOME), "TEST": {"NAME": HOME / "test.sqlite3"}}}
DATABASES["default"]["CONN_MAX_AGE"] = 0  # threads of a live server end, and their connections with them

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
MIDDLEWARE = [
    m for m in MIDDLEWARE if not m.startswith("whitenoise")
]  # pytest's live server serves the files
