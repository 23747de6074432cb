"""A real browser for tests: Debian's Chromium, what it complains about, and axe-core."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE = Path(__file__).resolve().parents[1] / "assets/node_modules/axe-core"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW = 1280, 360


@contextmanager
def chromium() -> Iterator[Browser]:
    """One browser; give each test a context of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Visit:
    """A page in a context of its own; `complaints` are the errors of console, scripts and policy.

    `axe` puts a script into the page, which our policy refuses: such a visit bypasses the policy, and only one
    without `axe` shows that the policy holds. `scripts` False is a browser that runs none.
    """

    def __init__(
        self,
        browser: Browser,
        *,
        width: int = WIDE,
        dark: bool = False,
        axe: bool = False,
        scripts: bool = True,
        **cookies: str,
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            locale="de-DE",
            bypass_csp=axe,
            java_script_enabled=scripts,
        )
        self.cookies = cookies
        if axe:
            self.context.add_init_script(path=str(AXE / "axe.min.js"))
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def open(self, address: str) -> Page:
        """Go there; cookies are set for its host first."""
        host = "/".join(address.split("/")[:3])
        self.context.add_cookies([{"name": n, "value": v, "url": host} for n, v in self.cookies.items()])
        self.page.goto(address)
        return self.page

    def axe(self) -> list[str]:
        """What axe-core finds on the open page, one line a violation."""
        found = self.page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", RULES)
        return [
            f"{v['id']}: {node['target']} {node['failureSummary']}"
            for v in found["violations"]
            for node in v["nodes"]
        ]

    def too_wide(self) -> bool:
        """Whether the page scrolls sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > innerWidth"))
