"""The places beside which a workspace sees its own: districts of today, in the order of their keys."""

import pytest

from bindeglied.core.errors import NotAllowed, Refused
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.indicators import actions, queries
from bindeglied.domain.indicators.queries.group import Group


def test_without_a_choice_there_is_no_group(altenburg: Workspace) -> None:
    assert queries.group_of(altenburg) == Group()


def test_a_group_stands_in_the_order_of_the_key_without_the_own_place(
    altenburg: Workspace, jena: Workspace, alice: User
) -> None:
    actions.choose_group(
        by=alice, workspace=altenburg, name=" Osten ", keys=["16076", "14523", "16077", "16076"]
    )
    assert queries.group_of(altenburg) == Group("Osten", ("14523", "16076"))
    assert queries.group_of(jena) == Group()

    actions.choose_group(by=alice, workspace=altenburg, name="", keys=[])
    assert queries.group_of(altenburg) == Group()


@pytest.mark.parametrize("key", ["16", "DG", "16056", "16077001", "99999", "quatsch"])
def test_what_is_no_district_of_today_is_refused(altenburg: Workspace, alice: User, key: str) -> None:
    with pytest.raises(Refused, match="gibt es heute keinen Kreis"):
        actions.choose_group(by=alice, workspace=altenburg, name="", keys=["16076", key])
    assert queries.group_of(altenburg) == Group()


def test_more_than_twelve_are_refused(altenburg: Workspace, alice: User) -> None:
    keys = [f"160{n}" for n in range(61, 77)]
    with pytest.raises(Refused, match="höchstens 12"):
        actions.choose_group(by=alice, workspace=altenburg, name="", keys=keys)


def test_only_those_who_write_here_choose(altenburg: Workspace, contact: User, bob: User) -> None:
    for person in (contact, bob):
        with pytest.raises(NotAllowed):
            actions.choose_group(by=person, workspace=altenburg, name="", keys=["16076"])
