"""Questions about official places; those about the areas of a workspace stand in `queries.areas`.

The importers ask about keys in a process without a database, so no model may be loaded here.
"""

from bindeglied.domain.places.queries.official import (
    MUNICIPALITY_SOURCE,
    OUTLINE_SOURCE,
    centre_of,
    districts_of,
    exists_on,
    full_name,
    level_of,
    municipalities_of,
    name_of,
    normal_key,
    outlines,
    parts_today,
    place,
    reforms_of,
    shares_of,
    states,
    territory_date,
)

__all__ = [
    "MUNICIPALITY_SOURCE", "OUTLINE_SOURCE", "centre_of", "districts_of", "exists_on", "full_name", "level_of",
    "municipalities_of", "name_of", "normal_key", "outlines", "parts_today", "place", "reforms_of", "shares_of",
    "states", "territory_date",
]  # fmt: skip
