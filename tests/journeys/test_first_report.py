"""From an empty workspace to a frozen report in four formats, and what a corrected table does to it.

Against the program as an operator starts it, on SQLite or on the PostgreSQL that DATABASE_URL names: once with
everything a browser has, once without JavaScript.
"""

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser import Visit
from tests.journeys import downloads
from tests.journeys.house import EMAIL, PASSWORD, House, opened
from tests.journeys.looking import Eyes, press

pytestmark = pytest.mark.journey

FORMATS = ("html", "pdf", "docx", "xlsx")
OWN_WORDS = "Ende 2024 lebten hier 87.508 Menschen, so viele wie in einer kleinen Großstadt."
WITHIN = 60_000  # milliseconds for what the task process does
WORKSPACE = "/arbeit/altenburger-land/"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[House, str]]:
    with opened(tmp_path / "home") as made:
        yield made


def text_of(page: Page, selector: str = "main") -> str:
    return re.sub(r"\s+", " ", page.locator(selector).inner_text())


def enter(page: Page, house: House, link: str) -> None:
    """The link for the first visit, a password, out, and in again by password."""
    page.goto(link)
    page.click("main button")
    page.fill("[name=password]", PASSWORD)
    page.fill("[name=again]", PASSWORD)
    page.click("main button")
    page.wait_for_url(f"**{WORKSPACE}")
    page.click("[popovertarget=konto]")
    page.click("text=Abmelden")
    page.goto(f"{house.url}{WORKSPACE}")
    page.fill("[name=email]", EMAIL)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{WORKSPACE}")


def drop(page: Page, files: Mapping[str, str]) -> None:
    """Let files fall on the form, as from a folder."""
    carried = page.evaluate_handle(
        "files => { const held = new DataTransfer(); for (const [name, text] of Object.entries(files))"
        " held.items.add(new File([text], name, {type: 'text/csv'})); return held }",
        dict(files),
    )
    for event in ("dragenter", "dragover", "drop"):
        page.dispatch_event("#drop", event, {"dataTransfer": carried})


def choose(page: Page, files: Mapping[str, str]) -> None:
    """Pick the files in the form and send it."""
    page.set_input_files(
        "#drop input[type=file]",
        [{"name": n, "mimeType": "text/csv", "buffer": text.encode()} for n, text in files.items()],
    )
    page.click("#drop button")


def wait_until(page: Page, selector: str, *, scripts: bool) -> None:
    """Until something that a job makes stands on the page: by itself, or by asking again."""
    if scripts:
        page.locator(selector).first.wait_for(timeout=WITHIN)
        return
    for _ in range(WITHIN // 500):
        if page.locator(selector).count():
            return
        page.wait_for_timeout(500)
        page.click("main a:text-is('Noch einmal nachsehen')")
    raise AssertionError(f"{selector} does not come")


def store(page: Page, *, scripts: bool) -> None:
    """Say yes to the preview and wait for the end of all that rests on it."""
    page.click("#confirm")
    wait_until(page, "#import:not([hx-trigger]) >> text=Kennzahlen ansehen", scripts=scripts)


def block_of(page: Page, words: str) -> str:
    """The address of the block that says this."""
    found = page.locator(".b-block", has_text=words).first.get_attribute("id")
    return f"#{found}"


def write(page: Page, words: str, text: str) -> None:
    """Replace what a block says."""
    block = block_of(page, words)
    page.click(f"{block} a.b-choose")
    page.click("#write")
    page.fill("textarea[name=text]", text)
    page.click("text=Text speichern")
    expect(page.locator(block)).to_contain_text(text)


def fetched(page: Page) -> dict[str, bytes]:
    """The four files of the edition that is open."""
    found = {}
    for format in FORMATS:
        with page.expect_download() as coming:
            page.click(f"#files a[href$='/{format}/']")
        found[format] = Path(coming.value.path()).read_bytes()
    return found


def check(files: Mapping[str, bytes]) -> None:
    """Each opens as its readers open it; the sentence is in all that have text, its figure in the tables of Excel."""
    pdf = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(files["pdf"])).pages)
    word = " ".join(p.text for p in docx.Document(io.BytesIO(files["docx"])).paragraphs)
    excel = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    texts = {"html": files["html"].decode(), "pdf": re.sub(r"\s+", " ", pdf), "docx": word}
    assert [format for format, text in texts.items() if OWN_WORDS not in text] == []
    assert 87_508 in {cell.value for sheet in excel for row in sheet.iter_rows() for cell in row}


def hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {format: hashlib.sha256(content).hexdigest() for format, content in files.items()}


