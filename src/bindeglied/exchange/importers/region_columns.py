"""migration-regions: what the columns of its editions mean, and of which date they are.

Columns by the description of the edition of 2018 (content, unit). No file holds its dates. The edition is told by
the population of all districts together, which Destatis publishes for every year's end; the dates of 2018 are those
of the description, except where the figures contradict it: it dates INSGESAMT to 2017, though it is the sum of
INSG_M and INSG_W of 2018, and ANT_SCH_ANERK to 2017, though it is SCH_ANERK of SCH_I. The dates of the later
editions are not described; they were found by comparing the figures with published totals of Germany and with
the other editions (the same employees and unemployed persons in 2018 and 2019, the protection seekers of the
year before in both).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bindeglied.exchange.importers.states import COUNT, PERCENT

NOT_FIGURES = ("RS", "NAME")
PLACE, POPULATION = "RS", "INSGESAMT"

# What a column is about, which decides its date.
PEOPLE, EMPLOYED, UNEMPLOYED, FOREIGN_UNEMPLOYED, SEEKING, REGISTER, PROTECTION, BEFORE, COURSES = range(9)
GROUPS: Mapping[int, str] = {
    PEOPLE: "Bevölkerung",
    EMPLOYED: "Beschäftigte",
    UNEMPLOYED: "Arbeitslose",
    FOREIGN_UNEMPLOYED: "arbeitslose Ausländer",
    SEEKING: "Arbeitsuchende",
    REGISTER: "Ausländerzentralregister",
    PROTECTION: "Schutzsuchende",
    BEFORE: "Schutzsuchende im Jahr davor",
    COURSES: "Integrationskurse",
}


@dataclass(frozen=True, slots=True)
class Column:
    """The meaning of a column; dimensions that are not named stand at their total."""

    variable: str
    group: int
    categories: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition by its check: `districts` rows whose INSGESAMT add up to `population`.

    `dates` by group of columns; `described` says whether the dates stand in a description. The columns of a group
    without a date are known to be wrong and are left out.
    """

    name: str
    districts: int
    population: int
    dates: Mapping[int, str]
    described: bool = False


EDITIONS = (
    Edition(
        "2018", 401, 83_019_213,
        {
            PEOPLE: "2018-12-31", EMPLOYED: "2019-06-30", UNEMPLOYED: "2019-12", FOREIGN_UNEMPLOYED: "2018-12",
            SEEKING: "2019-12", REGISTER: "2019-12-31", PROTECTION: "2018-12-31", BEFORE: "2017-12-31",
            COURSES: "2017",
        },
        described=True,
    ),
    Edition(
        "2019", 401, 83_166_711,
        {
            PEOPLE: "2019-12-31", EMPLOYED: "2019-06-30", UNEMPLOYED: "2019-12", FOREIGN_UNEMPLOYED: "2019-12",
            SEEKING: "2019-12", REGISTER: "2020-12-31", PROTECTION: "2019-12-31", BEFORE: "2018-12-31",
            COURSES: "2017",
        },
    ),
    # Its courses are those of 2017 once more, in Thuringia one row too low after Eisenach: not to be used.
    Edition(
        "2022", 400, 83_237_124,
        {
            PEOPLE: "2021-12-31", EMPLOYED: "2022-06-30", UNEMPLOYED: "2022-12", FOREIGN_UNEMPLOYED: "2022-12",
            SEEKING: "2022-12", REGISTER: "2022-12-31", PROTECTION: "2022-12-31", BEFORE: "2021-12-31",
        },
    ),
)  # fmt: skip

