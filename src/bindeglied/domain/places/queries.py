"""Questions about official places; everything is answered from memory.

Signatures the other rooms build on:
  place(key) -> Place | None            name_of(key) -> str ('Altenburger Land', the key if unknown)
  full_name(key) -> str                 ('Landkreis Altenburger Land', 'Jena', 'Thüringen', 'Deutschland')
  level_of(key) -> Level                from the form of the key; ValueError for no known form
  normal_key(raw) -> str | None         '02' stays, ARS of 12 digits -> AGS of 8, None for no known form
  districts_of(state, date) -> tuple[Place, ...]   existing on that date, in order of key
  states() -> tuple[Place, ...]         reforms_of(key) -> tuple[Reform, ...]
  exists_on(key, date) -> bool          unknown places: True
  parts_today(key) -> tuple[str, ...]   keys whose whole territory lies in `key` today, itself included
  territory_date(key) -> str | None     date of the last whole-district reform that made `key` today
  outlines(state) -> dict[str, list[list[tuple[float, float]]]]   rings (lon, lat) of today's districts
  OUTLINE_SOURCE: str                   attribution with the link to the BKG
"""
