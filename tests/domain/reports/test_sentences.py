"""The German of sentences made from figures, as a table that can be read aloud."""

from dataclasses import replace

import pytest

from bindeglied.analysis.status import Status
from bindeglied.core.text import THIN
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.sentences.phrases import PHRASES
from bindeglied.domain.reports.values import Figure

BASE = Figure(
    id="f",
    indicator="population",
    label="Bevölkerung",
    place="16077",
    place_name="Altenburger Land",
    date="2024-12-31",
    value=87508.0,
    text="87.508",
    unit="Personen",
    status=Status.VALUE,
    source=("12411-01-01-4",),
)
DISTRICT = "Landkreis Altenburger Land"


def figure(indicator: str, date: str, value: float | None, text: str, **more) -> Figure:
    return replace(BASE, indicator=indicator, date=date, value=value, text=text, **more)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Landkreis Altenburger Land", "im Landkreis Altenburger Land"),
        ("Jena", "in Jena"),
        ("Wartburgkreis", "im Wartburgkreis"),
        ("Ilm-Kreis", "im Ilm-Kreis"),
        ("Landkreis Kyffhäuserkreis", "im Landkreis Kyffhäuserkreis"),
        ("Städteregion Aachen", "in der Städteregion Aachen"),
        ("Region Hannover", "in der Region Hannover"),
        ("Regionalverband Saarbrücken", "im Regionalverband Saarbrücken"),
        ("Saarland", "im Saarland"),
        ("Thüringen", "in Thüringen"),
        ("Deutschland", "in Deutschland"),
        ("Kreis Pinneberg", "im Kreis Pinneberg"),
    ],
)
def test_where(name: str, said: str) -> None:
    assert de.where(name) == said


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (BASE, "Am 31. Dezember 2024 lebten im Landkreis Altenburger Land 87.508 Menschen."),
        (
            figure(
                "foreign_residents_register", "2025-12-31", 7715.0, "7.715", status=Status.ROUNDED, base=5.0
            ),
            "Am 31. Dezember 2025 waren im Landkreis Altenburger Land 7.715 ausländische Personen im "
            "Ausländerzentralregister erfasst (auf 5 gerundet).",
        ),
        (
            figure("protection_share", "2024-12-31", 4.67, f"4,7{THIN}%"),
            f"Am 31. Dezember 2024 waren im Landkreis Altenburger Land 4,7{THIN}% der Bevölkerung Schutzsuchende.",
        ),
        (
            figure("unemployment_rate", "2025", 7.3, f"7,3{THIN}%"),
            f"Im Jahresdurchschnitt 2025 lag die Arbeitslosenquote im Landkreis Altenburger Land bei 7,3{THIN}%.",
        ),
        (
            figure("migration_balance_rate", "2015", 4.1, f"4,1{THIN}je 1.000"),
            f"Im Jahr 2015 betrug der Saldo aus Zuzügen und Fortzügen im Landkreis Altenburger Land 4,1{THIN}je "
            "1.000 Einwohner*innen.",
        ),
        (
            figure("protection_seekers", "2024-12-31", 0.0, "0", status=Status.ZERO),
            "Am 31. Dezember 2024 lebten im Landkreis Altenburger Land keine Schutzsuchenden.",
        ),
        (
            figure("population", "2024-12-31", 2126846.0, "2.126.846", derived=True),
            "Am 31. Dezember 2024 lebten im Landkreis Altenburger Land 2.126.846 Menschen (aus den Zahlen der "
            "Teile berechnet).",
        ),
        (
            figure("unknown_indicator", "2024", 3.0, "3", label="Plätze"),
            "Im Jahr 2024 betrug im Landkreis Altenburger Land der Wert der Kennzahl „Plätze“ 3.",
        ),
        (
            figure(
                "protection_seekers", "2024-12-31", None, "", status=Status.SECRET, label="Schutzsuchende"
            ),
            "Schutzsuchende: Zum Stand 31.12.2024 ist die Zahl im Landkreis Altenburger Land geheim zu halten.",
        ),
    ],
)
def test_level(made: Figure, said: str) -> None:
    assert de.level(made, DISTRICT) == said


