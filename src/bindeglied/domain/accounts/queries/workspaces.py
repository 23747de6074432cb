"""Workspaces and their members."""

from dataclasses import dataclass

from django.db.models import Count

from bindeglied.core.errors import NotFound
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User, Workspace
from bindeglied.domain.accounts.rules import memberships_of


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a workspace; `waiting` has not chosen a password yet."""

    membership: Membership
    user: User
    role: Role
    waiting: bool


@dataclass(frozen=True, slots=True)
class WorkspaceRow:
    """A workspace as the operator sees it: no contents."""

    workspace: Workspace
    members: int


def workspaces_of(user: User) -> list[Workspace]:
    """The workspaces that the person is a member of, in order of their names."""
    return [membership.workspace for membership in memberships_of(user)]


def workspace_for(user: User, key: str) -> Workspace:
    """The workspace of this key; `NotFound` alike for a missing one and one the person is no member of."""
    for membership in memberships_of(user):
        if membership.workspace.key == key:
            return membership.workspace
    raise NotFound


def workspace_by_key(key: str) -> Workspace:
    """The workspace of this key, whoever asks (the operator, the command line); else `NotFound`."""
    found = Workspace.objects.filter(key=key).first()
    if found is None:
        raise NotFound
    return found


def role_in(user: User, workspace: Workspace) -> Role | None:
    """What the person is there, None for nobody."""
    for membership in memberships_of(user):
        if membership.workspace_id == workspace.pk:
            return Role(membership.role)
    return None


def members_of(workspace: Workspace) -> list[Member]:
    """All members of a workspace in order of their names."""
    rows = Membership.objects.filter(workspace=workspace).select_related("user")
    return [
        Member(row, row.user, Role(row.role), not row.user.has_usable_password())
        for row in rows.order_by("user__name", "user__email")
    ]


def workspace_rows() -> list[WorkspaceRow]:
    """All workspaces of the installation, with how many members each has."""
    counts = dict(Membership.objects.values_list("workspace").annotate(n=Count("pk")).order_by())
    return [WorkspaceRow(w, counts.get(w.pk, 0)) for w in Workspace.objects.order_by("name", "key")]
