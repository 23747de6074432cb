"""gv100ad: the directory of municipalities as text of fixed width (Destatis), any edition.

A line per Land (10), Regierungsbezirk (20), region (30), district (40), association (50) and municipality (60).
Counted in characters from 1: 1-2 kind of line, 3-10 day of the borders, 11-12 Land, 13 Regierungsbezirk, 14-15
district, 16-18 municipality, 19-22 association, 23-72 name, 123-124 kind of place, 129-139 area in ha, 140-150
inhabitants, 151-161 male. Only municipalities have figures. The day of the population is not in the file: it is told
by `directory_years`. The area is that of the borders on the day of the edition.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from bindeglied.core import text
from bindeglied.domain.statistics.choices import TOTAL, Layout
from bindeglied.domain.statistics.values import Imported, Notice
from bindeglied.exchange.importers import directory_years, keys, labels, names
from bindeglied.exchange.importers.columns import RawCells, spread, tiled
from bindeglied.exchange.importers.dates import iso_date
from bindeglied.exchange.importers.decoding import Decoded
from bindeglied.exchange.importers.errors import BadFile, shown
from bindeglied.exchange.importers.finishing import Head, finish
from bindeglied.exchange.importers.sources import DESTATIS
from bindeglied.exchange.importers.states import COUNT

FIRST_LINE = re.compile(rb"[1-6]0\d{10}[\d ]{10}[^\d\s;,]")
TABLE = "GV100AD"
PEOPLE, AREA = "BEVSTD", "FLAECHE"
_LINE = re.compile(r"[1-6]0\d{8}\d{2}[\d ]{10}")
_MUNICIPALITY = "60"
_KINDS = {
    "10": "Länder",
    "20": "Regierungsbezirke",
    "30": "Regionen",
    "40": "Kreise",
    "50": "Gemeindeverbände",
}
EMPTY_LAND = "66"  # kind of place: land that belongs to no municipality
_DAY, _KEY = slice(2, 10), slice(10, 18)
_KIND_OF_PLACE, _AREA, _PEOPLE, _MALE = slice(122, 124), slice(128, 139), slice(139, 150), slice(150, 161)
_SHORTEST = 161
LATER = "..."


@dataclass(frozen=True, slots=True)
class _Places:
    """The municipalities of an edition; figures by variable and sex, as texts."""

    day: str
    keys: Sequence[str]
    lines: Sequence[int]
    figures: Mapping[tuple[str, str], Sequence[str]]
    others: Mapping[str, int]  # kind of line -> how many
    without: Sequence[int]  # lines of municipalities whose population is left open


def read(decoded: Decoded, name: str) -> Imported:
    """The table of a file; BadFile where it cannot be stored. `name` is the file as the person knows it."""
    found = _places(decoded.data.decode().split("\n"))
    date = _date(found)
    head = Head(
        file=name,
        layout=Layout.GV100AD,
        encoding=decoded.encoding,
        table=TABLE,
        statistic="GV",
        title=gettext("Directory of municipalities GV100AD of %(day)s, population of %(date)s")
        % {"day": text.short_date(found.day), "date": text.short_date(date)},
        variables={PEOPLE: labels.variable_label(PEOPLE, PEOPLE), AREA: "Fläche"},
        dimensions={"GES": labels.dimension_label("GES")},
        source=DESTATIS,
        stand=found.day,
        delivered_at=names.delivered_at(name),
        warnings=tuple(_notices(found, date)),
    )
    return finish(head, _cells(found, date))


def _places(lines: Sequence[str]) -> _Places:
    """Take the lines apart; BadFile for one that is not as the layout says, naming it."""
    day = _day(lines[0], 1)
    found: list[tuple[int, str]] = []
    others: Counter[str] = Counter()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if not _LINE.match(line) or line[_DAY] != lines[0][_DAY]:
            raise BadFile(_odd_line(line, number, lines[0][_DAY]))
        if line[:2] != _MUNICIPALITY:
            others[line[:2]] += 1
        elif len(line) < _SHORTEST:
            raise BadFile(_too_short(number, len(line)))
        else:
            found.append((number, line))
    if not found:
        raise BadFile(
            gettext("The directory holds no municipality. Please download the file once more as a whole.")
        )
    figures: dict[tuple[str, str], list[str]] = {(PEOPLE, TOTAL): [], (PEOPLE, "GESM"): [], (AREA, TOTAL): []}
    without: list[int] = []
    for number, line in found:
        people, male, area = (_figure(line[part], number) for part in (_PEOPLE, _MALE, _AREA))
        if people == "0" and line[_KIND_OF_PLACE] != EMPTY_LAND:
            people = male = LATER
            without.append(number)
        for column, value in zip(figures.values(), (people, male, area), strict=True):
            column.append(value)
    return _Places(day, [line[_KEY] for _, line in found], [n for n, _ in found], figures, others, without)


def _cells(found: _Places, date: str) -> RawCells:
    import pyarrow as pa  # noqa: PLC0415

    count, heads = len(found.keys), list(found.figures)

    def line(position: int) -> int:
        return found.lines[position % count]

    place, _ = keys.places(pa.array(found.keys, pa.string()).dictionary_encode(), line)
    return RawCells(
        table=TABLE,
        place=tiled(place, len(heads)),
        date=spread([found.day if variable == AREA else date for variable, _ in heads], count),
        variable=spread([variable for variable, _ in heads], count),
        dimensions={"GES": spread([sex for _, sex in heads], count)},
        text=pa.array([value for column in found.figures.values() for value in column], pa.string()),
        line=line,
        units={PEOPLE: COUNT, AREA: "ha"},
        blocks=len(heads),
    )


def _day(line: str, number: int) -> str:
    written = line[_DAY]
    day = iso_date(f"{written[:4]}-{written[4:6]}-{written[6:]}")
    if day is None or not "1970" < day < "2100":
        raise BadFile(
            gettext(
                "Line %(line)s says “%(day)s” where the day of the edition stands; that is no day of a known year (year, month, day). Please download the directory once more."
            )
            % {"line": number, "day": shown(written)}
        )
    return day


def _date(found: _Places) -> str:
    """The day of the population; BadFile for a year that is not known."""
    people = dict(zip(found.keys, found.figures[PEOPLE, TOTAL], strict=True))
    hamburg, berlin = people.get(directory_years.HAMBURG, ""), people.get(directory_years.BERLIN, "")
    date = directory_years.date_of(hamburg, berlin)
    if date is None or date > found.day:
        raise BadFile(unknown_year(found.day, hamburg, berlin))
    return date


def unknown_year(day: str, hamburg: str, berlin: str) -> str:
    """What to say of an edition whose population is of no known year's end. `day` is ISO or ''."""
    return gettext(
        "The directory of municipalities (%(day)s) does not say of which day its population is. It is told by Hamburg (here “%(hamburg)s”) and Berlin (here “%(berlin)s”), and they fit none of the known years (%(years)s). Please take the complete file of such a year, or download table 12411-01-01-5 from the Regionaldatenbank (www.regionalstatistik.de)."
    ) % {
        "day": text.short_date(day) or gettext("without a day"),
        "hamburg": shown(hamburg) or "–",
        "berlin": shown(berlin) or "–",
        "years": directory_years.known(),
    }


