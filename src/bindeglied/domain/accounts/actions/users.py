"""Accounts of the installation."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext

from bindeglied.core import access
from bindeglied.core.errors import Refused
from bindeglied.core.locks import take_turns
from bindeglied.domain.accounts import queries
from bindeglied.domain.accounts.actions.links import new_link
from bindeglied.domain.accounts.choices import INSTALLATION_ROLES
from bindeglied.domain.accounts.models import User
from bindeglied.domain.accounts.rules import OPERATE
from bindeglied.domain.audit.actions import record

ACCOUNTS = "accounts"  # the part of the program in which accounts come to be, one after the other


def make_user(*, email: str, name: str = "", installation_role: str = "") -> User:
    """A new account without a password, inside the caller's transaction."""
    address = queries.normal_email(email)
    try:
        validate_email(address)
    except ValidationError:
        raise Refused(gettext("%(address)s is no e-mail address.") % {"address": email or "–"}) from None
    take_turns(ACCOUNTS)
    if queries.user_of(address):
        raise Refused(gettext("There is an account %(address)s already.") % {"address": address})
    user = User(email=address, name=name.strip(), installation_role=installation_role)
    user.set_unusable_password()
    user.save(force_insert=True)
    return user


def create_user(
    *, by: User | None, email: str, name: str = "", installation_role: str = ""
) -> tuple[User, str]:
    """An account outside of any workspace and the token of its one-time link; for the operator."""
    access.require(by, OPERATE)
    if installation_role and installation_role not in INSTALLATION_ROLES:
        raise Refused(gettext("There is no role %(role)s.") % {"role": installation_role})
    with transaction.atomic():
        user = make_user(email=email, name=name, installation_role=installation_role)
        token = new_link(user)
        record(by=by, verb="accounts.create_user", thing=user)
    return user, token


def invite(*, by: User | None, user: User) -> str:
    """The token of a new one-time link for any account; for the operator."""
    access.require(by, OPERATE)
    if not user.is_active:
        raise Refused(gettext("This account is closed."))
    with transaction.atomic():
        token = new_link(user)
        record(by=by, verb="accounts.invite", thing=user)
    return token
