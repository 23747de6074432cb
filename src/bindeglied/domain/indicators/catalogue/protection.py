"""Persons seeking protection, and benefits for asylum seekers."""

from bindeglied.domain.indicators.catalogue import tables
from bindeglied.domain.indicators.catalogue.population import POPULATION, SEX
from bindeglied.domain.indicators.values import Breakdown, Formula, Indicator, Selector, Term

FIELD = "Schutz und Aufnahme"

# Disjoint statuses. AK-2 and AK-5 are parts of AK-1, AK-3 and AK-4 of AK-2, AUSRPFL-* of X: never added.
STATUSES = {
    "SCHUTZST-AK-1": "anerkannter Schutzstatus",
    "SCHUTZST-OF": "offener Schutzstatus",
    "SCHUTZST-X": "ohne Schutzstatus",
}
_PARTS_OF_STATUSES = {
    "SCHUTZST-AK-2": "befristet anerkannt",
    "SCHUTZST-AK-5": "unbefristet anerkannt",
    "SCHUTZST-AK-3": "befristet anerkannt aus einem Asylverfahren",
    "SCHUTZST-AK-4": "befristet anerkannt ohne Asylverfahren",
    "AUSRPFL-G": "geduldet",
}
SEEKERS = Term(
    (
        Selector("12531-0043", "BEV030"),
        Selector(
            "12531-0043",
            "BEV030",
            {"SCHST2": tuple(STATUSES), "GES": ("GESM", "GESW"), "STAAG5": ("*",)},
        ),
    )
)
BENEFITS = Term((Selector("22221-01-01-4", "RLE001"),))
SEEKERS_LIMITS = (
    "Jede Zelle der Tabelle ist auf ein Vielfaches von 5 gerundet. Summen können deshalb abweichen; bei jeder Zahl "
    "steht, um wie viel die gezählten Zellen sie höchstens verändern.",
    "Gruppen von ein oder zwei Menschen sind auf 0 gerundet und stehen nicht in der Tabelle. Eine Summe ist deshalb "
    "eher zu klein als zu groß.",
    "Zu den Schutzsuchenden zählen auch Geflüchtete aus der Ukraine mit vorübergehendem Schutz.",
)

INDICATORS = (
    Indicator(
        key="protection_seekers",
        title="Schutzsuchende",
        definition="Ausländer*innen, die sich aus humanitären Gründen in Deutschland aufhalten: mit anerkanntem, mit noch "
        "offenem und ohne Schutzstatus, nach dem Ausländerzentralregister.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=SEEKERS,
        breakdowns=(
            Breakdown("SCHST2", "Schutzstatus", STATUSES, overlapping=_PARTS_OF_STATUSES, sparse=True),
            Breakdown("GES", "Geschlecht", SEX),
            Breakdown("STAAG5", "Staatsangehörigkeit", top=10, sparse=True),
        ),
        field=FIELD,
        limits=SEEKERS_LIMITS,
        mappings=("Länder-Integrationsmonitoring A8",),
        needs=(tables.PROTECTION,),
        joint_offices=True,
    ),
    Indicator(
        key="protection_share",
        title="Anteil der Schutzsuchenden",
        definition="Schutzsuchende je 100 Einwohner*innen am selben Tag.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=SEEKERS,
        denominator=POPULATION,
        field=FIELD,
        limits=(
            *SEEKERS_LIMITS,
            "Der Zähler kommt aus dem Ausländerzentralregister, der Nenner aus der Fortschreibung der Bevölkerung.",
        ),
        mappings=("Länder-Integrationsmonitoring A8",),
        needs=(tables.PROTECTION, tables.POPULATION),
        two_populations=True,
        joint_offices=True,
    ),
    Indicator(
        key="asylum_benefit_rate",
        title="Empfänger*innen von Asylbewerberleistungen",
        definition="Menschen mit Regelleistungen nach dem Asylbewerberleistungsgesetz am 31. Dezember je 1.000 "
        "Einwohner*innen am selben Tag.",
        unit="je 1.000",
        decimals=1,
        formula=Formula.PER_THOUSAND,
        numerator=BENEFITS,
        denominator=POPULATION,
        field=FIELD,
        limits=(
            "Wer Bürgergeld bezieht, etwa Geflüchtete aus der Ukraine seit Juni 2022, zählt nicht dazu.",
        ),
        needs=(tables.ASYLUM_BENEFITS, tables.POPULATION),
    ),
    Indicator(
        key="asylum_benefit_recipients",
        title="Zahl der Empfänger*innen von Asylbewerberleistungen",
        definition="Menschen mit Regelleistungen nach dem Asylbewerberleistungsgesetz am 31. Dezember.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=BENEFITS,
        breakdowns=(Breakdown("GES", "Geschlecht", SEX, rest="GESM"),),
        field=FIELD,
        limits=(
            "Wer Bürgergeld bezieht, etwa Geflüchtete aus der Ukraine seit Juni 2022, zählt nicht dazu.",
        ),
        needs=(tables.ASYLUM_BENEFITS,),
    ),
)
