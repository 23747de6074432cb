"""An own table in a real browser: dropped, mapped by clicking, described, stored, published, known next year."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser

from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.jobs import queue
from tests.browser import NARROW, WIDE, Visit

SignIn = Callable[[User | None], Client]
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SHEET = (
    "Landratsamt;;\nKinder in Kitas, Stand 31.12.{year};;\nOrt;Kinder;Bemerkung\nAltenburger Land;{one};-\n"
    "Jena;80;-\nLobeda;12;-\nInsgesamt;{sum};-\n;;\nvorläufig;;\n"
)


def sheet(folder: Path, year: int, one: int) -> Path:
    path = folder / f"kitas_{year}.csv"
    path.write_text(SHEET.format(year=year, one=one, sum=one + 92), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_own_table_from_the_drop_to_next_year(
    width: int,
    browser: Browser,
    live_server,
    altenburg: Workspace,
    alice: User,
    sign_in: SignIn,
    tmp_path: Path,
) -> None:
    session = sign_in(alice).cookies["session"].value
    visit = Visit(browser, width=width, axe=True, session=session)
    wrong: dict[str, list[str]] = {}

    def look(name: str) -> None:
        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=f"{folder}/{name}_{width}.png", full_page=True)
        if faults := visit.axe() + (["scrolls sideways"] if visit.too_wide() else []):
            wrong[name] = faults

    def drop(path: Path) -> None:
        visit.open(f"{live_server.url}/arbeit/altenburger-land/daten/")
        page.set_input_files("input[type=file]", str(path))
        page.click("main form button:has-text('lesen'), main form button.kern-btn--primary")
        page.wait_for_url("**/daten/*/")
        queue.run_all()
        page.reload()

    page = visit.page
    drop(sheet(tmp_path, 2024, 120))
    look("refused")
    page.click("text=Als eigene Tabelle zuordnen")
    look("proposal")
    assert page.input_value("[name=date]") == "31.12.2024"
    assert page.input_value("[name=role_2]") == "figure"
    page.fill("[name=answer]", "weglassen")
    page.fill("[name=title]", "Kinder in Kitas")
    page.fill("[name=universe]", "Kinder mit Platz am Stichtag")
    page.fill("[name=source]", "Jugendamt")
    page.click("text=Zeigen, wie gelesen wird")
    look("shown")
    page.click("text=Weiter zur Vorschau")
    page.wait_for_url("**/daten/*/")
    queue.run_all()
    page.reload()
    look("preview")
    page.click("#confirm")
    queue.run_all()
    visit.open(f"{live_server.url}/arbeit/altenburger-land/daten/eigene/")
    look("list")
    page.click("text=Kinder in Kitas")
    page.click("text=Veröffentlichen")
    queue.run_all()
    page.reload()
    look("table")
    assert "Freigegeben am" in page.inner_text("main")

    drop(sheet(tmp_path, 2025, 125))
    look("known")
    assert "Wie im Vorjahr erkannt: Kinder in Kitas." in page.inner_text("main")
    visit.context.close()
    assert wrong == {}
