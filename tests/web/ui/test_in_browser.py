"""The frame in a real browser: accessible in every dress, nothing refused by the policy, no sideways scrolling."""

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Browser

from bindeglied.domain.accounts import actions
from bindeglied.domain.accounts.models import User, Workspace
from tests.browser import NARROW, WIDE, Visit

SignIn = Callable[[User | None], Client]
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

DRESSES = {
    "wide": {"width": WIDE},
    "dark": {"width": WIDE, "dark": True},
    "narrow": {"width": NARROW},
    "narrow dark": {"width": NARROW, "dark": True},
    "mirrored": {"width": WIDE, "language": "ar"},
    "narrow mirrored": {"width": NARROW, "language": "ar"},
}
PUBLIC = ["/", "/konto/anmelden/", "/impressum/", "/datenschutz/", "/barrierefreiheit/"]
OPERATED = ["/konto/betrieb/", "/konto/betrieb/arbeitsbereich/", "/konto/betrieb/konto/", "/konto/passwort/"]


def session_of(client: Client) -> dict[str, str]:
    return {"session": client.cookies["session"].value}


@pytest.mark.parametrize("dress", DRESSES)
def test_pages_of_the_frame_are_accessible_and_fit(
    dress: str, browser: Browser, live_server, operator: User, jena: Workspace, sign_in: SignIn
) -> None:
    stranger = Visit(browser, axe=True, **DRESSES[dress])
    member = Visit(browser, axe=True, **DRESSES[dress], **session_of(sign_in(operator)))
    link = f"/konto/link/{actions.invite(by=None, user=operator)}/"
    wrong = {}
    for visit, addresses in ((stranger, [*PUBLIC, link, "/konto/link/x/", "/nichts/"]), (member, OPERATED)):
        for address in addresses:
            visit.open(live_server.url + address)
            if faults := visit.axe() + (["scrolls sideways"] if visit.too_wide() else []):
                wrong[address] = faults
        visit.context.close()
    assert wrong == {}


@pytest.mark.parametrize("dress", DRESSES)
def test_open_menus_and_wrong_forms_are_accessible(
    dress: str, browser: Browser, live_server, alice: User, operator: User, sign_in: SignIn
) -> None:
    visit = Visit(browser, axe=True, **DRESSES[dress], **session_of(sign_in(alice)))
    page = visit.open(f"{live_server.url}/arbeit/altenburger-land/berichte/")
    page.click("[popovertarget=konto]")
    assert page.locator("#konto").is_visible()
    wrong = visit.axe()
    page.keyboard.press("Escape")
    assert not page.locator("#konto").is_visible()
    if DRESSES[dress]["width"] == NARROW:
        assert not page.locator("#menue").is_visible()
        page.click(".b-burger")
        assert page.locator("#menue a").nth(2).is_visible()
        wrong += visit.axe()
    else:
        assert page.locator("#menue").is_visible()
    page = visit.open(f"{live_server.url}/konto/passwort/")
    page.click("main button")
    assert page.locator("[role=alert]").is_visible()
    wrong += visit.axe()
    visit.context.close()
    assert wrong == []


def test_the_policy_refuses_nothing_of_ours(
    browser: Browser, live_server, alice: User, sign_in: SignIn
) -> None:
    visit = Visit(browser, **session_of(sign_in(alice)))
    for address in ("/arbeit/altenburger-land/", "/arbeit/altenburger-land/berichte/", "/konto/passwort/"):
        visit.open(live_server.url + address)
    assert visit.page.evaluate("typeof htmx") == "undefined"
    visit.open(f"{live_server.url}/arbeit/altenburger-land/berichte/")
    assert visit.page.evaluate("htmx.config.allowEval") is False
    assert visit.page.evaluate("htmx.config.includeIndicatorStyles") is False
    visit.context.close()
    assert visit.complaints == []


def test_the_policy_refuses_what_is_not_ours(browser: Browser, live_server, db: None) -> None:
    visit = Visit(browser)
    page = visit.open(live_server.url + "/")
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.hurt = 1';"
        "document.body.append(s); document.body.insertAdjacentHTML('beforeend',"
        '\'<img src=x onerror="window.hurt = 2"><p style="color:red">\');'
        "const i = new Image(); i.src = 'https://boese.example/x.png'; }"
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.hurt") is None
    assert len([c for c in visit.complaints if "Content Security Policy" in c]) >= 3
    visit.context.close()


def test_signing_in_by_link_choosing_a_password_and_back_in(
    browser: Browser, live_server, alice: User
) -> None:
    alice.set_unusable_password()
    alice.save()
    token = actions.invite(by=None, user=alice)
    visit = Visit(browser)
    page = visit.open(f"{live_server.url}/konto/link/{token}/")
    page.click("main button")
    page.fill("[name=password]", "ganz neuer Satz 2026")
    page.fill("[name=again]", "ganz neuer Satz 2026")
    page.click("main button")
    page.wait_for_url("**/arbeit/altenburger-land/")
    assert page.locator("[role=status]").inner_text().startswith("Ihr Passwort gilt ab jetzt.")
    page.click("[popovertarget=konto]")
    page.click("text=Abmelden")
    page.wait_for_url(live_server.url + "/")
    page.goto(f"{live_server.url}/arbeit/altenburger-land/berichte/")
    page.fill("[name=email]", alice.email)
    page.fill("[name=password]", "ganz neuer Satz 2026")
    page.keyboard.press("Enter")
    page.wait_for_url("**/arbeit/altenburger-land/berichte/")
    visit.context.close()
    assert visit.complaints == []


def test_a_chosen_theme_wins_over_the_device(
    browser: Browser, live_server, alice: User, sign_in: SignIn
) -> None:
    visit = Visit(browser, dark=True, **session_of(sign_in(alice)))
    page = visit.open(f"{live_server.url}/konto/passwort/")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    for theme, same in (("hell", False), ("dunkel", True), ("wie das Gerät", True)):
        page.click("[popovertarget=konto]")
        page.click(f"#konto >> text={theme}")
        page.wait_for_load_state()
        assert (page.evaluate(ground) == dark) is same, theme
    visit.context.close()


def test_by_keyboard_the_first_step_leads_to_the_content(browser: Browser, live_server, db: None) -> None:
    visit = Visit(browser)
    page = visit.open(f"{live_server.url}/konto/anmelden/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Zum Inhalt springen"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "email"
    visit.context.close()
