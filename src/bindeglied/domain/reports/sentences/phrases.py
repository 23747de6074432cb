"""How German speaks of each indicator: one entry each, by its name."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """`level` has the slots {when}, {where} and {x}; `none` is said instead of a zero;
    `period` opens a sentence on a year; `whole` names what `x of n` is counted from;
    `counts` is True for counts, whose difference is told, False for rates, set side by side."""

    level: str
    none: str = ""
    period: str = "Im Jahr"
    whole: str = ""
    counts: bool = False


PHRASES: Mapping[str, Phrase] = {
    "population": Phrase("{when} lebten {where} {x} Menschen.", counts=True),
    "women_share": Phrase("{when} waren {where} {x} der Bevölkerung Frauen."),
    "population_change": Phrase("{when} hat sich die Bevölkerungszahl {where} um {x} verändert."),
    "foreign_residents": Phrase(
        "{when} hatten {where} {x} Einwohner*innen keine deutsche Staatsangehörigkeit.", counts=True
    ),
    "foreign_share": Phrase(
        "{when} hatten {where} {x} der Einwohner*innen keine deutsche Staatsangehörigkeit."
    ),
    "foreign_residents_register": Phrase(
        "{when} waren {where} {x} ausländische Personen im Ausländerzentralregister erfasst.", counts=True
    ),
    "foreign_share_register": Phrase(
        "{when} entsprach die Zahl der im Ausländerzentralregister erfassten Personen {where} {x} der "
        "Bevölkerung."
    ),
    "migration_balance_rate": Phrase(
        "{when} betrug der Saldo aus Zuzügen und Fortzügen {where} {x} Einwohner*innen."
    ),
    "naturalisation_rate": Phrase(
        "{when} betrug die Einbürgerungsquote {where} {x}.",
        none="{when} wurde {where} niemand eingebürgert.",
    ),
    "protection_seekers": Phrase(
        "{when} lebten {where} {x} Schutzsuchende.",
        none="{when} lebten {where} keine Schutzsuchenden.",
        counts=True,
    ),
    "protection_share": Phrase("{when} waren {where} {x} der Bevölkerung Schutzsuchende."),
    "asylum_benefit_rate": Phrase(
        "{when} erhielten {where} {x} Einwohner*innen Leistungen nach dem Asylbewerberleistungsgesetz."
    ),
    "foreign_employees_share": Phrase(
        "{when} hatten {where} {x} der sozialversicherungspflichtig Beschäftigten (nach Arbeitsort) keine "
        "deutsche Staatsangehörigkeit."
    ),
    "unemployment_rate": Phrase(
        "{when} lag die Arbeitslosenquote {where} bei {x}.", period="Im Jahresdurchschnitt"
    ),
    "foreign_unemployment_rate": Phrase(
        "{when} lag die Arbeitslosenquote der Ausländer*innen {where} bei {x}.",
        period="Im Jahresdurchschnitt",
    ),
    "leavers_without_certificate_share": Phrase(
        "{when} verließen {where} {x} der Schulabgänger*innen die Schule ohne Hauptschulabschluss.",
        period="Im Abgangsjahr",
        whole="Abgänger*innen",
    ),
}
