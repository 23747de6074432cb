"""Births, deaths and density, as the regional atlas of the statistical offices gives them."""

from bindeglied.domain.indicators.catalogue import tables
from bindeglied.domain.indicators.catalogue.population import FIELD
from bindeglied.domain.indicators.values import Formula, Indicator, Selector, Term

_ATLAS = "AI002-1"
_DELIVERED_LIMIT = (
    "Die Zahl wird so gezeigt, wie die Ämter sie im Regionalatlas berechnen. Bis 2010 beruht ihre Bevölkerung nicht auf "
    "dem Zensus 2011."
)
_CENSUS = {"2011-01-01": "Seit 2011 beruht die Bevölkerung auf dem Zensus 2011"}

INDICATORS = (
    Indicator(
        key="population_density",
        title="Bevölkerungsdichte",
        definition="Einwohner*innen je Quadratkilometer am Ende des Jahres.",
        unit="Einwohner*innen je km²",
        decimals=1,
        formula=Formula.DELIVERED,
        numerator=Term((Selector(_ATLAS, "AI0201"),), never_zero=True),
        field=FIELD,
        limits=(_DELIVERED_LIMIT,),
        needs=(tables.REGIONAL_ATLAS,),
        definitions=_CENSUS,
    ),
    Indicator(
        key="birth_rate",
        title="Geburten",
        definition="Lebendgeborene eines Jahres je 10.000 Einwohner*innen.",
        unit="je 10.000",
        decimals=1,
        formula=Formula.DELIVERED,
        numerator=Term((Selector(_ATLAS, "AI0209"),), never_zero=True),
        field=FIELD,
        limits=(
            _DELIVERED_LIMIT,
            "Wie viele Frauen im Alter von 15 bis unter 50 Jahren am Ort leben, geht nicht ein.",
        ),
        needs=(tables.REGIONAL_ATLAS,),
        definitions=_CENSUS,
    ),
    Indicator(
        key="death_rate",
        title="Sterbefälle",
        definition="Gestorbene eines Jahres je 10.000 Einwohner*innen.",
        unit="je 10.000",
        decimals=1,
        formula=Formula.DELIVERED,
        numerator=Term((Selector(_ATLAS, "AI0210"),), never_zero=True),
        field=FIELD,
        limits=(
            _DELIVERED_LIMIT,
            "Wo viele alte Menschen leben, sterben mehr Menschen. Über die Gesundheit sagt die Zahl nichts.",
        ),
        needs=(tables.REGIONAL_ATLAS,),
        definitions=_CENSUS,
    ),
    Indicator(
        key="natural_balance_rate",
        title="Saldo aus Geburten und Sterbefällen",
        definition="Lebendgeborene minus Gestorbene eines Jahres je 10.000 Einwohner*innen.",
        unit="je 10.000",
        decimals=1,
        formula=Formula.DELIVERED,
        numerator=Term((Selector(_ATLAS, "AI0211"),), never_zero=True),
        field=FIELD,
        limits=(_DELIVERED_LIMIT,),
        needs=(tables.REGIONAL_ATLAS,),
        definitions=_CENSUS,
    ),
)
