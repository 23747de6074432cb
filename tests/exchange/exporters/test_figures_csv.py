"""Figures as CSV: what a spreadsheet makes of them."""

import csv
import io
from dataclasses import replace

from bindeglied.analysis.status import Status
from bindeglied.exchange.exporters.figures import HEAD, figures_csv
from tests.factories import reports


def read(*figures) -> list[list[str]]:
    rows = list(csv.reader(io.StringIO(figures_csv(figures).decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == list(HEAD)
    return rows[1:]


def test_a_figure_carries_place_date_number_status_and_source() -> None:
    people = replace(reports.figure("a", 87508.0), unit="Personen")

    assert read(people) == [
        ["Bevölkerung", "Altenburger Land", "16077", "", "31.12.2024", "87508", "Personen", "wie geliefert",
         "12411-01-01-4", ""]
    ]  # fmt: skip


def test_numbers_have_the_places_that_are_printed() -> None:
    rate = reports.figure("a", -2.25, unit="%", decimals=1)
    thousandth = reports.figure("b", 4.04, unit="je 1.000", decimals=1)

    assert [row[5] for row in read(rate, thousandth)] == ["-2,3", "4,0"]


def test_a_figure_without_number_says_why() -> None:
    secret = reports.figure("a", None, status=Status.SECRET)

    assert [row[5:8] for row in read(secret)] == [["", "", "geheim zu halten"]]


def test_no_text_becomes_a_formula() -> None:
    for sign in "=+-@\t\r":
        evil = replace(reports.figure("a", 1.0), label=f"{sign}SUM(A1)", note=f"{sign}1")
        [row] = read(evil)
        assert (row[0], row[9]) == (f"'{sign}SUM(A1)", f"'{sign}1")
