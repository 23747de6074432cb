"""Everything that changes accounts, workspaces and memberships."""

from bindeglied.domain.accounts.actions.links import use_link
from bindeglied.domain.accounts.actions.members import add_member, change_role, remove_member, renew_link
from bindeglied.domain.accounts.actions.signing_in import choose_password, confirm_password, sign_in
from bindeglied.domain.accounts.actions.users import create_user, invite
from bindeglied.domain.accounts.actions.visits import record_visit
from bindeglied.domain.accounts.actions.workspaces import create_workspace

__all__ = [
    "add_member",
    "change_role",
    "choose_password",
    "confirm_password",
    "create_user",
    "create_workspace",
    "invite",
    "record_visit",
    "remove_member",
    "renew_link",
    "sign_in",
    "use_link",
]
