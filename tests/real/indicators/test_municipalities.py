"""Series of municipalities against their official table."""

import pytest

from bindeglied.domain.places import queries as places
from tests.real.indicators.conftest import Computed
from tests.real.indicators.official import Official

pytestmark = [pytest.mark.real, pytest.mark.django_db]


def test_the_population_of_every_municipality_of_thuringia_is_what_its_table_says(
    computed: Computed, official: Official
) -> None:
    """Read a second time; after 2015 no table at hand has municipalities, so the series stop."""
    table = official.samples / "regionalstatistik-datencsv" / "api-utf8" / "12411-01-01-5_00.csv"
    said = {
        (fields[0], f"{2015 - i}-12-31"): float(fields[2 + 3 * i])
        for line in table.read_text(encoding="utf-8").split("\n")
        if (fields := line.split(";"))[0][:2] == "16" and len(fields[0]) == 8 and len(fields) > 25
        for i in range(8)
        if fields[2 + 3 * i] != "-" and places.place(fields[0])
    }
    found = {
        (place, point.date): point.value
        for (key, place, codes, _), series in computed.items()
        if key == "population" and place.startswith("16") and len(place) == 8 and not codes
        for point in series.points
        if point.value is not None
    }
    assert len({place for place, _ in said}) > 500
    assert found == said
