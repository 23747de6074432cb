"""The official tables that indicators come from: which portal, which boxes to tick."""

from bindeglied.domain.indicators.values import Need

REGIONAL = "Regionaldatenbank Deutschland, www.regionalstatistik.de"
GENESIS = "GENESIS-Online, www-genesis.destatis.de"
_PLACES = "Kreise und kreisfreie Städte alle, dazu Bundesländer und Deutschland"

POPULATION = Need(
    "12411-01-01-4",
    "Bevölkerung nach Geschlecht, Stichtag 31.12., Kreise",
    REGIONAL,
    f"alle Stichtage; {_PLACES}; Geschlecht: Insgesamt, männlich, weiblich",
)
POPULATION_GENESIS = Need(
    "12411-0015",
    "Bevölkerung: Kreise, Stichtag",
    GENESIS,
    "alle Stichtage; Kreise und kreisfreie Städte alle. Nicht nötig, wenn 12411-01-01-4 da ist",
)
NATIONALITY = Need(
    "12411-03-03-4",
    "Bevölkerung nach Geschlecht, Nationalität und Altersgruppen, Stichtag 31.12., Kreise",
    REGIONAL,
    f"alle Stichtage; {_PLACES}; Nationalität: Insgesamt, Deutsche, Ausländer; Altersgruppen mit Insgesamt",
)
REGISTER = Need(
    "12521-0041",
    "Ausländer: Kreise, Stichtag, Geschlecht, Ländergruppierungen",
    GENESIS,
    "alle Stichtage; Kreise alle; Geschlecht mit Insgesamt; Ländergruppierungen mit Insgesamt",
)
MIGRATION = Need(
    "12711-03-02-4",
    "Zu- und Fortzüge nach Nationalität (über die Gemeindegrenzen), Jahressumme, Kreise",
    REGIONAL,
    f"alle Jahre; {_PLACES}; Nationalität: Insgesamt, Deutsche, Ausländer",
)
NATURALISATION = Need(
    "12511-01-01-4",
    "Einbürgerungen von Ausländern nach Kontinenten, Jahr, Kreise",
    REGIONAL,
    f"alle Jahre; {_PLACES}; Kontinente mit Insgesamt",
)
PROTECTION = Need(
    "12531-0043",
    "Schutzsuchende: Kreise, Stichtag, Schutzstatus, Geschlecht, Staatsangehörigkeit",
    GENESIS,
    "alle Stichtage; Kreise alle; Schutzstatuskategorie: alle; Geschlecht: beide; "
    "Staatsangehörigkeit: alle. Die Tabelle ist groß, das Portal liefert sie als ZIP",
)
ASYLUM_BENEFITS = Need(
    "22221-01-01-4",
    "Empfänger von Asylbewerberregelleistungen, Stichtag 31.12., Kreise",
    REGIONAL,
    f"alle Stichtage; {_PLACES}; Empfänger insgesamt",
)
EMPLOYEES = Need(
    "13111-01-03-4",
    "Sozialversicherungspflichtig Beschäftigte am Arbeitsort nach Geschlecht und Nationalität, Kreise",
    REGIONAL,
    f"alle Stichtage 30.06.; {_PLACES}; Nationalität: Insgesamt, Ausländer; Geschlecht mit Insgesamt",
)
UNEMPLOYMENT = Need(
    "13211-02-05-4",
    "Arbeitslose nach ausgewählten Personengruppen sowie Arbeitslosenquoten, Jahresdurchschnitt, Kreise",
    REGIONAL,
    f"alle Jahre; {_PLACES}; alle Spalten",
)
PUPILS = Need(
    "21111-01-03-4",
    "Schulen, Schülerinnen und Schüler nach Schularten, Schuljahresbeginn, Kreise",
    REGIONAL,
    f"alle Schuljahre; {_PLACES}; Schularten mit Insgesamt",
)
LEAVERS = Need(
    "21111-02-06-4",
    "Absolvierende und Abgehende allgemeinbildender Schulen nach Geschlecht und Abschlussarten, Kreise",
    REGIONAL,
    f"alle Schuljahre; {_PLACES}; alle Abschlussarten; Geschlecht: Insgesamt, weiblich",
)
