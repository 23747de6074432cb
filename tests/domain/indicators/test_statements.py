"""The sentences of an indicator page, read aloud."""

from collections.abc import Mapping

import pytest

from bindeglied.analysis.series import Point, Series
from bindeglied.analysis.status import Status
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.queries import said_of
from bindeglied.domain.indicators.sentences import de
from bindeglied.domain.indicators.sentences.phrases import PHRASES
from tests.domain.indicators.conftest import points


def say(indicator: str, place: str = "16077", **series: tuple[Point, ...]) -> str:
    keys: Mapping[str, str] = {"own": place, "land": place[:2], "country": "DG"}
    return said_of(
        INDICATORS[indicator],
        place,
        {keys[name]: Series(indicator, keys[name], found) for name, found in series.items()},
    ).replace("\u202f", " ")


def test_a_count_tells_how_it_moved_and_leaves_land_and_germany_out() -> None:
    assert say(
        "population",
        own=points("2022-12-31 88787, 2023-12-31 87853, 2024-12-31 87508"),
        land=points("2024-12-31 2100277"),
    ) == (
        "Am 31. Dezember 2024 lebten im Landkreis Altenburger Land 87.508 Menschen. "
        "Das sind 345 weniger als am 31. Dezember 2023 (87.853; −0,4 %)."
    )


def test_nothing_is_said_across_a_census() -> None:
    assert say("population", own=points("2022-12-31 88787, !2024-12-31 87508")) == (
        "Am 31. Dezember 2024 lebten im Landkreis Altenburger Land 87.508 Menschen."
    )


def test_nothing_is_said_over_more_than_three_years() -> None:
    assert say("population", own=points("2020-12-31 88787, 2024-12-31 87508")) == (
        "Am 31. Dezember 2024 lebten im Landkreis Altenburger Land 87.508 Menschen."
    )


def test_a_rate_stands_beside_land_and_germany_of_the_same_date_only() -> None:
    assert say(
        "foreign_unemployment_rate",
        own=points("2023 50.1, 2025 36.9"),
        land=points("2023 25.1, 2025 24.3"),
        country=points("2023 15.2"),
    ) == (
        "Im Jahresdurchschnitt 2025 lag die Arbeitslosenquote der Ausländer*innen im Landkreis Altenburger Land bei "
        "36,9 %. In Thüringen waren es 24,3 %. Im Jahresdurchschnitt 2023 waren es im Landkreis Altenburger Land "
        "50,1 %."
    )


def test_a_rounded_count_says_so_and_tells_no_distance_below_its_rounding() -> None:
    assert say("foreign_residents_register", own=points("2023-12-31 6750~5, 2024-12-31 6755~5")) == (
        "Am 31. Dezember 2024 waren im Landkreis Altenburger Land 6.755 ausländische Personen im "
        "Ausländerzentralregister erfasst (auf 5 gerundet). Das sind rund 5 mehr als am 31. Dezember 2023 (6.750; "
        "rund +0,1 %)."
    )
    many = tuple(p._replace(n_rounded=130) for p in points("2023-12-31 10030~5, 2024-12-31 10035~5"))
    assert say("protection_seekers", place="16051", own=many) == (
        "Am 31. Dezember 2024 lebten in Erfurt 10.035 Schutzsuchende (Summe gerundeter Zahlen, Abweichung bis 260). Das sind etwa so viele wie am "
        "31. Dezember 2023 (10.030)."
    )


def test_a_share_of_rounded_people_says_so() -> None:
    [point] = points("2024-12-31 4.67~5")
    share = point._replace(base=None, numerator=4090.0, denominator=87508.0)
    assert say("protection_share", own=(share,)) == (
        "Am 31. Dezember 2024 waren im Landkreis Altenburger Land 4,7 % der Bevölkerung Schutzsuchende (aus gerundeten "
        "Zahlen berechnet)."
    )


def test_a_share_of_counted_people_names_them() -> None:
    [point] = points("2023 12.78")
    whole = point._replace(numerator=92.0, denominator=720.0)
    assert say("leavers_without_certificate_share", own=(whole,)) == (
        "Im Abgangsjahr 2023 verließen im Landkreis Altenburger Land 12,8 % der Schulabgänger*innen die Schule ohne "
        "Hauptschulabschluss. Das sind 92 von 720 Abgänger*innen."
    )


def test_a_shrinking_population_is_said_without_a_minus() -> None:
    own, land = points("2017-12-31 0.41, 2018-12-31 -0.84"), points("2018-12-31 -0.84")
    assert say("population_change", place="16053", own=own, land=land, country=points("2018-12-31 0.3")) == (
        "Im Lauf des Jahres 2018 ist die Bevölkerung in Jena um 0,8 % kleiner geworden. In Thüringen betrug die "
        "Veränderung −0,8 %, in Deutschland +0,3 %. Im Lauf des Jahres 2017 betrug die Veränderung in Jena "
        "+0,4 %."
    )
    assert say("population_change", place="16053", own=points("2018-12-31 -0.04")) == (
        "Im Lauf des Jahres 2018 ist die Bevölkerung in Jena gleich groß geblieben."
    )