# Code -> (label, unit). Codes of GENESIS where the same is counted, else ours. SOZ_INS is not ERW033: for the same
# day it is about one per cent lower than table 13111-02-02-4 (Altenburger Land 30.06.2019: 33,613 and 33,883).
VARIABLES: Mapping[str, tuple[str, str]] = {
    "BEVSTD": ("Bevölkerungsstand", COUNT),
    "ANT-AUSL": ("Anteil der Ausländer an der Bevölkerung", PERCENT),
    "SVB-WOHNORT": ("Sozialversicherungspflichtig Beschäftigte am Wohnort", COUNT),
    "ANT-SVB": ("Anteil sozialversicherungspflichtig Beschäftigter", PERCENT),
    "BESCHQ": ("Beschäftigungsquote", PERCENT),
    "BESCH": ("Beschäftigte", COUNT),
    "ERWP06": ("Arbeitslose", COUNT),
    "ALQ": ("Arbeitslosenquote (eingeschränkte Bezugsgröße)", PERCENT),
    "ARBSUCH": ("Arbeitsuchende", COUNT),
    "ANT-ARBSUCH": ("Anteil an allen Arbeitsuchenden", PERCENT),
    "BEV027": ("Ausländer", COUNT),
    "ANT-AZR": ("Anteil an allen Ausländern", PERCENT),
    "BEV030": ("Schutzsuchende", COUNT),
    "ANT-SCHUTZ": ("Anteil an allen Schutzsuchenden", PERCENT),
    "ANT-SCHUTZ-BEV": ("Anteil der Schutzsuchenden an der Bevölkerung", PERCENT),
    "VERAEND-SCHUTZ": ("Veränderung der Zahl der Schutzsuchenden gegenüber dem Jahr davor", PERCENT),
    "KURS-BEGONNEN": ("Begonnene Integrationskurse, ohne Wiederholerkurse", COUNT),
    "KURS-BEENDET": ("Beendete Integrationskurse, ohne Wiederholerkurse", COUNT),
    "KURS-BERECHTIGT": ("Neue Teilnahmeberechtigungen für Integrationskurse", COUNT),
    "KURS-TEILNEHMER": ("Neue Teilnehmer an Integrationskursen", COUNT),
}
DIMENSIONS: Mapping[str, str] = {
    "GES": "Geschlecht",
    "NAT": "Nationalität",
    "ALT": "Altersgruppe",
    "STAAG5": "Staatsangehörigkeit",
    "LDRGR1": "Ländergruppierungen",
    "AUFTITEL": "Aufenthaltstitel",
    "AUFDAUER": "Aufenthaltsdauer",
    "SCHST2": "Schutzstatus",
    "PERSGR": "Personengruppe",
}
# Categories that the common dictionary does not hold: dimension -> code -> label.
LABELS: Mapping[str, Mapping[str, str]] = {
    "ALT": {"ALT000B06": "unter 6 Jahre", "ALT006B15": "6 bis unter 15 Jahre",
            "ALT015B65": "15 bis unter 65 Jahre", "ALT065UM": "65 Jahre und mehr"},
    "STAAG5": {"ST423": "Afghanistan", "ST438": "Irak", "ST475": "Syrien", "ST163": "Türkei", "ST166": "Ukraine",
               "ST154": "Rumänien", "ST152": "Polen", "ST160": "Russische Föderation", "ST439": "Iran",
               "ST150": "Kosovo"},
    "LDRGR1": {"OST2004": "seit 2004 der EU beigetretene Staaten"},
    "AUFTITEL": {"EU-FREIZUEG": "EU-Niederlassungsfreiheit", "UNBEFRISTET": "unbefristeter Aufenthaltstitel",
                 "BEFRISTET": "befristeter Aufenthaltstitel", "GESTATTUNG": "Aufenthaltsgestattung",
                 "DULDUNG": "Duldung", "ERWERB": "Aufenthaltstitel zum Zwecke der Erwerbstätigkeit"},
    "AUFDAUER": {"DAUER00B02": "unter 2 Jahre", "DAUER02B10": "2 bis unter 10 Jahre",
                 "DAUER10B25": "10 bis unter 25 Jahre", "DAUER25UM": "25 Jahre und mehr"},
    "SCHST2": {"SCHUTZST-OF": "Schutzstatus offen", "SCHUTZST-AK-1": "Schutzstatus anerkannt",
               "SCHUTZST-X": "Schutzstatus abgelehnt"},
    "PERSGR": {"FLUCHT": "Flucht und Migration"},
}  # fmt: skip

_AGES = {"U6": "ALT000B06", "6BU15": "ALT006B15", "15BU65": "ALT015B65", "65UM": "ALT065UM"}
_SEXES = {"I": {}, "M": {"GES": "GESM"}, "W": {"GES": "GESW"}}
_NATIONS = {"I": {}, "D": {"NAT": "NATD"}, "A": {"NAT": "NATA"}}
# Parts of the register: end of the column -> category.
_REGISTER: Mapping[str, tuple[str, str]] = {
    **{age: ("ALT", code) for age, code in _AGES.items()},
    "ADU2": ("AUFDAUER", "DAUER00B02"), "AD2BU10": ("AUFDAUER", "DAUER02B10"),
    "AD10BU25": ("AUFDAUER", "DAUER10B25"), "AD25UM": ("AUFDAUER", "DAUER25UM"),
    "GASTARB": ("LDRGR1", "GASTARBEITER"), "OST2004": ("LDRGR1", "OST2004"),
    "EU28_AUSL": ("LDRGR1", "EU28"), "EU27_AUSL": ("LDRGR1", "EU27"),
    "SYRIEN": ("STAAG5", "ST475"), "AFGHANISTAN": ("STAAG5", "ST423"), "IRAK": ("STAAG5", "ST438"),
    "TUERKEI": ("STAAG5", "ST163"), "UKRAINE": ("STAAG5", "ST166"), "RUMAENIEN": ("STAAG5", "ST154"),
    "POLEN": ("STAAG5", "ST152"),
    "EUNIEDERL": ("AUFTITEL", "EU-FREIZUEG"), "UNBEFR": ("AUFTITEL", "UNBEFRISTET"),
    "BEFR": ("AUFTITEL", "BEFRISTET"), "GESTATT": ("AUFTITEL", "GESTATTUNG"), "DULD": ("AUFTITEL", "DULDUNG"),
    "ERWERB": ("AUFTITEL", "ERWERB"),
}  # fmt: skip
# Parts of the protection seekers: old end of the column, new end, category.
_PROTECTION = (
    ("OFF", "O", "SCHST2", "SCHUTZST-OF"), ("ANERK", "J", "SCHST2", "SCHUTZST-AK-1"),
    ("ABGEL", "N", "SCHST2", "SCHUTZST-X"), ("SYRIEN", "SY", "STAAG5", "ST475"),
    ("AFGHANISTAN", "AF", "STAAG5", "ST423"), ("IRAK", "IQ", "STAAG5", "ST438"),
    ("RUSSLAND", "RU", "STAAG5", "ST160"), ("IRAN", "IR", "STAAG5", "ST439"),
    ("KOSOVO", "XK", "STAAG5", "ST150"), ("UKRAINE", "UA", "STAAG5", "ST166"),
)  # fmt: skip
_FOREIGN = {"NAT": "NATA"}


