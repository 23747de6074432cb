"""The audit table: inside the transaction, in one chain, and what was changed shows."""

import threading

import pytest
from django.db import connection, transaction

from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.audit.actions import record
from bindeglied.domain.audit.models import Entry
from bindeglied.domain.audit.queries import Deed, deeds_in, first_broken

FIELDS = {
    "at": "2020-01-01T00:00:00Z",
    "actor": "user:99",
    "verb": "x.y",
    "object_kind": "a.b",
    "object_id": "7",
    "workspace": "jena",
    "previous_hash": "0" * 64,
    "hash": "1" * 64,
}


@pytest.fixture
def entries(alice: User, altenburg: Workspace) -> list[Entry]:
    with transaction.atomic():
        return [
            record(by=by, verb=f"test.deed_{n}", thing=alice, workspace=altenburg)
            for n, by in enumerate([alice, None, "job", alice])
        ]


def test_an_entry_says_who_what_where_without_contents(
    entries: list[Entry], alice: User, altenburg: Workspace
) -> None:
    assert [e.actor for e in entries] == [f"user:{alice.pk}", "cli", "job", f"user:{alice.pk}"]
    assert {(e.object_kind, e.object_id, e.workspace) for e in entries} == {
        ("accounts.user", str(alice.pk), "altenburger-land")
    }
    assert alice.email not in str([vars(e) for e in entries])


def test_each_entry_holds_the_hash_of_the_one_before(entries: list[Entry]) -> None:
    assert [e.previous_hash for e in entries] == ["", *(e.hash for e in entries[:-1])]
    assert first_broken() is None


def test_an_empty_chain_is_whole(db: None) -> None:
    assert first_broken() is None


@pytest.mark.parametrize("field", FIELDS)
def test_a_change_of_any_field_shows(entries: list[Entry], field: str) -> None:
    Entry.objects.filter(pk=entries[1].pk).update(**{field: FIELDS[field]})
    assert first_broken() == entries[1]


def test_a_removed_entry_shows_at_the_next(entries: list[Entry]) -> None:
    Entry.objects.filter(pk=entries[1].pk).delete()
    assert first_broken() == entries[2]


def test_a_new_first_entry_shows(entries: list[Entry]) -> None:
    Entry.objects.filter(pk=entries[0].pk).delete()
    assert first_broken() == entries[1]


@pytest.mark.django_db(transaction=True)
def test_an_entry_without_a_transaction_is_a_programming_error() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        record(by=None, verb="test.deed")
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_deed_that_is_rolled_back_leaves_no_entry() -> None:
    def fail() -> None:
        with transaction.atomic():
            record(by=None, verb="test.deed")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_chain_does_not_fork_when_many_write_at_once() -> None:
    faults = []

    def write() -> None:
        try:
            for _ in range(10):
                with transaction.atomic():
                    record(by="job", verb="test.deed")
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert Entry.objects.count() == 60
    assert Entry.objects.values("previous_hash").distinct().count() == 60
    assert first_broken() is None


def test_deeds_of_a_workspace_newest_first(entries: list[Entry], alice: User) -> None:
    assert deeds_in("altenburger-land", limit=2) == [
        Deed(entries[3].at, alice.pk, "test.deed_3", "accounts.user", str(alice.pk)),
        Deed(entries[2].at, None, "test.deed_2", "accounts.user", str(alice.pk)),
    ]
    assert deeds_in("jena", limit=9) == []
