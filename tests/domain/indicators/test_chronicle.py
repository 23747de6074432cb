"""The chronicle: entries in order of time, kept for their workspace, never lost."""

import pytest

from bindeglied.core.errors import NotAllowed, NotFound, Refused
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.audit.models import Entry
from bindeglied.domain.indicators import actions, queries
from bindeglied.domain.indicators.models import ChronicleEntry


def _add(by: User, workspace: Workspace, begins: str, ends: str = "", title: str = "T") -> ChronicleEntry:
    return actions.add_entry(by=by, workspace=workspace, begins=begins, ends=ends, title=title)


def test_entries_stand_in_order_of_time_however_exact_they_are(altenburg: Workspace, alice: User) -> None:
    for begins in ("2015-09-04", "1991", "2015", "2022-03"):
        _add(alice, altenburg, begins)

    assert [e.begins for e in queries.chronicle(altenburg)] == ["1991", "2015", "2015-09-04", "2022-03"]


@pytest.mark.parametrize(
    ("begins", "ends", "found"),
    [
        ("2014", "", False),
        ("2015", "", True),
        ("2014", "2015-01", True),
        ("2019-12-31", "", True),
        ("2020", "2022", False),
        ("1990", "2030", True),
    ],
)
def test_beside_a_series_stands_what_touches_its_years(
    altenburg: Workspace, alice: User, begins: str, ends: str, found: bool
) -> None:
    _add(alice, altenburg, begins, ends)

    assert bool(queries.chronicle_between(altenburg, "2015-12-31", "2019")) is found


@pytest.mark.parametrize("begins", ["", "15", "2015-13", "2015-02-30", "2015-9", "0000", "gestern", "2015\n"])
def test_a_moment_that_does_not_exist_is_refused(altenburg: Workspace, alice: User, begins: str) -> None:
    with pytest.raises(Refused, match="gibt es nicht"):
        _add(alice, altenburg, begins)
    assert not ChronicleEntry.objects.of(altenburg).exists()


def test_an_end_before_the_beginning_and_an_empty_title_are_refused(
    altenburg: Workspace, alice: User
) -> None:
    with pytest.raises(Refused, match="vor dem Anfang"):
        _add(alice, altenburg, "2016", "2015-12")
    with pytest.raises(Refused, match="Überschrift"):
        _add(alice, altenburg, "2016", title="  ")


def test_an_entry_is_changed_taken_out_and_put_back_and_each_deed_is_on_record(
    altenburg: Workspace, alice: User
) -> None:
    entry = _add(alice, altenburg, "2015")
    actions.change_entry(by=alice, entry=entry, begins="2016", title=" Neu ", lesson="Früh reden.")
    actions.remove_entry(by=alice, entry=entry)

    with pytest.raises(NotFound):
        queries.entry_of(altenburg, entry.pk)
    actions.restore_entry(by=alice, entry=queries.entry_of(altenburg, entry.pk, removed=True))

    found = queries.entry_of(altenburg, entry.pk)
    assert (found.begins, found.title, found.lesson) == ("2016", "Neu", "Früh reden.")
    assert list(Entry.objects.order_by("id").values_list("verb", flat=True)) == [
        f"indicators.{verb}" for verb in ("add_entry", "change_entry", "remove_entry", "restore_entry")
    ]


def test_only_those_who_write_here_may_write(
    altenburg: Workspace, jena: Workspace, alice: User, contact: User, bob: User, outsider: User
) -> None:
    entry = _add(alice, altenburg, "2015")
    for person in (contact, bob, outsider):
        with pytest.raises(NotAllowed):
            _add(person, altenburg, "2015")
        with pytest.raises(NotAllowed):
            actions.change_entry(by=person, entry=entry, begins="2016", title="X")
        with pytest.raises(NotAllowed):
            actions.remove_entry(by=person, entry=entry)
    with pytest.raises(NotFound):
        queries.entry_of(jena, entry.pk)