def test_a_person_comes_from_three_files_to_a_frozen_report_and_back(
    house: tuple[House, str], browser: Browser
) -> None:
    program, link = house
    visit, eyes = Visit(browser), Eyes(browser)
    page = visit.page
    enter(page, program, link)
    assert "Willkommen bei Bindeglied" in text_of(page)
    eyes.look(page)

    press(page, "main >> a.kern-btn--primary")
    eyes.look(page)
    drop(page, downloads.first())
    page.wait_for_url(re.compile(r"/daten/\d+/$"))
    page.locator("#confirm").wait_for(timeout=WITHIN)
    assert "Drei Dateien, zwei davon lesbar" in text_of(page)
    assert "Fehlerseite des Portals" in text_of(page)
    eyes.look(page)
    press(page, "#confirm")
    page.locator("#import:not([hx-trigger]) >> text=Kennzahlen ansehen").wait_for(timeout=WITHIN)
    first_import = page.url
    before = program.digest()
    eyes.look(page)

    for address in (
        "",
        "kennzahlen/",
        "daten/",
        "daten/holen/",
        "daten/verlauf/",
        "daten/tabellen/",
        "daten/tabellen/12411-01-01-4/",
        "einstellungen/",
        "einstellungen/mitglieder/neu/",
        "kennzahlen/foreign_unemployment_rate/",
        "kennzahlen/naturalisations/",
    ):
        page.goto(f"{program.url}{WORKSPACE}{address}")
        eyes.look(page)
    page.goto(f"{program.url}{WORKSPACE}kennzahlen/population/")
    assert "87.508" in text_of(page)
    eyes.look(page)

    page.goto(f"{program.url}{WORKSPACE}berichte/")
    eyes.look(page)
    press(page, "main >> a.kern-btn--primary >> nth=0")
    eyes.look(page)
    press(page, "main >> button.kern-btn--primary")
    page.wait_for_url(re.compile(r"/berichte/\d+/$"))
    editor = page.url
    eyes.look(page)
    write(page, "87.508", OWN_WORDS)
    eyes.look(page)
    page.goto(f"{editor}vorschau/")
    assert OWN_WORDS in text_of(page)
    eyes.look(page)

    page.goto(editor)
    press(page, "main a:has-text('Ausgabe festschreiben')")
    eyes.look(page)
    press(page, "main >> button.kern-btn--primary")
    page.wait_for_url(re.compile(r"/ausgabe/1/$"))
    edition = page.url
    page.locator("#files a[href$='/xlsx/']").wait_for(timeout=WITHIN)
    eyes.look(page)
    files = fetched(page)
    check(files)

    _correct(page, program, editor, eyes)
    second_import = page.url
    assert second_import != first_import
    page.goto(edition)
    assert hashes(fetched(page)) == hashes(files)
    assert "Inhalt und Prüfsumme stimmen überein" in text_of(page)

    page.goto(second_import)
    press(page, "main button:has-text('Einlesen zurücknehmen')")
    page.locator("text=Das Einlesen ist zurückgenommen").wait_for(timeout=WITHIN)
    page.locator("#import:not([hx-trigger])").wait_for(timeout=WITHIN)
    after = program.digest()
    eyes.look(page)
    assert after["series"] == before["series"]
    assert (after["waiting"], after["audit intact"]) == (0, True)
    page.goto(editor)
    assert "veraltet" not in text_of(page)

    print(f"\n{len(eyes.seen)} looks at {len(set(eyes.seen))} addresses, each in {len(eyes.visits)} dresses")
    eyes.close()
    visit.context.close()
    assert eyes.wrong == []
    assert visit.complaints == []


def _correct(page: Page, program: House, editor: str, eyes: Eyes) -> None:
    """The same table with another number: the sentence is stale; leaves the page of the import open."""
    page.goto(f"{program.url}{WORKSPACE}daten/")
    drop(page, downloads.correction())
    page.wait_for_url(re.compile(r"/daten/\d+/$"))
    page.locator("#confirm").wait_for(timeout=WITHIN)
    assert "Altenburger Land, 31.12.2024: 87.508 → 87.518" in text_of(page)
    store(page, scripts=True)
    imported = page.url
    eyes.look(page)
    page.goto(f"{program.url}{WORKSPACE}")
    assert "1 Satz ist veraltet" in text_of(page)
    eyes.look(page)
    page.goto(editor)
    assert "1 Satz veraltet" in text_of(page)
    page.click(f"{block_of(page, OWN_WORDS)} a.b-choose")
    expect(page.locator("aside").first).to_contain_text("87.518")
    eyes.look(page)
    page.goto(f"{editor}seit-der-letzten-ausgabe/")
    assert "87.518" in text_of(page)
    eyes.look(page)
    page.goto(imported)


def test_without_javascript_the_same_way_leads_to_the_frozen_edition(
    house: tuple[House, str], browser: Browser
) -> None:
    program, link = house
    visit = Visit(browser, scripts=False)
    page = visit.page
    enter(page, program, link)
    page.click("main a.kern-btn--primary")
    choose(page, downloads.first())
    wait_until(page, "#confirm", scripts=False)
    assert "Drei Dateien, zwei davon lesbar" in text_of(page)
    store(page, scripts=False)
    page.click("main a:has-text('Kennzahlen ansehen')")
    page.click("main a:text-is('Bevölkerung')")
    assert "87.508" in text_of(page)
    page.goto(f"{program.url}{WORKSPACE}berichte/neu/")
    page.click("main >> button.kern-btn--primary")
    write(page, "87.508", OWN_WORDS)
    page.click("main >> text=Ausgabe festschreiben")
    page.click("main >> button.kern-btn--primary")
    wait_until(page, "#files a[href$='/xlsx/']", scripts=False)
    files = fetched(page)
    check(files)
    visit.context.close()
    assert visit.complaints == []
