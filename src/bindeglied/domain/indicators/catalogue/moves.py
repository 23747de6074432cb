"""More on moving: rates, moves from and to other countries, moves over the borders of districts."""

from bindeglied.domain.indicators.catalogue import tables
from bindeglied.domain.indicators.catalogue.movement import ARRIVALS, BY_NATIONALITY, DEPARTURES, MOVES
from bindeglied.domain.indicators.catalogue.population import FIELD, POPULATION, SEX
from bindeglied.domain.indicators.values import Breakdown, Formula, Indicator, Selector, Term

_FROM_ABROAD, _ABROAD = Selector(MOVES, "BEV083"), Selector(MOVES, "BEV084")
_OVER_BORDERS = "12711-04-02-4"
_IN, _OUT = Selector(_OVER_BORDERS, "BEV085"), Selector(_OVER_BORDERS, "BEV086")
_BY_AGE = Breakdown(
    "ALT",
    "Alter",
    {
        "ALT000B18": "unter 18 Jahre",
        "ALT018B25": "18 bis unter 25 Jahre",
        "ALT025B30": "25 bis unter 30 Jahre",
        "ALT030B50": "30 bis unter 50 Jahre",
        "ALT050B65": "50 bis unter 65 Jahre",
        "ALT065UM": "65 Jahre und mehr",
    },
)
_BY_SEX = Breakdown("GES", "Geschlecht", SEX)
_MOVES_LIMIT = "Gezählt werden Umzüge, nicht Personen."
_ABROAD_LIMIT = (
    "Fortzüge ins Ausland ohne Abmeldung stehen erst in der Statistik, wenn die Meldebehörde davon erfährt."
)
_BORDER_LIMITS = (
    _MOVES_LIMIT,
    "Umzüge innerhalb des Kreises zählen nicht. Die Tabelle trennt nicht nach Staatsangehörigkeit.",
)

INDICATORS = (
    Indicator(
        key="arrival_rate",
        title="Zuzüge je 1.000 Einwohner*innen",
        definition="Zuzüge eines Jahres über die Gemeindegrenzen je 1.000 Einwohner*innen im Mittel beider Jahresenden.",
        unit="je 1.000",
        decimals=1,
        formula=Formula.FLOW_PER_THOUSAND,
        numerator=Term((ARRIVALS,)),
        denominator=POPULATION,
        field=FIELD,
        limits=(
            _MOVES_LIMIT,
            "Viele kleine Gemeinden haben mehr Umzüge über ihre Grenzen als eine große.",
        ),
        needs=(tables.MIGRATION, tables.POPULATION),
    ),
    Indicator(
        key="departure_rate",
        title="Fortzüge je 1.000 Einwohner*innen",
        definition="Fortzüge eines Jahres über die Gemeindegrenzen je 1.000 Einwohner*innen im Mittel beider Jahresenden.",
        unit="je 1.000",
        decimals=1,
        formula=Formula.FLOW_PER_THOUSAND,
        numerator=Term((DEPARTURES,)),
        denominator=POPULATION,
        field=FIELD,
        limits=(
            _MOVES_LIMIT,
            "Viele kleine Gemeinden haben mehr Umzüge über ihre Grenzen als eine große.",
        ),
        needs=(tables.MIGRATION, tables.POPULATION),
    ),
    Indicator(
        key="arrivals_from_abroad",
        title="Zuzüge aus dem Ausland",
        definition="Zuzüge eines Jahres aus dem Ausland.",
        unit="Zuzüge",
        decimals=0,
        formula=Formula.COUNT,
        numerator=Term((_FROM_ABROAD,)),
        breakdowns=(BY_NATIONALITY,),
        field=FIELD,
        limits=(_MOVES_LIMIT,),
        needs=(tables.MIGRATION,),
    ),
    Indicator(
        key="departures_abroad",
        title="Fortzüge ins Ausland",
        definition="Fortzüge eines Jahres ins Ausland.",
        unit="Fortzüge",
        decimals=0,
        formula=Formula.COUNT,
        numerator=Term((_ABROAD,)),
        breakdowns=(BY_NATIONALITY,),
        field=FIELD,
        limits=(_MOVES_LIMIT, _ABROAD_LIMIT),
        needs=(tables.MIGRATION,),
    ),
    Indicator(
        key="abroad_balance_rate",
        title="Wanderungssaldo mit dem Ausland",
        definition="Zuzüge aus dem Ausland minus Fortzüge ins Ausland eines Jahres, je 1.000 Einwohner*innen im Mittel "
        "beider Jahresenden.",
        unit="je 1.000",
        decimals=1,
        formula=Formula.FLOW_PER_THOUSAND,
        numerator=Term((_FROM_ABROAD,), (_ABROAD,)),
        denominator=POPULATION,
        breakdowns=(BY_NATIONALITY,),
        field=FIELD,
        limits=(_MOVES_LIMIT, _ABROAD_LIMIT),
        needs=(tables.MIGRATION, tables.POPULATION),
    ),
    Indicator(
        key="district_arrivals",
        title="Zuzüge über die Kreisgrenze",
        definition="Zuzüge eines Jahres über die Grenze des Kreises oder der kreisfreien Stadt.",
        unit="Zuzüge",
        decimals=0,
        formula=Formula.COUNT,
        numerator=Term((_IN,)),
        breakdowns=(_BY_AGE, _BY_SEX),
        field=FIELD,
        limits=_BORDER_LIMITS,
        needs=(tables.MIGRATION_DISTRICTS,),
    ),
    Indicator(
        key="district_departures",
        title="Fortzüge über die Kreisgrenze",
        definition="Fortzüge eines Jahres über die Grenze des Kreises oder der kreisfreien Stadt.",
        unit="Fortzüge",
        decimals=0,
        formula=Formula.COUNT,
        numerator=Term((_OUT,)),
        breakdowns=(_BY_AGE, _BY_SEX),
        field=FIELD,
        limits=_BORDER_LIMITS,
        needs=(tables.MIGRATION_DISTRICTS,),
    ),
    Indicator(
        key="district_balance",
        title="Saldo der Umzüge über die Kreisgrenze",
        definition="Zuzüge minus Fortzüge eines Jahres über die Grenze des Kreises oder der kreisfreien Stadt.",
        unit="Umzüge",
        decimals=0,
        formula=Formula.COUNT,
        numerator=Term((_IN,), (_OUT,)),
        breakdowns=(_BY_AGE, _BY_SEX),
        field=FIELD,
        limits=_BORDER_LIMITS,
        needs=(tables.MIGRATION_DISTRICTS,),
    ),
)
