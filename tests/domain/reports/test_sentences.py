"""The German of sentences made from figures, as a table that can be read aloud."""

from dataclasses import replace

import pytest

from bindeglied.analysis.series import Break
from bindeglied.analysis.status import Status
from bindeglied.core.text import THIN
from bindeglied.domain.indicators.sentences.phrases import PHRASES
from bindeglied.domain.reports.sentences import de
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
            "Kreise berechnet).",
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
        f"In Thüringen waren es 3,1{THIN}%, in Deutschland 3,9{THIN}% (aus den Zahlen der Kreise berechnet)."
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


def test_a_decline_says_so_in_words_and_without_a_sign() -> None:
    own = figure("population_change", "2018-12-31", -0.6, f"−0,6{THIN}%", label="Veränderung der Bevölkerung")
    size = replace(own, text=f"0,6{THIN}%", value=0.6)
    grown = replace(own, value=0.6, text=f"+0,6{THIN}%")
    assert de.level(grown, DISTRICT, size) == (
        f"Im Lauf des Jahres 2018 ist die Bevölkerung im Landkreis Altenburger Land um 0,6{THIN}% gewachsen."
    )
    assert de.side_by_side(own, replace(own, date="2017-12-31", text=f"+0,1{THIN}%"), "Jena") == (
        f"Im Lauf des Jahres 2017 betrug die Veränderung in Jena +0,1{THIN}%."
    )
    assert de.level(own, DISTRICT, size) == (
        f"Im Lauf des Jahres 2018 ist die Bevölkerung im Landkreis Altenburger Land um 0,6{THIN}% kleiner geworden."
    )


def test_a_sum_of_rounded_cells_says_how_far_it_may_be_off() -> None:
    made = figure(
        "protection_seekers", "2024-12-31", 4090.0, "4.090", status=Status.ROUNDED, base=5.0, margin=160.0
    )
    assert de.level(made, DISTRICT) == (
        "Am 31. Dezember 2024 lebten im Landkreis Altenburger Land 4.090 Schutzsuchende (Summe gerundeter "
        "Zahlen, Abweichung bis 160)."
    )


def test_a_break_is_named_instead_of_a_change() -> None:
    assert de.not_comparable(Break.CENSUS) == (
        "Mit früheren Zahlen lässt sich das nicht vergleichen: Dazwischen liegt ein neuer Zensus."
    )


ORIGINS = [("Europa", "5.235"), ("Asien", "2.130"), ("Afrika", "240")]
REGISTER = figure(
    "foreign_residents_register", "2025-12-31", 7715.0, "7.715", status=Status.ROUNDED, base=5.0
)


def test_groups_that_are_complete_are_told_as_a_distribution() -> None:
    named = [(name, replace(REGISTER, text=text)) for name, text in ORIGINS]
    assert de.groups(named, REGISTER, DISTRICT, by="Herkunft", complete=True) == (
        "Nach Herkunft verteilten sich die 7.715 im Ausländerzentralregister erfassten Personen im Landkreis "
        "Altenburger Land am 31. Dezember 2025 so: Europa (5.235), Asien (2.130) und Afrika (240). Alle "
        "Zahlen sind auf 5 gerundet."
    )


def test_the_largest_groups_alone_say_so() -> None:
    seekers = replace(REGISTER, indicator="protection_seekers", text="4.090", status=Status.VALUE, base=None)
    named = [(n, replace(seekers, text=t)) for n, t in (("Ukraine", "2.425"), ("Syrien", "685"))]
    assert de.groups(named, seekers, "Jena", by="Staatsangehörigkeit", complete=False) == (
        "Nach Staatsangehörigkeit waren die größten Gruppen der Schutzsuchenden in Jena am 31. Dezember 2025: "
        "Ukraine (2.425) und Syrien (685)."
    )


def test_members_of_the_union_stand_apart_from_the_continents() -> None:
    said = de.union(replace(REGISTER, text="1.455"), replace(REGISTER, text="6.260"))
    assert said == (
        "Die Staatsangehörigkeit eines Staates der Europäischen Union hatten 1.455 Personen, eine andere oder "
        "keine 6.260."
    )


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ([], "Zu diesem Kapitel liegen noch keine Zahlen vor."),
        ([("Bevölkerung", "2024-12-31"), ("Frauen", "2024-12-31")], "Stand der Zahlen: 31.12.2024"),
        (
            [("Bevölkerung", "2024-12-31"), ("Quote", "2025"), ("Frauen", "2024-12-31")],
            "Stand der Zahlen: 2025 (Quote) · 31.12.2024 (Bevölkerung, Frauen)",
        ),
    ],
)
def test_a_chapter_opens_with_its_reference_dates(dates, said: str) -> None:
    assert de.reference(dates) == said


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        (["12521-0041"], "Quelle: Statistisches Bundesamt, GENESIS-Online, Tabelle 12521-0041."),
        (
            ["12531-0043", "12411-01-01-4", "12411-0015"],
            "Quellen: Statistisches Bundesamt, GENESIS-Online, Tabellen 12531-0043, 12411-0015; Statistische Ämter "
            "des Bundes und der Länder, Regionaldatenbank, Tabelle 12411-01-01-4.",
        ),
        (["eigene"], "Quelle: Tabelle eigene."),
    ],
)
def test_a_source_names_publisher_and_table(tables, said: str) -> None:
    assert de.source_line(tables) == said


def test_a_table_of_equally_rounded_numbers_says_so_once() -> None:
    rounded = [replace(REGISTER, text=t) for t in ("6.750", "7.715")]
    note = de.note_on(rounded)
    assert (note.text, note.of_all) == ("Alle Zahlen auf 5 gerundet.", True)
    assert de.in_table(rounded[0], plain=note.of_all) == "6.750"


def test_a_table_of_mixed_numbers_says_it_cell_by_cell() -> None:
    mixed = [BASE, replace(BASE, derived=True)]
    note = de.note_on(mixed)
    assert (note.text, note.of_all) == ("", False)
    assert [de.in_table(f, plain=note.of_all) for f in mixed] == ["87.508", "87.508 (berechnet)"]


def test_missing_line_names_the_tables() -> None:
    table = de.tables_line(["12511-01-01-4"], "Regionaldatenbank")
    assert de.missing_line("Einbürgerungsquote", "2016", [table]) == (
        "Einbürgerungsquote: Die jüngste Zahl ist von 2016. Für neuere nötig: Tabelle 12511-01-01-4 "
        "(Regionaldatenbank)."
    )
    both = [de.tables_line(["1", "2"], "A"), de.tables_line(["3"], "B")]
    assert de.missing_line("Anteil", "", both, same_day=True) == (
        "Anteil: Es liegt keine Zahl vor. Dafür nötig: Tabellen 1 und 2 (A); Tabelle 3 (B). Beide müssen den "
        "gleichen Stichtag haben."
    )
    assert de.missing_line("Veränderung", "", [table], two_days=True) == (
        "Veränderung: Es liegt keine Zahl vor. Dafür nötig: Tabelle 12511-01-01-4 (Regionaldatenbank). Sie muss "
        "zwei aufeinanderfolgende Jahresenden enthalten."
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
