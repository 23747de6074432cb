"""Social areas: made, changed, taken out, put back, each with its entry in the audit."""

import pytest

from bindeglied.core.errors import NotAllowed, NotFound, Refused
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.audit.models import Entry
from bindeglied.domain.places import actions
from bindeglied.domain.places.queries import areas as queries

EAST = ["16077041", "16077001"]


def test_an_area_is_made_changed_taken_out_and_put_back(altenburg: Workspace, alice: User) -> None:
    area = actions.make_area(by=alice, workspace=altenburg, name="  Stadt  und Land ", parts=[*EAST, *EAST])
    assert (area.name, area.parts) == ("Stadt und Land", ["16077001", "16077041"])
    actions.change_area(by=alice, area=area, name="Stadt", parts=["16077001"])
    assert [(a.name, a.parts) for a in queries.areas(altenburg)] == [("Stadt", ["16077001"])]
    actions.remove_area(by=alice, area=area)
    assert (list(queries.areas(altenburg)), [a.pk for a in queries.removed_areas(altenburg)]) == (
        [],
        [area.pk],
    )
    actions.restore_area(by=alice, area=area)
    assert queries.area_of(altenburg, area.pk) == area
    done = Entry.objects.filter(object_kind="places.socialarea").order_by("id")
    assert [entry.verb for entry in done] == [
        "places.make_area", "places.change_area", "places.remove_area", "places.restore_area",
    ]  # fmt: skip
    assert {entry.actor for entry in done} == {f"user:{alice.pk}"}


@pytest.mark.parametrize(
    ("name", "parts", "message"),
    [
        (" ", EAST, "Namen"),
        ("x" * 101, EAST, "zu lang"),
        ("Ost", [], "mindestens eine Gemeinde"),
        ("Ost", ["16053000"], "des eigenen Kreises"),
        ("Ost", ["16077"], "des eigenen Kreises"),
        ("Schon da", EAST, "gibt es schon"),
    ],
)
def test_what_is_refused_says_what_to_do(
    altenburg: Workspace, alice: User, name: str, parts: list[str], message: str
) -> None:
    other = actions.make_area(by=alice, workspace=altenburg, name="Schon da", parts=EAST)
    before = Entry.objects.count()
    with pytest.raises(Refused, match=message):
        actions.make_area(by=alice, workspace=altenburg, name=name, parts=parts)
    assert (list(queries.areas(altenburg)), Entry.objects.count()) == ([other], before)


def test_a_name_that_was_given_away_is_not_taken_back(altenburg: Workspace, alice: User) -> None:
    first = actions.make_area(by=alice, workspace=altenburg, name="Ost", parts=EAST)
    actions.remove_area(by=alice, area=first)
    actions.make_area(by=alice, workspace=altenburg, name="Ost", parts=EAST)
    with pytest.raises(Refused, match="gibt es schon"):
        actions.restore_area(by=alice, area=first)


def test_who_may_not_is_refused_and_a_foreign_area_is_missing(
    altenburg: Workspace, jena: Workspace, alice: User, contact: User, bob: User
) -> None:
    area = actions.make_area(by=alice, workspace=altenburg, name="Ost", parts=EAST)
    for person in (contact, bob):
        with pytest.raises(NotAllowed):
            actions.change_area(by=person, area=area, name="Neu", parts=EAST)
        with pytest.raises(NotAllowed):
            actions.remove_area(by=person, area=area)
    with pytest.raises(NotFound):
        queries.area_of(jena, area.pk)
