"""Places and what happened to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    COUNTRY = "country"
    STATE = "state"
    REGION = "region"
    DISTRICT = "district"
    MUNICIPALITY = "municipality"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """An official place. `key` is 'DG', '16', '091', '16077', '16077001'.

    `name` is 'Altenburger Land', `kind` 'Landkreis', 'Kreisfreie Stadt', 'Land' …;
    `valid_from` and `valid_to` are ISO dates or None (open); `parent` is the key of the Land or 'DG', for a
    municipality that of its district.
    """

    key: str
    name: str
    kind: str
    level: Level
    parent: str
    valid_from: str | None = None
    valid_to: str | None = None

    def exists_on(self, date: str) -> bool:
        """Whether the place existed on an ISO date (for a year: at its end)."""
        day = date if len(date) == 10 else f"{date[:4]}-12-31"
        return (self.valid_from or "") <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Reform:
    """A change of territory: on `date`, `old` went (wholly or partly) into `new`.

    `whole` says that all of `old` went into `new`, so that sums are exact.
    """

    date: str
    old: str
    new: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Shares:
    """How a district is estimated on its territory since the reform of `since` (ISO date).

    `by_year` maps the year of a year end to the districts of that day and which share (0 to 1) of their
    inhabitants lived where the district is since; 1 for a whole district.
    """

    since: str
    by_year: Mapping[int, Mapping[str, float]]
