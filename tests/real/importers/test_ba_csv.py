"""The shared exports of the Federal Employment Agency against a reader that looks for quoted numbers."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from bindeglied.exchange.importers import recognise

pytestmark = pytest.mark.real
FOLDER = Path(settings.SAMPLES) / "data/ba-portal-csv/2024"
FILES = sorted(FOLDER.glob("*.csv")) if FOLDER.is_dir() else [Path("none")]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_values_are_those_of_the_file(path: Path, samples: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    rows = re.findall(r'^"[^"]*";"([\d.]+)";"(\d+)"\s*$', text, re.MULTILINE)
    expected = [float(value.replace(".", "")) for row in zip(*rows, strict=True) for value in row]
    [imported] = recognise.read(path, path.name)
    found = imported.recognised
    assert imported.cells is not None
    assert imported.cells.value.to_pylist() == expected
    assert found.observations == len(expected) == 8
    assert found.dates == (("2024-06-30",) if "besch" in path.name else ("2024",))
    assert set(imported.cells.categories["NAT"].to_pylist()) == (
        {"NATA"} if "ausl" in path.name else {"TOTAL"}
    )
    assert not found.warnings
