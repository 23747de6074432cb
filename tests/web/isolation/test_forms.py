"""What forms send: ids of others in their bodies, columns by the way, rights that have ended meanwhile."""

from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.test.client import MULTIPART_CONTENT

from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User
from bindeglied.domain.reports.models import Block
from tests.factories import workspaces
from tests.factories.workspaces import Filled
from tests.web.isolation import registry
from tests.web.isolation.conftest import World
from tests.web.isolation.registry import Address, writing
from tests.web.isolation.watching import taken_back, writes

KEEP_NOTHING = {"account:appearance", "account:sign-out"}  # in the database
SIGNED_OUT = {"account:sign-in", "account:link", "account:appearance"}


def post(client: Client, url: str, values: dict[str, Any]) -> Any:
    return client.generic("POST", url, registry.encoded(values), content_type=MULTIPART_CONTENT)


def actor(address: Address) -> str:
    """Who may send the form."""
    if address.name in SIGNED_OUT:
        return "signed_out"
    if address.inside:
        return "integration_manager"
    return "operator" if address.view.permission else "outsider"


def rows(one: Filled) -> list[tuple[str, Any]]:
    return [(model.__name__, list(found.values())) for model, found in workspaces.rows_of(one.workspace)]


def rights() -> dict[int, tuple[str, bool]]:
    users = models.QuerySet(User)
    return {
        pk: (role, active) for pk, role, active in users.values_list("pk", "installation_role", "is_active")
    }


@pytest.mark.parametrize("name", [address.name for address in writing()])
def test_a_form_changes_its_own_workspace_and_nothing_else(name: str, world: World) -> None:
    address = next(a for a in writing() if a.name == name)
    key, values = world.here.workspace.key, registry.fields(address, world.here, world.there)
    others, before = rows(world.there), rights()
    for arguments in registry.own_sets(address, world.here):
        with writes() as written, taken_back():
            answer = post(world.client(actor(address)), address.url(key, arguments), values)
            assert answer.status_code in (200, 302), answer.content.decode()[-3000:]
            assert written or name in KEEP_NOTHING, "the registry's fields do not make it change anything"
            assert rows(world.there) == others
            after = rights()
            assert {pk: after[pk] for pk in before} == before
            assert {right for pk, right in after.items() if pk not in before} <= {("", True)}


@pytest.mark.parametrize("wrong", ["other workspace", "other report", "taken out", "nowhere"])
def test_a_block_goes_behind_no_block_of_another_report(wrong: str, world: World) -> None:
    here, there = world.here, world.there
    after = {
        "other workspace": there.blocks["text"].pk,
        "other report": here.blocks["elsewhere"].pk,
        "taken out": here.blocks["removed"].pk,
        "nowhere": registry.NUMBER,
    }[wrong]
    client = world.client("integration_manager")
    lost = client.post("/gibt/es/nicht/")
    address = next(a for a in writing() if a.name == "reports:insert")
    values = {**registry.fields(address, here, there), "after": after}
    with writes() as written, taken_back():
        answer = post(client, address.url(here.workspace.key, {"pk": here.reports["main"].pk}), values)
    assert (answer.status_code, answer.content) == (404, lost.content)
    assert not written


def test_a_block_is_reached_through_its_own_report_alone(world: World) -> None:
    """Both are of the own workspace, and yet they do not belong together."""
    here = world.here
    client = world.client("integration_manager")
    lost = client.post("/gibt/es/nicht/")
    block = here.blocks["elsewhere"]
    version = here.reports["main"].version
    with writes() as written, taken_back():
        for step in ("", "vorschlag/", "behalten/", "hoch/", "runter/", "entfernen/"):
            url = (
                f"/arbeit/{here.workspace.key}/berichte/{here.reports['main'].pk}/baustein/{block.pk}/{step}"
            )
            answer = post(client, url, {"version": version, "text": "Neu.", "reason": "Weil."})
            assert (answer.status_code, answer.content) == (404, lost.content), step
    assert not written
    assert Block.objects.get(pk=block.pk).edited_text == ""


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("settings:role", "role", Role.OPERATOR),
        ("settings:role", "role", Role.ADVISER),
        ("settings:add", "role", Role.MINISTRY),
        ("settings:rule", "origin", "official"),
        ("settings:rule", "minimum", "1"),
        ("account:new-user", "workspace", "nirgends"),
        ("account:new-user", "workspace", "jena' OR 1=1 --"),
        ("account:new-workspace", "key", "jena"),
        ("reports:new", "place", "99999"),
        ("reports:insert", "chapter", "nirgends"),
        ("reports:insert", "kind", "method"),
        ("reports:insert", "version", "999"),
        ("reports:write", "version", "1"),
    ],
)
def test_a_value_that_is_not_to_choose_changes_nothing(
    name: str, field: str, value: str, world: World
) -> None:
    address = next(a for a in writing() if a.name == name)
    values = {**registry.fields(address, world.here, world.there), field: value}
    [arguments] = registry.own_sets(address, world.here)[:1]
    with writes() as written, taken_back():
        answer = post(world.client(actor(address)), address.url(world.here.workspace.key, arguments), values)
    assert not written
    assert answer.status_code < 500


@pytest.mark.parametrize("end", ["taken out", "closed", "other role"])
def test_a_right_that_ended_ends_with_the_next_click(end: str, world: World) -> None:
    here = world.here
    client = world.client("staff")
    page = f"/arbeit/{here.workspace.key}/berichte/neu/"
    lost = client.get("/gibt/es/nicht/")
    with taken_back():
        assert client.get(page).status_code == 200
        mine = Membership.objects.filter(user=here.staff, workspace=here.workspace)
        if end == "taken out":
            mine.delete()
        elif end == "closed":
            User.objects.filter(pk=here.staff.pk).update(is_active=False)
        else:
            mine.update(role=Role.DEPARTMENT_CONTACT)
        with writes() as written:
            answers = [client.get(page), post(client, page, {"title": "Neu"})]
    assert not written
    if end == "closed":
        assert [a.status_code for a in answers] == [302, 302]
    else:
        assert [(a.status_code, a.content) for a in answers] == [(404, lost.content)] * 2
