"""Places as people write them in sheets of their own: keys, names, keys that a spreadsheet shortened."""

from bindeglied.domain.places import queries as places
from bindeglied.domain.places.values import Place


def place_of(content: str, land: str = "") -> str | None:
    """The key of a place written as a key or as a name, None where it is not certain.

    Names are looked for in the Land first, then everywhere; a name that several have is not certain.
    """
    if content[:1].isdigit():
        key = places.normal_key(content.replace(" ", ""))
        return key if key and _exists(key) else None
    wanted = _plain_name(content)
    for within in dict.fromkeys((land, "DG")):
        keys = {p.key for p in (places.districts_of(within) if within else ()) if wanted in _names(p)}
        if len(keys) == 1:
            return keys.pop()
        if keys:
            return None
    return next(
        (s.key for s in places.states() if s.name.casefold() == wanted),
        "DG" if wanted == "deutschland" else None,
    )


def _names(place: Place) -> set[str]:
    full = {f"{place.kind} {place.name}", f"{place.name}, {place.kind}"}
    if place.kind in ("Kreis", "Landkreis"):
        full |= {f"{kind} {place.name}" for kind in ("Landkreis", "Kreis", "LK")}
    else:
        full |= {f"Stadt {place.name}", f"{place.name}, Stadt", f"{place.name} (Stadt)"}
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
