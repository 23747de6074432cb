"""Pupils, and those who leave school without a certificate."""

from bindeglied.domain.indicators.catalogue import tables
from bindeglied.domain.indicators.catalogue.population import SEX
from bindeglied.domain.indicators.values import Breakdown, Formula, Indicator, Selector, Term

FIELD = "Bildung"
PUPILS = "21111-01-03-4"
LEAVERS = "21111-02-06-4"
ALL_PUPILS = Term((Selector(PUPILS, "BIL003"),), never_zero=True)
FOREIGN_PUPILS = Term((Selector(PUPILS, "BIL003", {"NAT": ("NATA",)}),))
_WITHOUT = Term((Selector(LEAVERS, "BILABS", {"ABSCHLUSS": ("OHNE-HS",)}),))
SCHOOL_LIMIT = "Gezählt wird am Ort der Schule, nicht am Wohnort. Berufliche Schulen sind nicht dabei."
_LEAVERS_LIMIT = (
    "Die Tabelle trennt nicht nach Staatsangehörigkeit. Auch der Abschluss einer Förderschule zählt als „ohne "
    "Hauptschulabschluss“, und manche holen ihn später nach."
)
EXTERNALS = {"2012-01-01": "Seit 2012 zählen Prüfungen von Nichtschüler*innen mit"}
YOUNG = {"GESW": "junge Frauen", "GESM": "junge Männer"}

INDICATORS = (
    Indicator(
        key="pupils",
        title="Schüler*innen",
        definition="Schüler*innen an allgemeinbildenden Schulen zu Beginn des Schuljahres.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=ALL_PUPILS,
        breakdowns=(Breakdown("GES", "Geschlecht", SEX, rest="GESM"),),
        field=FIELD,
        limits=(SCHOOL_LIMIT,),
        needs=(tables.PUPILS,),
        period="Zu Beginn des Schuljahres",
    ),
    Indicator(
        key="foreign_pupils",
        title="Ausländische Schüler*innen",
        definition="Schüler*innen ohne deutsche Staatsangehörigkeit an allgemeinbildenden Schulen zu Beginn des Schuljahres.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=FOREIGN_PUPILS,
        field=FIELD,
        limits=(SCHOOL_LIMIT,),
        needs=(tables.PUPILS,),
        period="Zu Beginn des Schuljahres",
    ),
    Indicator(
        key="foreign_pupils_share",
        title="Anteil der ausländischen Schüler*innen",
        definition="Schüler*innen ohne deutsche Staatsangehörigkeit je 100 Schüler*innen an allgemeinbildenden Schulen.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=FOREIGN_PUPILS,
        denominator=ALL_PUPILS,
        field=FIELD,
        limits=(SCHOOL_LIMIT,),
        needs=(tables.PUPILS,),
        period="Zu Beginn des Schuljahres",
    ),
    Indicator(
        key="leavers_without_certificate",
        title="Abgänge ohne Hauptschulabschluss",
        definition="Junge Menschen, die eine allgemeinbildende Schule ohne Hauptschulabschluss verlassen haben.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=_WITHOUT,
        breakdowns=(Breakdown("GES", "Geschlecht", YOUNG, rest="GESM"),),
        field=FIELD,
        limits=(_LEAVERS_LIMIT,),
        mappings=("Länder-Integrationsmonitoring D3",),
        needs=(tables.LEAVERS,),
        definitions=EXTERNALS,
        period="Im Abgangsjahr",
    ),
    Indicator(
        key="leavers_without_certificate_share",
        title="Anteil der Abgänge ohne Hauptschulabschluss",
        definition="Abgehende ohne Hauptschulabschluss je 100 Absolvierende und Abgehende allgemeinbildender Schulen.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=_WITHOUT,
        denominator=Term((Selector(LEAVERS, "BILABS"),)),
        breakdowns=(Breakdown("GES", "Geschlecht", YOUNG, rest="GESM", denominator_too=True),),
        field=FIELD,
        limits=(_LEAVERS_LIMIT,),
        mappings=("Länder-Integrationsmonitoring D3",),
        needs=(tables.LEAVERS,),
        definitions=EXTERNALS,
        period="Im Abgangsjahr",
    ),
)
