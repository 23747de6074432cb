"""The parts of a figure on its page: one bar by shares, a pyramid, or plain bars."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from django.test import Client

from bindeglied.core import clock
from bindeglied.domain.accounts.models import User
from bindeglied.domain.indicators import actions
from bindeglied.domain.indicators.catalogue.foreigners import AGES
from bindeglied.web.workspace.indicators import drawings
from tests.factories.published import OWN, point, row
from tests.web.workspace.answers import count_queries, text_of

SignIn = Callable[[User | None], Client]
BASE = "/arbeit/altenburger-land/kennzahlen/"
DAY = "2024-12-31"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2025, 11, 23))
    drawings._shown.cache_clear()


def keep(key: str, whole: float, dimension: str, parts: Mapping[tuple[str, str], float | None]) -> None:
    rows = [row(key, OWN, [point(DAY, whole)])]
    rows += [
        row(key, OWN, [point(DAY, value)], label, **{dimension: code})
        for (code, label), value in parts.items()
    ]
    actions.store_series(series={key: rows})


SEXES = {("GESW", "Frauen"): 1000.0, ("GESM", "Männer"): 3000.0}


def test_parts_that_are_the_whole_stand_in_one_bar_by_shares(sign_in: SignIn, alice: User) -> None:
    keep("foreign_residents", 4000, "GES", SEXES)
    text = text_of(sign_in(alice).get(f"{BASE}foreign_residents/?nach=GES"))
    assert "Frauen 1.000 (25,0\u202f%)" in text
    assert "Männer 3.000 (75,0\u202f%)" in text
    assert text.index("Frauen 1.000 (") < text.index("Männer 3.000 (")  # as the catalogue lists them


@pytest.mark.parametrize("whole", [4001, 3000])
def test_parts_that_are_not_the_whole_stay_bars(sign_in: SignIn, alice: User, whole: float) -> None:
    keep("foreign_residents", whole, "GES", SEXES)
    text = text_of(sign_in(alice).get(f"{BASE}foreign_residents/?nach=GES"))
    assert "Größte Gruppe: Männer" in text
    assert "(25,0" not in text


def test_age_by_sex_is_a_pyramid_in_steps_of_ten_years(sign_in: SignIn, alice: User) -> None:
    groups = dict.fromkeys(AGES.items(), 10.0)
    keep("foreign_residents", 210, "ALTX21", groups)
    keep("foreign_men", 105, "ALTX21", dict.fromkeys(groups, 4.0))
    keep("foreign_women", 105, "ALTX21", {**dict.fromkeys(groups, 6.0), ("ALT090UM", AGES["ALT090UM"]): None})
    client = sign_in(alice)

    text = text_of(client.get(f"{BASE}foreign_residents/?nach=ALTX21"))

    assert "Die meisten sind 0–9 Jahre alt" in text  # three groups of the table
    assert "0–9: 12 und 18; 10–19: 12 und 18; 20–29: 8 und 12" in text
    assert "90+: 4 und noch nicht geliefert" in text
    assert '<th scope="row">80–89</th>' in text
    svg = client.get(f"{BASE}foreign_residents/gliederung.svg?nach=ALTX21").content.decode()
    assert ">Männer</text>" in svg


def test_a_new_side_is_drawn_anew_and_costs_no_query(sign_in: SignIn, alice: User) -> None:
    groups = dict.fromkeys(AGES.items(), 10.0)
    keep("foreign_residents", 210, "ALTX21", groups)
    client, url = sign_in(alice), f"{BASE}foreign_residents/?nach=ALTX21"
    assert "Die meisten sind" not in text_of(client.get(url))
    for key in ("foreign_men", "foreign_women"):
        keep(key, 105, "ALTX21", dict.fromkeys(groups, 5.0))
    assert "Die meisten sind" in text_of(client.get(url))
    keep("foreign_share", 5, "GES", {("GESW", "Frauen"): 5.0})
    assert count_queries(client, url) == count_queries(client, f"{BASE}foreign_share/")
