"""Write the catalogue of official places (`domain/places/data`) from the samples of official files.

    python scripts/make_places.py SAMPLES

Read are the municipal directories of 2018 and 2021 (names, kinds), the table 12521-0041 (names and last
days of dissolved districts) and the conversion keys of the BBSR (which district went where in which year, and
with which share of its inhabitants).
What these files do not tell stands in the typed lists below. The scope is what official tables of 1995 and
later carry; places of that time keep an open `valid_from`.
"""

import csv
import json
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import openpyxl
from shapely.geometry import shape

TARGET = Path(__file__).resolve().parents[1] / "src" / "bindeglied" / "domain" / "places" / "data"

DIRECTORIES = (
    ("gemeindeverzeichnis/GV100AD_300918.ASC", "cp1252"),
    ("gemeindeverzeichnis/GV100AD_301121.ASC", "utf-8"),
)
MUNICIPALITIES = "newer/vg5000_gemeinden_thueringen_2021_wgs84.geojson"
FOREIGNERS = "newer/12521-0041_2023_en.csv"
CONVERSION = "bbsr-kreisreform/ref-kreise-umrech-2020-1990-2019.xlsx"

KINDS = {
    "41": "Kreisfreie Stadt",
    "42": "Stadtkreis",
    "43": "Kreis",
    "44": "Landkreis",
    "45": "Regionalverband",
}
ABBREVIATIONS = {
    " a.Inn": " am Inn", " a.d.": " an der ", " i.d.OPf.": " in der Oberpfalz",
    " i.Fichtelgebirge": " im Fichtelgebirge",
}  # fmt: skip

# Not yet in any directory at hand: Hanau left the Main-Kinzig-Kreis.
NEWEST = {"06415": ("Hanau", "Kreisfreie Stadt")}
# Regions that the directories do not list any more, with the last day for which tables carry them.
OLD_REGIONS = (
    ("141", "Chemnitz", "Regierungsbezirk", "2008-07-31"), ("142", "Dresden", "Regierungsbezirk", "2008-07-31"),
    ("143", "Leipzig", "Regierungsbezirk", "2008-07-31"), ("151", "Dessau", "Statistische Region", "2007-06-30"),
    ("152", "Halle", "Statistische Region", "2007-06-30"), ("153", "Magdeburg", "Statistische Region", "2007-06-30"),
)  # fmt: skip
# Regions that came in their place.
NEW_REGIONS = {"145": "2008-08-01", "146": "2008-08-01", "147": "2008-08-01"}
# Länder without such regions stand in tables of regions under their own key and a zero.
UNDIVIDED = ("01", "02", "04", "10", "11", "12", "13", "15", "16")
BOROUGHS = (
    "Mitte", "Friedrichshain-Kreuzberg", "Pankow", "Charlottenburg-Wilmersdorf", "Spandau",
    "Steglitz-Zehlendorf", "Tempelhof-Schöneberg", "Neukölln", "Treptow-Köpenick", "Marzahn-Hellersdorf",
    "Lichtenberg", "Reinickendorf",
)  # fmt: skip

# Day of the changes that the conversion keys only know by year: (year, Land) -> day.
DAYS = {
    (1999, "14"): "1999-01-01", (2000, "14"): "2000-01-01", (2001, "15"): "2001-04-01",
    (2003, "12"): "2003-10-26", (2012, "07"): "2012-01-01", (2014, "07"): "2014-07-01",
    (2019, "16"): "2019-01-01",
}  # fmt: skip
# Not in the conversion keys: they end before, or the part moved between districts merged later.
ADDED = (
    ("1999-01-01", "14178", "14166", False), ("1999-01-01", "14193", "14167", False),
    ("1999-01-01", "14284", "14263", False), ("1999-01-01", "14379", "14383", False),
    ("1999-01-01", "14379", "14374", False), ("2005-07-01", "15151", "15101", False),
    ("2021-07-01", "16056", "16063", True), ("2026-01-01", "06435", "06415", False),
)  # fmt: skip
# Eisenach left the Wartburgkreis in 1998, but official tables keep the two apart from 1995 on, so no
# series breaks there.
LEFT_OUT = {("16063", "16056")}
# The outlines are older than the newest reform in the directories: Eisenach has another key since.
NEW_KEYS = {"16056000": "16063105"}
# What a municipality is, by the text code of the directory.
MUNICIPALITY_KINDS = {"61": "Kreisfreie Stadt", "63": "Stadt", "64": "Gemeinde"}
# A part counts as a change of territory from this share of the old district's inhabitants on.
NOTABLE = 0.003


