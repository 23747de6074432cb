from bindeglied.domain.accounts.models.user import Attempt, OneTimeLink, User
from bindeglied.domain.accounts.models.workspace import Membership, ScopedModel, Workspace

__all__ = ["Attempt", "Membership", "OneTimeLink", "ScopedModel", "User", "Workspace"]