def test_nothing_is_said_in_words() -> None:
    assert say("naturalisations", own=points("2016 -")) == (
        "Im Jahr 2016 wurde im Landkreis Altenburger Land niemand eingebürgert."
    )


def test_a_newer_date_without_a_number_is_named() -> None:
    assert say("employees", own=points("2023-06-30 33206, 2025-06-30 ...")).endswith(
        "Für den 30. Juni 2025 ist die Zahl noch nicht geliefert."
    )
    assert say("population", own=points("2024-12-31 .")) == (
        "Bevölkerung: Zum Stand 31.12.2024 ist die Zahl im Landkreis Altenburger Land geheim zu halten."
    )


def test_a_figure_that_only_the_land_has_says_so() -> None:
    assert say("foreign_share", land=points("2022-12-31 7.58")) == (
        "Anteil der ausländischen Bevölkerung: Für den Landkreis Altenburger Land liegt keine eigene Zahl vor, nur eine "
        "für Thüringen. Am 31. Dezember 2022 hatten in Thüringen 7,6 % der Einwohner*innen keine deutsche "
        "Staatsangehörigkeit."
    )
    assert say("foreign_share") == ""


@pytest.mark.parametrize(
    ("fields", "remark"),
    [
        ({}, ""),
        ({"derived": True}, "aus den Zahlen der Kreise berechnet"),
        ({"derived": True, "denominator": 5.0}, "aus den Zahlen der Kreise berechnet"),
        ({"derived": True, "boundary": "2021-07-01"}, "auf dem heutigen Gebiet"),
        ({"boundary": "2021-07-01"}, ""),
        ({"status": Status.ESTIMATED}, "geschätzt"),
        ({"status": Status.ROUNDED, "base": 5.0, "n_rounded": 1}, "auf 5 gerundet"),
        ({"status": Status.ROUNDED, "base": 0.5}, "auf 0,5 gerundet"),
        ({"status": Status.ROUNDED, "base": 5.0, "n_rounded": 9, "derived": True}, "Summe gerundeter Zahlen der Kreise, Abweichung bis 18"),
        ({"status": Status.ROUNDED, "n_rounded": 9, "denominator": 5.0, "derived": True}, "aus gerundeten Zahlen der Kreise berechnet"),
        ({"status": Status.ROUNDED, "base": 5.0, "n_rounded": 9, "derived": True, "boundary": "2021-07-01"},
         "Summe gerundeter Zahlen, Abweichung bis 18, auf dem heutigen Gebiet"),
    ],
)  # fmt: skip
def test_a_remark_says_what_a_figure_is_worth(fields: dict[str, object], remark: str) -> None:
    [point] = points("2024-12-31 12")
    assert de.remark_on(point._replace(**fields)) == remark  # type: ignore[arg-type]


@pytest.mark.parametrize("key", INDICATORS)
def test_every_indicator_has_a_sentence_that_reads(key: str) -> None:
    indicator = INDICATORS[key]
    phrase = PHRASES[key]
    [point] = points("2024-12-31 12")
    for frame, value in ((phrase.level, 12.0), (phrase.none, 0.0), (phrase.less, -12.0)):
        if frame:
            said = de.level(indicator, point._replace(value=value), "Jena")
            assert said.endswith(".")
            assert "{" not in said
            assert "in Jena" in said
            assert "2024" in said
    assert ("Personen" in indicator.unit or indicator.decimals == 0) == phrase.counts


@pytest.mark.parametrize(
    ("name", "where", "for_place"),
    [
        ("Landkreis Altenburger Land", "im Landkreis Altenburger Land", "den Landkreis Altenburger Land"),
        ("Wartburgkreis", "im Wartburgkreis", "den Wartburgkreis"),
        ("Ilm-Kreis", "im Ilm-Kreis", "den Ilm-Kreis"),
        ("Jena", "in Jena", "Jena"),
        ("Thüringen", "in Thüringen", "Thüringen"),
        ("Saarland", "im Saarland", "das Saarland"),
        ("Region Hannover", "in der Region Hannover", "die Region Hannover"),
        ("Städteregion Aachen", "in der Städteregion Aachen", "die Städteregion Aachen"),
        ("Regionalverband Saarbrücken", "im Regionalverband Saarbrücken", "den Regionalverband Saarbrücken"),
        ("Rhein-Kreis Neuss", "im Rhein-Kreis Neuss", "den Rhein-Kreis Neuss"),
        ("Bodenseekreis", "im Bodenseekreis", "den Bodenseekreis"),
    ],
)
def test_places_are_said_with_the_right_preposition(name: str, where: str, for_place: str) -> None:
    assert (de.where(name), de.for_place(name)) == (where, for_place)
