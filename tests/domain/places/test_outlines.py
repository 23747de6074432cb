"""Outlines of districts: complete, small, without gaps."""

from collections import Counter

import pytest

from bindeglied.domain.places import catalogue, queries

STATES = [state.key for state in queries.states()]


@pytest.mark.parametrize("state", STATES)
def test_every_district_of_2021_has_an_outline(state: str) -> None:
    assert list(queries.outlines(state)) == [p.key for p in queries.districts_of(state, "2021-12-31")]


@pytest.mark.parametrize("state", STATES)
def test_points_lie_in_germany_and_rings_are_areas(state: str) -> None:
    rings = [ring for rings in queries.outlines(state).values() for ring in rings]
    assert all(5.8 < lon < 15.1 and 47.2 < lat < 55.1 for ring in rings for lon, lat in ring)
    assert all(len(set(ring)) >= 3 for ring in rings)


@pytest.mark.parametrize("state", STATES)
def test_a_map_is_small(state: str) -> None:
    districts = queries.outlines(state)
    points = sum(len(ring) for rings in districts.values() for ring in rings)
    assert points <= 41 * len(districts)


def test_inner_borders_are_shared_point_by_point() -> None:
    """Each stretch of border belongs to at most two districts, and Jena has no stretch of its own."""
    stretches = Counter()
    owners: dict[frozenset, set[str]] = {}
    for key, rings in queries.outlines("16").items():
        for ring in rings:
            for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
                stretches[frozenset((a, b))] += 1
                owners.setdefault(frozenset((a, b)), set()).add(key)
    assert set(stretches.values()) == {1, 2}
    jena = [found for found in owners.values() if "16053" in found]
    assert all(len(found) == 2 for found in jena)


def test_outlines_of_an_unknown_land_are_none() -> None:
    assert queries.outlines("../16") == {}


def test_the_source_names_the_agency_and_its_address() -> None:
    assert "BKG" in queries.OUTLINE_SOURCE
    assert "https://www.bkg.bund.de" in queries.OUTLINE_SOURCE


def test_all_outlines_together_stay_well_below_a_megabyte() -> None:
    assert sum(p.stat().st_size for p in (catalogue.DATA / "outlines").iterdir()) < 500_000


@pytest.mark.parametrize("district", [d.key for d in queries.districts_of("16", "2021-12-31")])
def test_every_municipality_of_2021_has_an_outline_and_a_point_inside(district: str) -> None:
    outlines = queries.outlines(district)
    assert sorted(outlines) == sorted(place.key for place in queries.municipalities_of(district))
    for key, rings in outlines.items():
        assert all(len(set(ring)) >= 3 for ring in rings)
        assert sum(_is_inside(queries.centre_of(key), ring) for ring in rings) % 2 == 1, key


def _is_inside(point: tuple[float, float], ring: list[tuple[float, float]]) -> bool:
    """By counting borders to the east."""
    (x, y), crossed = point, 0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        crossed += (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax)
    return crossed % 2 == 1
