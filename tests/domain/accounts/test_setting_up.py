"""Workspaces and accounts of the installation: for the operator."""

import pytest

from bindeglied.core import access
from bindeglied.core.errors import NotAllowed, NotFound, Refused
from bindeglied.domain.accounts import actions, queries, rules
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User, Workspace


def test_a_workspace_is_set_up(operator: User) -> None:
    made = actions.create_workspace(by=operator, key="jena", name=" Stadt  Jena ", place_key="16053")
    assert (made.key, made.name, made.place_key) == ("jena", "Stadt Jena", "16053")
    assert [(r.workspace, r.members) for r in queries.workspace_rows()] == [(made, 0)]


@pytest.mark.parametrize(
    "key", ["", "J", "Jena", "9jena", "je na", "jena_1", "konto", "arbeit", "a" * 41, "jena\n"]
)
def test_a_short_name_that_does_not_work_in_addresses_is_refused(db: None, key: str) -> None:
    with pytest.raises(Refused, match="Kurzname"):
        actions.create_workspace(by=None, key=key, name="Stadt Jena", place_key="16053")
    assert not Workspace.objects.exists()


def test_a_short_name_is_given_once(jena: Workspace) -> None:
    with pytest.raises(Refused, match="gibt es schon"):
        actions.create_workspace(by=None, key="jena", name="Noch ein Jena", place_key="16053")


@pytest.mark.parametrize("place", ["", "1605", "abcde", "16053 "])
def test_a_place_needs_an_official_key(db: None, place: str) -> None:
    with pytest.raises(Refused, match="kein amtlicher Schlüssel"):
        actions.create_workspace(by=None, key="jena", name="Stadt Jena", place_key=place)


@pytest.mark.parametrize("who", ["alice", "staff", "outsider", "adviser", "ministry"])
def test_nobody_but_the_operator_sets_up(who: str, request: pytest.FixtureRequest) -> None:
    person = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        actions.create_workspace(by=person, key="neu", name="Neu", place_key="16053")
    with pytest.raises(NotAllowed):
        actions.create_user(by=person, email="neu@x.example", installation_role=Role.OPERATOR)


def test_an_account_with_a_role_in_the_installation(operator: User) -> None:
    user, token = actions.create_user(
        by=operator, email="rat@x.example", name="Rita Rat", installation_role=Role.ADVISER
    )
    assert (user.installation_role, actions.use_link(token=token)) == (Role.ADVISER, user)
    with pytest.raises(Refused, match="gibt es schon"):
        actions.create_user(by=operator, email="RAT@x.example")


def test_a_role_of_workspaces_is_none_of_the_installation(operator: User) -> None:
    with pytest.raises(Refused, match="gibt es nicht"):
        actions.create_user(by=operator, email="rat@x.example", installation_role=Role.STAFF)


def test_a_workspace_of_others_is_as_missing_as_none(alice: User, jena: Workspace) -> None:
    for key in ("jena", "nirgends"):
        with pytest.raises(NotFound):
            queries.workspace_for(alice, key)
    assert queries.workspace_for(alice, "altenburger-land").place_key == "16077"


def test_memberships_are_asked_once_when_kept_and_anew_when_not(
    alice: User, altenburg: Workspace, django_assert_num_queries
) -> None:
    with django_assert_num_queries(2):
        access.allowed(alice, "reports.see", altenburg)
        access.allowed(alice, "reports.edit", altenburg)
    with django_assert_num_queries(1):
        rules.remember_memberships(alice)
        access.allowed(alice, "reports.see", altenburg)
        access.allowed(alice, "reports.edit", altenburg)
        queries.workspace_for(alice, "altenburger-land")


def test_a_role_that_is_gone_is_gone_at_the_next_question(alice: User, altenburg: Workspace) -> None:
    assert access.allowed(alice, "reports.edit", altenburg)
    Membership.objects.filter(user=alice).update(role=Role.DEPARTMENT_CONTACT)
    assert not access.allowed(alice, "reports.edit", altenburg)
    assert access.allowed(alice, "reports.see", altenburg)


def test_a_closed_account_may_nothing(alice: User, operator: User, altenburg: Workspace) -> None:
    alice.is_active = operator.is_active = False
    assert not access.allowed(alice, "reports.see", altenburg)
    assert not access.allowed(operator, "accounts.operate")
