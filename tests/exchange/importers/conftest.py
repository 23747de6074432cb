"""`read(content)` reads a small file, `cells(...)` shows its cells, `error(content)` why it is refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bindeglied.domain.statistics.values import Imported
from bindeglied.exchange.importers import recognise
from tests.exchange.importers.samples import write


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Imported]:
    def one(content: str | bytes, name: str = "12411-01-01-4.csv", encoding: str = "utf-8") -> Imported:
        [imported] = recognise.read(write(tmp_path, content, name, encoding), name)
        return imported

    return one


@pytest.fixture
def cells(read: Callable[..., Imported]) -> Callable[..., dict[tuple[str, ...], tuple[Any, ...]]]:
    """(place, date, variable, categories that are not the total) -> (value, status)."""

    def of(*args: Any, **kwargs: Any) -> dict[tuple[str, ...], tuple[Any, ...]]:
        imported = read(*args, **kwargs)
        assert imported.recognised.error is None, imported.recognised.error
        table = imported.cells
        assert table is not None
        codes = sorted(table.categories)
        columns = (table.place, table.date, table.variable, *(table.categories[c] for c in codes))
        rows = zip(*(column.to_pylist() for column in columns), strict=True)
        identities = [
            (*row[:3], *(f"{c}={code}" for c, code in zip(codes, row[3:], strict=True) if code != "TOTAL"))
            for row in rows
        ]
        contents = zip(table.value.to_pylist(), table.status.to_pylist(), strict=True)
        return dict(zip(identities, contents, strict=True))

    return of


@pytest.fixture
def error(read: Callable[..., Imported]) -> Callable[..., str]:
    """The German message; that nothing could be stored is checked here for all."""

    def of(*args: Any, **kwargs: Any) -> str:
        imported = read(*args, **kwargs)
        assert imported.cells is None
        assert imported.recognised.error
        return imported.recognised.error

    return of
