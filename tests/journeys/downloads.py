"""Small files as the portals deliver them, and the page of an error that people save in their place."""

from collections.abc import Mapping

Figures = Mapping[tuple[str, str], tuple[int, int]]  # (date, place) -> men, women

PEOPLE: Figures = {
    ("2023-12-31", "DG"): (41_090_000, 42_366_045),
    ("2023-12-31", "16"): (1_045_000, 1_077_335),
    ("2023-12-31", "16077"): (43_300, 44_588),
    ("2024-12-31", "DG"): (41_160_000, 42_417_140),
    ("2024-12-31", "16"): (1_035_000, 1_065_277),
    ("2024-12-31", "16077"): (42_988, 44_520),
}
CORRECTED: Figures = {**PEOPLE, ("2024-12-31", "16077"): (42_988, 44_530)}
_NAMES = {"DG": "Deutschland", "16": "Thüringen", "16077": "Altenburger Land, Landkreis"}
_HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;"
    "1_variable_attribute_code;1_variable_attribute_label;2_variable_code;2_variable_label;"
    "2_variable_attribute_code;2_variable_attribute_label;value;value_unit;value_variable_code;value_variable_label"
)

UNEMPLOYED = """\
Tabelle: 13211-02-05-4
Arbeitslose nach ausgewählten Personengruppen sowie;;;;;
Arbeitslosenquoten - Jahresdurchschnitt -;;;;;
regionale Tiefe: Kreise und krfr. Städte;;;;;
Arbeitsmarktstatistik der Bundesagentur für Arbeit;;;;;
;;;Arbeitslose;Arbeitslose;Arbeitslosenquote bez. auf alle zivile Erwerbsp.
;;;;Ausländer;Ausländer
;;;Anzahl;Anzahl;Prozent
2024;DG;Deutschland;2787100;1015000;15,1
2024;16;  Thüringen;69800;15900;18,0
2024;16077;      Altenburger Land, Landkreis;3980;1100;21,4
2025;DG;Deutschland;2948000;1061000;15,3
2025;16;  Thüringen;72000;16541;18,3
2025;16077;      Altenburger Land, Landkreis;4109;1228;22,6
__________
© Statistische Ämter des Bundes und der Länder, Deutschland, 2026.
Dieses Werk ist lizenziert unter der Datenlizenz Deutschland
- Namensnennung - Version 2.0.
Stand: 26.02.2026 / 15:28:28
"""
ERROR_PAGE = "<!DOCTYPE html>\n<html><head><title>Fehler</title></head><body><h1>Sitzung abgelaufen</h1></body></html>\n"


def people(figures: Figures = PEOPLE) -> str:
    """Table 12411-01-01-4 in the flat layout of today."""
    lines = [
        f"12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;{date};KREISE;Kreise und kreisfreie Städte;"
        f"{place};{_NAMES[place]};GES;Geschlecht;{code};{label};{value};Anzahl;BEVSTD;Bevölkerungsstand"
        for (date, place), (men, women) in figures.items()
        for code, label, value in (
            ("", "Insgesamt", men + women),
            ("GESM", "männlich", men),
            ("GESW", "weiblich", women),
        )
    ]
    return "\ufeff" + "\n".join([_HEAD, *lines]) + "\n"


def first() -> dict[str, str]:
    """What somebody drops first: two tables and an error page, by their names."""
    return {
        "12411-01-01-4_flat.csv": people(),
        "13211-02-05-4.csv": UNEMPLOYED,
        "12521-0041.csv": ERROR_PAGE,
    }


def correction() -> dict[str, str]:
    """The first table once more, with ten women more."""
    return {"12411-01-01-4_flat.csv": people(CORRECTED)}
