"""What the official files say, read a second time without the product: split at semicolons, take a column.

Every function gives {(key of the place, date): number}; None where the file has a sign instead of a number.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.real.importers.naive_reader import is_key, iso, text_of, workbook

Figures = dict[tuple[str, str], float | None]
CLASSIC = "regionalstatistik-datencsv"
OLD, NEW = "ffcsv-2024-old-columns", "ffcsv-2026-new-columns"


def number(text: str) -> float | None:
    """'-' and '0' are zero here, other signs are none."""
    text = text.strip().replace(",", ".")
    if text == "-":
        return 0.0
    return float(text) if text[:1].isdigit() or text[1:2].isdigit() else None


def rows(path: Path) -> Iterator[list[str]]:
    """The rows with a key in their first two columns, or below such a row."""
    key, date = "", ""
    for line in text_of(path).split("\n"):
        if line.startswith("_____"):
            return
        fields = [field.strip() for field in line.split(";")]
        position = next((i for i in (0, 1) if is_key(fields[i]) and fields[i + 1]), None) if len(fields) > 2 else None  # fmt: skip
        if position is not None:
            key, date = fields[position], iso(fields[0]) or date
        elif not key or fields[0] or len(fields) < 4:
            continue
        yield [key, date, *fields]


def classic(path: Path, column: int, *, kind: tuple[int, str] | None = None, date: str = "") -> Figures:
    """One column of a table as shown on the screen, of rows whose field `kind` says so."""
    return {
        (key, date or day): number(fields[column])
        for key, day, *fields in rows(path)
        if kind is None or fields[kind[0]] == kind[1]
    }


def by_date(path: Path, offset: int, step: int) -> Figures:
    """A table with dates above its columns: each `step`-th column from `offset` on."""
    lines = text_of(path).split("\n")
    head = next(fields for fields in (line.split(";") for line in lines) if len(fields) > 3 and iso(fields[-1]))  # fmt: skip
    return {
        (key, str(iso(head[i]))): number(fields[i])
        for key, _, *fields in rows(path)
        for i in range(2 + offset, len(head), step)
    }


def flat(path: Path, value: str = "", **codes: str) -> Figures:
    """The rows of a flat file with these codes, 'TOTAL' for the total."""
    head, *lines = text_of(path).split("\n")
    names = head.lstrip("\ufeff").split(";")
    column = next(i for i, name in enumerate(names) if name == "value" or "__" in name)
    found: Figures = {}
    for line in lines:
        fields = line.split(";")
        if len(fields) < len(names):
            continue
        given = {fields[i]: fields[i + 2] for i in range(5, column, 4)}
        key = next((code for name, code in given.items() if name in ("KREISE", "DLAND", "DINSG")), "")
        if all(given.get(dimension) == code.replace("TOTAL", "") for dimension, code in codes.items()):
            found[key, str(iso(fields[4]))] = number(fields[column])
    return found


class Official:
    """The figures of the shared files, by what they count."""

    def __init__(self, samples: Path) -> None:
        self.samples = samples

    def _api(self, table: str) -> Path:
        return self.samples / CLASSIC / "api-utf8" / f"{table}_00.csv"

    def _newer(self, name: str) -> Path:
        return self.samples / "newer" / f"{name}.csv"

    def population(self) -> Figures:
        """The population update; the later table fills what the first does not have."""
        first = by_date(self._api("12411-01-01-4"), 0, 3)
        first |= flat(self.samples / OLD / "12411-01-01-4_de.csv", GES="TOTAL")
        first |= flat(self.samples / NEW / "12411-01-01-4_de_flat.csv", GES="TOTAL")
        second = by_date(self.samples / "genesis-online-classic/12411-0015.csv", 0, 1)
        return without_zeros(second) | without_zeros(first)

    def women(self) -> Figures:
        found = by_date(self._api("12411-01-01-4"), 2, 3)
        found |= flat(self.samples / OLD / "12411-01-01-4_de.csv", GES="GESW")
        return found | flat(self.samples / NEW / "12411-01-01-4_de_flat.csv", GES="GESW")

    def residents(self, column: int) -> Figures:
        """12411-03-03-4: column 4 everybody, 10 foreigners, 12 foreign women."""
        return classic(self._api("12411-03-03-4"), column, kind=(3, "Insgesamt"))

    def register(self) -> Figures:
        return classic(self._newer("12521-0041_2023_en"), 8, kind=(3, "Total"))

    def moves(self, column: int, who: str = "Insgesamt") -> Figures:
        """12711-03-02-4: column 4 arrivals, 10 departures."""
        return classic(self._api("12711-03-02-4"), column, kind=(3, who))

    def aged(self, column: int, first: str, last: str) -> Figures:
        """The same summed over the age groups from `first` to `last` as the table writes them."""
        path = self._api("12411-03-03-4")
        ages = list(dict.fromkeys(fields[3] for _, _, *fields in rows(path)))
        return added(
            classic(path, column, kind=(3, age)) for age in ages[ages.index(first) : ages.index(last) + 1]
        )

    def atlas(self, column: int) -> Figures:
        """AI002-1: column 3 density, 6 births, 7 deaths, 8 their balance."""
        return without_zeros(classic(self._api("AI002-1"), column))

    def over_borders(self, what: str) -> Figures:
        """12711-04-02-4: 'Zuzüge' or 'Fortzüge', all ages and both sexes."""
        found: Figures = {}
        for year in ("2019", "2020", "2021"):
            _, cells = workbook(self.samples / "newer" / f"12711-04-02-4_{year}.xlsx")
            found |= {(c.key, year): number(c.text) for c in cells if _is_total(c.words, what)}
        return found

    def turnout(self) -> Figures:
        _, cells = workbook(self.samples / "newer/14111-01-04-4_2021.xlsx")
        return {(c.key, "2021-09-26"): number(c.text) for c in cells if "Wahlbeteiligung" in c.words}

    def census_2011(self, column: int) -> Figures:
        """12111-01-01-4: column 2 everybody, 8 foreigners."""
        return classic(self._api("12111-01-01-4"), column, date="2011-05-09")

    def background_2011(self, column: int) -> Figures:
        """12111-07-01-4, in private households: column 3 everybody, 5 Germans without migration background."""
        return classic(self._api("12111-07-01-4"), column, kind=(2, "Insgesamt"), date="2011-05-09")

    def history_2022(self, code: str) -> Figures:
        """1000A-2022 of Germany and the Länder."""
        found: Figures = {}
        for line in text_of(self.samples / NEW / "1000A-2022_de_flat.csv").split("\n")[1:]:
            fields = line.split(";")
            if len(fields) > 17 and fields[11] == "" and fields[13:16:2] == ["WDGAT2", code]:
                found[fields[7], fields[4]] = number(fields[17])
        return found

    def europeans(self) -> Figures:
        """12521-0041: from the European Union of 27."""
        return classic(self._newer("12521-0041_2023_en"), 8, kind=(3, "EU-27 (since 2020-02-01)"))

    def recognised(self) -> Figures:
        return self._seekers(("SCHUTZST-AK-1",))

    def young_benefits(self) -> Figures:
        """22221-01-01-4: columns 7 and 8 are under 7 and under 18 years."""
        return added(classic(self._api("22221-01-01-4"), column) for column in (7, 8))

    def employed_women(self) -> Figures:
        found = classic(self._api("13111-01-03-4"), 5)
        codes = {"NAT": "TOTAL", "GES": "GESW"}
        found |= flat(self.samples / OLD / "13111-01-03-4_de.csv", **codes)
        newest = flat(self.samples / NEW / "13111-01-03-4_de_flat.csv", **codes)
        return found | {cell: value for cell, value in newest.items() if len(cell[0]) == 2}

    def employed_residents(self) -> Figures:
        return without_zeros(classic(self._api("13111-08-02-4"), 5))

    def basic_security(self, column: int) -> Figures:
        """22811-02-02-4: column 4 everybody entitled, 5 foreigners."""
        return classic(self._api("22811-02-02-4"), column)

    def at_gymnasium(self, foreign: bool) -> Figures:
        path = self.samples / CLASSIC / "web-cp1252/21111-01-03-4.csv"
        found = classic(path, 6 if foreign else 4, kind=(2, "Gymnasien"), date="2015")
        return found | classic(self._newer("21111-01-03-4_2023"), 7 if foreign else 5, kind=(3, "Gymnasien"))

    def students(self, foreign: bool) -> Figures:
        codes = {"GESINS": "INSGESAMT", "HS-FG2": "INSGESAMT", "NAT01": "NATA" if foreign else "INSGESAMT"}
        return flat(self.samples / NEW / "21311-01-01-4-B_de_flat.zip", **codes)

    def naturalisations(self) -> Figures:
        return classic(self.samples / CLASSIC / "web-cp1252/12511-01-01-4.csv", 3)

    def protection(self) -> Figures:
        """Disjoint statuses, both sexes, all nationalities."""
        return self._seekers(("SCHUTZST-AK-1", "SCHUTZST-OF", "SCHUTZST-X"))

    def _seekers(self, statuses: Sequence[str]) -> Figures:
        found: Figures = {}
        lines = text_of(self.samples / NEW / "12531-0043_de_flat.zip").split("\n")
        for fields in (line.split(";") for line in lines[1:] if line):
            if fields[11] in statuses and fields[15] and fields[19]:
                cell = (fields[7], fields[4])
                found[cell] = (found.get(cell) or 0.0) + float(fields[21])
        return found

    def benefits(self) -> Figures:
        return classic(self._api("22221-01-01-4"), 3)

    def employees(self, foreign: bool) -> Figures:
        """Of June 2025 the districts were not delivered."""
        found = classic(self._api("13111-01-03-4"), 6 if foreign else 3)
        codes = {"NAT": "NATA" if foreign else "TOTAL", "GES": "TOTAL"}
        found |= flat(self.samples / OLD / "13111-01-03-4_de.csv", **codes)
        newest = flat(self.samples / NEW / "13111-01-03-4_de_flat.csv", **codes)
        return found | {cell: value for cell, value in newest.items() if len(cell[0]) == 2}

    def unemployment(self, column: int) -> Figures:
        """13211-02-05-4: column 3 persons, 4 foreigners, 11 the rate of all, 14 of foreigners."""
        found = classic(self._api("13211-02-05-4"), column)
        for year in ("2023", "2025"):
            found |= classic(self._newer(f"13211-02-05-4_{year}"), column)
        return found

    def pupils(self, foreign: bool) -> Figures:
        path = self.samples / CLASSIC / "web-cp1252/21111-01-03-4.csv"
        found = classic(path, 6 if foreign else 4, kind=(2, "Insgesamt"), date="2015")
        return found | classic(self._newer("21111-01-03-4_2023"), 7 if foreign else 5, kind=(3, "Insgesamt"))

    def leavers(self, column: int) -> Figures:
        """21111-02-06-4: column 3 all, 5 without certificate, each followed by the women."""
        return classic(self._newer("21111-02-06-4_2023"), column)


def _is_total(heads: Sequence[str], what: str) -> bool:
    return heads.count("Insgesamt") == 2 and any(head.startswith(what) for head in heads)


def added(parts: Iterable[Figures]) -> Figures:
    """The sum of several figures cell by cell; none where one has none."""
    found: Figures = {}
    for part in parts:
        for cell, value in part.items():
            before = found.get(cell, 0.0)
            found[cell] = None if value is None or before is None else before + value
    return found


def without_zeros(figures: Figures) -> Figures:
    """No district that exists is empty: such a zero was not delivered."""
    return {cell: value for cell, value in figures.items() if value}


def numbers(figures: Figures, cells: Iterable[tuple[str, str]] | None = None) -> dict[tuple[str, str], float]:
    """Those with a number, only at `cells` if they are given."""
    wanted = None if cells is None else set(cells)
    return {c: v for c, v in figures.items() if v is not None and (wanted is None or c in wanted)}
