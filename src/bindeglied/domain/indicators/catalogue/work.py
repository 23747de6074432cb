"""Employees and unemployed."""

from bindeglied.domain.indicators.catalogue import tables
from bindeglied.domain.indicators.catalogue.population import SEX
from bindeglied.domain.indicators.values import Breakdown, Formula, Indicator, Selector, Term

FIELD = "Arbeit und Lebensunterhalt"
EMPLOYEES = "13111-01-03-4"
UNEMPLOYED = "13211-02-05-4"
AVERAGE = "Im Jahresdurchschnitt"
_FOREIGN = {"NAT": ("NATA",)}
ALL_EMPLOYEES = Term((Selector(EMPLOYEES, "ERW032"),), never_zero=True)
_FOREIGN_EMPLOYEES = Term((Selector(EMPLOYEES, "ERW032", _FOREIGN),))
PLACE_OF_WORK = "Gezählt wird am Arbeitsort: Wer einpendelt, zählt mit, wer auspendelt, nicht."
SOCIAL_CODE_II = {
    "2005-01-01": "Seit 2005 gilt das Sozialgesetzbuch II (Zusammenlegung von Arbeitslosen- und Sozialhilfe)"
}
RATE_LIMIT = (
    "Die Quote wird so gezeigt, wie die Bundesagentur für Arbeit sie berechnet: in Prozent aller zivilen Erwerbspersonen. "
    "Eine zweite Quote der Tabelle hat eine andere Grundlage und wird nie mit ihr gemischt."
)

INDICATORS = (
    Indicator(
        key="employees",
        title="Beschäftigte",
        definition="Sozialversicherungspflichtig Beschäftigte am Arbeitsort am 30. Juni.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=ALL_EMPLOYEES,
        breakdowns=(Breakdown("GES", "Geschlecht", SEX),),
        field=FIELD,
        limits=(PLACE_OF_WORK,),
        needs=(tables.EMPLOYEES,),
    ),
    Indicator(
        key="foreign_employees",
        title="Ausländische Beschäftigte",
        definition="Sozialversicherungspflichtig Beschäftigte ohne deutsche Staatsangehörigkeit am Arbeitsort am 30. Juni.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=_FOREIGN_EMPLOYEES,
        breakdowns=(Breakdown("GES", "Geschlecht", SEX),),
        field=FIELD,
        limits=(PLACE_OF_WORK,),
        needs=(tables.EMPLOYEES,),
    ),
    Indicator(
        key="foreign_employees_share",
        title="Anteil der ausländischen Beschäftigten",
        definition="Beschäftigte ohne deutsche Staatsangehörigkeit je 100 sozialversicherungspflichtig Beschäftigte am "
        "Arbeitsort am 30. Juni.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=_FOREIGN_EMPLOYEES,
        denominator=ALL_EMPLOYEES,
        breakdowns=(Breakdown("GES", "Geschlecht", SEX, denominator_too=True),),
        field=FIELD,
        limits=(PLACE_OF_WORK,),
        needs=(tables.EMPLOYEES,),
    ),
    Indicator(
        key="unemployment_rate",
        title="Arbeitslosenquote",
        definition="Arbeitslose in Prozent aller zivilen Erwerbspersonen im Jahresdurchschnitt.",
        unit="%",
        decimals=1,
        formula=Formula.DELIVERED,
        numerator=Term((Selector(UNEMPLOYED, "ERWP10"),), never_zero=True),
        breakdowns=(Breakdown("GES", "Geschlecht", SEX),),
        field=FIELD,
        limits=(RATE_LIMIT,),
        mappings=("Länder-Integrationsmonitoring E5",),
        needs=(tables.UNEMPLOYMENT,),
        definitions=SOCIAL_CODE_II,
        period=AVERAGE,
    ),
    Indicator(
        key="foreign_unemployment_rate",
        title="Arbeitslosenquote der Ausländer*innen",
        definition="Arbeitslose ohne deutsche Staatsangehörigkeit in Prozent der ausländischen zivilen Erwerbspersonen im "
        "Jahresdurchschnitt.",
        unit="%",
        decimals=1,
        formula=Formula.DELIVERED,
        numerator=Term((Selector(UNEMPLOYED, "ERWP10", _FOREIGN),), never_zero=True),
        field=FIELD,
        limits=(
            RATE_LIMIT,
            "Die Zahl der ausländischen Erwerbspersonen stammt aus früheren Jahren. Steigt sie schnell, ist die Quote "
            "zeitweise zu hoch.",
        ),
        mappings=("Länder-Integrationsmonitoring E5",),
        needs=(tables.UNEMPLOYMENT,),
        definitions=SOCIAL_CODE_II,
        period=AVERAGE,
    ),
    Indicator(
        key="unemployed",
        title="Arbeitslose",
        definition="Arbeitslos gemeldete Personen im Jahresdurchschnitt.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=Term((Selector(UNEMPLOYED, "ERWP06"),), never_zero=True),
        field=FIELD,
        limits=(
            "Wer einen Sprachkurs oder eine Maßnahme besucht, zählt in dieser Zeit nicht als arbeitslos.",
        ),
        mappings=("Länder-Integrationsmonitoring E5",),
        needs=(tables.UNEMPLOYMENT,),
        definitions=SOCIAL_CODE_II,
        period=AVERAGE,
    ),
    Indicator(
        key="foreign_unemployed",
        title="Ausländische Arbeitslose",
        definition="Arbeitslos gemeldete Personen ohne deutsche Staatsangehörigkeit im Jahresdurchschnitt.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=Term((Selector(UNEMPLOYED, "ERWP06", _FOREIGN),)),
        field=FIELD,
        limits=(
            "Wer einen Sprachkurs oder eine Maßnahme besucht, zählt in dieser Zeit nicht als arbeitslos.",
        ),
        mappings=("Länder-Integrationsmonitoring E5",),
        needs=(tables.UNEMPLOYMENT,),
        definitions=SOCIAL_CODE_II,
        period=AVERAGE,
    ),
)
