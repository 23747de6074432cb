"""What a report on living conditions asks for and no table that is read so far carries: named with its table."""

from bindeglied.domain.indicators.catalogue import school, tables, work
from bindeglied.domain.indicators.catalogue.movement import PERMANENCE
from bindeglied.domain.indicators.catalogue.population import FIELD
from bindeglied.domain.indicators.values import Formula, Indicator, Term

NOT_READ = "Diese Kennzahl wird noch nicht berechnet: Die Tabelle lag bisher nicht in einer Form vor, die das Programm liest."

INDICATORS = (
    Indicator(
        key="naturalisation_quota",
        title="Einbürgerungsquote, wie die Ämter sie veröffentlichen",
        definition="Einbürgerungen eines Jahres je 100 ausländische Einwohner*innen, von den statistischen Ämtern "
        "berechnet.",
        unit="%",
        decimals=1,
        formula=Formula.DELIVERED,
        numerator=Term(()),
        field=FIELD,
        limits=(NOT_READ, "Auf welche Bevölkerung die Ämter die Quote beziehen, sagt die Tabelle nicht."),
        mappings=(PERMANENCE,),
        needs=(tables.NATURALISATION_QUOTA,),
    ),
    Indicator(
        key="naturalisation_potential",
        title="Ausgeschöpftes Einbürgerungspotenzial",
        definition="Einbürgerungen eines Jahres je 100 Ausländer*innen, die schon seit zehn Jahren in Deutschland leben "
        "(Einbürgerungsquote II).",
        unit="%",
        decimals=1,
        formula=Formula.DELIVERED,
        numerator=Term(()),
        field=FIELD,
        limits=(NOT_READ, "Die Dauer des Aufenthalts ist nur eine der Voraussetzungen einer Einbürgerung."),
        needs=(tables.NATURALISATION_STAY,),
    ),
    Indicator(
        key="foreign_employees_residence",
        title="Ausländische Beschäftigte am Wohnort",
        definition="Sozialversicherungspflichtig Beschäftigte ohne deutsche Staatsangehörigkeit, die am Ort wohnen, am "
        "30. Juni.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=Term(()),
        field=work.FIELD,
        limits=(NOT_READ, "Mit dieser Zahl lässt sich auch die Beschäftigungsquote bilden."),
        needs=(tables.EMPLOYEES_RESIDENCE_NATIONALITY,),
    ),
    Indicator(
        key="minimum_income_share",
        title="Mindestsicherungsquote",
        definition="Empfänger*innen von Leistungen der sozialen Mindestsicherung am 31. Dezember je 100 Einwohner*innen.",
        unit="%",
        decimals=1,
        formula=Formula.DELIVERED,
        numerator=Term(()),
        field=work.FIELD,
        limits=(NOT_READ, "Die Tabelle trennt nicht nach Staatsangehörigkeit."),
        needs=(tables.MINIMUM_INCOME,),
    ),
    Indicator(
        key="day_care_rate",
        title="Betreuungsquote der Kinder unter drei Jahren",
        definition="Betreute Kinder unter drei Jahren je 100 Kinder dieses Alters am 1. März.",
        unit="%",
        decimals=1,
        formula=Formula.DELIVERED,
        numerator=Term(()),
        field=school.FIELD,
        limits=(NOT_READ, "Gezählt wird am Ort der Einrichtung."),
        needs=(tables.DAY_CARE,),
    ),
    Indicator(
        key="day_care_origin_share",
        title="Kinder mit Migrationshintergrund in Tageseinrichtungen",
        definition="Kinder, von denen mindestens ein Elternteil aus dem Ausland kommt, je 100 Kinder in Tageseinrichtungen am "
        "1. März.",
        unit="%",
        decimals=1,
        formula=Formula.DELIVERED,
        numerator=Term(()),
        field=school.FIELD,
        limits=(NOT_READ, "Wie viele Kinder keine Einrichtung besuchen, sagt die Zahl nicht."),
        needs=(tables.DAY_CARE_STATISTICS,),
    ),
    Indicator(
        key="foreign_vocational_share",
        title="Anteil der ausländischen Schüler*innen an beruflichen Schulen",
        definition="Schüler*innen ohne deutsche Staatsangehörigkeit je 100 Schüler*innen an beruflichen Schulen.",
        unit="%",
        decimals=1,
        formula=Formula.DELIVERED,
        numerator=Term(()),
        field=school.FIELD,
        limits=(NOT_READ, "Gezählt wird am Ort der Schule, nicht am Wohnort."),
        needs=(tables.VOCATIONAL,),
    ),
)
