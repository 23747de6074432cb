"""Small handmade files in the layouts that are read."""

from collections.abc import Sequence
from pathlib import Path

FOOTER = """__________
"zu ""gesamte Tabelle"":
ab dem Berichtsjahr 2011: nach dem Zensus 2011"
"© Statistische Ämter des Bundes und der Länder, Deutschland, 2024.
Dieses Werk ist lizenziert unter der Datenlizenz Deutschland
- Namensnennung - Version 2.0."
Stand: 26.02.2024 / 15:28:28
"""
POPULATION = (
    """GENESIS-Tabelle: 12411-01-01-4
Bevölkerungsstand: Bevölkerung nach Geschlecht;;;;
- Stichtag 31.12. - regionale Tiefe: Kreise und krfr. Städte;;;;
Fortschreibung des Bevölkerungsstandes;;;;
Bevölkerungsstand (Anzahl);;;;
;;31.12.2018;31.12.2018;31.12.2018
;;Insgesamt;männlich;weiblich
DG;Deutschland;83019213;40966691;42052522
16;  Thüringen;2143145;1060000;1083145
16053;      Jena, kreisfreie Stadt;111407;55321;56086
16077;      Altenburger Land, Kreis;90118;44000;46118
"""
    + FOOTER
)
UNEMPLOYED = (
    """Tabelle: 13211-02-05-4
Arbeitslose nach ausgewählten Personengruppen;;;;;
regionale Tiefe: Kreise und krfr. Städte;;;;;
Arbeitsmarktstatistik der Bundesagentur für Arbeit;;;;;
;;;Arbeitslose;Arbeitslose;Arbeitslosenquote bez. auf alle zivile Erwerbsp.
;;;;ausländisch;ausländisch
;;;Anzahl;Anzahl;Prozent
2025;16;  Thüringen;72000;16541;31,2
2025;16053;      Jena, kreisfreie Stadt;3546;1160;15,7
2025;16056;      Eisenach, kreisfreie Stadt;-;-;-
2025;16077;      Altenburger Land, Kreis;4109;1228;.
"""
    + FOOTER
)
REGISTER_EN = """\ufeffTabelle: 12521-0041
Foreigners: Administrative districts, reference date, sex,;;;
country groups/citizenship;;;
Statistics of foreigners;;;;;;;
Foreigners (number);;;;;;;
;;;;Male;;Total;
2023-12-31;16053;Jena, kreisfreie Stadt;Total;7595;e;14740;e
;;;videlicet:;;;;
;;;Europe;3000;e;6000;e
;16077;Altenburger Land, Landkreis;Total;3530;e;6750;p
;;;videlicet:;;;;
;;;Europe;1500;e;3000;
__________
"A note with
two lines."
© Statistisches Bundesamt (Destatis), 2025
created: 2025-03-29 / 11:14:32
"""
LAENDER = (
    """Tabelle: 12411-0010
Bevölkerung: Bundesländer, Stichtag;;
Fortschreibung des Bevölkerungsstandes;;
Bevölkerungsstand (Anzahl);;
;Stichtag;Stichtag
;31.12.2017;31.12.2018
Sachsen;4081308;4077937
Thüringen;2151205;2143145
Insgesamt;82792351;83019213
"""
    + FOOTER
)
NEW_HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;"
    "1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;"
    "2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label;"
    "value;value_unit;value_variable_code;value_variable_label"
)
OLD_HEAD = (
    "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;"
    "1_Merkmal_Code;1_Merkmal_Label;1_Auspraegung_Code;1_Auspraegung_Label;"
    "2_Merkmal_Code;2_Merkmal_Label;2_Auspraegung_Code;2_Auspraegung_Label;"
    "BEVSTD__Bevoelkerungsstand__Anzahl"
)
OLD_HEAD_EN = (
    "statistics_code;statistics_label;time_code;time_label;time;"
    "1_variable_code;1_variable_label;1_variable_code;1_variable_code;"
    "2_variable_code;2_variable_label;2_variable_code;2_variable_code;"
    "BEVSTD__Bevoelkerungsstand__Anzahl"
)
_ABOUT = "12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag"
_KREISE = "KREISE;Kreise und kreisfreie Städte"
PEOPLE = (
    ("16053", "Jena, kreisfreie Stadt", "", "Insgesamt", "111407"),
    ("16053", "Jena, kreisfreie Stadt", "GESW", "weiblich", "56086"),
    ("16077", "Altenburger Land, Landkreis", "", "Insgesamt", "90118"),
    ("16077", "Altenburger Land, Landkreis", "GESW", "weiblich", "46118"),
)
Row = tuple[str, str, str, str, str]


def flat_new(rows: Sequence[Row] = PEOPLE, *, date: str = "2018-12-31", head: str = NEW_HEAD) -> str:
    """A flat file of the new layout with rows of (key, name, code, label, value)."""
    lines = [
        f"{_ABOUT};{date};{_KREISE};{key};{name};GES;Geschlecht;{code};{label};{value};Anzahl;BEVSTD;Bevölkerungsstand"
        for key, name, code, label, value in rows
    ]
    return "\ufeff" + "\n".join([head, *lines]) + "\n"


def flat_old(rows: Sequence[Row] = PEOPLE, *, date: str = "31.12.2018", head: str = OLD_HEAD) -> str:
    """The same in the old layout."""
    lines = [
        f"{_ABOUT};{date};{_KREISE};{key};      {name};GES;Geschlecht;{code};{label};{value}"
        for key, name, code, label, value in rows
    ]
    return "\n".join([head, *lines]) + "\n"


def write(
    folder: Path, content: str | bytes, name: str = "12411-01-01-4.csv", encoding: str = "utf-8"
) -> Path:
    """The content as a file."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding, "replace"))
    return path
