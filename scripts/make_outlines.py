"""Write the outlines of districts for maps (`domain/places/data/outlines`) from the shared VG2500 file.

    python scripts/make_outlines.py SAMPLES

The districts of a Land are simplified together, so that neighbours keep one common border without gaps, until
they have POINTS points on average; islands of less than SMALLEST square metres are left out where a district has
a larger part. One file per Land holds, for each district, rings (holes too: draw them by the even-odd rule)
as flat lists of longitude and latitude in ten thousandths of a degree. One file per district of Thuringia holds its
municipalities in the same way, as coarse as the VG5000 file has them.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pyproj
import shapely
from shapely.geometry import LinearRing, MultiPolygon, Polygon, shape

TARGET = (
    Path(__file__).resolve().parents[1] / "src" / "bindeglied" / "domain" / "places" / "data" / "outlines"
)
SOURCE = "geo/vg2500_kreise_deutschland_utm32.geojson"
MUNICIPALITIES = "newer/vg5000_gemeinden_thueringen_2021_wgs84.geojson"
NEW_KEYS = {"16056000": "16063105"}  # Eisenach, a part of the Wartburgkreis since these outlines were made
POINTS = 40
SMALLEST = 4_000_000
STEPS = range(100, 20_000, 100)  # tolerances tried, in metres


def parts_of(geometry: Polygon | MultiPolygon) -> list[Polygon]:
    parts = [geometry] if isinstance(geometry, Polygon) else list(geometry.geoms)
    largest = max(part.area for part in parts)
    return [part for part in parts if part.area == largest or part.area >= SMALLEST]


def rings_of(geometry: Polygon | MultiPolygon) -> list[list[tuple[float, float]]]:
    return [list(ring.coords) for part in parts_of(geometry) for ring in (part.exterior, *part.interiors)]


def size(geometry: Polygon | MultiPolygon) -> int:
    return sum(len(ring) - 1 for ring in rings_of(geometry))


def simplified(geometries: list[Polygon | MultiPolygon]) -> list[Polygon | MultiPolygon]:
    """The coverage at the least tolerance that leaves it small enough."""
    for tolerance in STEPS:
        smaller = list(shapely.coverage_simplify(geometries, tolerance))
        if sum(map(size, smaller)) <= POINTS * len(smaller):
            return smaller
    raise SystemExit("Keine Vereinfachung lässt die Kreise klein genug.")


def flat(ring: list[tuple[float, float]], to_degrees: pyproj.Transformer) -> list[int]:
    """'[lon, lat, lon, lat ...]' without the repeated last point."""
    return _flat([to_degrees.transform(x, y) for x, y in ring[:-1]])


def _flat(points: list[tuple[float, float]]) -> list[int]:
    whole = [(round(lon * 10_000), round(lat * 10_000)) for lon, lat in points]
    return [
        number
        for before, point in zip(whole[-1:] + whole, whole, strict=False)
        if before != point
        for number in point
    ]


def municipalities(samples: Path) -> None:
    """One file per district with the rings of its municipalities."""
    features = json.loads((samples / MUNICIPALITIES).read_text(encoding="utf-8"))["features"]
    by_district: dict[str, dict[str, Polygon | MultiPolygon]] = {}
    for feature in features:
        key = NEW_KEYS.get(feature["properties"]["AGS"], feature["properties"]["AGS"])
        by_district.setdefault(key[:5], {})[key] = shape(feature["geometry"])
    for district, outlines in by_district.items():
        rings = {
            key: [_flat(list(ring.coords)[:-1]) for ring in _all_rings(outlines[key])]
            for key in sorted(outlines)
        }
        write(district, rings)


def _all_rings(geometry: Polygon | MultiPolygon) -> list[LinearRing]:
    parts = [geometry] if isinstance(geometry, Polygon) else list(geometry.geoms)
    return [ring for part in parts for ring in (part.exterior, *part.interiors)]


def write(name: str, outlines: Mapping[str, list[list[int]]]) -> None:
    """One place a line."""
    lines = [f'"{key}": {json.dumps(rings, separators=(",", ":"))}' for key, rings in outlines.items()]
    (TARGET / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def main(samples: Path) -> None:
    features = json.loads((samples / SOURCE).read_text(encoding="utf-8"))["features"]
    by_state: dict[str, dict[str, Polygon | MultiPolygon]] = {}
    for feature in sorted(features, key=lambda feature: feature["properties"]["AGS"]):
        key = feature["properties"]["AGS"]
        by_state.setdefault(key[:2], {})[key] = shape(feature["geometry"])
    to_degrees = pyproj.Transformer.from_crs(25832, 4326, always_xy=True)
    TARGET.mkdir(parents=True, exist_ok=True)
    for state, districts in by_state.items():
        geometries = list(districts.values())
        if not shapely.coverage_is_valid(geometries):
            raise SystemExit(f"Die Umrisse von {state} überlappen sich oder lassen Lücken.")
        write(
            state,
            {
                key: [ring for outline in rings_of(geometry) if len(ring := flat(outline, to_degrees)) > 4]
                for key, geometry in zip(districts, simplified(geometries), strict=True)
            },
        )
    municipalities(samples)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
