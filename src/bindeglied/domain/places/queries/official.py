"""Questions about official places; everything is answered from memory."""

import re
from functools import lru_cache

from bindeglied.core import clock
from bindeglied.domain.places import catalogue
from bindeglied.domain.places.values import Level, Place, Reform, Shares

OUTLINE_SOURCE = (
    "Umrisse: © GeoBasis-DE / BKG (2021), VG2500, vereinfacht, dl-de/by-2-0, https://www.bkg.bund.de"
)
MUNICIPALITY_SOURCE = (
    "Umrisse: © GeoBasis-DE / BKG (2021), VG5000, stark vereinfacht, dl-de/by-2-0, https://www.bkg.bund.de"
)
# As in a German directory: umlauts stand with their base letters.
_BASE_LETTERS = str.maketrans("ÄÖÜäöü", "AOUaou")
# The official shares lead from the years' ends since 1995 to the districts of this day.
SHARES_FROM, SHARES_TO = 1995, "2020-12-31"

_LAND = r"(?:0[1-9]|1[0-6])"
_FORM = re.compile(
    rf"DG|0{{12}}|{_LAND}(?:\d|\d{{3}}|\d{{6}}|\d{{7}}|\d{{10}})?|07(?:\d{{5}}|\d{{8}})|03\d{{9}}"
)
_LEVEL_OF_LENGTH = {
    2: Level.STATE, 3: Level.REGION, 5: Level.DISTRICT, 7: Level.OTHER, 8: Level.MUNICIPALITY, 9: Level.OTHER,
}  # fmt: skip
# Districts whose name says by itself what they are: 'Wartburgkreis', 'Ilm-Kreis', 'Rhein-Kreis Neuss'.
_SPEAKS_FOR_ITSELF = re.compile(r"kreis\b|^(?:Region|Regionalverband|Städteregion) ", re.IGNORECASE)


@lru_cache(maxsize=65536)
def normal_key(raw: str) -> str | None:
    """The key of a place from any official form, None for no known form.

    'DG', 2 (Land), 3 (region), 5 (district), 8 (municipality), 7 and 9 digits (association) stay. Keys with the association of
    municipalities inside, of 10 (Rheinland-Pfalz), 11 (Niedersachsen) and 12 digits (regional key), lose it:
    '03151401002' -> '03151002'. Zeros behind a district or Land stand for the whole: '160770000000' ->
    '16077'; behind a town that is a district itself they name its municipality: '16053000'; behind an
    association they name the association, with 7 or 9 digits: '160775006000' -> '160775006'.
    """
    key = raw.strip()
    if not _FORM.fullmatch(key):
        return None
    if len(key) > 9:
        if not key.strip("0"):
            return catalogue.COUNTRY
        if key.endswith("000") and key[5:-3].strip("0"):
            return _association(key)
        key = key[:5] + key[-3:]
    if len(key) == 8 and key.endswith("000") and not _is_town(key[:5]):
        land, district = key[:2], key[:5]
        if district == land + "000":
            return land
        return district if district in catalogue.places() else key
    return key


def _association(key: str) -> str:
    """Niedersachsen's tables shorten the association of the regional key: '401' is '5401' there."""
    return f"{key[:5]}5{key[5:8]}" if len(key) == 11 else key[:-3]


def _is_town(district: str) -> bool:
    found = catalogue.places().get(district)
    return found is not None and found.kind in ("Kreisfreie Stadt", "Stadtkreis")


@lru_cache(maxsize=65536)
def level_of(key: str) -> Level:
    """The level of a normal key by its form; ValueError for no known form."""
    known = place(key)
    if known is not None:
        return known.level
    if not _FORM.fullmatch(key) or len(key) not in _LEVEL_OF_LENGTH:
        raise ValueError(f"no official key of a place: {key!r}")
    # Berlin is one municipality; what stands below it are boroughs.
    return Level.OTHER if len(key) == 8 and key.startswith("11") else _LEVEL_OF_LENGTH[len(key)]


def place(key: str) -> Place | None:
    """The place of a normal key, None if the catalogue does not carry it."""
    known = catalogue.places().get(key)
    if known is None and len(key) == 8 and key.endswith("000") and _is_town(key[:5]):
        town = catalogue.places()[key[:5]]
        return Place(
            key, town.name, town.kind, Level.MUNICIPALITY, town.parent, town.valid_from, town.valid_to
        )
    if known is None and len(key) == 8:
        known = catalogue.municipalities(key[:2]).get(key, (None,))[0]
    return known


def name_of(key: str) -> str:
    """'Altenburger Land', 'Jena'; 'Landkreis Leipzig' where a town has the same name; the key if unknown."""
    found = place(key)
    if found is None:
        return key
    if found.level == Level.REGION or (found.level == Level.DISTRICT and _shares_its_name(found)):
        return full_name(key)
    return found.name


@lru_cache(maxsize=1)
def _town_names() -> frozenset[str]:
    return frozenset(p.name.split(" (")[0] for p in catalogue.places().values() if _is_town(p.key))


def _shares_its_name(found: Place) -> bool:
    return found.name in _town_names() and not _is_town(found.key)


