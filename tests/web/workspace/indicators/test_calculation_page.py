"""From a figure to its cells by clicking: asked for, looked up by the task process, shown."""

from collections.abc import Callable

import pytest
from django.test import Client

from bindeglied.domain.accounts.models import User
from bindeglied.jobs import derivations, indicators, queue
from tests.factories.statistics import stored
from tests.web.workspace.answers import check_access, is_missing, text_of

SignIn = Callable[[User | None], Client]
BASE = "/arbeit/altenburger-land/kennzahlen/"
PAGE = f"{BASE}women_share/rechenweg/"


@pytest.fixture
def figures(db: None) -> None:
    rows = [{"value": 90_000.0}, {"GES": "GESW", "value": 46_000.0}]
    stored(None, None, rows, table="12411-01-01-4")
    indicators.compute()


def test_those_who_may_see_cells_see_the_calculation(
    sign_in: SignIn, figures: None, alice: User, staff: User, contact: User, bob: User, outsider: User
) -> None:
    check_access(sign_in, PAGE, may=[alice, staff], may_not=[contact, bob, outsider])
    check_access(sign_in, PAGE, may=[alice], may_not=[contact, bob, outsider], method="post")


def test_the_page_of_an_indicator_leads_to_the_cells_of_its_figure(
    sign_in: SignIn, figures: None, alice: User
) -> None:
    client = sign_in(alice)
    assert f"{PAGE}?ort=16077" in client.get(f"{BASE}women_share/").content.decode()
    text = text_of(client.get(f"{PAGE}?ort=16077"))
    assert "Zellen heraussuchen" in text
    assert "Zähler geteilt durch Nenner, mal 100." in text

    waiting = client.post(f"{PAGE}?ort=16077")["Location"]
    assert "Die Zellen werden herausgesucht." in text_of(client.get(waiting))
    row = queue.next_row()
    assert row
    assert queue.attempt(row, "test") is None

    text = text_of(client.get(waiting))
    assert "every 2s" not in text
    assert "Geschlecht: weiblich" in text
    assert '<td class="n" data-l="Wert">46.000</td>' in text
    assert '<td class="n" data-l="Wert">90.000</td>' in text


def test_a_place_without_the_figure_has_no_calculation(sign_in: SignIn, figures: None, alice: User) -> None:
    client = sign_in(alice)
    assert is_missing(client.get(f"{BASE}protection_share/rechenweg/"), client)
    assert is_missing(client.get(f"{BASE}quatsch/rechenweg/"), client)


def test_more_cells_than_are_kept_are_counted(
    sign_in: SignIn, figures: None, altenburg, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(derivations, "LARGEST", 1)
    derivations.trace(altenburg.pk, "women_share", "16077", "2024-12-31")
    text = text_of(sign_in(alice).get(PAGE))
    assert "1 weitere Zelle ist nicht aufgeführt." in text
