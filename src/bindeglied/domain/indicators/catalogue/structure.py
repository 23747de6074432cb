"""What lies behind a total: of what a population grew, how unevenly a group is spread."""

from bindeglied.domain.indicators.catalogue import tables
from bindeglied.domain.indicators.catalogue.foreigners import ALL_RESIDENTS, FOREIGN_RESIDENTS
from bindeglied.domain.indicators.catalogue.movement import ARRIVALS, DEPARTURES
from bindeglied.domain.indicators.catalogue.population import FIELD, POPULATION
from bindeglied.domain.indicators.values import Formula, Indicator, Term

_BALANCE = Term((ARRIVALS,), (DEPARTURES,))
_COMPARABLE = "Berechnet wird nur zwischen zwei aufeinanderfolgenden Jahresenden mit gleicher Zensusgrundlage und gleichem Gebiet."

INDICATORS = (
    Indicator(
        key="growth_by_migration",
        title="Veränderung der Bevölkerung durch Wanderung",
        definition="Zuzüge minus Fortzüge eines Jahres je 100 Einwohner*innen am Ende des Vorjahres. Zusammen mit der "
        "Veränderung durch Geburten, Sterbefälle und Korrekturen ergibt sich die Veränderung der Bevölkerung.",
        unit="%",
        decimals=1,
        formula=Formula.GROWTH_BY_FLOW,
        numerator=_BALANCE,
        denominator=POPULATION,
        field=FIELD,
        limits=(_COMPARABLE, "Gezählt werden Umzüge, nicht Personen."),
        needs=(tables.MIGRATION, tables.POPULATION),
    ),
    Indicator(
        key="growth_by_rest",
        title="Veränderung der Bevölkerung durch Geburten, Sterbefälle und Korrekturen",
        definition="Veränderung der Bevölkerung seit dem Ende des Vorjahres abzüglich des Saldos aus Zuzügen und "
        "Fortzügen, je 100 Einwohner*innen am Ende des Vorjahres.",
        unit="%",
        decimals=1,
        formula=Formula.GROWTH_REST,
        numerator=_BALANCE,
        denominator=POPULATION,
        field=FIELD,
        limits=(
            _COMPARABLE,
            "Die Zahl ist ein Rest: Sie enthält auch Berichtigungen der Melderegister. Geburten und Sterbefälle allein "
            "zeigt der Saldo aus Geburten und Sterbefällen.",
        ),
        needs=(tables.MIGRATION, tables.POPULATION),
    ),
    Indicator(
        key="dissimilarity",
        title="Ungleiche Verteilung der ausländischen Bevölkerung auf die Kreise",
        definition="So viel Prozent der ausländischen Bevölkerung müssten in einen anderen Kreis ziehen, damit ihr Anteil in "
        "allen Kreisen gleich ist (Index der Dissimilarität nach Duncan und Duncan).",
        unit="%",
        decimals=1,
        formula=Formula.DISSIMILARITY,
        numerator=FOREIGN_RESIDENTS,
        denominator=ALL_RESIDENTS,
        levels=("country", "state"),
        field=FIELD,
        limits=(
            "Gemessen wird über Kreise und kreisfreie Städte. Über die Verteilung innerhalb eines Kreises sagt die Zahl nichts.",
            "Ein Land mit vielen kleinen Kreisen hat eher einen höheren Wert als eines mit wenigen großen.",
            "Warum Menschen an einem Ort leben, sagt die Zahl nicht. Oft entscheidet die Zuweisung.",
        ),
        needs=(tables.NATIONALITY,),
    ),
)
