"""Members: who may take in, what a link may open, the last integration manager."""

import pytest

from bindeglied.core.errors import NotAllowed, NotFound, Refused
from bindeglied.domain.accounts import actions, queries
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User, Workspace
from bindeglied.domain.audit.models import Entry


def membership(user: User) -> int:
    return Membership.objects.get(user=user).pk


def test_a_new_person_gets_an_account_without_password_and_a_link(alice: User, altenburg: Workspace) -> None:
    row, token = actions.add_member(
        by=alice, workspace=altenburg, email=" Neu@Altenburg.example", role=Role.STAFF, name="Nele Neu"
    )
    assert (row.user.email, row.user.name, row.role) == ("neu@altenburg.example", "Nele Neu", Role.STAFF)
    assert not row.user.has_usable_password()
    assert actions.use_link(token=token) == row.user
    entry = Entry.objects.get(verb="accounts.add_member")
    assert (entry.workspace, entry.actor) == ("altenburger-land", f"user:{alice.pk}")


def test_a_person_with_an_account_joins_without_a_link(alice: User, bob: User, altenburg: Workspace) -> None:
    row, token = actions.add_member(by=alice, workspace=altenburg, email=bob.email, role=Role.STAFF)
    assert token == ""
    assert [w.key for w in queries.workspaces_of(bob)] == ["altenburger-land", "jena"]
    assert row.user == bob


def test_a_person_who_waits_elsewhere_gets_no_link_from_here(
    alice: User, bob: User, altenburg: Workspace, jena: Workspace
) -> None:
    """Else a manager could open, with the account, the other workspace too."""
    _, first = actions.add_member(by=bob, workspace=jena, email="neu@x.example", role=Role.STAFF)
    row, token = actions.add_member(by=alice, workspace=altenburg, email="neu@x.example", role=Role.STAFF)
    assert first
    assert token == ""
    with pytest.raises(Refused, match="arbeitet noch woanders"):
        actions.renew_link(by=alice, workspace=altenburg, membership=row.pk)


def test_a_person_with_a_role_in_the_installation_gets_no_link_from_a_workspace(
    alice: User, altenburg: Workspace
) -> None:
    actions.create_user(by=None, email="rat@x.example", installation_role=Role.ADVISER)
    _, token = actions.add_member(by=alice, workspace=altenburg, email="rat@x.example", role=Role.STAFF)
    assert token == ""


def test_a_link_is_renewed_only_while_nobody_chose_a_password(
    alice: User, altenburg: Workspace, staff: User
) -> None:
    row, first = actions.add_member(by=alice, workspace=altenburg, email="neu@x.example", role=Role.STAFF)
    second = actions.renew_link(by=alice, workspace=altenburg, membership=row.pk)
    with pytest.raises(Refused):
        actions.use_link(token=first)
    assert actions.use_link(token=second) == row.user
    with pytest.raises(Refused, match="hat ein Passwort"):
        actions.renew_link(by=alice, workspace=altenburg, membership=membership(staff))


def test_nobody_joins_twice(alice: User, altenburg: Workspace, staff: User) -> None:
    with pytest.raises(Refused, match="ist schon Mitglied"):
        actions.add_member(by=alice, workspace=altenburg, email=staff.email, role=Role.STAFF)


@pytest.mark.parametrize("email", ["", "kein Zeichen", "a@b", "a@b.example\nx"])
def test_what_is_no_address_is_refused(alice: User, altenburg: Workspace, email: str) -> None:
    with pytest.raises(Refused, match="keine E-Mail-Adresse"):
        actions.add_member(by=alice, workspace=altenburg, email=email, role=Role.STAFF)
    assert User.objects.count() == 1


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.ADVISER, "chef"])
def test_roles_of_the_installation_are_none_of_a_workspace(
    alice: User, altenburg: Workspace, staff: User, role: str
) -> None:
    with pytest.raises(Refused, match="gibt es in einem Arbeitsbereich nicht"):
        actions.add_member(by=alice, workspace=altenburg, email="neu@x.example", role=role)
    with pytest.raises(Refused, match="gibt es in einem Arbeitsbereich nicht"):
        actions.change_role(by=alice, workspace=altenburg, membership=membership(staff), role=role)


def test_the_last_integration_manager_stays(alice: User, altenburg: Workspace, staff: User) -> None:
    for change in (
        lambda: actions.change_role(
            by=alice, workspace=altenburg, membership=membership(alice), role=Role.STAFF
        ),
        lambda: actions.remove_member(by=alice, workspace=altenburg, membership=membership(alice)),
    ):
        with pytest.raises(Refused, match="braucht eine"):
            change()
    actions.change_role(
        by=alice, workspace=altenburg, membership=membership(staff), role=Role.INTEGRATION_MANAGER
    )
    actions.remove_member(by=alice, workspace=altenburg, membership=membership(alice))
    assert [m.user for m in queries.members_of(altenburg)] == [staff]


def test_a_closed_account_does_not_count_as_integration_manager(
    alice: User, altenburg: Workspace, staff: User
) -> None:
    actions.change_role(
        by=alice, workspace=altenburg, membership=membership(staff), role=Role.INTEGRATION_MANAGER
    )
    User.objects.filter(pk=staff.pk).update(is_active=False)
    with pytest.raises(Refused, match="braucht eine"):
        actions.remove_member(by=alice, workspace=altenburg, membership=membership(alice))


@pytest.mark.parametrize("who", ["bob", "staff", "contact", "outsider", "adviser", "ministry"])
def test_members_are_for_the_integration_manager_and_the_operator(
    who: str, alice: User, altenburg: Workspace, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)
    before = list(Membership.objects.values_list("user", "workspace", "role"))
    for change in (
        lambda: actions.add_member(by=person, workspace=altenburg, email="neu@x.example", role=Role.STAFF),
        lambda: actions.change_role(
            by=person, workspace=altenburg, membership=membership(alice), role=Role.STAFF
        ),
        lambda: actions.remove_member(by=person, workspace=altenburg, membership=membership(alice)),
        lambda: actions.renew_link(by=person, workspace=altenburg, membership=membership(alice)),
    ):
        with pytest.raises(NotAllowed):
            change()
    assert list(Membership.objects.values_list("user", "workspace", "role")) == before


def test_a_member_of_another_workspace_is_not_found(alice: User, bob: User, altenburg: Workspace) -> None:
    with pytest.raises(NotFound):
        actions.remove_member(by=alice, workspace=altenburg, membership=membership(bob))
    with pytest.raises(NotFound):
        actions.change_role(by=alice, workspace=altenburg, membership=membership(bob), role=Role.STAFF)


def test_the_operator_may_manage_members(operator: User, altenburg: Workspace) -> None:
    _, token = actions.add_member(
        by=operator, workspace=altenburg, email="neu@x.example", role=Role.INTEGRATION_MANAGER
    )
    assert token