def test_change_of_a_count_says_that_it_is_rounded() -> None:
    after = figure("foreign_residents_register", "2025-12-31", 7715.0, "7.715", status=Status.ROUNDED)
    then = figure("foreign_residents_register", "2023-12-31", 6750.0, "6.750", status=Status.ROUNDED)
    more = figure("foreign_residents_register", "2023-12-31/2025-12-31", 965.0, "965")
    share = figure("foreign_residents_register", "2023-12-31/2025-12-31", 14.3, f"+14,3{THIN}%")
    assert de.change(after, then, more, share) == (
        f"Das sind rund 965 mehr als am 31. Dezember 2023 (6.750; rund +14,3{THIN}%)."
    )


def test_change_downwards_of_an_exact_count() -> None:
    after = figure("population", "2018-12-31", 90118.0, "90.118")
    then = figure("population", "2017-12-31", 91607.0, "91.607")
    fewer = figure("population", "2017-12-31/2018-12-31", 1489.0, "1.489")
    assert de.change(after, then, fewer, None) == "Das sind 1.489 weniger als am 31. Dezember 2017 (91.607)."


def test_rates_stand_side_by_side() -> None:
    after = figure("unemployment_rate", "2025", 7.3, f"7,3{THIN}%")
    before = figure("unemployment_rate", "2024", 7.1, f"7,1{THIN}%")
    assert de.side_by_side(after, before) == f"Im Jahresdurchschnitt 2024 waren es 7,1{THIN}%."
    assert de.side_by_side(after, replace(after, date="2024")) == (
        f"Im Jahresdurchschnitt 2024 waren es ebenfalls 7,3{THIN}%."
    )


def test_comparison_names_land_and_germany() -> None:
    others = [
        figure("protection_share", "2024-12-31", 3.1, f"3,1{THIN}%", place_name="Thüringen"),
        figure("protection_share", "2024-12-31", 3.9, f"3,9{THIN}%", place_name="Deutschland", derived=True),
    ]
    assert de.comparison(others) == (
        f"In Thüringen waren es 3,1{THIN}%, in Deutschland 3,9{THIN}% (aus den Zahlen der Teile berechnet)."
    )
    assert de.comparison([]) == ""


def test_a_figure_of_the_land_alone_says_so() -> None:
    other = figure("unemployment_rate", "2025", 6.4, f"6,4{THIN}%", place_name="Thüringen")
    assert de.only_for(other, "Arbeitslosenquote", DISTRICT).startswith(
        "Arbeitslosenquote: Für den Landkreis Altenburger Land liegt keine eigene Zahl vor, nur eine für Thüringen."
    )


@pytest.mark.parametrize("indicator", sorted(PHRASES))
def test_every_phrase_is_one_sentence_with_its_figure(indicator: str) -> None:
    said = de.level(figure(indicator, "2024-12-31", 1234.0, "1.234"), "Jena")
    assert said.count("1.234") == 1
    assert "in Jena" in said
    assert said.endswith(".")
    assert "{" not in said


def test_missing_line_names_the_table() -> None:
    assert de.missing_line("Einbürgerungsquote", "2016", ["Tabelle 12511-01-01-4 (Regionaldatenbank)"]) == (
        "Einbürgerungsquote: Die jüngste Zahl ist von 2016. Neuere bringt Tabelle 12511-01-01-4 "
        "(Regionaldatenbank)."
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Am 31. Dezember 2024 waren es 87.508.", "Am   waren es 87.508."),
        ("Stand 31.12.2024: 4,7 je 1.000", "Stand  : 4,7  "),
        ("Im Jahr 2016 waren es 2016.", "Im Jahr   waren es  ."),
    ],
)
def test_dates_are_no_figures(text: str, left: str) -> None:
    assert de.without_dates(text) == left