def _figure(written: str, line: int) -> str:
    """'00000032788' -> '32788'."""
    if not (written.isdecimal() and written.isascii()):
        raise BadFile(
            gettext(
                "Line %(line)s: “%(text)s” stands where the directory has a number of 11 digits. The line was changed by hand; please download the directory once more."
            )
            % {"line": line, "text": shown(written)}
        )
    return written.lstrip("0") or "0"


def _notices(found: _Places, date: str) -> list[Notice]:
    message = gettext(
        "Day of the population not in the file. It was told by the figures of Hamburg and Berlin: %(date)s. The area is that of %(day)s."
    )
    values = {"date": text.short_date(date), "day": text.short_date(found.day)}
    notices = [Notice("dates_not_in_file", message % values)]
    notices += left_open(found.without)
    if found.others:
        listed = ", ".join(f"{text.number(n)} {_KINDS[kind]}" for kind, n in sorted(found.others.items()))
        message = gettext("Lines without figures. They hold names only and are not stored: %(lines)s.")
        notices.append(Notice("names_only", message % {"lines": listed}))
    return notices


def left_open(lines: Sequence[int]) -> list[Notice]:
    """What to say of municipalities whose population an edition leaves open, by their lines."""
    if not lines:
        return []
    message = gettext(
        "Population left open. Municipalities with 0 inhabitants though they are no empty land: %(count)s, the first in line %(line)s. They count as not delivered."
    ) % {"count": text.number(len(lines)), "line": lines[0]}
    return [Notice("people_left_open", message, lines[0])]


def _odd_line(line: str, number: int, day: str) -> str:
    if _LINE.match(line):
        return gettext(
            "Line %(line)s has another day (“%(other)s”) than the first line (“%(day)s”). Perhaps two editions were joined; please give each file on its own."
        ) % {"line": number, "other": shown(line[_DAY]), "day": shown(day)}
    return gettext(
        "Line %(line)s begins with “%(text)s”; a line of the directory begins with its kind (10 to 60), the day and the key. Please download the directory once more and do not save it in between."
    ) % {"line": number, "text": shown(line[:22])}


def _too_short(number: int, length: int) -> str:
    return gettext(
        "Line %(line)s has %(length)s characters and breaks off before the inhabitants (161 are needed). The download was not complete; please download the directory once more."
    ) % {"line": number, "length": length}
