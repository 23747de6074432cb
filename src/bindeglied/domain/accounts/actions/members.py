"""Members of a workspace: take in, change, take out."""

from django.db import transaction
from django.utils.translation import gettext

from bindeglied.core import access
from bindeglied.core.errors import NotFound, Refused
from bindeglied.core.locks import take_turns
from bindeglied.domain.accounts import queries
from bindeglied.domain.accounts.actions.links import new_link
from bindeglied.domain.accounts.actions.users import ACCOUNTS, make_user
from bindeglied.domain.accounts.choices import WORKSPACE_ROLES, Role
from bindeglied.domain.accounts.models import Membership, User, Workspace
from bindeglied.domain.accounts.rules import MANAGE_MEMBERS, OPERATE, may_get_link_from
from bindeglied.domain.audit.actions import record


def add_member(
    *, by: User | None, workspace: Workspace, email: str, role: str, name: str = ""
) -> tuple[Membership, str]:
    """Take a person in; returns the membership and the token of a one-time link.

    The token is empty for a person who has an account already: only they themselves or the operator
    may open that. Integration managers and the operator may do this.
    """
    _require(by, workspace)
    _check_role(role)
    with transaction.atomic():
        take_turns(ACCOUNTS)
        user = queries.user_of(email) or make_user(email=email, name=name)
        membership, new = Membership.objects.get_or_create(
            user=user, workspace=workspace, defaults={"role": role}
        )
        if not new:
            raise Refused(gettext("%(person)s is a member already.") % {"person": user})
        token = new_link(user) if may_get_link_from(user, workspace) else ""
        record(by=by, verb="accounts.add_member", thing=membership, workspace=workspace)
    return membership, token


def renew_link(*, by: User | None, workspace: Workspace, membership: int) -> str:
    """A new one-time link for a member who never signed in and works in this workspace alone."""
    _require(by, workspace)
    with transaction.atomic():
        row = _member(workspace, membership)
        if not may_get_link_from(row.user, workspace):
            raise Refused(
                gettext("This person has a password or works elsewhere too. The operator can give a link.")
            )
        token = new_link(row.user)
        record(by=by, verb="accounts.renew_link", thing=row.user, workspace=workspace)
    return token


def change_role(*, by: User | None, workspace: Workspace, membership: int, role: str) -> None:
    """Give a member another role; the last integration manager keeps theirs."""
    _require(by, workspace)
    _check_role(role)
    with transaction.atomic():
        row = _member(workspace, membership)
        if role != row.role:
            _keep_a_manager(row)
            row.role = role
            row.save(update_fields=["role"])
            record(by=by, verb="accounts.change_role", thing=row, workspace=workspace)


def remove_member(*, by: User | None, workspace: Workspace, membership: int) -> None:
    """Take a member out; what they did stays. It works from their next click on."""
    _require(by, workspace)
    with transaction.atomic():
        row = _member(workspace, membership)
        _keep_a_manager(row)
        record(by=by, verb="accounts.remove_member", thing=row, workspace=workspace)
        row.delete()


def _require(by: User | None, workspace: Workspace) -> None:
    if by is None or not access.allowed(by, OPERATE):
        access.require(by, MANAGE_MEMBERS, workspace)


def _check_role(role: str) -> None:
    if role not in WORKSPACE_ROLES:
        raise Refused(gettext("In a workspace there is no role %(role)s.") % {"role": role})


def _member(workspace: Workspace, pk: int) -> Membership:
    """The row, while no other change of members of this workspace runs."""
    take_turns(f"members:{workspace.pk}")
    row = Membership.objects.select_related("user").filter(workspace=workspace, pk=pk).first()
    if row is None:
        raise NotFound
    return row


def _keep_a_manager(row: Membership) -> None:
    if row.role != Role.INTEGRATION_MANAGER:
        return
    others = Membership.objects.filter(
        workspace=row.workspace_id, role=Role.INTEGRATION_MANAGER, user__is_active=True
    ).exclude(pk=row.pk)
    if not others.exists():
        raise Refused(
            gettext("A workspace needs an integration manager. Please give the role to another member first.")
        )
