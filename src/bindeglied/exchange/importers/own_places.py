"""Places as people write them in sheets of their own: keys, names, keys that a spreadsheet shortened."""

from functools import lru_cache

from bindeglied.domain.places import queries as places
from bindeglied.domain.places.values import Place


@lru_cache(maxsize=4096)
def place_of(content: str, home: str = "") -> str | None:
    """The key of a place written as a key or as a name, None where it is not certain.

    Names are looked for in the Land of `home` (a key) and, if that is a district, among its municipalities,
    then everywhere; a name that several have is not certain. A town that is a district itself is one.
    """
    if content[:1].isdigit():
        key = places.normal_key(content.replace(" ", ""))
        return key if key and _exists(key) else None
    wanted = _plain_name(content)
    near = [*(places.districts_of(home[:2]) if home else ()), *places.municipalities_of(home)]
    for within in (near, places.districts_of("DG")):
        keys = {p.key for p in within if wanted in _names(p)}
        keys = {key for key in keys if not (key.endswith("000") and key[:5] in keys)}
        if keys:
            return keys.pop() if len(keys) == 1 else None
    return next(
        (s.key for s in places.states() if s.name.casefold() == wanted),
        "DG" if wanted == "deutschland" else None,
    )


def _names(place: Place) -> set[str]:
    full = {f"{place.kind} {place.name}", f"{place.name}, {place.kind}"}
    if place.kind in ("Kreis", "Landkreis"):
        full |= {f"{kind} {place.name}" for kind in ("Landkreis", "Kreis", "LK")}
    else:
        full |= {
            f"Stadt {place.name}",
            f"{place.name}, Stadt",
            f"{place.name} (Stadt)",
            f"Gemeinde {place.name}",
        }
    return {_plain_name(n) for n in (place.name, *full)}


def _plain_name(name: str) -> str:
    return " ".join(name.casefold().split())


def with_zero(content: str) -> str | None:
    """The official key that a number without its leading zero stands for, None if there is none."""
    if not content.isascii() or not content.isdigit() or len(content) not in (1, 4, 7):
        return None
    key = places.normal_key("0" + content)
    return key if key and _exists(key) else None


def _exists(key: str) -> bool:
    """Whether the catalogue has the place, or the district that a municipality lies in."""
    return places.place(key) is not None or (len(key) > 5 and places.place(key[:5]) is not None)
