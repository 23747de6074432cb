"""How German speaks of each indicator: one entry each, by its name."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """The frame of a sentence with the slots {when}, {where} and {x}.

    `none` is said instead of a zero, `less` instead of a negative number (then {x} has no sign).
    `again` takes up the figure for another place or date: 'In Jena waren es 5 %.' `spell` opens a sentence
    on a year in place of the indicator's period and of a full date. `whole` names what `x of n` is counted
    from. `counts` is True for counts, whose difference is told, False for rates, which are set side by side.
    """

    level: str
    none: str = ""
    less: str = ""
    again: str = "waren es"
    spell: str = ""
    whole: str = ""
    counts: bool = False


PHRASES: Mapping[str, Phrase] = {
    "population": Phrase("{when} lebten {where} {x} Menschen.", counts=True),
    "population_change": Phrase(
        "{when} ist die Bevölkerung {where} um {x} gewachsen.",
        none="{when} ist die Bevölkerung {where} gleich groß geblieben.",
        less="{when} ist die Bevölkerung {where} um {x} kleiner geworden.",
        again="betrug die Veränderung",
        spell="Im Lauf des Jahres",
    ),
    "women_share": Phrase("{when} waren {where} {x} der Bevölkerung Frauen und Mädchen."),
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
    "arrivals": Phrase("{when} gab es {where} {x} Zuzüge.", counts=True),
    "departures": Phrase("{when} gab es {where} {x} Fortzüge.", counts=True),
    "naturalisation_rate": Phrase(
        "{when} wurden {where} {x} Einwohner*innen eingebürgert.",
        none="{when} wurde {where} niemand eingebürgert.",
    ),
    "naturalisation_share": Phrase(
        "{when} betrug die Einbürgerungsquote {where} {x} der ausländischen Bevölkerung.",
        none="{when} wurde {where} niemand eingebürgert.",
    ),
    "naturalisations": Phrase(
        "{when} wurden {where} {x} Menschen eingebürgert.",
        none="{when} wurde {where} niemand eingebürgert.",
        counts=True,
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
    "asylum_benefit_recipients": Phrase(
        "{when} erhielten {where} {x} Menschen Leistungen nach dem Asylbewerberleistungsgesetz.",
        none="{when} erhielt {where} niemand Leistungen nach dem Asylbewerberleistungsgesetz.",
        counts=True,
    ),
    "employees": Phrase(
        "{when} arbeiteten {where} {x} sozialversicherungspflichtig Beschäftigte.", counts=True
    ),
    "foreign_employees": Phrase(
        "{when} arbeiteten {where} {x} sozialversicherungspflichtig Beschäftigte ohne deutsche "
        "Staatsangehörigkeit.",
        counts=True,
    ),
    "foreign_employees_share": Phrase(
        "{when} hatten {where} {x} der sozialversicherungspflichtig Beschäftigten (nach Arbeitsort) keine "
        "deutsche Staatsangehörigkeit."
    ),
    "unemployment_rate": Phrase("{when} lag die Arbeitslosenquote {where} bei {x}."),
    "foreign_unemployment_rate": Phrase(
        "{when} lag die Arbeitslosenquote der Ausländer*innen {where} bei {x}."
    ),
    "unemployed": Phrase("{when} waren {where} {x} Menschen arbeitslos gemeldet.", counts=True),
    "foreign_unemployed": Phrase(
        "{when} waren {where} {x} Menschen ohne deutsche Staatsangehörigkeit arbeitslos gemeldet.",
        counts=True,
    ),
    "pupils": Phrase(
        "{when} besuchten {where} {x} Schüler*innen eine allgemeinbildende Schule.", counts=True
    ),
    "foreign_pupils": Phrase(
        "{when} besuchten {where} {x} Schüler*innen ohne deutsche Staatsangehörigkeit eine allgemeinbildende "
        "Schule.",
        counts=True,
    ),
    "foreign_pupils_share": Phrase(
        "{when} hatten {where} {x} der Schüler*innen an allgemeinbildenden Schulen keine deutsche "
        "Staatsangehörigkeit.",
        whole="Schüler*innen",
    ),
    "leavers_without_certificate": Phrase(
        "{when} verließen {where} {x} junge Menschen die Schule ohne Hauptschulabschluss.",
        none="{when} verließ {where} niemand die Schule ohne Hauptschulabschluss.",
        counts=True,
    ),
    "leavers_without_certificate_share": Phrase(
        "{when} verließen {where} {x} der Schulabgänger*innen die Schule ohne Hauptschulabschluss.",
        none="{when} verließ {where} niemand die Schule ohne Hauptschulabschluss.",
        whole="Abgänger*innen",
    ),
}


def phrase_of(indicator: str, title: str) -> Phrase:
    """How to speak of an indicator; one without an entry is named by its title."""
    return PHRASES.get(indicator) or Phrase(
        f"{{when}} betrug {{where}} der Wert der Kennzahl „{title}“ {{x}}."
    )
