"""A second reader of the shared files that knows nothing of the product: split lines, count, compare.

It finds the rows by looking for keys of places, never by the rules of the importers, and it is slow.
"""

import csv
import io
import re
import warnings
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl

SIGNS = ("-", "0", ".", "x", "/", "...", "( )")
LAENDER = {f"{n:02}" for n in range(1, 17)}


@dataclass
class Count:
    """What was counted in one file."""

    rows: int = 0
    cells: int = 0
    dates: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    signs: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SIGNS, 0))
    quality: dict[str, int] = field(default_factory=dict)

    def take(self, text: str) -> None:
        if text.strip():
            self.cells += 1
        if text.strip() in self.signs:
            self.signs[text.strip()] += 1

    def places(self) -> dict[str, int]:
        """How many places there are of each level, by the length of their keys alone."""
        levels = dict.fromkeys(("country", "state", "region", "district", "municipality", "other"), 0)
        for key in {_short(key) for key in self.keys}:
            levels[_level(key)] += 1
        return levels


@dataclass
class Row:
    """One cell: all that stands in its row and above its column, and the text of its value."""

    date: str
    key: str
    words: tuple[str, ...]
    text: str


def _short(key: str) -> str:
    """Associations of municipalities inside a key are dropped: 8 digits remain."""
    return key[:5] + key[-3:] if len(key) > 8 else key


def _level(key: str) -> str:
    if key == "DG":
        return "country"
    if len(key) in (5, 8) and key.startswith("11") and key not in ("11000", "11000000"):
        return "other"  # boroughs of Berlin, with 5 digits or 8
    if len(key) == 8:
        return "municipality"
    return {2: "state", 3: "region", 5: "district", 7: "other"}[len(key)]


def text_of(path: Path) -> str:
    """The text of a file, in a ZIP that of the only one inside."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            data = archive.read(archive.namelist()[0])
    else:
        data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def iso(text: str) -> str | None:
    """A date or year as ISO, None for anything else."""
    if re.fullmatch(r"\d\d\.\d\d\.\d{4}", text):
        day, month, year = text.split(".")
        return f"{year}-{month}-{day}"
    return text if re.fullmatch(r"(19|20)\d\d(-\d\d-\d\d|-\d\dP6M)?", text) else None


def is_key(text: str) -> bool:
    return text == "DG" or (text.isdigit() and len(text) in (2, 3, 5, 7, 8, 10, 11) and text[:2] in LAENDER)


def classic(path: Path) -> tuple[Count, list[Row]]:
    """A table as it is shown on the screen: head, rows, a line of underscores, footer."""
    lines = text_of(path).split("\n")
    end = next(i for i, line in enumerate(lines) if line.startswith("_____"))
    split = [line.split(";") for line in lines[:end]]
    start = next(
        i for i, f in enumerate(split) if len(f) > 2 and (is_key(f[0]) or is_key(f[1])) and any(f[2:])
    )
    above = [f for f in split[1:start] if not f[0].strip()]
    only_date = next((iso(f[0]) for f in split[1:start] if iso(f[0])), None)
    left = min(next(i for i, t in enumerate(f) if t.strip()) for f in above)
    return _count(split[start:end], above, left, only_date)


def workbook(path: Path) -> tuple[Count, list[Row]]:
    """The first sheet of a workbook, its cells as texts; merged fields count for all that they cover."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the portals write no default style
        rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    split = [["" if value is None else str(value) for value in row] for row in rows]
    end = next(i for i, fields in enumerate(split) if fields[0].startswith("_____"))
    start = next(i for i, fields in enumerate(split) if is_key(fields[0]) and fields[1])
    left = 3 if split[start][2][-1].isalpha() else 2  # a column of categories beside key and name
    above = [fields for fields in split[:start] if any(fields[left:])]
    for fields in above:
        fields[:left] = [""] * left
        for i in range(left + 1, len(fields)):
            fields[i] = fields[i] or fields[i - 1]
    titles = " ".join(fields[0] for fields in split[:start])
    date = re.search(r"Jahr: (\d{4})|(\d\d\.\d\d\.\d{4})$", titles)
    return _count(split[start:end], above, left, iso(date[1] or date[2]) if date else None)


def _count(
    rows: list[list[str]], above: list[list[str]], left: int, only_date: str | None
) -> tuple[Count, list[Row]]:
    count, found = Count(), []
    date, key = only_date, ""
    width = len(rows[0])
    heads = [[f[i].strip() for f in above if i < len(f) and f[i].strip()] for i in range(width)]
    signs = {i for i in range(left + 1, width) if not heads[i] and any(r[i].strip() == "e" for r in rows)}
    for fields in rows:
        date = next((iso(t.strip()) for t in fields[:left] if iso(t.strip())), date)
        key = next((t.strip() for t in fields[:left] if is_key(t.strip())), key)
        values = [i for i in range(left, width) if i not in signs]
        if not any(fields[i].strip() for i in values):
            continue
        count.rows += 1
        count.keys.add(key)
        for i in values:
            day = next((iso(word) for word in heads[i] if iso(word)), date)
            count.dates.add(day or "")
            count.take(fields[i])
            if i + 1 in signs and (sign := fields[i + 1].strip()):
                count.quality[sign] = count.quality.get(sign, 0) + 1
            words = [t.strip() for t in fields[:left] if t.strip() not in (key, "")]
            found.append(Row(day or "", key, (*words, *heads[i]), fields[i].strip()))
    return count, found


def flat(path: Path) -> tuple[Count, list[Row]]:
    """A flat file, old or new."""
    reader = csv.reader(io.StringIO(text_of(path)), delimiter=";", quoting=csv.QUOTE_NONE)
    head = next(reader)
    new = "value_unit" in head
    first = head.index("value") if new else next(i for i, name in enumerate(head) if "__" in name)
    places = {"DINSG", "DLAND", "REGBEZ", "KREISE", "GEMEIN", "GEODL1", "GEOBL1", "GEOGM4"}
    count, found = Count(), []
    for fields in reader:
        count.rows += 1
        date = iso(fields[4]) or ""
        count.dates.add(date)
        key, codes = "DG", []
        for i in range(5, first, 4):
            if fields[i] in places:
                key = fields[i + 2]
            else:
                codes.append(f"{fields[i]}={fields[i + 2]}")
        count.keys.add(key)
        for i in [first] if new else range(first, len(head)):
            count.take(fields[i])
            whole = ("", "INSGESAMT", "LB-INS")
            words = tuple(c for c in codes if c.split("=")[1] not in whole)
            words += (fields[first + 2] if new else head[i].split("__")[0],)
            found.append(Row(date, key, words, fields[i].strip()))
        if new and head[-1] == "value_q" and fields[-1].strip():
            count.quality[fields[-1].strip()] = count.quality.get(fields[-1].strip(), 0) + 1
    return count, found


def read(path: Path) -> tuple[Count, list[Row]]:
    """Whatever it is."""
    if path.suffix == ".xlsx":
        return workbook(path)
    first = text_of(path).split("\n", 1)[0]
    return flat(path) if first.lower().startswith(("statisti", "﻿statisti")) else classic(path)
