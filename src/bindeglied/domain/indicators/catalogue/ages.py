"""Young and old: the age structure of all residents and of the foreign ones."""

from collections.abc import Mapping

from bindeglied.domain.indicators.catalogue import tables
from bindeglied.domain.indicators.catalogue.foreigners import (
    AGES,
    ALL_RESIDENTS,
    CITIZENSHIP_LIMIT,
    FOREIGN_RESIDENTS,
)
from bindeglied.domain.indicators.catalogue.population import FIELD, SEX, STOCK
from bindeglied.domain.indicators.values import Breakdown, Formula, Indicator, Selector, Term

_TABLE = "12411-03-03-4"
_AGE_LIMIT = "Eine alternde Bevölkerung hat andere Anteile als eine junge. Ein Vergleich sagt nichts über einzelne Menschen."
_UPDATE_LIMIT = (
    "Die Zahl kommt aus der Fortschreibung der Bevölkerung. Nach jedem neuen Zensus beginnt sie neu."
)


def _aged(low: int, high: int, **where: tuple[str, ...]) -> Term:
    """Residents of `low` to under `high` years, whose bounds must be those of the table."""
    codes = tuple(code for code in AGES if low <= int(code[3:6]) < high)
    return Term((Selector(_TABLE, STOCK, {"ALTX21": codes, **where}),))


_FOREIGN = {"NAT": ("NATA",)}
# The two sides of the pyramid of an indicator: its breakdown, and for each side an indicator and its name.
SIDES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "foreign_residents": ("ALTX21", {"foreign_men": SEX["GESM"], "foreign_women": SEX["GESW"]})
}
_BY_AGE = Breakdown("ALTX21", "Alter", AGES)
_WORKING_AGE = _aged(20, 65)

INDICATORS = (
    Indicator(
        key="minors_share",
        title="Anteil der Kinder und Jugendlichen",
        definition="Einwohner*innen unter 18 Jahren je 100 Einwohner*innen am selben Tag.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=_aged(0, 18),
        denominator=ALL_RESIDENTS,
        field=FIELD,
        limits=(_UPDATE_LIMIT, _AGE_LIMIT),
        needs=(tables.NATIONALITY,),
    ),
    Indicator(
        key="seniors_share",
        title="Anteil der Menschen ab 65 Jahren",
        definition="Einwohner*innen von 65 Jahren und mehr je 100 Einwohner*innen am selben Tag.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=_aged(65, 200),
        denominator=ALL_RESIDENTS,
        field=FIELD,
        limits=(_UPDATE_LIMIT, _AGE_LIMIT),
        needs=(tables.NATIONALITY,),
    ),
    Indicator(
        key="youth_ratio",
        title="Jugendquotient",
        definition="Einwohner*innen unter 20 Jahren je 100 Einwohner*innen von 20 bis unter 65 Jahren am selben Tag.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=_aged(0, 20),
        denominator=_WORKING_AGE,
        field=FIELD,
        limits=(_UPDATE_LIMIT, _AGE_LIMIT),
        needs=(tables.NATIONALITY,),
    ),
    Indicator(
        key="old_age_ratio",
        title="Altenquotient",
        definition="Einwohner*innen von 65 Jahren und mehr je 100 Einwohner*innen von 20 bis unter 65 Jahren am selben Tag.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=_aged(65, 200),
        denominator=_WORKING_AGE,
        field=FIELD,
        limits=(_UPDATE_LIMIT, _AGE_LIMIT),
        needs=(tables.NATIONALITY,),
    ),
    Indicator(
        key="foreign_minors_share",
        title="Kinder und Jugendliche an der ausländischen Bevölkerung",
        definition="Ausländische Einwohner*innen unter 18 Jahren je 100 ausländische Einwohner*innen am selben Tag.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=_aged(0, 18, **_FOREIGN),
        denominator=FOREIGN_RESIDENTS,
        field=FIELD,
        limits=(
            CITIZENSHIP_LIMIT,
            "Viele Kinder ausländischer Eltern haben von Geburt an die deutsche Staatsangehörigkeit und zählen nicht mit.",
        ),
        needs=(tables.NATIONALITY,),
    ),
    Indicator(
        key="foreign_seniors_share",
        title="Menschen ab 65 Jahren an der ausländischen Bevölkerung",
        definition="Ausländische Einwohner*innen von 65 Jahren und mehr je 100 ausländische Einwohner*innen am selben Tag.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=_aged(65, 200, **_FOREIGN),
        denominator=FOREIGN_RESIDENTS,
        field=FIELD,
        limits=(CITIZENSHIP_LIMIT, _UPDATE_LIMIT),
        needs=(tables.NATIONALITY,),
    ),
    Indicator(
        key="foreign_women",
        title="Ausländische Frauen",
        definition="Einwohnerinnen ohne deutsche Staatsangehörigkeit, nach der Fortschreibung des Bevölkerungsstandes.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=Term((Selector(_TABLE, STOCK, {**_FOREIGN, "GES": ("GESW",)}),)),
        breakdowns=(_BY_AGE,),
        field=FIELD,
        limits=(CITIZENSHIP_LIMIT, _UPDATE_LIMIT),
        needs=(tables.NATIONALITY,),
    ),
    Indicator(
        key="foreign_men",
        title="Ausländische Männer",
        definition="Einwohner ohne deutsche Staatsangehörigkeit, nach der Fortschreibung des Bevölkerungsstandes.",
        unit="Personen",
        decimals=0,
        formula=Formula.COUNT,
        numerator=Term((Selector(_TABLE, STOCK, {**_FOREIGN, "GES": ("GESM",)}),)),
        breakdowns=(_BY_AGE,),
        field=FIELD,
        limits=(CITIZENSHIP_LIMIT, _UPDATE_LIMIT),
        needs=(tables.NATIONALITY,),
    ),
)
