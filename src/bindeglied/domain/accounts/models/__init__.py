from bindeglied.domain.accounts.models.user import Attempt, OneTimeLink, User
from bindeglied.domain.accounts.models.workspace import RESERVED_KEYS, Membership, ScopedModel, Workspace

__all__ = ["RESERVED_KEYS", "Attempt", "Membership", "OneTimeLink", "ScopedModel", "User", "Workspace"]
