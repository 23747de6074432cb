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
    "minors_share": Phrase("{when} waren {where} {x} der Bevölkerung unter 18 Jahre alt."),
    "seniors_share": Phrase("{when} waren {where} {x} der Bevölkerung 65 Jahre alt oder älter."),
    "youth_ratio": Phrase(
        "{when} entsprach die Zahl der Menschen unter 20 Jahren {where} {x} der Zahl der 20- bis unter "
        "65-Jährigen."
    ),
    "old_age_ratio": Phrase(
        "{when} entsprach die Zahl der Menschen ab 65 Jahren {where} {x} der Zahl der 20- bis unter "
        "65-Jährigen."
    ),
    "foreign_minors_share": Phrase(
        "{when} waren {where} {x} der ausländischen Bevölkerung unter 18 Jahre alt."
    ),
    "foreign_seniors_share": Phrase(
        "{when} waren {where} {x} der ausländischen Bevölkerung 65 Jahre alt oder älter."
    ),
    "foreign_women": Phrase(
        "{when} hatten {where} {x} Frauen und Mädchen keine deutsche Staatsangehörigkeit.", counts=True
    ),
    "foreign_men": Phrase(
        "{when} hatten {where} {x} Männer und Jungen keine deutsche Staatsangehörigkeit.", counts=True
    ),
    "population_density": Phrase("{when} lebten {where} {x} Menschen auf einem Quadratkilometer."),
    "birth_rate": Phrase("{when} betrug die Zahl der Geburten {where} {x} Einwohner*innen."),
    "death_rate": Phrase("{when} betrug die Zahl der Sterbefälle {where} {x} Einwohner*innen."),
    "natural_balance_rate": Phrase(
        "{when} betrug der Saldo aus Geburten und Sterbefällen {where} {x} Einwohner*innen."
    ),
    "arrival_rate": Phrase("{when} betrug die Zahl der Zuzüge {where} {x} Einwohner*innen."),
    "departure_rate": Phrase("{when} betrug die Zahl der Fortzüge {where} {x} Einwohner*innen."),
    "arrivals_from_abroad": Phrase("{when} gab es {where} {x} Zuzüge aus dem Ausland.", counts=True),
    "departures_abroad": Phrase("{when} gab es {where} {x} Fortzüge ins Ausland.", counts=True),
    "abroad_balance_rate": Phrase(
        "{when} betrug der Saldo aus Zuzügen aus dem Ausland und Fortzügen ins Ausland {where} {x} "
        "Einwohner*innen."
    ),
    "district_arrivals": Phrase("{when} gab es {where} {x} Zuzüge über die Kreisgrenze.", counts=True),
    "district_departures": Phrase("{when} gab es {where} {x} Fortzüge über die Kreisgrenze.", counts=True),
    "district_balance": Phrase(
        "{when} gab es {where} {x} Zuzüge über die Kreisgrenze mehr als Fortzüge.",
        none="{when} gab es {where} gleich viele Zuzüge wie Fortzüge über die Kreisgrenze.",
        less="{when} gab es {where} {x} Fortzüge über die Kreisgrenze mehr als Zuzüge.",
        counts=True,
    ),
    "growth_by_migration": Phrase(
        "{when} ist die Bevölkerung {where} durch Zuzüge und Fortzüge um {x} gewachsen.",
        none="{when} haben Zuzüge und Fortzüge die Bevölkerung {where} nicht verändert.",
        less="{when} ist die Bevölkerung {where} durch Zuzüge und Fortzüge um {x} kleiner geworden.",
        again="betrug der Beitrag",
        spell="Im Lauf des Jahres",
    ),
    "growth_by_rest": Phrase(
        "{when} ist die Bevölkerung {where} durch Geburten, Sterbefälle und Korrekturen um {x} gewachsen.",
        none="{when} haben Geburten, Sterbefälle und Korrekturen die Bevölkerung {where} nicht verändert.",
        less="{when} ist die Bevölkerung {where} durch Geburten, Sterbefälle und Korrekturen um {x} kleiner "
        "geworden.",
        again="betrug der Beitrag",
        spell="Im Lauf des Jahres",
    ),
    "dissimilarity": Phrase(
        "{when} hätten {where} {x} der ausländischen Bevölkerung den Kreis wechseln müssen, damit sie überall den "
        "gleichen Anteil hat."
    ),
    "census_foreign_share": Phrase(
        "{when} hatten {where} nach dem Zensus {x} der Einwohner*innen keine deutsche Staatsangehörigkeit."
    ),
    "census_migration_background_share": Phrase(
        "{when} hatten {where} nach dem Zensus {x} der Menschen in privaten Haushalten einen "
        "Migrationshintergrund."
    ),
    "immigration_history_share": Phrase(
        "{when} hatten {where} nach dem Zensus {x} der Einwohner*innen eine Einwanderungsgeschichte."
    ),
    "recognised_share": Phrase(
        "{when} hatten {where} {x} der Schutzsuchenden einen anerkannten Schutzstatus."
    ),
    "asylum_minors_share": Phrase(
        "{when} waren {where} {x} der Empfänger*innen von Asylbewerberleistungen unter 18 Jahre alt."
    ),
    "eu_share_register": Phrase(
        "{when} kamen {where} {x} der ausländischen Bevölkerung aus der Europäischen Union."
    ),
    "turnout": Phrase("{when} lag die Wahlbeteiligung bei der Bundestagswahl {where} bei {x}."),
    "women_employees_share": Phrase(
        "{when} waren {where} {x} der sozialversicherungspflichtig Beschäftigten (nach Arbeitsort) Frauen."
    ),
    "employees_residence": Phrase(
        "{when} wohnten {where} {x} sozialversicherungspflichtig Beschäftigte.", counts=True
    ),
    "young_unemployed": Phrase(
        "{when} waren {where} {x} Menschen unter 25 Jahren arbeitslos gemeldet.",
        none="{when} war {where} niemand unter 25 Jahren arbeitslos gemeldet.",
        counts=True,
    ),
    "young_unemployment_rate": Phrase(
        "{when} lag die Arbeitslosenquote der Menschen unter 25 Jahren {where} bei {x}."
    ),
    "long_term_unemployed": Phrase(
        "{when} waren {where} {x} Menschen ein Jahr oder länger arbeitslos gemeldet.",
        none="{when} war {where} niemand ein Jahr oder länger arbeitslos gemeldet.",
        counts=True,
    ),
    "long_term_unemployed_share": Phrase(
        "{when} waren {where} {x} der Arbeitslosen ein Jahr oder länger arbeitslos gemeldet."
    ),
    "foreign_unemployed_share": Phrase(
        "{when} hatten {where} {x} der Arbeitslosen keine deutsche Staatsangehörigkeit.", whole="Arbeitslosen"
    ),
    "basic_security_share": Phrase(
        "{when} hatten {where} {x} der Bevölkerung Anspruch auf Regelleistungen nach dem SGB II."
    ),
    "basic_security_foreign_share": Phrase(
        "{when} hatten {where} {x} der Leistungsberechtigten nach dem SGB II keine deutsche Staatsangehörigkeit."
    ),
    "gymnasium_share": Phrase(
        "{when} besuchten {where} {x} der Schüler*innen an allgemeinbildenden Schulen ein Gymnasium.",
        whole="Schüler*innen",
    ),
    "foreign_gymnasium_share": Phrase(
        "{when} besuchten {where} {x} der ausländischen Schüler*innen an allgemeinbildenden Schulen ein "
        "Gymnasium.",
        whole="ausländischen Schüler*innen",
    ),
    "leavers_with_abitur_share": Phrase(
        "{when} verließen {where} {x} der Schulabgänger*innen die Schule mit dem Abitur.",
        whole="Abgänger*innen",
    ),
    "students": Phrase(
        "{when} waren {where} {x} Studierende eingeschrieben.",
        none="{when} war {where} niemand an einer Hochschule eingeschrieben.",
        counts=True,
    ),
    "foreign_students_share": Phrase(
        "{when} hatten {where} {x} der Studierenden keine deutsche Staatsangehörigkeit.",
        whole="Studierenden",
    ),
    "naturalisation_quota": Phrase(
        "{when} betrug die Einbürgerungsquote der Ämter {where} {x} der ausländischen Bevölkerung."
    ),
    "naturalisation_potential": Phrase(
        "{when} ließen sich {where} {x} der Ausländer*innen einbürgern, die seit zehn Jahren in Deutschland "
        "leben."
    ),
    "foreign_employees_residence": Phrase(
        "{when} wohnten {where} {x} sozialversicherungspflichtig Beschäftigte ohne deutsche "
        "Staatsangehörigkeit.",
        counts=True,
    ),
    "minimum_income_share": Phrase(
        "{when} erhielten {where} {x} der Bevölkerung Leistungen der sozialen Mindestsicherung."
    ),
    "day_care_rate": Phrase("{when} wurden {where} {x} der Kinder unter drei Jahren betreut."),
    "day_care_origin_share": Phrase(
        "{when} hatten {where} {x} der Kinder in Tageseinrichtungen mindestens einen Elternteil aus dem "
        "Ausland."
    ),
    "foreign_vocational_share": Phrase(
        "{when} hatten {where} {x} der Schüler*innen an beruflichen Schulen keine deutsche "
        "Staatsangehörigkeit."
    ),
}


def phrase_of(indicator: str, title: str) -> Phrase:
    """How to speak of an indicator; one without an entry is named by its title."""
    return PHRASES.get(indicator) or Phrase(
        f"{{when}} betrug {{where}} der Wert der Kennzahl „{title}“ {{x}}."
    )
