"""Who among the employed and the unemployed, and who lives on basic security benefits."""

from bindeglied.domain.indicators.catalogue import tables
from bindeglied.domain.indicators.catalogue.population import POPULATION
from bindeglied.domain.indicators.catalogue.work import (
    ALL_EMPLOYEES,
    AVERAGE,
    EMPLOYEES,
    FIELD,
    PLACE_OF_WORK,
    RATE_LIMIT,
    SOCIAL_CODE_II,
    UNEMPLOYED,
)
from bindeglied.domain.indicators.values import Formula, Indicator, Selector, Term

_FOREIGN = {"NAT": ("NATA",)}
_ALL_UNEMPLOYED = Term((Selector(UNEMPLOYED, "ERWP06"),), never_zero=True)
_LONG_TERM = Term((Selector(UNEMPLOYED, "ERWP06", {"PERSGR": ("LANGZEIT",)}),))
_ENTITLED = Term((Selector("22811-02-02-4", "PER100"),), never_zero=True)
_REGISTERED = "Wer einen Sprachkurs oder eine Maßnahme besucht, zählt in dieser Zeit nicht als arbeitslos."
_BASIC_LIMIT = (
    "Die Grundlage hieß bis 2022 Arbeitslosengeld II und Sozialgeld, seit 2023 Bürgergeld. Wer Asylbewerberleistungen oder "
    "Grundsicherung im Alter erhält, zählt nicht mit."
)

INDICATORS = (
    Indicator(
        key="women_employees_share",
        title="Anteil der Frauen an den Beschäftigten",
        definition="Frauen je 100 sozialversicherungspflichtig Beschäftigte am Arbeitsort am 30. Juni.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=Term((Selector(EMPLOYEES, "ERW032", {"GES": ("GESW",)}),)),
        denominator=ALL_EMPLOYEES,
        field=FIELD,
        limits=(PLACE_OF_WORK, "Teilzeit zählt wie Vollzeit."),
        needs=(tables.EMPLOYEES,),
    ),
    Indicator(
        key="employees_residence",
        title="Beschäftigte am Wohnort",
        definition="Sozialversicherungspflichtig Beschäftigte, die am Ort wohnen, am 30. Juni.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=Term((Selector("13111-08-02-4", "ERW033"),), never_zero=True),
        field=FIELD,
        limits=("Gezählt wird am Wohnort: Wer auspendelt, zählt mit, wer einpendelt, nicht.",),
        needs=(tables.EMPLOYEES_RESIDENCE,),
    ),
    Indicator(
        key="young_unemployed",
        title="Junge Arbeitslose",
        definition="Arbeitslos gemeldete Personen von 15 bis unter 25 Jahren im Jahresdurchschnitt.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=Term((Selector(UNEMPLOYED, "ERWP06", {"ALT": ("ALT015B25",)}),)),
        field=FIELD,
        limits=(_REGISTERED,),
        needs=(tables.UNEMPLOYMENT,),
        definitions=SOCIAL_CODE_II,
        period=AVERAGE,
    ),
    Indicator(
        key="young_unemployment_rate",
        title="Arbeitslosenquote der jungen Menschen",
        definition="Arbeitslose von 15 bis unter 25 Jahren in Prozent aller zivilen Erwerbspersonen dieses Alters im "
        "Jahresdurchschnitt.",
        unit="%",
        decimals=1,
        formula=Formula.DELIVERED,
        numerator=Term((Selector(UNEMPLOYED, "ERWP10", {"ALT": ("ALT015B25",)}),), never_zero=True),
        field=FIELD,
        limits=(RATE_LIMIT, "Wer zur Schule geht oder studiert, zählt nicht zu den Erwerbspersonen."),
        needs=(tables.UNEMPLOYMENT,),
        definitions=SOCIAL_CODE_II,
        period=AVERAGE,
    ),
    Indicator(
        key="long_term_unemployed",
        title="Langzeitarbeitslose",
        definition="Personen, die ein Jahr oder länger arbeitslos gemeldet sind, im Jahresdurchschnitt.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=_LONG_TERM,
        field=FIELD,
        limits=(_REGISTERED, "Eine längere Maßnahme kann die Zählung der Dauer neu beginnen lassen."),
        needs=(tables.UNEMPLOYMENT,),
        definitions=SOCIAL_CODE_II,
        period=AVERAGE,
    ),
    Indicator(
        key="long_term_unemployed_share",
        title="Anteil der Langzeitarbeitslosen",
        definition="Langzeitarbeitslose je 100 Arbeitslose im Jahresdurchschnitt.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=_LONG_TERM,
        denominator=_ALL_UNEMPLOYED,
        field=FIELD,
        limits=(_REGISTERED, "Eine längere Maßnahme kann die Zählung der Dauer neu beginnen lassen."),
        needs=(tables.UNEMPLOYMENT,),
        definitions=SOCIAL_CODE_II,
        period=AVERAGE,
    ),
    Indicator(
        key="foreign_unemployed_share",
        title="Anteil der Ausländer*innen an den Arbeitslosen",
        definition="Arbeitslose ohne deutsche Staatsangehörigkeit je 100 Arbeitslose im Jahresdurchschnitt.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=Term((Selector(UNEMPLOYED, "ERWP06", _FOREIGN),)),
        denominator=_ALL_UNEMPLOYED,
        field=FIELD,
        limits=(_REGISTERED,),
        needs=(tables.UNEMPLOYMENT,),
        definitions=SOCIAL_CODE_II,
        period=AVERAGE,
    ),
    Indicator(
        key="basic_security_share",
        title="Anteil der Leistungsberechtigten nach dem SGB II",
        definition="Regelleistungsberechtigte nach dem Zweiten Buch Sozialgesetzbuch am 31. Dezember je 100 "
        "Einwohner*innen am selben Tag.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=_ENTITLED,
        denominator=POPULATION,
        field=FIELD,
        limits=(
            _BASIC_LIMIT,
            "Der Nenner zählt auch Menschen über der Altersgrenze, die keine Leistung nach dem SGB II erhalten können.",
        ),
        needs=(tables.BASIC_SECURITY, tables.POPULATION),
    ),
    Indicator(
        key="basic_security_foreign_share",
        title="Ausländer*innen unter den Leistungsberechtigten nach dem SGB II",
        definition="Ausländische Regelleistungsberechtigte nach dem Zweiten Buch Sozialgesetzbuch je 100 "
        "Regelleistungsberechtigte am 31. Dezember.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=Term((Selector("22811-02-02-4", "PER100", _FOREIGN),)),
        denominator=_ENTITLED,
        field=FIELD,
        limits=(_BASIC_LIMIT,),
        needs=(tables.BASIC_SECURITY,),
    ),
)
