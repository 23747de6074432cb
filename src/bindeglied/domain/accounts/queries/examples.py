"""Accounts that stand for nobody."""

from django.db.models import Q, QuerySet

from bindeglied.domain.accounts.models import User

# Names that are reserved for examples: nobody's real address.
_RESERVED = Q(email__iendswith=".example") | Q(email__iregex=r"@(.*\.)?example\.(org|com|net)$")


def example_users() -> QuerySet[User]:
    """Open accounts of the example installation: whoever knows the program could sign in with them."""
    return User.objects.filter(_RESERVED, is_active=True)
