"""For the tests: quick password hashes, plain static files, jobs at once."""

import tempfile
from pathlib import Path

from bindeglied.config.settings.base import *

HOME = Path(tempfile.mkdtemp(prefix="bindeglied-test-"))
DATASETS = HOME / "datasets"
FILES = HOME / "files"