class Row(NamedTuple):
    key: str
    name: str
    kind: str
    valid_from: str | None = None
    valid_to: str | None = None


def tidy(name: str) -> str:
    """'Neustadt a.d.Waldnaab' -> 'Neustadt an der Waldnaab', 'Jena, Stadt' -> 'Jena'."""
    name = name.split(",")[0].strip()
    for short, long in ABBREVIATIONS.items():
        name = name.replace(short, long)
    return re.sub(r"^(Landkreis|Kreisfreie Stadt) ", "", name)


def directory(path: Path, encoding: str) -> Iterator[Row]:
    """Länder, regions of three digits and districts of one municipal directory."""
    for line in path.read_text(encoding=encoding).splitlines():
        sort, name = line[:2], line[22:72].strip()
        if sort == "10":
            yield Row(line[10:12], name, "Land")
        elif sort == "20":
            yield region(line[10:13], name)
        elif sort == "40":
            yield Row(line[10:15], tidy(name), KINDS[line[122:124]])


def region(key: str, name: str) -> Row:
    """'früher: Reg.-Bez. Trier', 'Statistische Region Hannover', 'Oberbayern'."""
    if name.startswith("früher: "):
        return Row(key, name.split()[-1], "Statistische Region")
    if name.startswith("Statistische Region "):
        return Row(key, name.removeprefix("Statistische Region "), "Statistische Region")
    return Row(key, name.removeprefix("Reg.-Bez. "), "Regierungsbezirk")


def dissolved(path: Path) -> Iterator[Row]:
    """Districts that a table names with their last day: 'Demmin, Landkreis (until 2011-09-03)'."""
    pattern = re.compile(r"(.+) \((?:until|b\.|bis) ?([\d.-]{10})\)?$")
    with path.open(encoding="utf-8-sig", newline="") as file:
        for cells in csv.reader(file, delimiter=";"):
            found = pattern.match(cells[2].strip()) if len(cells) > 2 else None
            if not found or not re.fullmatch(r"\d{5}", cells[1].strip()):
                continue
            name, _, kind = found[1].partition(", ")
            last = found[2] if "-" in found[2] else "-".join(reversed(found[2].split(".")))
            yield Row(cells[1].strip(), name, kind.replace("kreisf", "Kreisf") or "Landkreis", None, last)


def conversions(path: Path) -> dict[int, dict[str, dict[str, float]]]:
    """Year -> district at its end -> today's districts with the share of its inhabitants."""
    book = openpyxl.load_workbook(path, read_only=True)
    years: dict[int, dict[str, dict[str, float]]] = {}
    for sheet in book:
        year = re.match(r"(\d{4})-2020", sheet.title)
        if not year or int(year[1]) < 1995:
            continue
        shares: dict[str, dict[str, float]] = {}
        for row in sheet.iter_rows(min_row=2, values_only=True):
            if isinstance(row[0], int | float):
                shares.setdefault(_key(row[0]), {})[_key(row[-2] or row[-1])] = float(row[3])
        years[int(year[1])] = shares
    return years


def _key(number: float) -> str:
    return f"{int(number):08d}"[:5]


def reforms(years: dict[int, dict[str, dict[str, float]]], last: dict[str, str]) -> set[tuple]:
    """(day, old, new, whole, whether the day is known) for every change between two year ends."""
    found = set()
    for year in sorted(years)[1:]:
        before, after = years[year - 1], years[year]
        for old in set(before) - set(after):
            day = _next_day(last[old])
            targets = [t for t, share in before[old].items() if share >= NOTABLE]
            found |= {(day, old, target, len(targets) == 1, True) for target in targets}
        for old in set(before) & set(after):
            for new, share in before[old].items():
                moved = share - after[old].get(new, 0)
                # Shares drift a little by births and moves; a part that moved jumps.
                if new == old or (old, new) in LEFT_OUT or moved < max(NOTABLE, 0.15 * share):
                    continue
                if new not in after:
                    new = _forerunner(new, after)
                day = DAYS.get((year, old[:2]))
                found.add((day or f"{year}-01-01", old, new, False, day is not None))
    return found | {(*known, True) for known in ADDED}