def full_name(key: str) -> str:
    """'Landkreis Altenburger Land', 'Wartburgkreis', 'Jena', 'Region Hannover', 'Thüringen'."""
    found = place(key)
    if found is None:
        return key
    if found.kind in ("Kreis", "Landkreis", "Regionalverband", "Regierungsbezirk", "Statistische Region"):
        return found.name if _SPEAKS_FOR_ITSELF.search(found.name) else f"{found.kind} {found.name}"
    return found.name


def states() -> tuple[Place, ...]:
    """The 16 Länder in order of key."""
    return tuple(p for p in catalogue.places().values() if p.level == Level.STATE)


@lru_cache(maxsize=1024)
def _districts(state: str, day: str) -> tuple[Place, ...]:
    return tuple(
        p
        for p in catalogue.places().values()
        if p.level == Level.DISTRICT and state in (p.parent, catalogue.COUNTRY) and p.exists_on(day)
    )


def districts_of(state: str, date: str = "") -> tuple[Place, ...]:
    """The districts of a Land (or of 'DG') that existed on a date, in order of key; '' is today."""
    return _districts(state, date or clock.today().isoformat())


@lru_cache(maxsize=64)
def municipalities_of(district: str) -> tuple[Place, ...]:
    """The municipalities of a district in order of name; none where the program does not carry them."""
    found = (
        place for place, _ in catalogue.municipalities(district[:2]).values() if place.parent == district
    )
    return tuple(sorted(found, key=lambda place: place.name.translate(_BASE_LETTERS).casefold()))


def centre_of(municipality: str) -> tuple[float, float] | None:
    """A point (longitude, latitude) inside of it, None for an unknown one."""
    found = catalogue.municipalities(municipality[:2]).get(municipality)
    return found[1] if found else None


def exists_on(key: str, date: str) -> bool:
    """Whether a place existed on an ISO date (a year: at its end); unknown places always do."""
    found = place(key)
    return found is None or found.exists_on(date)


@lru_cache(maxsize=1)
def _reforms_by_key() -> dict[str, tuple[Reform, ...]]:
    by_key: dict[str, list[Reform]] = {}
    for reform in catalogue.reforms():
        by_key.setdefault(reform.old, []).append(reform)
        by_key.setdefault(reform.new, []).append(reform)
    return {key: tuple(found) for key, found in by_key.items()}


def reforms_of(key: str) -> tuple[Reform, ...]:
    """All changes that took something from a place or gave it something, in order of day."""
    return _reforms_by_key().get(key, ())


@lru_cache(maxsize=1024)
def _merged(key: str) -> tuple[tuple[str, ...], str | None]:
    """The whole districts that went into `key`, and the last day one did.

    None did where a dissolved district was divided among several: then no sum of whole districts is the
    territory of `key`.
    """
    into = [reform for reform in reforms_of(key) if reform.new == key]
    whole = [reform for reform in into if reform.whole]
    divided = {r.date for r in into if not r.whole and not exists_on(r.old, r.date)}
    if not whole or divided:
        return (key,), None
    parts = dict.fromkeys([key, *(part for reform in whole for part in _merged(reform.old)[0])])
    return tuple(parts), max(reform.date for reform in whole)


def parts_today(key: str) -> tuple[str, ...]:
    """`key` and the dissolved districts that together were its territory; only `key` if no such sum is exact."""
    return _merged(key)[0]


def territory_date(key: str) -> str | None:
    """The day of the last merger of whole districts that made `key` what it is, None without one."""
    return _merged(key)[1]


@lru_cache(maxsize=1024)
def shares_of(key: str) -> Shares | None:
    """How a district is estimated whose reforms moved parts of districts; None where no official share says it.

    None too for a merger of whole districts: its sums are exact (`parts_today`), and a part that moved before
    stays a break.
    """
    moved = [reform for reform in reforms_of(key) if reform.date <= SHARES_TO]
    if territory_date(key) or all(reform.whole for reform in moved) or not exists_on(key, SHARES_TO):
        return None
    since = max(reform.date for reform in moved)
    years = range(SHARES_FROM, int(since[:4]) + (since[5:] == "12-31"))
    return Shares(since, {year: _recipe(key, year) for year in years})


def _recipe(key: str, year: int) -> dict[str, float]:
    """The districts at the end of a year that lie in `key`, each with its share."""
    parts = catalogue.shares().get(key, {}).get(year, {})
    whole = [
        part
        for part in _all_parts(key)
        if (year, part) not in catalogue.divided() and exists_on(part, f"{year}-12-31")
    ]
    return {**dict.fromkeys(whole, 1.0), **parts}


def _all_parts(key: str) -> tuple[str, ...]:
    """`key` and all districts that went wholly into it, directly or by way of another."""
    into = [part for r in reforms_of(key) if r.new == key and r.whole for part in _all_parts(r.old)]
    return tuple(dict.fromkeys([key, *into]))


def outlines(whole: str) -> dict[str, list[list[tuple[float, float]]]]:
    """Rings (longitude, latitude) for drawing: of the districts of a Land (attribution: OUTLINE_SOURCE), or of the
    municipalities of a district (MUNICIPALITY_SOURCE).
    """
    return {key: [list(ring) for ring in rings] for key, rings in catalogue.outlines(whole).items()}
