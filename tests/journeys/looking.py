"""What a person needs of each page: nothing that axe-core finds, no sideways scrolling, all of it by keyboard."""

from playwright.sync_api import Browser, Page

from tests.browser import NARROW, WIDE, Visit

DRESSES = {
    "light": {"width": WIDE},
    "dark, narrow": {"width": NARROW, "dark": True},
    "mirrored": {"width": WIDE, "language": "ar"},
    "mirrored, narrow": {"width": NARROW, "language": "ar"},
}
FARTHEST = 150  # steps of the keyboard


class Eyes:
    """Look at addresses in all dresses; `wrong` tells what is not as it should be, `seen` where and in which order."""

    def __init__(self, browser: Browser) -> None:
        self.visits = {name: Visit(browser, axe=True, **dress) for name, dress in DRESSES.items()}  # type: ignore[arg-type]
        self.wrong: list[str] = []
        self.seen: list[str] = []

    def look(self, page: Page) -> None:
        """At the address of the page, as the person who has it open."""
        cookies = {c["name"]: c["value"] for c in page.context.cookies() if c["name"] == "session"}
        self.seen.append(page.url)
        for name, visit in self.visits.items():
            visit.cookies |= cookies
            visit.open(page.url)
            faults = visit.axe() + (["scrolls sideways"] if visit.too_wide() else [])
            self.wrong += [f"{page.url} ({name}): {fault}" for fault in faults]

    def close(self) -> None:
        for visit in self.visits.values():
            visit.context.close()


def reach(page: Page, selector: str) -> None:
    """Go to the element with the tab key alone; it shows that it has the focus."""
    target = page.locator(selector)
    assert target.count() == 1, f"{selector}: {target.count()} of them"
    page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges()")
    page.locator("body").evaluate(
        "body => { body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex') }"
    )
    for _ in range(FARTHEST):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            break
    else:
        raise AssertionError(f"{selector} is not reached in {FARTHEST} steps")
    assert _drawn(page, selector, focus=True) != _drawn(page, selector, focus=False), (
        f"{selector}: no focus to see"
    )
    target.evaluate("element => element.focus({focusVisible: true})")


def _drawn(page: Page, selector: str, *, focus: bool) -> bytes:
    """The element with a little around it."""
    target = page.locator(selector)
    if not focus:
        target.evaluate("element => element.blur()")
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box
    return page.screenshot(
        clip={
            "x": max(box["x"] - 6, 0), "y": max(box["y"] - 6, 0),
            "width": box["width"] + 12, "height": box["height"] + 12,
        },
        animations="disabled",
    )  # fmt: skip


def press(page: Page, selector: str) -> None:
    """Reach a button or link by keyboard and use it."""
    reach(page, selector)
    page.keyboard.press("Enter")
