"""One-time links: once, for a while, kept as a hash only."""

from datetime import timedelta

import pytest

from bindeglied.core import clock
from bindeglied.core.errors import NotAllowed, Refused
from bindeglied.domain.accounts import actions, queries
from bindeglied.domain.accounts.models import OneTimeLink, User

GONE = "Dieser Link gilt nicht mehr."


def refused(token: str) -> bool:
    with pytest.raises(Refused) as caught:
        actions.use_link(token=token)
    return caught.value.message.startswith(GONE)


def test_a_link_signs_in_once(alice: User) -> None:
    token = actions.invite(by=None, user=alice)
    assert queries.link_is_open(token)
    assert actions.use_link(token=token) == alice
    assert not queries.link_is_open(token)
    assert refused(token)


def test_only_the_hash_of_a_token_is_kept(alice: User) -> None:
    token = actions.invite(by=None, user=alice)
    kept = OneTimeLink.objects.get()
    assert token not in str(vars(kept))
    assert len(token) >= 43


def test_a_link_ends_after_seven_days(alice: User, clock_at) -> None:
    start = clock.now()
    token = actions.invite(by=None, user=alice)
    clock_at(start + timedelta(days=7, seconds=1))
    assert not queries.link_is_open(token)
    assert refused(token)
    clock_at(start + timedelta(days=6, hours=23))
    assert actions.use_link(token=token) == alice


def test_a_new_link_ends_the_one_before(alice: User) -> None:
    first = actions.invite(by=None, user=alice)
    second = actions.invite(by=None, user=alice)
    assert refused(first)
    assert actions.use_link(token=second) == alice


def test_wrong_used_and_closed_are_refused_in_the_same_words(alice: User) -> None:
    token = actions.invite(by=None, user=alice)
    User.objects.filter(pk=alice.pk).update(is_active=False)
    assert refused(token)
    assert refused("nicht-da")
    assert refused("")


def test_a_network_has_thirty_tries_a_minute(alice: User, clock_at) -> None:
    clock_at(clock.now())
    token = actions.invite(by=None, user=alice)
    for _ in range(30):
        assert refused("geraten")
    with pytest.raises(Refused, match="zu viele Versuche"):
        actions.use_link(token=token)


def test_only_the_operator_gives_links_for_any_account(alice: User, bob: User, operator: User) -> None:
    with pytest.raises(NotAllowed):
        actions.invite(by=bob, user=alice)
    assert actions.invite(by=operator, user=alice)


def test_a_closed_account_gets_no_link(alice: User) -> None:
    alice.is_active = False
    with pytest.raises(Refused, match="geschlossen"):
        actions.invite(by=None, user=alice)
