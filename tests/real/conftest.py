"""The shared official files: without them these tests are skipped and say so, in the CI they fail."""

import os
from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder with the sample data."""
    folder = Path(settings.SAMPLES) / "data"
    if not folder.is_dir():
        reason = f"no official sample files at {folder} (BINDEGLIED_SAMPLES)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
