"""Moving in, moving away, becoming German."""

from bindeglied.domain.indicators.catalogue import tables
from bindeglied.domain.indicators.catalogue.foreigners import FOREIGN_RESIDENTS
from bindeglied.domain.indicators.catalogue.population import FIELD, POPULATION
from bindeglied.domain.indicators.values import Breakdown, Formula, Indicator, Selector, Term

MOVES = "12711-03-02-4"
ARRIVALS, DEPARTURES = Selector(MOVES, "BEV081"), Selector(MOVES, "BEV082")
BY_NATIONALITY = Breakdown("NAT", "Staatsangehörigkeit", {"NATD": "Deutsche", "NATA": "Ausländer*innen"})
_NATURALISATIONS = Term((Selector("12511-01-01-4", "BEV008"),))
PERMANENCE = "Länder-Integrationsmonitoring B2"

INDICATORS = (
    Indicator(
        key="migration_balance_rate",
        title="Wanderungssaldo",
        definition="Zuzüge minus Fortzüge eines Jahres über die Gemeindegrenzen, je 1.000 Einwohner*innen im Mittel beider "
        "Jahresenden. Auch für Deutsche und Ausländer*innen ist der Nenner die ganze Bevölkerung.",
        unit="je 1.000",
        decimals=1,
        formula=Formula.FLOW_PER_THOUSAND,
        numerator=Term((ARRIVALS,), (DEPARTURES,)),
        denominator=POPULATION,
        breakdowns=(BY_NATIONALITY,),
        field=FIELD,
        limits=(
            "Gezählt werden Umzüge, nicht Personen. Umzüge von Gemeinde zu Gemeinde innerhalb des Kreises zählen als "
            "Zuzug und als Fortzug und heben sich im Saldo auf.",
            "Verlegungen aus einer Aufnahmeeinrichtung des Landes zählen als Fortzug.",
        ),
        mappings=("Länder-Integrationsmonitoring A2a",),
        needs=(tables.MIGRATION, tables.POPULATION),
    ),
    Indicator(
        key="arrivals",
        title="Zuzüge",
        definition="Zuzüge eines Jahres über die Gemeindegrenzen.",
        unit="Zuzüge",
        decimals=0,
        formula=Formula.COUNT,
        numerator=Term((ARRIVALS,)),
        breakdowns=(BY_NATIONALITY,),
        field=FIELD,
        limits=("Gezählt werden Umzüge, nicht Personen.",),
        needs=(tables.MIGRATION,),
    ),
    Indicator(
        key="departures",
        title="Fortzüge",
        definition="Fortzüge eines Jahres über die Gemeindegrenzen.",
        unit="Fortzüge",
        decimals=0,
        formula=Formula.COUNT,
        numerator=Term((DEPARTURES,)),
        breakdowns=(BY_NATIONALITY,),
        field=FIELD,
        limits=("Gezählt werden Umzüge, nicht Personen.",),
        needs=(tables.MIGRATION,),
    ),
    Indicator(
        key="naturalisation_rate",
        title="Einbürgerungen je 1.000 Einwohner*innen",
        definition="Einbürgerungen eines Jahres je 1.000 Einwohner*innen im Mittel beider Jahresenden.",
        unit="je 1.000",
        decimals=2,
        formula=Formula.FLOW_PER_THOUSAND,
        numerator=_NATURALISATIONS,
        denominator=POPULATION,
        field=FIELD,
        limits=("Wie viele Menschen die Voraussetzungen erfüllen, sagt die Zahl nicht.",),
        mappings=(PERMANENCE,),
        needs=(tables.NATURALISATION, tables.POPULATION),
    ),
    Indicator(
        key="naturalisation_share",
        title="Einbürgerungsquote",
        definition="Einbürgerungen eines Jahres je 100 ausländische Einwohner*innen im Mittel beider Jahresenden.",
        unit="%",
        decimals=1,
        formula=Formula.FLOW_SHARE,
        numerator=_NATURALISATIONS,
        denominator=FOREIGN_RESIDENTS,
        field=FIELD,
        limits=("Wie viele Menschen die Voraussetzungen erfüllen, sagt die Quote nicht.",),
        mappings=(PERMANENCE,),
        needs=(tables.NATURALISATION, tables.NATIONALITY),
    ),
    Indicator(
        key="naturalisations",
        title="Einbürgerungen",
        definition="Ausländische Einwohner*innen, die im Lauf des Jahres die deutsche Staatsangehörigkeit erhielten.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=_NATURALISATIONS,
        field=FIELD,
        limits=("Kleine Zahlen schwanken von Jahr zu Jahr stark.",),
        mappings=(PERMANENCE,),
        needs=(tables.NATURALISATION,),
    ),
)
