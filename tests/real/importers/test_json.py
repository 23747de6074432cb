"""JSON downloads against a naive reader: nested loops over the dimensions, one value after the other."""

import itertools
import json
from pathlib import Path

import pytest

from bindeglied.cli.inspect_files import as_object
from bindeglied.exchange.importers import recognise

pytestmark = pytest.mark.real


@pytest.mark.parametrize("name", ["12411-0002_historisch_data.json", "12521-0008_Titel_Laender_data.json"])
def test_cells_are_those_of_nested_loops(name: str, samples: Path) -> None:
    path = samples / "genesis-json" / name
    block = json.loads(path.read_text(encoding="utf-8"))["data"][0]
    orders = []
    for dimension in block["id"]:
        index = block["dimension"][dimension]["category"]["index"]
        orders.append([code for _, code in sorted((place, code) for code, place in index.items())])
    naive = {}
    for codes, value, sign in zip(itertools.product(*orders), block["value"], block["status"], strict=True):
        at = dict(zip(block["id"], codes, strict=True))
        rest = tuple(at[d] for d in block["id"] if d in ("NAT", "GES", "RECGL3"))
        naive[at["STAG"], rest, at.get("LDRGR1")] = None if sign == "-" else value
    [imported] = recognise.read(path, name)
    found = as_object(imported.recognised)
    assert (found["observations"], found["markers"]["-"]) == (len(naive), list(naive.values()).count(None))
    assert found["dates"] == sorted({date for date, _, _ in naive})
    assert imported.cells is not None
    cells = imported.cells
    names = [d for d in block["id"] if d in ("NAT", "GES", "RECGL3")]
    columns = (cells.date, *(cells.categories[d] for d in names), cells.value)
    stored = sorted(str(row) for row in zip(*(c.to_pylist() for c in columns), strict=True))
    expected = [
        (date, *(c.replace("%TOTAL%", "TOTAL") for c in rest), value)
        for (date, rest, _), value in naive.items()
    ]
    assert stored == sorted(map(str, expected))


def test_germany_in_the_newest_year(samples: Path) -> None:
    path = samples / "genesis-json/12411-0002_historisch_data.json"
    [imported] = recognise.read(path, path.name)
    assert imported.cells is not None
    cells = imported.cells
    rows = zip(cells.date, cells.categories["NAT"], cells.value, strict=True)
    assert [v.as_py() for d, n, v in rows if d.as_py() == "2023-12-31" and n.as_py() == "TOTAL"] == [
        83_456_045
    ]