def columns_of(present: frozenset[str]) -> dict[str, Column]:
    """The meaning of every column of a file that has one; `present` are all columns of the file."""
    known = dict(_all(third="DRITT-EU27" if "AZR_EU27_AUSL" in present else "DRITT-EU28"))
    return {name: known[name] for name in known if name in present}


def _all(third: str) -> Iterator[tuple[str, Column]]:
    yield from _people()
    yield from _work()
    register = {**_REGISTER, "NICHTEU_AUSL": ("LDRGR1", third)}
    yield "AZR_INSG", Column("BEV027", REGISTER)
    for end, (dimension, code) in register.items():
        yield f"AZR_{end}", Column("BEV027", REGISTER, {dimension: code})
        yield f"AZR_ANT_{end}", Column("ANT-AZR", REGISTER, {dimension: code})
    yield from _seekers()


def _people() -> Iterator[tuple[str, Column]]:
    for sex, by_sex in _SEXES.items():
        whole = "INSGESAMT" if sex == "I" else f"INSG_{sex}"
        yield whole, Column("BEVSTD", PEOPLE, by_sex)
        yield "AUSL_INSG" if sex == "I" else f"AUSL_{sex}", Column("BEVSTD", PEOPLE, _FOREIGN | by_sex)
        yield f"ANT_A{sex}", Column("ANT-AUSL", PEOPLE, by_sex)
        for age, code in _AGES.items():
            yield f"ANT_A{sex}{age}", Column("ANT-AUSL", PEOPLE, by_sex | {"ALT": code})
            for nation, by_nation in _NATIONS.items():
                yield f"{nation}{sex}{age}", Column("BEVSTD", PEOPLE, by_nation | by_sex | {"ALT": code})


def _work() -> Iterator[tuple[str, Column]]:
    yield "SOZ_INS", Column("SVB-WOHNORT", EMPLOYED)
    yield "SOZ_AUS", Column("SVB-WOHNORT", EMPLOYED, _FOREIGN)
    yield "ANT_SOZ_AUS", Column("ANT-SVB", EMPLOYED, _FOREIGN)
    yield "BESCHQ_INS", Column("BESCHQ", EMPLOYED)
    yield "BESCHQ_AUS", Column("BESCHQ", EMPLOYED, _FOREIGN)
    yield "BESCH_AUS_ABSOLUT", Column("BESCH", EMPLOYED, _FOREIGN)
    yield "ARBLOS_INSG", Column("ERWP06", UNEMPLOYED)
    yield "ARBLOS_AUSL", Column("ERWP06", FOREIGN_UNEMPLOYED, _FOREIGN)
    yield "ALQ_AUSL", Column("ALQ", FOREIGN_UNEMPLOYED, _FOREIGN)
    yield "ARBSUCH_INSG_ABSOLUT", Column("ARBSUCH", SEEKING)
    yield "ARBSUCH_FLUMI_ABSOLUT", Column("ARBSUCH", SEEKING, {"PERSGR": "FLUCHT"})
    yield "ANT_ARBS_FLUMI", Column("ANT-ARBSUCH", SEEKING, {"PERSGR": "FLUCHT"})
    yield "kurs_begon", Column("KURS-BEGONNEN", COURSES)
    yield "kurs_beend", Column("KURS-BEENDET", COURSES)
    yield "kurs_tnber", Column("KURS-BERECHTIGT", COURSES)
    yield "kurs_tln", Column("KURS-TEILNEHMER", COURSES)


def _seekers() -> Iterator[tuple[str, Column]]:
    for whole, before, share, change in (
        ("SCH_I", "SCH_I_2017", "ANT_SCH_I", "SCH_VERAENDERUNG"),
        ("N_Sch_I", "N_Sch_I_Lag", "A2_Sch_i", "Sch_I_lag"),
    ):
        yield whole, Column("BEV030", PROTECTION)
        yield before, Column("BEV030", BEFORE)
        yield share, Column("ANT-SCHUTZ-BEV", PROTECTION)
        yield change, Column("VERAEND-SCHUTZ", PROTECTION)
    for old, new, dimension, code in _PROTECTION:
        for count, share in ((f"SCH_{old}", f"ANT_SCH_{old}"), (f"N_Sch_{new}", f"A_Sch_{new}")):
            yield count, Column("BEV030", PROTECTION, {dimension: code})
            yield share, Column("ANT-SCHUTZ", PROTECTION, {dimension: code})