def shares(years: dict[int, dict[str, dict[str, float]]]) -> Iterator[tuple]:
    """(year, old, new, share) for every district of a year end that lies in several districts of 2020.

    The share is that of its inhabitants, to six decimals; those of one district and year add up to 1.
    """
    for year, olds in sorted(years.items()):
        for old, targets in sorted(olds.items()):
            found = [(new, round(share, 6)) for new, share in sorted(targets.items()) if share > 0]
            if len(found) > 1:
                yield from ((year, old, new, share) for new, share in found)


def _forerunner(today: str, shares: dict[str, dict[str, float]]) -> str:
    """The district of that year which holds the core of a later one."""
    return max(shares, key=lambda key: (shares[key].get(today, 0) == 1, shares[key].get(today, 0)))


def _next_day(iso: str) -> str:
    return (date.fromisoformat(iso) + timedelta(days=1)).isoformat()


def _day_before(iso: str) -> str:
    return (date.fromisoformat(iso) - timedelta(days=1)).isoformat()


def districts(samples: Path) -> dict[str, Row]:
    """Every district of the directories and tables, the newest name first."""
    rows = {row.key: row for row in dissolved(samples / FOREIGNERS)}
    for name, encoding in DIRECTORIES:
        for row in directory(samples / name, encoding):
            rows[row.key] = row
    rows |= {key: Row(key, *known) for key, known in NEWEST.items()}
    return rows | {key: Row(key, name, kind, None, end) for key, name, kind, end in OLD_REGIONS}


def municipalities(samples: Path) -> Iterator[tuple]:
    """(key, name, kind, longitude, latitude) of each municipality of the newest directory that has an outline.

    The point lies inside of it, in ten thousandths of a degree.
    """
    features = json.loads((samples / MUNICIPALITIES).read_text(encoding="utf-8"))["features"]
    points = {}
    for feature in features:
        key = feature["properties"]["AGS"]
        points[NEW_KEYS.get(key, key)] = shape(feature["geometry"]).representative_point()
    name, encoding = DIRECTORIES[-1]
    for line in (samples / name).read_text(encoding=encoding).splitlines():
        key = line[10:18]
        if line[:2] == "60" and key in points:
            point, kind = points.pop(key), MUNICIPALITY_KINDS[line[122:124]]
            yield key, tidy(line[22:72]), kind, round(point.x * 10_000), round(point.y * 10_000)
    if points:
        raise SystemExit(f"Im Verzeichnis fehlen: {sorted(points)}")


def dated(rows: dict[str, Row], changes: Collection[tuple], at_first: Collection[str]) -> Iterator[Row]:
    """Rows with their days: made by the first reform that names them, unless there `at_first`."""
    made = NEW_REGIONS | {
        new: day for day, _, new, *_ in sorted(changes, reverse=True) if new not in at_first
    }
    gone = {old: _day_before(day) for day, old, _, whole, _ in changes if whole}
    for row in rows.values():
        last = gone.get(row.key, row.valid_to)
        yield row._replace(valid_from=made.get(row.key), valid_to=last)


def main(samples: Path) -> None:
    rows, years = districts(samples), conversions(samples / CONVERSION)
    last = {key: row.valid_to for key, row in rows.items() if row.valid_to}
    changes = sorted(reforms(years, last))
    whole = [
        Row("DG", "Deutschland", "Bundesrepublik"),
        *dated(rows, changes, years[min(years)]),
        *(Row(f"{land}0", rows[land].name, "Land") for land in UNDIVIDED),
        *(Row(f"110{i:02d}", f"Berlin-{name}", "Bezirk") for i, name in enumerate(BOROUGHS, 1)),
    ]
    write("places.json", sorted(whole, key=lambda row: (row.key != "DG", len(row.key), row.key)))
    write("reforms.json", changes)
    write("shares.json", shares(years))
    write("municipalities/16.json", sorted(municipalities(samples)))


def write(name: str, rows: Iterable[tuple]) -> None:
    """One row a line, so that a change of the catalogue can be read."""
    lines = ",\n".join(json.dumps(list(row), ensure_ascii=False) for row in rows)
    (TARGET / name).parent.mkdir(parents=True, exist_ok=True)
    (TARGET / name).write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
