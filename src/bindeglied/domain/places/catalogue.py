"""The official places that the program carries, read from `data/` when first asked for and kept in memory."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from bindeglied.domain.places.values import Level, Place, Reform

DATA = Path(__file__).parent / "data"
COUNTRY = "DG"
Point = tuple[float, float]  # longitude, latitude
Ring = tuple[Point, ...]
_LEVELS = {2: Level.STATE, 3: Level.REGION, 5: Level.DISTRICT}


@lru_cache(maxsize=1)
def places() -> dict[str, Place]:
    """All places by key, in order of key, Germany first."""
    return {row[0]: _place(*row) for row in _read(DATA / "places.json")}


@lru_cache(maxsize=1)
def reforms() -> tuple[Reform, ...]:
    """All changes of territory in order of day."""
    return tuple(Reform(day, old, new, whole) for day, old, new, whole, _ in _read(DATA / "reforms.json"))


@lru_cache(maxsize=1)
def shares() -> dict[str, dict[int, dict[str, float]]]:
    """Today's district -> year -> district of that year end -> share of its inhabitants, where it was divided."""
    found: dict[str, dict[int, dict[str, float]]] = {}
    for year, old, new, share in _read(DATA / "shares.json"):
        found.setdefault(new, {}).setdefault(year, {})[old] = share
    return found


@lru_cache(maxsize=1)
def divided() -> frozenset[tuple[int, str]]:
    """(year, district of that year end) for all that lie in several districts of today."""
    return frozenset((year, old) for years in shares().values() for year in years for old in years[year])


@lru_cache(maxsize=1)
def municipalities(state: str) -> dict[str, tuple[Place, Point]]:
    """The municipalities of one Land by key, in order, each with a point inside; none for a Land without a file.

    Read when first asked for: few questions are about them.
    """
    path = DATA / "municipalities" / f"{state}.json"
    if state not in places() or not path.exists():
        return {}
    return {
        key: (Place(key, name, kind, Level.MUNICIPALITY, key[:5]), (lon / 10_000, lat / 10_000))
        for key, name, kind, lon, lat in _read(path)
    }


@lru_cache(maxsize=20)
def outlines(whole: str) -> dict[str, tuple[Ring, ...]]:
    """Rings (longitude, latitude) of the districts of a Land, or of the municipalities of a district, by key.

    None for an unknown place, and for one without a file.
    """
    path = DATA / "outlines" / f"{whole}.json"
    if whole not in places() or not path.exists():
        return {}
    return {key: tuple(_ring(ring) for ring in rings) for key, rings in _read(path).items()}


def _place(key: str, name: str, kind: str, first: str | None, last: str | None) -> Place:
    if key == COUNTRY:
        return Place(key, name, kind, Level.COUNTRY, "")
    level = Level.OTHER if kind == "Bezirk" else _LEVELS[len(key)]
    return Place(key, name, kind, level, COUNTRY if level == Level.STATE else key[:2], first, last)


def _ring(flat: list[int]) -> Ring:
    """Pairs of ten thousandths of a degree, one after the other, as degrees."""
    return tuple((lon / 10_000, lat / 10_000) for lon, lat in zip(flat[::2], flat[1::2], strict=True))


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
