from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings) -> Path:
    settings.HOME = tmp_path
    settings.FILES = tmp_path / "files"
    settings.DATASETS = tmp_path / "datasets"
    return tmp_path
