"""Links that sign a person in once."""

import secrets

from django.db import transaction
from django.utils.translation import gettext

from bindeglied.core import clock
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts.actions.limits import try_once
from bindeglied.domain.accounts.models import OneTimeLink, User
from bindeglied.domain.accounts.queries import token_hash
from bindeglied.domain.accounts.values import LINK_LIFETIME, LINK_PER_NETWORK
from bindeglied.domain.audit.actions import record


def new_link(user: User) -> str:
    """A fresh token for `user`, inside the caller's transaction; older links of the person end.

    The token is given out once; only its hash is kept.
    """
    token = secrets.token_urlsafe(32)
    OneTimeLink.objects.filter(user=user, used_at=None).delete()
    OneTimeLink.objects.create(
        user=user, token_hash=token_hash(token), expires_at=clock.now() + LINK_LIFETIME
    )
    return token


def use_link(*, token: str, network: str = "") -> User:
    """Use up the link and return its person; `Refused` in the same words whatever is wrong with it."""
    if try_once((LINK_PER_NETWORK, network)):
        raise Refused(gettext("There were too many tries from your network. Please wait a minute."))
    now = clock.now()
    with transaction.atomic():
        links = OneTimeLink.objects.filter(token_hash=token_hash(token))
        # Conditions on this table alone: with a join, PostgreSQL lets two at once pass the same old picture.
        used = links.filter(used_at=None, expires_at__gt=now).update(used_at=now)
        user = links.select_related("user").get().user if used else None
        if user is None or not user.is_active:
            raise Refused(
                gettext("This link is not valid any more. Please ask for a new one where you got it.")
            )
        record(by=user, verb="accounts.use_link", thing=user)
    return user


def end_links(user: User) -> None:
    """No link of the person is valid any more."""
    OneTimeLink.objects.filter(user=user, used_at=None).delete()
