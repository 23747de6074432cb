"""No page leads a person to where they may not go: no link to a missing page, no form they may not send."""

from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

from tests.web.isolation import registry
from tests.web.isolation.conftest import ROLES, World
from tests.web.isolation.policy import may
from tests.web.isolation.registry import Address, addresses

BY_NAME = {address.name: address for address in addresses()}


class Page(HTMLParser):
    """The links of a page and the forms that it would send by POST."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.forms: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.links |= {found[n] or "" for n in ("href", "hx-get") if n in found and tag != "use"}
        self.forms |= {found[n] or "" for n in ("hx-post", "formaction") if n in found}
        if tag == "form":
            (self.forms if (found.get("method") or "").lower() == "post" else self.links).add(
                found.get("action") or ""
            )


def inside(target: str, here: str) -> str:
    """The full path of a link into the program, '' for any other."""
    parts = urlsplit(urljoin(f"http://testserver{here}", target))
    ours = parts.netloc == "testserver" and parts.scheme == "http" and not parts.path.startswith("/static/")
    return f"{parts.path}?{parts.query}".rstrip("?") if ours else ""


def address_of(path: str) -> Address | None:
    try:
        return BY_NAME[resolve(urlsplit(path).path).view_name]
    except Resolver404:
        return None


@pytest.mark.parametrize("role", ROLES)
def test_what_a_page_offers_is_permitted(role: str, world: World) -> None:
    user, client = world.people[role], world.client(role)
    todo = ["/", *_pages(world, user)]
    seen: set[str] = set()
    wrong: list[str] = []
    while todo:
        path = todo.pop()
        # Filters and choices in the address: three of each page say enough.
        if path in seen or (
            urlsplit(path).query and sum(s.startswith(f"{urlsplit(path).path}?") for s in seen) > 2
        ):
            continue
        seen.add(path)
        answer: Any = client.get(path)
        if answer.status_code in (404, 405) or answer.status_code >= 500:
            wrong.append(f"{path}: {answer.status_code}")
        if (
            answer.status_code == 200
            and answer["Content-Type"].startswith("text/html")
            and not answer.streaming
        ):
            page = Page(answer.content.decode())
            todo += [to for link in page.links if (to := inside(link, path))]
            wrong += [
                f"{path} offers {form}" for form in page.forms if not _may_send(form, path, world, user)
            ]
    print(f"\n{role}: {len(seen)} pages")
    assert wrong == []


def _pages(world: World, user: Any) -> list[str]:
    """Every page that the person may see, links to it or not."""
    one = world.here
    return [
        address.url(one.workspace.key, arguments)
        for address in addresses()
        if address.answers("GET") and may(address, user, one)
        for arguments in registry.own_sets(address, one)
    ]


def _may_send(form: str, here: str, world: World, user: Any) -> bool:
    path = inside(form, here)
    address = address_of(path)
    if address is None or not address.answers("POST"):
        return False
    key = path.split("/")[2] if address.inside else ""
    one = next((o for o in (world.here, world.there) if o.workspace.key == key), None)
    return may(address, user, one)
