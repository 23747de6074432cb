"""Labels of official tables -> GENESIS codes: one identity for a cell, whatever layout it came in.

ffcsv brings codes, datencsv only labels ('Ausländer', 'Ausländer(innen)', 'ausländisch', 'Foreigners').
A cell is (table, variable, date, place, categories); a dimension that a column or row does not name
stands at `TOTAL`. So columns that break down by overlapping characteristics ('darunter: ausländisch',
'weiblich', '15 bis unter 25 Jahre') are categories of different dimensions of one variable, all other
dimensions at TOTAL, and every cell has an identity of its own.

Codes marked * are ours: the official one is not known to us (should an ffcsv file bring it, change it here).

table          variables                                  dimensions and categories
12411-01-01-4  BEVSTD inhabitants                         GES: GESM GESW
12411-01-01-5  BEVSTD                                     GES
12411-0015     BEVSTD                                     none
12411-03-03-4  BEVSTD                                     NAT: NATD NATA; GES; ALTX21: ALT000B03 ... ALT090UM
12521-0041     BEV027 foreigners of the register          GES; LDRGR1*: EUROPA EU27 DRITT-EU27 AFRIKA
                                                          AMERIKA ASIEN OZEANIEN ... (`_COUNTRY_GROUPS`)
12521-0008     BEV027                                     GES; RECGL3 residence titles; LDRGR1*
12531-0043     BEV030 protection seekers (no totals)      SCHST2, GES, STAAG5 (codes of the file)
12511-01-01-4  BEV008 naturalisations                     STAKNW: AFRIKA* AMERIKA* ASIEN* OZEANIEN*
                                                          EUROPA* STAATENLOS*
12711-03-02-4  BEV081 arrivals, BEV083 from abroad,       NAT: NATD NATA; GES
               BEV082 departures, BEV084 to abroad        (all over municipality borders)
12711-04-02-4  BEV085 arrivals, BEV086 departures         GES; ALT
               (over district borders)
13111-01-03-4  ERW032 employees (place of work)           NAT: NATA (total given); GES
13111-08-02-4  ERW032, ERW033 (residence), PEN091 in-,    none
               PEN092 out-commuters, PEN088 balance
13211-02-05-4  ERWP06 unemployed                          NAT: NATA; PERSGR*: SCHWERBEH* LANGZEIT*;
                                                          ALT*: ALT015B20 ALT015B25 ALT055B65
               ERWP09 rate (dependent labour force)       none
               ERWP10 rate (all civilian labour force)    GES: GESM GESW; NAT: NATA; ALT*: ALT015B25
14111-01-04-4  WAHLBER* voters, WAHLBET* turnout,         none
               WAHL09* valid second votes                 PART04*: SPD* AFD* ...
21111-01-03-4  BIL013 schools, BIL003 pupils              BILSA1 school type*: GRUNDSCHULE ...; pupils also
                                                          GES: GESW; NAT: NATA; BILKL2: KLASSE07* KLASSE11*
21111-02-06-4  BILABS leavers                             ABSCHLUSS*: OHNE-HS MIT-HS MITTLERER
                                                          FHR-SCHULISCH FHR AHR; GES: GESW
21121-02-02-4  BILABB leavers of vocational schools,      ABSCHLUSS*; GES: GESW
               FHR-ZUSATZ* (for information)
22221-01-01-4  RLE001 recipients of asylum benefits       GES: GESW; ASYLS1: GRUNDLEIST* HLU*; ALTX28
22542-01-02-4  SOZ004, PLZ001, PER005                     SOZHI1: JUGENDARBEIT* ERZHILFE*
22811-02-02-4  PER099, PER100, EFLB02, EFLB03             NAT: NATA; GES: GESW; ALT*
12111-01-01-4  BEVZ20                                     NAT: NATD NATA; GES
12111-07-01-4  BEVZ21                                     NAT; MIGHG1: OHNE* MIT*; ALTN15
AI...          AI0201 ... by their labels                 none

Age groups follow the rule of GENESIS: 'unter 3 Jahre' ALT000B03, '3 bis unter 6 Jahre' ALT003B06,
'90 Jahre und mehr' ALT090UM; their dimension depends on the table (`_AGE_DIMENSIONS`, else ALT).
An unknown label stays as it is, is its own code, and warns.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from bindeglied.domain.statistics.choices import TOTAL
from bindeglied.exchange.importers.label_lists import (
    AGE_DIMENSIONS,
    CATEGORIES,
    COUNTS,
    DIMENSIONS,
    OURS,
    STATISTIC_DIMENSIONS,
    TOTAL_LABELS,
    UNITS,
    VARIABLES,
)

_SPACES = re.compile(r"\s+")
_AGES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"unter 1 jahr"), lambda m: "ALT000B01"),
    (re.compile(r"unter (\d+) jahren?"), lambda m: f"ALT000B{int(m[1]):02}"),
    (re.compile(r"(\d+) bis unter (\d+) jahren?"), lambda m: f"ALT{int(m[1]):03}B{int(m[2]):02}"),
    (re.compile(r"(\d+) jahre und (?:mehr|älter)"), lambda m: f"ALT{int(m[1]):03}UM"),
    (re.compile(r"under (\d+) years?"), lambda m: f"ALT000B{int(m[1]):02}"),
    (re.compile(r"(\d+) to under (\d+) years?"), lambda m: f"ALT{int(m[1]):03}B{int(m[2]):02}"),
    (re.compile(r"(\d+) years and (?:over|older)"), lambda m: f"ALT{int(m[1]):03}UM"),
)


@dataclass(frozen=True, slots=True)
class Category:
    """A category of a dimension; `known` is False where the label had to serve as its code."""

    dimension: str
    code: str
    label: str
    known: bool = True


def folded(label: str) -> str:
    """A label as it is compared: one blank between words, small letters."""
    return _SPACES.sub(" ", label).strip().lower()


def statistic_of(table: str) -> str:
    """The statistic that a table code belongs to: '12411' of '12411-01-01-4', 'AI' of 'AI002-1'."""
    return "AI" if table.startswith("AI") else table[:5]


def is_total(label: str) -> bool:
    """Whether a category label means all of its dimension."""
    return folded(label) in TOTAL_LABELS


def unit_of(label: str) -> str | None:
    """The German name of a unit ('Number' -> 'Anzahl'), None if the label is no unit."""
    return UNITS.get(folded(label))


def variable_of(label: str, table: str) -> tuple[str, str] | None:
    """Code and German label of a variable by a label of the head, None if it is none we know."""
    return _variables(statistic_of(table)).get(_without_prefix(label))


def dimension_of(label: str, table: str) -> str | None:
    """Code of a dimension whose name stands in the head, None if the label is no known dimension."""
    key = _without_prefix(label)
    return next(
        (code for statistic, code in _dimensions().get(key, ()) if statistic in ("", statistic_of(table))),
        None,
    )


def category_of(label: str, table: str, dimension: str | None = None) -> Category | None:
    """The category that a label names, preferably of `dimension`, None if we do not know it."""
    key = _without_prefix(label)
    if age := _age_code(key):
        return Category(dimension or AGE_DIMENSIONS.get(table, "ALT"), age, label.strip())
    found = _categories().get(key, ())
    wanted = (dimension, *STATISTIC_DIMENSIONS.get(statistic_of(table), ()))
    found = [c for c in found if c.dimension in wanted] or list(found)
    return found[0] if found else None


def label_of(dimension: str, code: str, fallback: str) -> str:
    """The German label of a category, `fallback` (as the file writes it) for one not in the dictionary."""
    return _category_labels().get((dimension, code), fallback.strip())


def variable_label(code: str, fallback: str) -> str:
    """The German label of a variable by its code, `fallback` for one that is not in the dictionary."""
    return _variable_labels().get(code, fallback.strip())


def is_count(code: str) -> bool:
    """Whether a variable is known to count persons, in whole numbers."""
    return code in COUNTS


def dimension_label(code: str, fallback: str = "") -> str:
    """The German name of a dimension."""
    return _dimension_labels().get(code, fallback.strip() or code)


def official_category(dimension: str, code: str, label: str = "") -> str:
    """The code of a category by the one that GENESIS gives it; the total in all its spellings is TOTAL."""
    code = code.strip()
    if code in ("", "INSGESAMT", "%TOTAL%") or is_total(label):
        return TOTAL
    return OURS.get((dimension, code), code)


def _without_prefix(label: str) -> str:
    return folded(label).removeprefix("dar.: ").removeprefix("darunter: ").removeprefix("darunter ")


def _age_code(key: str) -> str | None:
    for pattern, code in _AGES:
        if match := pattern.fullmatch(key):
            return code(match)
    return None


@cache
def _variables(statistic: str) -> dict[str, tuple[str, str]]:
    return {
        folded(label): (code, names[0])
        for statistics, code, names in VARIABLES
        if statistic in statistics
        for label in names
    }


@cache
def _variable_labels() -> dict[str, str]:
    return {code: names[0] for _, code, names in reversed(VARIABLES)}


@cache
def _dimensions() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for statistic, code, names in DIMENSIONS:
        for name in names:
            found.setdefault(folded(name), []).append((statistic, code))
    return found


@cache
def _dimension_labels() -> dict[str, str]:
    return {code: names[0] for _, code, names in reversed(DIMENSIONS)}


@cache
def _categories() -> dict[str, list[Category]]:
    found: dict[str, list[Category]] = {}
    for dimension, code, names in CATEGORIES:
        for name in names:
            found.setdefault(folded(name), []).append(Category(dimension, code, names[0]))
    return found


@cache
def _category_labels() -> dict[tuple[str, str], str]:
    return {(dimension, code): names[0] for dimension, code, names in CATEGORIES}
