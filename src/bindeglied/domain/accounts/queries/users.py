"""Accounts and their links."""

import hashlib

from bindeglied.core import clock
from bindeglied.domain.accounts.models import OneTimeLink, User


def normal_email(email: str) -> str:
    """An address as it is kept: without blanks around it, in small letters."""
    return email.strip().lower()


def user_of(email: str) -> User | None:
    """The account of this address."""
    return User.objects.filter(email=normal_email(email)).first()


def token_hash(token: str) -> str:
    """What is kept of the token of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_is_open(token: str) -> bool:
    """Whether the link could be used now."""
    links = OneTimeLink.objects.filter(token_hash=token_hash(token), used_at=None)
    return links.filter(expires_at__gt=clock.now(), user__is_active=True).exists()
