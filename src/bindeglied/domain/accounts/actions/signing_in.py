"""Signing in with e-mail and password; the session itself is the web's."""

from datetime import timedelta

from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from bindeglied.core import clock
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts.actions.limits import forget_tries, try_once
from bindeglied.domain.accounts.actions.links import end_links
from bindeglied.domain.accounts.models import OneTimeLink, User
from bindeglied.domain.accounts.queries import normal_email
from bindeglied.domain.accounts.values import SIGN_IN_PER_ACCOUNT, SIGN_IN_PER_NETWORK, Limit
from bindeglied.domain.audit.actions import record

_LINKS_KEPT = timedelta(days=30)


def sign_in(*, email: str, password: str, network: str = "") -> User:
    """The person, if the password is right; else `Refused`.

    Words and time are the same for a wrong password, an unknown and a closed account.
    """
    account = normal_email(email)
    _count((SIGN_IN_PER_ACCOUNT, account), (SIGN_IN_PER_NETWORK, network))
    user = authenticate(username=account, password=password)
    if not isinstance(user, User):
        raise Refused(gettext("E-mail address and password do not fit together."))
    forget_tries(SIGN_IN_PER_ACCOUNT, account)
    with transaction.atomic():
        record(by=user, verb="accounts.sign_in", thing=user)
        _tidy_up()
    return user


def _tidy_up() -> None:
    """What is over goes whenever somebody signs in: ended sessions, links of last month."""
    now = clock.now()
    Session.objects.filter(expire_date__lt=now).delete()
    OneTimeLink.objects.filter(expires_at__lt=now - _LINKS_KEPT).delete()


def confirm_password(*, by: User, password: str) -> None:
    """`Refused` unless it is the password of `by`; tries count like those of signing in."""
    _count((SIGN_IN_PER_ACCOUNT, by.email))
    if not by.check_password(password):
        raise Refused(gettext("The password until now is not right."))
    forget_tries(SIGN_IN_PER_ACCOUNT, by.email)


def choose_password(*, by: User, password: str) -> None:
    """Give `by` a new password; sessions elsewhere and open links end with it. `Refused` if it is too weak."""
    try:
        validate_password(password, by)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from None
    with transaction.atomic():
        by.set_password(password)
        by.save(update_fields=["password"])
        end_links(by)
        record(by=by, verb="accounts.choose_password", thing=by)


def _count(*tries: tuple[Limit, str]) -> None:
    if until := try_once(*tries):
        raise Refused(
            gettext("There were too many tries. Please try again at %(time)s o'clock.")
            % {"time": timezone.localtime(until + timedelta(minutes=1)).strftime("%H:%M")}
        )
