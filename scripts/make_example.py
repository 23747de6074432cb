"""Writes the figures of the example installation: small flat files (layout ffcsv-new) from official ones.

`.venv/bin/python scripts/make_example.py [FOLDER OF THE SHARED FILES]`

Each source file gives one ZIP under `exchange/example/` and one side file that says where its figures come
from, under which licence, and what was cut or transcribed. The ZIP is imported by the normal importer; its inner
name carries the age of the delivery, as the portals do it.
"""

import csv
import hashlib
import io
import json
import os
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "bindeglied" / "exchange" / "example"
sys.path.insert(0, str(ROOT / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bindeglied.config.settings.test")

import django  # noqa: E402

django.setup()

from bindeglied.domain.statistics.choices import TOTAL  # noqa: E402
from bindeglied.domain.statistics.values import Imported  # noqa: E402
from bindeglied.exchange.importers import labels, recognise  # noqa: E402

LICENCE = "Datenlizenz Deutschland – Namensnennung – Version 2.0 (dl-de/by-2-0)"
OFFICES = "Statistische Ämter des Bundes und der Länder"
DESTATIS = "Statistisches Bundesamt (Destatis)"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # of ZIP archives: the same bytes each time


@dataclass(frozen=True)
class Row:
    """One cell; `categories` maps dimension to (code, label of the category), TOTAL included."""

    date: str
    place: str
    variable: tuple[str, str, str]  # code, label, unit
    categories: dict[str, tuple[str, str]]
    text: str


Keep = Callable[[Row], bool]


def thuringia(row: Row) -> bool:
    """Thuringian districts, all Länder, Germany."""
    return row.place == "DG" or len(row.place) == 2 or (len(row.place) == 5 and row.place.startswith("16"))


def all_districts(row: Row) -> bool:
    """Every district too: the table has no rows for the Länder and Germany, they are summed."""
    return len(row.place) == 5 or thuringia(row)


def at_totals(*dimensions: str) -> Keep:
    """Thuringia and the wholes, only at the total of these dimensions."""
    return lambda row: thuringia(row) and all(row.categories[d][0] == TOTAL for d in dimensions)


def register(row: Row) -> bool:
    """All groups of Thuringian districts, of the others only the total."""
    return thuringia(row) or (len(row.place) == 5 and row.categories["LDRGR1"][0] == TOTAL)


@dataclass(frozen=True)
class Source:
    """A file of the shared samples and what is kept of it; `cut` says so in German."""

    path: str
    keep: Keep = thuringia
    cut: str = "Nur die Kreise Thüringens, die Länder und Deutschland."


_DATENCSV = "regionalstatistik-datencsv"
SOURCES = (
    Source(f"{_DATENCSV}/api-utf8/12411-01-01-4_00.csv"),
    Source(f"{_DATENCSV}/web-cp1252/12411-01-01-4.csv"),
    Source("ffcsv-2024-old-columns/12411-01-01-4_de.csv"),
    Source(
        "ffcsv-2026-new-columns/12411-01-01-4_de_flat.csv", all_districts,
        "Ungekürzt: Die Zeilen für Länder und Deutschland fehlen schon in der Quelle und werden gebildet.",
    ),
    Source("genesis-online-classic/12411-0015.csv"),
    Source(
        f"{_DATENCSV}/api-utf8/12411-03-03-4_00.csv", at_totals("ALTX21"),
        "Nur die Kreise Thüringens, die Länder und Deutschland, ohne Altersgruppen.",
    ),
    Source(
        "newer/12521-0041_2023_en.csv", register,
        "Thüringen vollständig, von den anderen Kreisen nur die Summe der Ländergruppen.",
    ),
    Source("ffcsv-2026-new-columns/12531-0043_de_flat.zip", cut="Nur die Kreise Thüringens."),
    Source(f"{_DATENCSV}/web-cp1252/12511-01-01-4.csv"),
    Source(f"{_DATENCSV}/api-utf8/12711-03-02-4_00.csv"),
    Source(f"{_DATENCSV}/api-utf8/13111-01-03-4_00.csv"),
    Source("ffcsv-2024-old-columns/13111-01-03-4_de.csv"),
    Source("ffcsv-2026-new-columns/13111-01-03-4_de_flat.csv"),
    Source(f"{_DATENCSV}/api-utf8/13211-02-05-4_00.csv"),
    Source("newer/13211-02-05-4_2023.csv"),
    Source("newer/13211-02-05-4_2025.csv"),
    Source(f"{_DATENCSV}/web-cp1252/21111-01-03-4.csv"),
    Source("newer/21111-01-03-4_2023.csv"),
    Source("newer/21111-02-06-4_2023.csv"),
    Source(f"{_DATENCSV}/api-utf8/22221-01-01-4_00.csv"),
)  # fmt: skip


@dataclass(frozen=True)
class Table:
    """What one ZIP holds."""

    source: Path
    code: str
    statistic: str
    dimensions: dict[str, str]  # code -> label, in order
    rows: list[Row]
    delivered: str  # ISO
    facts: dict[str, object]


def from_file(path: Path, source: Source) -> Table:
    """Read an official file by the normal importer and cut it."""
    [imported] = recognise.read(path, path.name)
    found = imported.recognised
    if found.error:
        raise SystemExit(f"{path}: {found.error}")
    rows = [row for row in _rows(imported) if source.keep(row)]
    delivered = found.delivered_at or "2024-06-01"
    facts = {
        "stand": found.stand or "in der Datei nicht genannt",
        "publisher": found.source or OFFICES,
        "licence": LICENCE,
        "cut": source.cut,
        "transcribed": False,
    }
    dimensions = {d.code: d.label for d in found.dimensions}
    return Table(path, found.table, found.statistic or found.title, dimensions, rows, delivered, facts)


def _rows(imported: Imported) -> Iterator[Row]:
    cells, found = imported.cells, imported.recognised
    if cells is None:
        return
    named = {d.code: d.labels for d in found.dimensions}
    variables = {v.code: (v.code, v.label, v.unit) for v in found.variables}
    codes = {d: _plain(column) for d, column in cells.categories.items()}
    columns = (cells.date, cells.place, cells.variable, cells.value, cells.marker, cells.status)
    for i, (date, place, variable, value, marker, status) in enumerate(
        zip(*map(_plain, columns), strict=True)
    ):
        categories = {}
        for dimension, column in codes.items():
            code = column[i]
            label = "Insgesamt" if code == TOTAL else named[dimension].get(code, code)
            categories[dimension] = (code, label)
        yield Row(date, place, variables[variable], categories, _text(value, marker, status))


def _plain(column: object) -> list:
    return column.to_pylist() if hasattr(column, "to_pylist") else list(column)


def _text(value: float | None, marker: str, status: str) -> str:
    if value is None:
        return marker or "."
    if value == int(value):
        return str(int(value))
    return f"{value:.4f}".rstrip("0").replace(".", ",")


def register_2025(folder: Path) -> Table:
    """The transcription of 12521-0041 for 2025: Thuringian districts, totals by sex and by group."""
    path = folder / "newer/12521-0041_2025_thueringen_abschrift.csv"
    variable = ("BEV027", "Ausländer", "Anzahl")
    rows = []
    with path.open(encoding="utf-8") as file:
        for line in csv.DictReader(file, delimiter=";"):
            day, place = _iso(line.pop("stichtag")), line.pop("ags")
            line.pop("name")
            for head, text in line.items():
                found = labels.category_of(head, "12521-0041")
                categories = {"GES": (TOTAL, "Insgesamt"), "LDRGR1": (TOTAL, "Insgesamt")}
                if found is not None:
                    categories[found.dimension] = (found.code, found.label)
                elif head != "Insgesamt":
                    raise SystemExit(f"{path.name}: unknown column {head}")
                rows.append(Row(day, place, variable, categories, text))
    facts = {
        "stand": "25.09.2026", "publisher": DESTATIS, "licence": LICENCE, "transcribed": True,
        "cut": "Von Hand abgeschrieben: Kreise Thüringens, Summen nach Geschlecht und 14 Ländergruppen. "
        "Geprüft: männlich + weiblich und EU-27 + Drittstaaten ergeben die Summen bis auf die Rundung.",
    }  # fmt: skip
    dimensions = {"GES": "Geschlecht", "LDRGR1": "Ländergruppierungen"}
    return Table(path, "12521-0041", "Ausländerstatistik (Abschrift)", dimensions, rows, "2026-09-25", facts)


def nationality_2022(folder: Path) -> Table:
    """12411-03-03-4 for 2019 to 2022 from a workbook that its author rearranged: blocks without a date."""
    import openpyxl  # noqa: PLC0415

    path = folder / "newer/12411-03-03-4_2019-2022.xlsx"
    book = openpyxl.load_workbook(path, read_only=True)
    rows: list[Row] = []
    year, key = 2019, ""  # the first block lacks its row of Germany, every later one begins with it
    for line in book.worksheets[0].iter_rows(min_row=2, values_only=True):
        first, _, age, whole, foreign = line[:5]
        if first is not None:
            if str(first).strip() == "DG" != key:
                year += 1
            key = str(first).strip()
        if str(age).strip() != "Insgesamt":
            continue
        for code, label, value in ((TOTAL, "Insgesamt", whole), ("NATA", "Ausländer", foreign)):
            categories = {"NAT": (code, label), "GES": (TOTAL, "Insgesamt"), "ALTX21": (TOTAL, "Insgesamt")}
            text = str(value).strip().removesuffix(".0")
            row = Row(f"{year}-12-31", key, ("BEVSTD", "Bevölkerungsstand", "Anzahl"), categories, text)
            if thuringia(row):
                rows.append(row)
    facts = {
        "stand": "in der Datei nicht genannt", "publisher": OFFICES, "licence": LICENCE, "transcribed": True,
        "cut": "Von anderer Hand umgestellte Arbeitsmappe; die Stichtage wurden aus der Reihenfolge der Blöcke "
        "bestimmt. Nur die Kreise Thüringens, die Länder und Deutschland, ohne Altersgruppen.",
    }  # fmt: skip
    dimensions = {"NAT": "Nationalität", "GES": "Geschlecht", "ALTX21": "Altersgruppen"}
    statistic = "Fortschreibung des Bevölkerungsstandes (umgestellt)"
    return Table(path, "12411-03-03-4", statistic, dimensions, rows, "2024-01-01", facts)


def _iso(text: str) -> str:
    day, month, year = text.split(".")
    return f"{year}-{month}-{day}"


_REGIONS = {
    "DG": ("DINSG", "Deutschland"),
    2: ("DLAND", "Bundesländer"),
    5: ("KREISE", "Kreise und kreisfreie Städte"),
}


def flat(table: Table) -> str:
    """The rows as flat file of the layout since 2025."""
    head = ["statistics_code", "statistics_label", "time_code", "time_label", "time"]
    for number in range(1, len(table.dimensions) + 2):
        head += [
            f"{number}_variable_{part}" for part in ("code", "label", "attribute_code", "attribute_label")
        ]
    head += ["value", "value_unit", "value_variable_code", "value_variable_label"]
    lines = [";".join(head)]
    for row in sorted(table.rows, key=lambda r: (r.date, r.place, r.variable, sorted(r.categories.items()))):
        time = ("STAG", "Stichtag") if len(row.date) == 10 else ("JAHR", "Jahr")
        region = _REGIONS.get(row.place) or _REGIONS[len(row.place)]
        fields = [table.code[:5], table.statistic, *time, row.date, *region, row.place, _name(row.place)]
        for code, label in table.dimensions.items():
            category, name = row.categories[code]
            fields += [code, label, "" if category == TOTAL else category, name]
        code, label, unit = row.variable
        lines.append(";".join([*fields, row.text, unit, code, label]))
    return "\ufeff" + "\n".join(line.replace("\n", " ") for line in lines) + "\n"


def _name(key: str) -> str:
    from bindeglied.domain.places import queries as places  # noqa: PLC0415

    return places.full_name(key)


def write(table: Table) -> None:
    """The ZIP and its side file."""
    moment = datetime.fromisoformat(table.delivered)
    stamp = int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)
    text = flat(table).encode("utf-8")
    years = sorted({row.date[:4] for row in table.rows})
    span = years[0] if len(years) == 1 else f"{years[0]}-{years[-1]}"
    name = f"{table.code}_{span}"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        inner = zipfile.ZipInfo(f"{table.code}_{stamp}_de_flat.csv", _EPOCH)
        archive.writestr(inner, text, zipfile.ZIP_DEFLATED, 9)
    (TARGET / f"{name}.zip").write_bytes(made.getvalue())
    side = {
        "table": table.code,
        "source_file": table.source.name,
        "source_sha256": hashlib.sha256(table.source.read_bytes()).hexdigest(),
        "rows": len(table.rows),
        **table.facts,
    }
    (TARGET / f"{name}.json").write_text(
        json.dumps(side, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    print(f"{name:28} {len(table.rows):7} rows {len(made.getvalue()) / 1000:8.1f} kB")


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT.parent / "shared") / "data"
    TARGET.mkdir(exist_ok=True)
    for old in (*TARGET.glob("*.zip"), *TARGET.glob("*.json")):
        old.unlink()
    for source in SOURCES:
        write(from_file(folder / source.path, source))
    write(register_2025(folder))
    write(nationality_2022(folder))


if __name__ == "__main__":
    main()
