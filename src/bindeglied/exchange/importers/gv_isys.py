"""gv-isys: workbooks of the directory of municipalities (Destatis): all municipalities, or all districts.

Municipalities ('AuszugGV'): the key in five columns (Land, Regierungsbezirk, district, association, municipality), the
days of borders, area and population in the lines above. Districts ('04-kreise'): the key in one column; where the
lines above were reduced to one, the day is told by Hamburg and Berlin. Text below the table is no row.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from bindeglied.core import text
from bindeglied.domain.statistics.choices import TOTAL, Layout
from bindeglied.domain.statistics.values import Imported, Notice
from bindeglied.exchange.importers import directory_years, gv100ad, keys, labels, names, workbooks
from bindeglied.exchange.importers.columns import RawCells, spread, tiled
from bindeglied.exchange.importers.dates import iso_date
from bindeglied.exchange.importers.errors import BadFile, shown
from bindeglied.exchange.importers.finishing import Head, finish
from bindeglied.exchange.importers.gv100ad import AREA, PEOPLE
from bindeglied.exchange.importers.sources import DESTATIS
from bindeglied.exchange.importers.states import COUNT

TABLE = "GV-ISYS"
_SHEET = re.compile(r"Onlineprodukt_Gemeinden|Kreisfreie Städte u\. Landkreise")
_DAY = re.compile(r"\d{2}\.\d{2}\.\d{4}")
_KEY_PARTS = (("Land", 2), ("RB", 1), ("Kreis", 2), ("VB", 4), ("Gem", 3))
_WHOLE, _MALE, _FEMALE, _DISTRICT = "insgesamt", "männlich", "weiblich", "kreise"
_MOST_HEAD_ROWS = 12
_MUNICIPALITY = "60"


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows with figures: keys, line of each, the columns of figures, the days that the head names."""

    keys: Sequence[str]
    lines: Sequence[int]
    figures: Mapping[tuple[str, str], Sequence[str]]
    population: str | None
    area: str | None
    borders: str | None
    without: Sequence[int]  # lines of municipalities whose population is left open


def sheet_in(sheets: Sequence[str]) -> str:
    """The sheet with the table in a workbook of these sheets, '' if it is no such workbook."""
    return next((name for name in sheets if _SHEET.match(name)), "")


def read(content: bytes, sheet_name: str, name: str) -> Imported:
    """The table of a workbook; BadFile where it cannot be stored. `name` is the file as the person knows it."""
    try:
        return _read(workbooks.read(content, sheet_name).rows, name)
    except BadFile as error:
        error.layout = error.layout or Layout.GV_ISYS
        raise


def _read(rows: Sequence[Sequence[Any]], name: str) -> Imported:
    found = _table([[_field(value) for value in row] for row in rows])
    date, notices = found.population, gv100ad.left_open(found.without)
    if date is None:
        date = _told(found)
        message = gettext(
            "Day of the population not in the file. It was told by the figures of Hamburg and Berlin: %(date)s. The area is that of %(day)s."
        )
        values = {"date": text.short_date(date), "day": text.short_date(found.area or date)}
        notices.append(Notice("dates_not_in_file", message % values))
    days = {PEOPLE: date, AREA: found.area or date}
    head = Head(
        file=name,
        layout=Layout.GV_ISYS,
        encoding="",
        table=TABLE,
        statistic="GV",
        title=gettext("Directory of municipalities, population of %(date)s")
        % {"date": text.short_date(date)},
        variables={PEOPLE: labels.variable_label(PEOPLE, PEOPLE), AREA: "Fläche"},
        dimensions={"GES": labels.dimension_label("GES")},
        source=DESTATIS,
        stand=found.borders,
        delivered_at=names.delivered_at(name),
        warnings=tuple(notices),
    )
    return finish(head, _cells(found, days))


def _cells(found: _Table, days: Mapping[str, str]) -> RawCells:
    import pyarrow as pa  # noqa: PLC0415

    count, heads = len(found.keys), list(found.figures)

    def line(position: int) -> int:
        return found.lines[position % count]

    place, _ = keys.places(pa.array(found.keys, pa.string()).dictionary_encode(), line)
    return RawCells(
        table=TABLE,
        place=tiled(place, len(heads)),
        date=spread([days[variable] for variable, _ in heads], count),
        variable=spread([variable for variable, _ in heads], count),
        dimensions={"GES": spread([sex for _, sex in heads], count)},
        text=pa.array([value for column in found.figures.values() for value in column], pa.string()),
        line=line,
        units={PEOPLE: COUNT, AREA: "qkm"},
        blocks=len(heads),
    )


