"""What a census counts once: citizenship, migration background, history of immigration."""

from bindeglied.domain.indicators.catalogue import tables
from bindeglied.domain.indicators.catalogue.population import FIELD
from bindeglied.domain.indicators.values import Formula, Indicator, Selector, Term

_PERSONS, _HOUSEHOLDS, _HISTORY = "12111-01-01-4", "12111-07-01-4", "1000A-2022"
_ONCE = "Ein Zensus zählt einmal in etwa zehn Jahren. Die Zahl ändert sich bis zum nächsten nicht."


def _of_2022(where: dict[str, tuple[str, ...]]) -> Term:
    """Germany stands under one variable, the Länder under another."""
    return Term(tuple(Selector(_HISTORY, variable, where) for variable in ("PRS001", "PRS018")))


INDICATORS = (
    Indicator(
        key="census_foreign_share",
        title="Anteil der ausländischen Bevölkerung im Zensus 2011",
        definition="Einwohner*innen ohne deutsche Staatsangehörigkeit je 100 Einwohner*innen am 9. Mai 2011.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=Term((Selector(_PERSONS, "BEVZ20", {"NAT": ("NATA",)}),)),
        denominator=Term((Selector(_PERSONS, "BEVZ20"),), never_zero=True),
        field=FIELD,
        limits=(_ONCE, "Wer eingebürgert ist, zählt nicht mit."),
        needs=(tables.CENSUS_2011,),
    ),
    Indicator(
        key="census_migration_background_share",
        title="Anteil der Menschen mit Migrationshintergrund im Zensus 2011",
        definition="Ausländische Einwohner*innen und Deutsche mit Migrationshintergrund je 100 Einwohner*innen in privaten "
        "Haushalten am 9. Mai 2011.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=Term(
            (Selector(_HOUSEHOLDS, "BEVZ21"),),
            (Selector(_HOUSEHOLDS, "BEVZ21", {"NAT": ("NATD",), "MIGHG1": ("OHNE",)}),),
        ),
        denominator=Term((Selector(_HOUSEHOLDS, "BEVZ21"),), never_zero=True),
        field=FIELD,
        limits=(
            _ONCE,
            "Gefragt wurde ein Teil der Haushalte. Die Zahlen sind hochgerechnet und gerundet.",
            "Der Begriff des Zensus 2011 ist nicht der von heute: Er zählt nach der Zuwanderung seit 1956.",
        ),
        needs=(tables.CENSUS_2011_BACKGROUND,),
    ),
    Indicator(
        key="immigration_history_share",
        title="Anteil der Menschen mit Einwanderungsgeschichte im Zensus 2022",
        definition="Menschen, die selbst oder deren beide Eltern seit 1950 eingewandert sind, je 100 Einwohner*innen am "
        "15. Mai 2022.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=_of_2022({"WDGAT2": ("WANDERUNG-BEID",)}),
        denominator=_of_2022({}),
        levels=("country", "state"),
        field=FIELD,
        limits=(
            _ONCE,
            "Wer nur einen eingewanderten Elternteil hat, zählt nicht mit.",
            "Die Zahl gibt es nur für die Länder und für Deutschland. Sie wird vor der Veröffentlichung leicht verändert.",
        ),
        needs=(tables.CENSUS_2022,),
    ),
)
