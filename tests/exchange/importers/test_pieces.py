"""The small parts that several layouts share."""

import pytest

from bindeglied.exchange.importers import census, labels, names, sources
from bindeglied.exchange.importers.dates import date_in, iso_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("31.12.2024", "2024-12-31"), (" 2024-12-31 ", "2024-12-31"), ("2024", "2024"), ("2023/24", "2023/24"),
        ("2023-10P6M", "2023-10P6M"), ("2024-Q3", "2024-Q3"), ("WS 2023/24", "2023-10P6M"),
        ("Sommersemester 2024", "2024-04P6M"), ("31.02.2024", None), ("2024-13-01", None), ("1607", None),
        ("16077", None), ("Insgesamt", None), ("", None),
    ],
)  # fmt: skip
def test_dates(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


def test_date_of_a_title_is_the_only_one_in_it() -> None:
    assert date_in("Zensus 2011 - Stichtag 09.05.2011 -") == "2011-05-09"
    assert date_in("vom 01.01.2020 bis 31.12.2020") is None
    assert date_in("Stichtag 31.12. -") is None


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("12411-01-01-4.csv", "12411-01-01-4"), ("12411-01-01-4_1773175772751_de_flat.csv", "12411-01-01-4"),
        ("a.zip/21311-01-01-4-B_de.csv", "21311-01-01-4-B"), ("12211-Z-11_de.csv", "12211-Z-11"),
        ("AI-N-01-2-5_de.csv", "AI-N-01-2-5"), ("AI002-1_00.csv", "AI002-1"), ("12531-0043_de_flat.zip", "12531-0043"),
        ("1000A-2022_de_flat (2).csv", "1000A-2022"), ("12411-03-03-4-2019-2022.xlsx", "12411-03-03-4"),
        ("Einwohner 2024.csv", ""), ("2024-12-31.csv", ""), ("", ""),
    ],
)  # fmt: skip
def test_table_in_a_name(name: str, table: str) -> None:
    assert names.table_in(name) == table


@pytest.mark.parametrize(
    ("label", "table", "code"),
    [
        ("Ausländer(innen)", "12411-03-03-4", ("NAT", "NATA")), ("ausländisch", "13211-02-05-4", ("NAT", "NATA")),
        ("Foreigners", "12411-03-03-4", ("NAT", "NATA")), ("Männer", "13211-02-05-4", ("GES", "GESM")),
        ("Female", "12521-0041", ("GES", "GESW")), ("Europa", "12521-0041", ("LDRGR1", "EUROPA")),
        ("Europa", "12511-01-01-4", ("STAKNW", "EUROPA")), ("unter 3 Jahre", "12411-03-03-4", ("ALTX21", "ALT000B03")),
        ("65 years and over", "12411-03-03-4", ("ALTX21", "ALT065UM")),
        ("mit Mittlerem Abschluss", "21111-02-06-4", ("ABSCHLUSS", "MITTLERER")),
    ],
)  # fmt: skip
def test_labels_of_any_age_and_language_give_one_code(label: str, table: str, code: tuple[str, str]) -> None:
    found = labels.category_of(label, table)
    assert found is not None
    assert (found.dimension, found.code) == code


def test_total_has_many_spellings() -> None:
    assert {labels.official_category("GES", c, n) for c, n in (("", "Insgesamt"), ("INSGESAMT", ""), ("%TOTAL%", ""), ("LB-INS", "Insgesamt"), ("", "Total"))} == {"TOTAL"}  # fmt: skip
    assert labels.official_category("GES", "GESM", "männlich") == "GESM"
    assert labels.official_category("LDRGR1", "AUSTRALIEN") == "OZEANIEN"


@pytest.mark.parametrize(
    ("dates", "totals", "footnotes", "bases"),
    [
        (["2010-12-31", "2011-12-31", "2021-12-31"], {}, "", ["1987", "2011", "2011"]),
        (["2022-12-31"], {"2022-12-31": 84_358_845}, "", ["2011"]),
        (["2024-12-31"], {"2024-12-31": 83_577_140}, "", ["2022"]),
        (["2024-12-31"], {"2024-12-31": 80_000_000}, "", [""]),
        (["2024-12-31"], {}, "Ab 2022: Ergebnisse auf Grundlage des Zensus 2022.", ["2022"]),
        (["2024-12-31"], {}, "From 2022: results based on the 2022 census.", ["2022"]),
        (["2015-12-31"], {}, "ab dem Berichtsjahr 2011: nach dem Zensus\n2011", ["2011"]),
        (["2023-12-31"], {}, "Ab 2011: Ergebnisse auf Grundlage des Zensus 2011.", ["2011"]),
    ],
)
def test_census_bases(dates: list[str], totals: dict[str, float], footnotes: str, bases: list[str]) -> None:
    assert list(census.bases(dates, totals, footnotes).values()) == bases


def test_imprint_of_a_footer() -> None:
    footer = '__________\n"zu ""Spalte 2"":\nnur Inland"\n© Statistisches Bundesamt (Destatis), 2025\ncreated: 2025-03-29 / 11:14:32\n'
    assert sources.imprint(footer) == sources.Imprint(
        "", "Statistisches Bundesamt (Destatis)", "2025-03-29T11:14:32"
    )
    assert sources.footnotes(footer) == 'zu "Spalte 2":\nnur Inland'
    assert sources.publisher("12521-0041") == "Statistisches Bundesamt (Destatis)"
    assert sources.publisher("12211-Z-11") == "Statistische Ämter des Bundes und der Länder"