def _table(rows: Sequence[Sequence[str]]) -> _Table:
    """Find heads, columns and rows; BadFile where the heads are not those of the directory."""
    top = next((i for i, row in enumerate(rows[:_MOST_HEAD_ROWS]) if _WHOLE in row), None)
    if top is None:
        raise BadFile(_other_heads())
    above = rows[: top + 2]
    whole = rows[top].index(_WHOLE)
    area = next((i for row in above for i, f in enumerate(row) if f.startswith("Fläche")), None)
    if rows[top][whole + 1 : whole + 3] != [_MALE, _FEMALE] or area is None or area != whole - 1:
        raise BadFile(_other_heads())
    columns = {
        (PEOPLE, TOTAL): whole,
        (PEOPLE, "GESM"): whole + 1,
        (PEOPLE, "GESW"): whole + 2,
        (AREA, TOTAL): area,
    }
    if all(part in rows[top] for part, _ in _KEY_PARTS):
        found = _municipalities(rows, top)
    elif rows[top][0].lower() == _DISTRICT:
        found = [(n, r[0]) for n, r in enumerate(rows, 1) if n > top + 1 and re.fullmatch(r"\d{5}", r[0])]
    else:
        raise BadFile(_other_heads())
    if not found:
        raise BadFile(
            gettext("The directory holds no municipality. Please download the file once more as a whole.")
        )
    figures = {head: [rows[n - 1][i] for n, _ in found] for head, i in columns.items()}
    _refuse_short(found, figures)
    without = _left_open(rows, found, figures)
    return _Table(
        [key for _, key in found], [n for n, _ in found], figures,
        population=_day(above, whole), area=_day(above, area), borders=_day(rows[:1], 0),
        without=without,
    )  # fmt: skip


def _municipalities(rows: Sequence[Sequence[str]], top: int) -> list[tuple[int, str]]:
    """(line, key) of the rows of municipalities; BadFile for a part of a key that lost a zero."""
    positions = [(rows[top].index(part), part, length) for part, length in _KEY_PARTS if part != "VB"]
    found = []
    for number, row in enumerate(rows[top + 1 :], top + 2):
        if row[0] != _MUNICIPALITY:
            continue
        for position, part, length in positions:
            if not re.fullmatch(rf"\d{{{length}}}", row[position]):
                raise BadFile(
                    gettext(
                        "Line %(line)s: “%(text)s” stands under “%(part)s”, where the key has %(length)s digits. Leading zeros are probably missing because the file was saved once more; please download it again."
                    )
                    % {"line": number, "text": shown(row[position]), "part": part, "length": length}
                )
        found.append((number, "".join(row[position] for position, _, _ in positions)))
    return found


def _refuse_short(found: Sequence[tuple[int, str]], figures: Mapping[tuple[str, str], Sequence[str]]) -> None:
    for column in figures.values():
        for (number, _), value in zip(found, column, strict=True):
            if not value:
                raise BadFile(
                    gettext(
                        "Line %(line)s has no figure where the directory has one for every place. The workbook was changed by hand; please download it once more."
                    )
                    % {"line": number}
                )


def _left_open(
    rows: Sequence[Sequence[str]],
    found: Sequence[tuple[int, str]],
    figures: dict[tuple[str, str], list[str]],
) -> list[int]:
    """Put '...' where a municipality that is no empty land has 0 inhabitants; the lines."""
    people = figures[PEOPLE, TOTAL]
    kinds = [rows[n - 1][1] if rows[n - 1][0] == _MUNICIPALITY else "" for n, _ in found]
    where = [i for i, kind in enumerate(kinds) if people[i] == "0" and kind != gv100ad.EMPTY_LAND]
    for (variable, _), column in figures.items():
        for i in where if variable == PEOPLE else ():
            column[i] = gv100ad.LATER
    return [found[i][0] for i in where]


def _told(found: _Table) -> str:
    """The day of the population by Hamburg and Berlin; BadFile for a year that is not known."""
    people = dict(zip(found.keys, found.figures[PEOPLE, TOTAL], strict=True))
    hamburg, berlin = (
        people.get(key, people.get(key[:5], "")) for key in (directory_years.HAMBURG, directory_years.BERLIN)
    )
    date = directory_years.date_of(hamburg, berlin)
    if date is None:
        raise BadFile(gv100ad.unknown_year(found.borders or "", hamburg, berlin))
    return date


def _day(rows: Sequence[Sequence[str]], column: int) -> str | None:
    """The only day that the lines above name in a column."""
    days = {iso_date(day) for row in rows for day in _DAY.findall(row[column])} - {None}
    return days.pop() if len(days) == 1 else None


def _field(value: Any) -> str:
    return " ".join(workbooks.text_of(value).split())


def _other_heads() -> str:
    return gettext(
        "The lines above the table are not those of the directory of municipalities (Fläche, insgesamt, männlich, weiblich). The workbook was rearranged; please download it once more from www.destatis.de and do not change it."
    )
