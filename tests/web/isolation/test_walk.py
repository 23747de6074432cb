"""Every address, every role, every method, own and foreign workspace, own, foreign and missing objects.

What is foreign answers byte by byte like what never was, shows nothing of its workspace, and nobody who may not
changes anything.
"""

from collections import Counter
from contextlib import nullcontext
from typing import Any

import pytest
from django.test import Client
from django.test.client import MULTIPART_CONTENT
from django.urls import reverse

from tests.web.isolation import registry
from tests.web.isolation.conftest import ROLES, World
from tests.web.isolation.policy import may
from tests.web.isolation.reading import words_of
from tests.web.isolation.registry import NOWHERE, Address, Arguments, addresses
from tests.web.isolation.watching import digest, taken_back, writes

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
READING = ("GET", "HEAD", "OPTIONS", "TRACE")
Answer = tuple[int, dict[str, str], bytes]


class Caller(Client):
    """A browser that asks and keeps nothing of the answer: neither cookies nor the contexts of templates."""

    def request(self, **request: Any) -> Any:
        return self.handler(self._base_environ(**request))


class Walk:
    """The requests of one person; `wrong` are the answers that should not be."""

    def __init__(self, world: World, role: str) -> None:
        self.world = world
        self.user = world.people[role]
        self.client = Caller()
        self.client.cookies = world.client(role).cookies
        self.hidden = world.hidden_from(role)
        self.lost = {method: self.ask(method, "/gibt/es/nicht/") for method in METHODS}
        self.missing: dict[tuple[str, str, str], Answer] = {}
        self.asked: Counter[int] = Counter()
        self.wrong: list[str] = []

    def ask(self, method: str, url: str, body: bytes = b"") -> Answer:
        """Status, headers, body."""
        answer = self.client.generic(method, url, body, content_type=MULTIPART_CONTENT if body else "")
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return answer.status_code, dict(answer.headers), content

    def everywhere(self, address: Address) -> None:
        """Own, foreign and missing workspace; own, foreign and missing objects; every method."""
        here, there = self.world.here, self.world.there
        if not address.inside:
            return self.objects(address, here.workspace.key, here, there)
        self.objects(address, here.workspace.key, here, there)
        self.objects(address, there.workspace.key, there, here)
        body = registry.encoded(registry.fields(address, here, there))
        for method in METHODS:
            self.step(
                address, method, NOWHERE, registry.own_sets(address, here)[0], body, own=False, allowed=False
            )
        return None

    def objects(self, address: Address, key: str, one: Any, other: Any) -> None:
        allowed = may(address, self.user, one)
        body = registry.encoded(registry.fields(address, one, other))
        all_of_them = allowed and address.inside
        for own, arguments in registry.variants(address, one, other, all_of_them=all_of_them):
            for method in METHODS:
                self.step(
                    address, method, key, arguments, body, own=own or not address.inside, allowed=allowed
                )
        if allowed:
            for query in registry.queries(address, other):
                for arguments in registry.own_sets(address, one):
                    self.step(address, "GET", key, arguments, b"", own=True, allowed=True, query=query)

    def step(
        self, address: Address, method: str, key: str, arguments: Arguments, body: bytes, *, own: bool,
        allowed: bool, query: str = "",
    ) -> None:  # fmt: skip
        """One request and everything that must hold of it."""
        url = address.url(key, arguments) + query
        changes = allowed and own and method not in READING and address.answers(method)
        with writes() as written, taken_back() if changes else nullcontext():
            answer = self.ask(method, url, b"" if method in READING else body)
        self.asked[answer[0]] += 1
        fault = self.fault(address, method, url, answer, own=own, allowed=allowed) or self.leak(url, answer)
        if written and not changes:
            fault = f"wrote: {written[0][:120]}"
        if fault:
            self.wrong.append(f"{method} {url} ({address.name}): {answer[0]}, {fault}")

    def fault(
        self, address: Address, method: str, url: str, answer: Answer, *, own: bool, allowed: bool
    ) -> str:
        """What is wrong with an answer, '' if nothing is."""
        public = getattr(address.view, "public", False)
        if answer[0] >= 500:
            return "an error of ours"
        if not public and (self.user is None or not self.user.is_active):
            return self.not_to_sign_in(method, url, answer)
        if not allowed:
            return "" if answer == self.lost[method] else "not like what never was"
        if own:
            return "missing although permitted" if answer[0] == 404 else ""
        if address.answers(method):
            return "" if answer == self.lost[method] else "foreign or missing, and not like what never was"
        # The view does not know the method and looks at no object: then for a missing one neither.
        key = url.split("/")[2]
        asked = (address.name, key, method)
        if asked not in self.missing:
            self.missing[asked] = self.ask(method, address.url(key, address.missing()))
        return "" if answer == self.missing[asked] else "tells foreign from missing"

    def not_to_sign_in(self, method: str, url: str, answer: Answer) -> str:
        target = reverse("account:sign-in")
        if method in ("GET", "HEAD"):
            target += f"?next={url.replace('/', '%2F')}"
        right = (answer[0], answer[1].get("Location"), answer[2]) == (302, target, b"")
        return "" if right else "not sent to sign in"

    def leak(self, url: str, answer: Answer) -> str:
        """A text or figure of a workspace that is none of the person's, but for what they asked for by name."""
        text = words_of(answer[2]) + repr(answer[1])
        found = {word for pattern in self.hidden for word in pattern.findall(text) if word not in url}
        return f"shows {sorted(found)[:3]} of another workspace" if found else ""


@pytest.mark.parametrize("role", ROLES)
def test_what_is_foreign_is_missing_and_what_is_permitted_answers(role: str, world: World) -> None:
    walk = Walk(world, role)
    before = digest()
    for address in addresses():
        walk.everywhere(address)
    print(f"\n{role}: {sum(walk.asked.values())} requests, {dict(sorted(walk.asked.items()))}")
    assert not walk.wrong, "\n".join([f"{len(walk.wrong)} wrong answers", *walk.wrong[:30]])
    assert digest() == before
