"""PLACEHOLDER until the importers arrive (not committed)."""

from dataclasses import dataclass
from pathlib import Path

from bindeglied.domain.statistics.values import Recognised


@dataclass(frozen=True, slots=True)
class Prepared:
    recognised: Recognised
    cells_sha256: str | None
    rows: int


def prepare(path: Path, name: str, staging: Path) -> list[Prepared]:
    raise NotImplementedError
