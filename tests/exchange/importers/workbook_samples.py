"""Small workbooks made by hand, built as the portals build theirs."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter

FOOTER = [
    "______________",
    "Ab 2011: Ergebnisse auf Grundlage des Zensus 2011.",
    "© Statistisches Bundesamt (Destatis), 2020 | Stand: 27.03.2020 / 03:59:13",
]
POPULATION: Sequence[Sequence[Any]] = (
    ["Bevölkerung: Kreise, Stichtag,\nGeschlecht"],
    ["Fortschreibung des Bevölkerungsstandes"],
    ["Bevölkerungsstand (Anzahl)"],
    ["Kreise", None, "31.12.2018"],
    [None, None, "Insgesamt", "männlich", "weiblich"],
    ["16053", "      Jena, kreisfreie Stadt", 111407, 55321, 56086],
    ["16077", "      Altenburger Land, Kreis", 90118, 44000, "-"],
)
POPULATION_MERGED = ((3, 0, 4, 1), (3, 2, 3, 4), (0, 0, 0, 4), (1, 0, 1, 4), (2, 0, 2, 4))
VOTES: Sequence[Sequence[Any]] = (
    ["Bundestagswahlen: Wahlberechtigte, Wahlbeteiligung"],
    ["Allgemeine Bundestagswahlstatistik"],
    ["Wahltag\nKreise und kreisfreie Städte", None, "Wahlberechtigte", "Wahlbeteiligung"],
    [None, None, "Anzahl", "Prozent"],
    ["26.09.2021"],
    ["16053", "      Jena, kreisfreie Stadt", 81259, 80.4],
    ["16077", "      Altenburger Land, Kreis", 74029, 0],
    ["24.09.2017"],
    ["16053", "      Jena, kreisfreie Stadt", 81000, 80],
    ["16077", "      Altenburger Land, Kreis", 0, "."],
)
VOTES_MERGED = ((2, 0, 3, 1), (4, 0, 4, 3), (7, 0, 7, 3))
MOVES: Sequence[Sequence[Any]] = (
    ["Zu- und Fortzüge (über Kreisgrenzen)"],
    ["Wanderungsstatistik"],
    ["Jahr: 2019"],
    ["Kreise und kreisfreie Städte\nAltersgruppe", None, None, "Zuzüge - Wanderungen über die Kreisgrenzen"],
    [None, None, None, "Insgesamt", "männlich"],
    [None, None, None, "Anzahl", "Anzahl"],
    ["DG", "Deutschland", "unter 18 Jahre", 581677, 299514],
    [None, None, "Insgesamt", 945722, 469990],
    ["16077", "Altenburger Land", "unter 18 Jahre", 300, 150],
    [None, None, "Insgesamt", 2336, 1200],
)
MOVES_MERGED = ((3, 0, 5, 2), (3, 3, 3, 4))
Write = Callable[[Any, Any], None]


def workbook(
    rows: Sequence[Sequence[Any]] = POPULATION,
    merged: Sequence[tuple[int, int, int, int]] = POPULATION_MERGED,
    *,
    name: str = "12411-0015",
    footer: Sequence[str] = FOOTER,
    further: int = 0,
    more: Write | None = None,
) -> bytes:
    """A workbook of one sheet and `further` empty ones; `more(book, sheet)` writes what else there is."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        for y, row in enumerate([*rows, *([line] for line in footer)]):
            for x, value in enumerate(row):
                if value is not None:
                    sheet.write(y, x, value)
        for area in merged:
            sheet.merge_range(*area, "")
            value = rows[area[0]][area[1]] if area[1] < len(rows[area[0]]) else None
            sheet.write(area[0], area[1], value if value is not None else "")
        for number in range(further):
            book.add_worksheet(f"Blatt {number + 2}")
        if more:
            more(book, sheet)
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The same workbook with a part more, or another one of that name."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info.filename))
        new.writestr(name, part)
    return out.getvalue()
