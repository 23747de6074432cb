"""Questions about accounts, workspaces and who is what in them."""

from bindeglied.domain.accounts.queries.users import link_is_open, normal_email, token_hash, user_of
from bindeglied.domain.accounts.queries.workspaces import (
    Member,
    WorkspaceRow,
    members_of,
    role_in,
    workspace_by_key,
    workspace_for,
    workspace_rows,
    workspaces_of,
)

__all__ = [
    "Member",
    "WorkspaceRow",
    "link_is_open",
    "members_of",
    "normal_email",
    "role_in",
    "token_hash",
    "user_of",
    "workspace_by_key",
    "workspace_for",
    "workspace_rows",
    "workspaces_of",
]
