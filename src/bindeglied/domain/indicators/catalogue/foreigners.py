"""Foreign residents: two statistics that count differently and are never one series."""

from itertools import pairwise

from bindeglied.domain.indicators.catalogue import tables
from bindeglied.domain.indicators.catalogue.population import FIELD, POPULATION, SEX, STOCK
from bindeglied.domain.indicators.values import Breakdown, Formula, Indicator, Selector, Term

FOREIGN_RESIDENTS = Term((Selector("12411-03-03-4", STOCK, {"NAT": ("NATA",)}),))
ALL_RESIDENTS = Term((Selector("12411-03-03-4", STOCK),), never_zero=True)
REGISTER = Term((Selector("12521-0041", "BEV027"),), never_zero=True)

_BY_SEX = Breakdown("GES", "Geschlecht", SEX)
_AGE_BOUNDS = (0, 3, 6, 10, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)
AGES = {
    **{
        f"ALT{low:03}B{high:02}": f"{low} bis unter {high} Jahre" if low else f"unter {high} Jahre"
        for low, high in pairwise(_AGE_BOUNDS)
    },
    "ALT090UM": "90 Jahre und mehr",
}
CONTINENTS = {
    "EUROPA": "Europa",
    "ASIEN": "Asien",
    "AFRIKA": "Afrika",
    "AMERIKA": "Amerika",
    "OZEANIEN": "Australien und Ozeanien",
    "STAATENLOS": "staatenlos, ungeklärt, ohne Angabe",
}

CITIZENSHIP_LIMIT = (
    "Wer eingebürgert ist, zählt nicht mehr mit. Über Einwanderung in der Familie sagt die Zahl nichts."
)
REGISTER_LIMITS = (
    "Jeder Wert ist auf ein Vielfaches von 5 gerundet, er kann um bis zu 2 abweichen.",
    CITIZENSHIP_LIMIT,
    "Späte Abmeldungen lassen den Bestand eher zu hoch erscheinen.",
    "Das Register zählt anders als die Fortschreibung der Bevölkerung. Beide Zahlen sind keine gemeinsame Reihe.",
)

INDICATORS = (
    Indicator(
        key="foreign_residents",
        title="Ausländische Bevölkerung",
        definition="Einwohner*innen ohne deutsche Staatsangehörigkeit, nach der Fortschreibung des Bevölkerungsstandes.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=FOREIGN_RESIDENTS,
        breakdowns=(_BY_SEX, Breakdown("ALTX21", "Alter", AGES)),
        field=FIELD,
        limits=(CITIZENSHIP_LIMIT,),
        needs=(tables.NATIONALITY,),
    ),
    Indicator(
        key="foreign_share",
        title="Anteil der ausländischen Bevölkerung",
        definition="Einwohner*innen ohne deutsche Staatsangehörigkeit je 100 Einwohner*innen am selben Tag, beides nach "
        "der Fortschreibung des Bevölkerungsstandes.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=FOREIGN_RESIDENTS,
        denominator=ALL_RESIDENTS,
        breakdowns=(Breakdown("GES", "Geschlecht", SEX, denominator_too=True),),
        field=FIELD,
        limits=(CITIZENSHIP_LIMIT,),
        needs=(tables.NATIONALITY,),
    ),
    Indicator(
        key="foreign_residents_register",
        title="Ausländische Bevölkerung nach dem Register",
        definition="Personen ohne deutsche Staatsangehörigkeit, die nicht nur vorübergehend in Deutschland leben und im "
        "Ausländerzentralregister geführt werden.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=REGISTER,
        breakdowns=(
            _BY_SEX,
            Breakdown(
                "LDRGR1",
                "Herkunft",
                CONTINENTS,
                overlapping={
                    "EU27": "Europäische Union",
                    "DRITT-EU27": "außerhalb der Europäischen Union",
                    "SOWJETUNION": "Gebiet der ehemaligen Sowjetunion",
                },
                may_be_empty=True,
            ),
        ),
        field=FIELD,
        limits=REGISTER_LIMITS,
        mappings=("Länder-Integrationsmonitoring A1",),
        needs=(tables.REGISTER,),
        definitions={"2004-12-31": "Bereinigung des Registers im Jahr 2004"},
        joint_offices=True,
    ),
    Indicator(
        key="foreign_share_register",
        title="Anteil der ausländischen Bevölkerung nach dem Register",
        definition="Personen im Ausländerzentralregister je 100 Einwohner*innen der Fortschreibung am selben Tag. Zwei "
        "Zählweisen stehen hier nebeneinander, deshalb ist der Anteil nur ungefähr.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=REGISTER,
        denominator=POPULATION,
        field=FIELD,
        limits=(
            *REGISTER_LIMITS,
            "Der Anteil lässt sich nur bilden, wenn Register und Bevölkerung zum selben Stichtag vorliegen.",
        ),
        needs=(tables.POPULATION, tables.REGISTER),
        definitions={"2004-12-31": "Bereinigung des Registers im Jahr 2004"},
        two_populations=True,
        joint_offices=True,
    ),
)
