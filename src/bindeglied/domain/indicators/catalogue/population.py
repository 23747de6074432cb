"""How many people live here: the population update (Fortschreibung) on the base of a census."""

from collections.abc import Mapping

from bindeglied.domain.indicators.catalogue import tables
from bindeglied.domain.indicators.values import Breakdown, Formula, Indicator, Need, Selector, Term

FIELD = "Bevölkerung und Zuwanderung"
SEX = {"GESW": "Frauen", "GESM": "Männer"}
STATISTIC = "12411"
STOCK = "BEVSTD"

POPULATION = Term(
    (
        Selector("12411-01-01-4", STOCK),
        Selector("12411-0015", STOCK),
        Selector("12411-03-03-4", STOCK),
    ),
    never_zero=True,
)

# The only table with municipalities; what the tables above have stays theirs. Only social areas need it, so it
# is asked for there and not among the needs of the indicator.
MUNICIPALITIES = Need(
    "12411-01-01-5",
    "Bevölkerung nach Geschlecht, Stichtag 31.12., Gemeinden",
    tables.REGIONAL,
    "alle Stichtage; Gemeinden des Kreises oder des Landes; Geschlecht: Insgesamt, männlich, weiblich",
)

# Germany's published population tells on which census a table rests that does not say so itself.
GERMANY_BY_CENSUS: Mapping[str, tuple[tuple[float, str], ...]] = {
    "2011-12-31": ((80327900.0, "2011"),),
    "2012-12-31": ((80523746.0, "2011"),),
    "2013-12-31": ((80767463.0, "2011"),),
    "2014-12-31": ((81197537.0, "2011"),),
    "2015-12-31": ((82175684.0, "2011"),),
    "2016-12-31": ((82521653.0, "2011"),),
    "2017-12-31": ((82792351.0, "2011"),),
    "2018-12-31": ((83019213.0, "2011"),),
    "2022-12-31": ((84358845.0, "2011"),),
    "2023-12-31": ((83456045.0, "2022"),),
    "2024-12-31": ((83577140.0, "2022"),),
}

_CENSUS_LIMIT = (
    "Die Zahl rechnet den letzten Zensus mit Geburten, Sterbefällen und Umzügen fort. Nach jedem neuen Zensus "
    "beginnt die Zählung neu: Werte vor und nach dem Wechsel der Grundlage sind nicht vergleichbar."
)

INDICATORS = (
    Indicator(
        key="population",
        title="Bevölkerung",
        definition="Alle Menschen mit Hauptwohnung am Ort, nach der Fortschreibung des Bevölkerungsstandes.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=Term((*POPULATION.plus, Selector(MUNICIPALITIES.table, STOCK)), never_zero=True),
        levels=("country", "state", "district", "municipality"),
        breakdowns=(Breakdown("GES", "Geschlecht", SEX),),
        field=FIELD,
        limits=(_CENSUS_LIMIT,),
        needs=(tables.POPULATION, tables.POPULATION_GENESIS),
    ),
    Indicator(
        key="population_change",
        title="Veränderung der Bevölkerung",
        definition="Um wie viel Prozent die Bevölkerung seit dem Ende des Vorjahres gewachsen oder geschrumpft ist.",
        unit="%",
        decimals=1,
        formula=Formula.CHANGE,
        numerator=POPULATION,
        field=FIELD,
        limits=(
            "Berechnet wird sie nur zwischen zwei aufeinanderfolgenden Jahresenden mit gleicher "
            "Zensusgrundlage und gleichem Gebiet.",
        ),
        needs=(tables.POPULATION,),
    ),
    Indicator(
        key="women_share",
        title="Anteil der Frauen",
        definition="Frauen und Mädchen je 100 Einwohner*innen am selben Tag.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=Term(
            (
                Selector("12411-01-01-4", STOCK, {"GES": ("GESW",)}),
                Selector("12411-03-03-4", STOCK, {"GES": ("GESW",)}),
            )
        ),
        denominator=POPULATION,
        field=FIELD,
        limits=(_CENSUS_LIMIT,),
        needs=(tables.POPULATION,),
    ),
)
