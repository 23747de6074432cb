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
MIGRATION_DISTRICTS = Need(
    "12711-04-02-4",
    "Zu- und Fortzüge (über Kreisgrenzen) nach Geschlecht und Altersgruppen, Jahressumme, Kreise",
    REGIONAL,
    f"alle Jahre; {_PLACES}; Altersgruppen mit Insgesamt; Geschlecht mit Insgesamt",
)
REGIONAL_ATLAS = Need(
    "AI002-1",
    "Regionalatlas Deutschland, Themenbereich „Bevölkerung“, Kreise",
    REGIONAL,
    f"alle Jahre; {_PLACES}; alle Spalten",
)
EMPLOYEES_RESIDENCE = Need(
    "13111-08-02-4",
    "Sozialversicherungspflichtig Beschäftigte am Arbeits- und Wohnort sowie Ein- und Auspendler, Kreise",
    REGIONAL,
    f"alle Stichtage 30.06.; {_PLACES}; alle Spalten",
)
BASIC_SECURITY = Need(
    "22811-02-02-4",
    "Regelleistungsberechtigte nach dem SGB II nach Geschlecht, Nationalität und Alter, Kreise",
    REGIONAL,
    f"alle Stichtage 31.12.; {_PLACES}; alle Spalten",
)
STUDENTS = Need(
    "21311-01-01-4-B",
    "Studierende nach Geschlecht, Nationalität und Fächergruppen, Wintersemester, regionale Ebenen",
    REGIONAL,
    f"alle Semester; {_PLACES}; Nationalität: Insgesamt, ausländisch; Geschlecht und Fächergruppe mit Insgesamt",
)
ELECTION = Need(
    "14111-01-04-4",
    "Bundestagswahlen: Wahlberechtigte, Wahlbeteiligung, Zweitstimmen, Kreise",
    REGIONAL,
    f"alle Wahltage; {_PLACES}; alle Spalten",
)
CENSUS_2011 = Need(
    "12111-01-01-4",
    "Zensus 2011: Bevölkerung nach Geschlecht und Nationalität, Kreise",
    REGIONAL,
    f"{_PLACES}; Nationalität: Insgesamt, Ausländer; Geschlecht mit Insgesamt",
)
CENSUS_2011_BACKGROUND = Need(
    "12111-07-01-4",
    "Zensus 2011: Bevölkerung nach Nationalität, Migrationshintergrund und Altersjahren, Kreise",
    REGIONAL,
    f"{_PLACES}; alle Spalten; Altersgruppen mit Insgesamt",
)
CENSUS_2022 = Need(
    "1000A-2022",
    "Zensus 2022: Personen nach Alter und Einwanderungsgeschichte",
    "Zensusdatenbank, ergebnisse.zensus2022.de",
    "Deutschland und Bundesländer; Einwanderungsgeschichte ausführlich, alle Ausprägungen",
)
DAY_CARE = Need(
    "22543-04-01-4",
    "Betreute Kinder von unter 14 Jahren und Betreuungsquoten nach Art der Kindertagesbetreuung, Kreise",
    REGIONAL,
    f"alle Stichtage; {_PLACES}; alle Altersgruppen",
)
DAY_CARE_STATISTICS = Need(
    "22541",
    "Statistik der Kinder und tätigen Personen in Tageseinrichtungen, nach Migrationshintergrund",
    "Statistisches Landesamt, auf Anfrage",
    "Kinder nach Alter und ausländischem Herkunftsland mindestens eines Elternteils, alle Kreise",
)
MINIMUM_INCOME = Need(
    "22811-01-01-4",
    "Empfänger von sozialen Mindestsicherungsleistungen nach Art der Leistung, Stichtag 31.12., Kreise",
    REGIONAL,
    f"alle Stichtage; {_PLACES}; alle Leistungen",
)
NATURALISATION_QUOTA = Need(
    "12511-04-01-4",
    "Einbürgerungen von Ausländern nach Staatsangehörigkeit, mit Einbürgerungsquote, Jahr, Kreise",
    REGIONAL,
    f"alle Jahre; {_PLACES}; Einbürgerungen und Einbürgerungsquote",
)
NATURALISATION_STAY = Need(
    "12511-03-01-4",
    "Einbürgerungen von Ausländern nach Aufenthaltsdauer, Jahr, Kreise",
    REGIONAL,
    f"alle Jahre; {_PLACES}; Aufenthaltsdauer: alle. Dazu aus dem Ausländerzentralregister der Bestand nach Aufenthaltsdauer",
)
VOCATIONAL = Need(
    "21121-01-05-4",
    "Berufliche Schulen: Schulen, Schüler nach Schularten, Schuljahresbeginn, Kreise",
    REGIONAL,
    f"alle Schuljahre; {_PLACES}; Nationalität: Insgesamt, ausländisch",
)
EMPLOYEES_RESIDENCE_NATIONALITY = Need(
    "13111-02-02-4",
    "Sozialversicherungspflichtig Beschäftigte am Wohnort nach Geschlecht und Nationalität, Kreise",
    REGIONAL,
    f"alle Stichtage 30.06.; {_PLACES}; Nationalität: Insgesamt, Ausländer; Geschlecht mit Insgesamt",
)
