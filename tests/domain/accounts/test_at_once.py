"""What must not happen twice does not, however many try at the same moment."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from bindeglied.core.errors import Refused
from bindeglied.domain.accounts import actions
from bindeglied.domain.accounts.actions.limits import try_once
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Attempt, Membership, User, Workspace
from bindeglied.domain.accounts.values import SIGN_IN_PER_NETWORK
from tests.conftest import person

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(times: int, work: Callable[[], object]) -> list[object]:
    """What each of `times` threads returned, or the error it raised; they start together."""
    results: list[object] = []
    gate = threading.Barrier(times)

    def run() -> None:
        gate.wait()
        try:
            results.append(work())
        except Exception as error:
            results.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_a_link_signs_in_one_of_many() -> None:
    token = actions.invite(by=None, user=person("a@x.example", "A"))
    results = at_once(8, lambda: actions.use_link(token=token))
    assert sorted(type(r).__name__ for r in results) == ["Refused"] * 7 + ["User"]


def test_exactly_as_many_tries_as_the_limit_pass() -> None:
    results = at_once(16, lambda: try_once((SIGN_IN_PER_NETWORK, "192.0.2.0/24")))
    assert sum(result is None for result in results) == SIGN_IN_PER_NETWORK.times
    assert Attempt.objects.count() == SIGN_IN_PER_NETWORK.times


def test_one_of_two_integration_managers_stays_when_both_leave() -> None:
    place = Workspace.objects.create(key="jena", name="Stadt Jena", place_key="16053")
    both = [person(f"{n}@x.example", n, role=Role.INTEGRATION_MANAGER, workspace=place) for n in "ab"]
    rows = {user.pk: Membership.objects.get(user=user).pk for user in both}
    waiting = iter(both)
    lock = threading.Lock()

    def leave() -> None:
        with lock:
            user = next(waiting)
        actions.remove_member(by=user, workspace=place, membership=rows[user.pk])

    results = at_once(2, leave)
    assert sorted(type(r).__name__ for r in results) == ["NoneType", "Refused"]
    assert Membership.objects.filter(role=Role.INTEGRATION_MANAGER).count() == 1


def test_a_person_joins_once() -> None:
    place = Workspace.objects.create(key="jena", name="Stadt Jena", place_key="16053")
    results = at_once(
        4, lambda: actions.add_member(by=None, workspace=place, email="neu@x.example", role=Role.STAFF)
    )
    assert sum(isinstance(r, tuple) for r in results) == 1
    assert all(isinstance(r, tuple | Refused) for r in results), results
    assert (User.objects.count(), Membership.objects.count()) == (1, 1)
