"""How much a first visit loads, compressed as it is served."""

import gzip
import re
from collections.abc import Callable

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from bindeglied.domain.accounts.models import User

SignIn = Callable[[User | None], Client]
# All files of a first view in kB: with two Latin subsets of Fira Sans, and without typefaces.
WITH_FONTS, WITHOUT_FONTS = 110, 75
PAGES = ["/konto/anmelden/", "/arbeit/altenburger-land/", "/arbeit/altenburger-land/kennzahlen/"]


def file_of(address: str) -> bytes:
    path = finders.find(address.removeprefix("/static/"))
    assert path, f"{address} is linked and not there (python -m bindeglied.cli.assets)"
    with open(path, "rb") as file:
        return file.read()


@pytest.mark.parametrize("page", PAGES)
def test_a_first_view_is_light(page: str, alice: User, sign_in: SignIn) -> None:
    client = sign_in(None if "anmelden" in page else alice)
    html = client.get(page).content
    links = re.findall(r'(?:href|src)="(/static/[^"]+)"', html.decode())
    assert links
    size = len(gzip.compress(html)) + sum(len(gzip.compress(file_of(link))) for link in links)
    fonts = sum(len(file_of(f"vendor/FiraSans-{w}.latin.woff2")) for w in ("Regular", "SemiBold"))
    assert size <= WITHOUT_FONTS * 1000
    assert size + fonts <= WITH_FONTS * 1000


def test_every_class_of_kern_that_pages_use_is_in_the_cut_sheet() -> None:
    """Else a page would silently look wrong: the sheet is cut down to what the sources name."""
    from bindeglied.cli.assets import packages, styles

    whole = (packages.MODULES / "@kern-ux/native/dist/kern.min.css").read_text(encoding="utf-8")
    for name in ("kern.css", "kern.rtl.css"):
        cut = file_of(f"vendor/{name}").decode()
        known = set(re.findall(r"\.(kern-[\w-]+)", whole))
        lost = [c for c in styles.used()["classes"] if c in known and f".{c}" not in cut]
        assert lost == []
        assert len(cut) < len(whole) / 3


def test_every_own_class_that_pages_use_is_in_a_sheet() -> None:
    """Or looked for by a script."""
    from bindeglied.cli.assets.styles import PACKAGE

    files = [*PACKAGE.glob("web/*/static/*/*.[cj]s*"), PACKAGE / "exchange/templates/report/report.css"]
    defined = set(re.findall(r"\.(b-[\w-]+)", "".join(p.read_text(encoding="utf-8") for p in files)))
    used: dict[str, str] = {}
    for path in PACKAGE.glob("web/**/*.html"):
        for group in re.findall(r'class="([^"]*)"', path.read_text(encoding="utf-8")):
            used |= dict.fromkeys(re.findall(r"(?<![\w-])b-[\w-]*\w(?![-{\w])", group), path.name)
    assert {c: where for c, where in used.items() if c not in defined} == {}


def test_the_mirrored_sheet_mirrors() -> None:
    plain, mirrored = file_of("vendor/kern.css").decode(), file_of("vendor/kern.rtl.css").decode()
    assert plain != mirrored
    assert "margin-left" in plain or "padding-left" in plain or "left:" in plain
    for sheet in ("ui/base.css", "ui/parts.css", "ui/reports.css"):
        own = re.sub(r"\[dir=\"rtl\"\][^}]*}", "", file_of(sheet).decode())
        physical = re.findall(
            r"(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|[\s;{](?:left|right):", own
        )
        assert physical == [], sheet
