"""Every address, every role, every method, own and foreign workspace: what is foreign is missing.

The answer has the bytes of a page that never was, and nothing in the database changes. An address whose
arguments are not known here fails: it has to be added to `_objects`.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any

import django.apps
import pytest
from django.core import serializers
from django.test import Client

from bindeglied.core.clock import today
from bindeglied.domain.accounts.models import Membership, User, Workspace
from bindeglied.domain.reports import actions as reports
from bindeglied.domain.reports.models import Block
from bindeglied.web.ui.checks import patterns
from tests.factories import statistics

SignIn = Callable[[User | None], Client]
METHODS = ("get", "head", "post", "put", "patch", "delete", "options", "trace")
ROLES = ("alice", "staff", "contact", "bob", "outsider", "operator", "adviser", "ministry", "closed", None)
MEMBERS = ("alice", "staff", "contact")
# What a visit itself writes: the session, the tries, the time of the visit.
_UNCOUNTED = {"sessions.session", "accounts.attempt"}
_VISIT = re.compile(r'"(last_visit_at|last_login)": ("[^"]*"|null)')


@pytest.fixture
def closed(altenburg: Workspace) -> User:
    """Was integration manager here until the account was closed."""
    user = User.objects.create(email="frueher@altenburg.example", is_active=False)
    Membership.objects.create(user=user, workspace=altenburg, role="integration_manager")
    return user


@pytest.fixture
def routes(alice: User, altenburg: Workspace) -> list[str]:
    """Every address below /arbeit/ with real objects of Altenburger Land in it, `KEY` for the workspace."""
    objects = _objects(alice, altenburg)
    found = [route for route, _ in patterns() if route.startswith("arbeit/<slug:workspace>/")]
    return ["/" + _filled(route, objects) for route in found]


def _objects(alice: User, workspace: Workspace) -> Mapping[str, Mapping[str, Any]]:
    """For each area (its first part of the address) what stands in the place of its arguments."""
    imported = statistics.stored(
        alice, workspace, [{"GES": "GESM", "value": 41_000}, {"GES": "GESW", "value": 42_000}]
    )
    report = reports.create_report(
        by=alice, workspace=workspace, title="Bericht", reference_date=today(), place="16077"
    )
    edition = reports.freeze_edition(by=alice, report=report)
    block = Block.objects.filter(report=report).order_by("pk").first()
    return {
        "berichte": {
            "pk": report.pk, "block": block.pk, "number": edition.number, "step": "hoch",
            "format": "html",
        },
        "daten": {"pk": imported.pk, "table": "12411-01-01-4"},
        "kennzahlen": {"indicator": "population", "drawing": "population", "name": "population"},
        "einstellungen": {"pk": Membership.objects.get(user=alice).pk},
    }  # fmt: skip


def _filled(route: str, objects: Mapping[str, Mapping[str, Any]]) -> str:
    area = route.split("/")[2]
    known = {"workspace": "KEY", **objects.get(area, {})}
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda match: str(known[match[1]]), route)


def _digest() -> str:
    """Of everything that the installation keeps."""
    digest = hashlib.sha256()
    for model in sorted(django.apps.apps.get_models(), key=lambda m: m._meta.label_lower):
        if model._meta.label_lower not in _UNCOUNTED and not model._meta.proxy:
            rows = serializers.serialize("json", model._default_manager.order_by("pk"))
            digest.update(_VISIT.sub("", rows).encode())
    return digest.hexdigest()


@pytest.mark.parametrize("who", ROLES)
def test_a_foreign_workspace_is_missing_at_every_address(
    who: str | None, routes: list[str], sign_in: SignIn, request: pytest.FixtureRequest, jena: Workspace
) -> None:
    user = request.getfixturevalue(who) if who else None
    own = {"alice", "staff", "contact"}
    key = "jena" if who in own else "altenburger-land"  # foreign to whoever asks, existing
    client = sign_in(user)
    client.raise_request_exception = False
    lost = client.get("/gibt/es/nicht/").content
    before = _digest()
    wrong = []
    for route in routes:
        for method in METHODS:
            answer = getattr(client, method)(route.replace("KEY", key), **_body(method))
            missing = getattr(client, method)(route.replace("KEY", "nirgends"), **_body(method))
            if (answer.status_code, _bytes(answer)) != (missing.status_code, _bytes(missing)):
                wrong.append((method, route, answer.status_code, missing.status_code))
            elif user is None or who == "closed":
                if answer.status_code != 302 or "/konto/anmelden/" not in answer["Location"]:
                    wrong.append((method, route, answer.status_code, "signed out"))
            elif answer.status_code != 404 or (method != "head" and answer.content != lost):
                wrong.append((method, route, answer.status_code, "not missing"))
    assert wrong == []
    assert _digest() == before


def _body(method: str) -> dict[str, Any]:
    return {"data": {"title": "x", "version": 1, "role": "staff"}} if method == "post" else {}


def _bytes(answer: Any) -> bytes:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    where = answer.headers.get("Location", "").encode()
    for key in (b"altenburger-land", b"nirgends", b"jena"):
        content, where = content.replace(key, b"KEY"), where.replace(key, b"KEY")
    return content + where


@pytest.mark.parametrize("who", MEMBERS)
def test_looking_at_every_page_of_the_own_workspace_changes_nothing_and_works(
    who: str, routes: list[str], sign_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = sign_in(request.getfixturevalue(who))
    before = _digest()
    statuses = {route: client.get(route.replace("KEY", "altenburger-land")).status_code for route in routes}
    assert {route: s for route, s in statuses.items() if s not in (200, 302, 404, 405)} == {}
    assert statuses["/arbeit/KEY/"] == 200
    assert _digest() == before


def test_objects_of_another_workspace_are_missing_under_the_own_address(
    routes: list[str], bob: User, jena: Workspace, sign_in: SignIn
) -> None:
    """Bob asks for the report or the member of Altenburger Land below /arbeit/jena/: like one that never was."""
    client = sign_in(bob)
    before = _digest()
    private = [r for r in routes if re.search(r"/(berichte|einstellungen)/(?:mitglieder/)?\d+/", r)]
    assert len(private) > 10
    wrong = []
    for route in private:
        foreign = route.replace("KEY", "jena")
        missing = re.sub(r"/\d+/", "/987654/", foreign, count=1)
        for method in METHODS:
            answers = [getattr(client, method)(address, **_body(method)) for address in (foreign, missing)]
            if answers[0].status_code == 200 and method != "options":
                wrong.append((method, route, 200))
            if len({(a.status_code, _bytes(a)) for a in answers}) != 1:
                wrong.append((method, route, [a.status_code for a in answers]))
    assert wrong == []
    assert _digest() == before


def test_who_operates_sees_no_content_of_any_workspace(
    routes: list[str], operator: User, sign_in: SignIn
) -> None:
    client = sign_in(operator)
    assert {client.get(r.replace("KEY", "altenburger-land")).status_code for r in routes} == {404}
