"""Which schools and which certificates; students at universities."""

from bindeglied.domain.indicators.catalogue import tables
from bindeglied.domain.indicators.catalogue.school import (
    ALL_PUPILS,
    EXTERNALS,
    FIELD,
    FOREIGN_PUPILS,
    LEAVERS,
    PUPILS,
    SCHOOL_LIMIT,
    YOUNG,
)
from bindeglied.domain.indicators.values import Breakdown, Formula, Indicator, Selector, Term

_STUDENTS = "21311-01-01-4-B"
_ALL_STUDENTS = Term((Selector(_STUDENTS, "HS-W02"),))
_START = "Zu Beginn des Schuljahres"
_KINDS_LIMIT = (
    "Die Länder haben verschiedene Schularten. Der Anteil ist nur innerhalb eines Landes vergleichbar."
)
_UNIVERSITY_LIMITS = (
    "Gezählt wird am Ort der Hochschule. Wo keine ist, stehen keine Studierenden.",
    "Auch wer in Deutschland zur Schule ging, zählt ohne deutsche Staatsangehörigkeit als ausländisch.",
)

INDICATORS = (
    Indicator(
        key="gymnasium_share",
        title="Anteil der Schüler*innen am Gymnasium",
        definition="Schüler*innen an Gymnasien je 100 Schüler*innen an allgemeinbildenden Schulen.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=Term((Selector(PUPILS, "BIL003", {"BILSA1": ("GYMNASIUM",)}),)),
        denominator=ALL_PUPILS,
        field=FIELD,
        limits=(SCHOOL_LIMIT, _KINDS_LIMIT),
        needs=(tables.PUPILS,),
        period=_START,
    ),
    Indicator(
        key="foreign_gymnasium_share",
        title="Anteil der ausländischen Schüler*innen, die ein Gymnasium besuchen",
        definition="Ausländische Schüler*innen an Gymnasien je 100 ausländische Schüler*innen an allgemeinbildenden "
        "Schulen.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=Term((Selector(PUPILS, "BIL003", {"BILSA1": ("GYMNASIUM",), "NAT": ("NATA",)}),)),
        denominator=FOREIGN_PUPILS,
        field=FIELD,
        limits=(SCHOOL_LIMIT, _KINDS_LIMIT),
        needs=(tables.PUPILS,),
        period=_START,
    ),
    Indicator(
        key="leavers_with_abitur_share",
        title="Anteil der Abgänge mit Abitur",
        definition="Absolvierende mit allgemeiner Hochschulreife je 100 Absolvierende und Abgehende allgemeinbildender "
        "Schulen.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=Term((Selector(LEAVERS, "BILABS", {"ABSCHLUSS": ("AHR",)}),)),
        denominator=Term((Selector(LEAVERS, "BILABS"),)),
        breakdowns=(Breakdown("GES", "Geschlecht", YOUNG, rest="GESM", denominator_too=True),),
        field=FIELD,
        limits=(
            "Die Tabelle trennt nicht nach Staatsangehörigkeit. Wer an einer beruflichen Schule das Abitur macht, zählt nicht "
            "mit.",
        ),
        needs=(tables.LEAVERS,),
        definitions=EXTERNALS,
        period="Im Abgangsjahr",
    ),
    Indicator(
        key="students",
        title="Studierende",
        definition="Studierende an den Hochschulen des Ortes im Wintersemester.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=_ALL_STUDENTS,
        field=FIELD,
        limits=(_UNIVERSITY_LIMITS[0],),
        needs=(tables.STUDENTS,),
        period="Im Wintersemester",
    ),
    Indicator(
        key="foreign_students_share",
        title="Anteil der ausländischen Studierenden",
        definition="Studierende ohne deutsche Staatsangehörigkeit je 100 Studierende an den Hochschulen des Ortes im "
        "Wintersemester.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=Term((Selector(_STUDENTS, "HS-W02", {"NAT01": ("NATA",)}),)),
        denominator=_ALL_STUDENTS,
        field=FIELD,
        limits=_UNIVERSITY_LIMITS,
        needs=(tables.STUDENTS,),
        period="Im Wintersemester",
    ),
)
