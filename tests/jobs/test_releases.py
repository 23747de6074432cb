"""Own figures leave only protected and by decision; official ones exactly as delivered."""

import pytest

from bindeglied.analysis.status import Status
from bindeglied.core.errors import NotAllowed, Outdated, Refused
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User, Workspace
from bindeglied.domain.audit.models import Entry
from bindeglied.domain.statistics import actions, queries
from bindeglied.domain.statistics.choices import Origin
from bindeglied.domain.statistics.models import Release
from bindeglied.jobs import queue, releases
from tests.factories.statistics import stored

pytestmark = pytest.mark.django_db

SMALL = [
    {"GES": "TOTAL", "value": 20.0}, {"GES": "GESM", "value": 18.0}, {"GES": "GESW", "value": 2.0},
]  # fmt: skip


@pytest.fixture
def workspace() -> Workspace:
    return Workspace.objects.create(key="altenburger-land", name="Altenburger Land", place_key="16077")


@pytest.fixture
def other_workspace() -> Workspace:
    return Workspace.objects.create(key="jena", name="Jena", place_key="16053")


def _member(workspace: Workspace, role: str) -> User:
    user = User.objects.create(email=f"{role}.{workspace.key}@example.org")
    Membership.objects.create(user=user, workspace=workspace, role=role)
    return user


@pytest.fixture
def manager(workspace: Workspace) -> User:
    return _member(workspace, Role.INTEGRATION_MANAGER)


def released(manager: User, workspace: Workspace, table: str = "own") -> dict[str, tuple[float | None, str]]:
    releases.ask(by=manager, workspace=workspace, table=table)
    queue.run_all()
    published = queries.published_table(table, workspace=workspace)
    assert published is not None
    return {f"{c.place} {c.categories.get('GES', 'TOTAL')}": (c.value, c.status) for c in published.cells}


def test_nothing_of_an_own_table_is_published_before_its_release(manager, workspace) -> None:
    stored(manager, workspace, SMALL, origin="own", table="own")
    assert queries.published_table("own", workspace=workspace) is None


@pytest.mark.parametrize("origin", ["own", "delivered"])
def test_small_count_and_what_would_give_it_away_are_blank(origin: str, manager, workspace) -> None:
    stored(manager, workspace, SMALL, origin=origin, table="own")
    assert released(manager, workspace) == {
        "16077 TOTAL": (20, Status.VALUE), "16077 GESM": (None, Status.SECRET), "16077 GESW": (None, Status.SECRET),
    }  # fmt: skip


def test_rule_of_the_workspace_decides_and_rests_with_the_release(manager, workspace) -> None:
    rows = [{"GES": "TOTAL", "value": 20.0}, {"GES": "GESM", "value": 16.0}, {"GES": "GESW", "value": 4.0}]
    stored(manager, workspace, rows, origin="own", table="own")
    actions.set_rule(by=manager, workspace=workspace, origin=Origin.OWN, minimum=3)
    assert released(manager, workspace)["16077 GESW"] == (4, Status.VALUE)
    published = queries.published_table("own", workspace=workspace)
    assert published.rule.minimum == 3
    assert "1 bis 2" in published.rule.sentence
    assert queries.rule_of(workspace, Origin.DELIVERED).minimum == 5


def test_stricter_rule_cannot_take_back_what_is_out(manager, workspace) -> None:
    rows = [{"GES": "TOTAL", "value": 20.0}, {"GES": "GESM", "value": 16.0}, {"GES": "GESW", "value": 4.0}]
    stored(manager, workspace, rows, origin="own", table="own")
    actions.set_rule(by=manager, workspace=workspace, origin=Origin.OWN, minimum=3)
    released(manager, workspace)
    actions.set_rule(by=manager, workspace=workspace, origin=Origin.OWN, minimum=5)
    releases.ask(by=manager, workspace=workspace, table="own")
    queue.run_all()
    assert Release.objects.count() == 1
    with pytest.raises(Refused, match="früher"):
        releases.release_table(workspace.pk, "own", manager.pk)


def test_official_figures_pass_as_delivered(manager, workspace) -> None:
    rows = [
        {"GES": "GESW", "value": 2.0, "marker": "( )", "status": "unreliable"},
        {"GES": "GESW", "place": "16", "value": None, "status": "secret", "marker": "."},
        {"GES": "GESW", "place": "DG", "value": 3.0}, {"GES": "GESW", "place": "16053", "value": 1.0},
    ]  # fmt: skip
    stored(manager, workspace, rows)
    assert released(manager, workspace, "12411-01-01-4") == {
        "16077 GESW": (2, Status.UNRELIABLE), "16 GESW": (None, Status.SECRET), "DG GESW": (3, Status.VALUE),
    }  # fmt: skip


def test_place_below_a_place_is_one_more_way_to_break_it_down(manager, workspace) -> None:
    rows = [
        {"place": "16077", "value": 100.0}, {"place": "16077001", "value": 96.0},
        {"place": "16077002", "value": 4.0},
    ]  # fmt: skip
    stored(manager, workspace, rows, origin="own", table="own")
    assert released(manager, workspace) == {
        "16077 TOTAL": (100, Status.VALUE), "16077001 TOTAL": (None, Status.SECRET),
        "16077002 TOTAL": (None, Status.SECRET),
    }  # fmt: skip


def test_places_without_a_common_one_above_are_judged_alone(manager, workspace) -> None:
    rows = [{"place": "16077001", "value": 96.0}, {"place": "16077002", "value": 4.0}]
    stored(manager, workspace, rows, origin="own", table="own")
    assert released(manager, workspace) == {
        "16077001 TOTAL": (96, Status.VALUE), "16077002 TOTAL": (None, Status.SECRET),
    }  # fmt: skip


def test_figure_that_is_no_whole_number_is_not_released(manager, workspace) -> None:
    stored(manager, workspace, [{"value": 12.5}], origin="own", table="own")
    assert released(manager, workspace) == {"16077 TOTAL": (None, Status.SECRET)}


def test_withdrawn_release_is_not_shown_and_not_forgotten(manager, workspace) -> None:
    stored(manager, workspace, [{"value": 12.0}], origin="own", table="own")
    released(manager, workspace)
    actions.withdraw_release(by=manager, release=Release.objects.get())
    assert queries.published_table("own", workspace=workspace) is None
    assert [c.value for c in queries.released_cells("own", workspace=workspace)] == [12]
    verbs = list(Entry.objects.order_by("id").values_list("verb", flat=True))
    assert verbs[-2:] == ["statistics.release_table", "statistics.withdraw_release"]


def test_release_that_was_overtaken_is_refused(manager, workspace) -> None:
    stored(manager, workspace, [{"value": 12.0}], origin="own", table="own")
    released(manager, workspace)
    with pytest.raises(Outdated):
        actions.release(
            by=manager, workspace=workspace, table="own", title="", source="",
            rule=queries.rule_of(workspace, Origin.OWN), cells=[], judged_with=0,
        )  # fmt: skip


def test_release_stays_in_its_workspace(manager, workspace, other_workspace) -> None:
    stored(manager, workspace, [{"value": 12.0}], origin="own", table="own")
    released(manager, workspace)
    assert queries.published_table("own", workspace=other_workspace) is None
    with pytest.raises(Refused):
        releases.release_table(other_workspace.pk, "own", None)


def test_only_the_lead_of_the_workspace_releases_and_sets_rules(manager, workspace, other_workspace) -> None:
    release = Release.objects.create(workspace=workspace, table="own", rule={}, cells=[])
    others = [
        _member(workspace, Role.STAFF), _member(other_workspace, Role.INTEGRATION_MANAGER),
        User.objects.create(email="fremd@example.org"),
    ]  # fmt: skip
    for user in others:
        with pytest.raises(NotAllowed):
            releases.ask(by=user, workspace=workspace, table="own")
        with pytest.raises(NotAllowed):
            actions.set_rule(by=user, workspace=workspace, origin=Origin.OWN, minimum=3)
        with pytest.raises(NotAllowed):
            actions.withdraw_release(by=user, release=release)
    assert queue.pending() == 0
    assert not Entry.objects.exists()


@pytest.mark.parametrize("minimum", [0, 1, 2, 4, 100])
def test_only_three_five_and_ten_can_be_chosen(minimum: int, manager, workspace) -> None:
    with pytest.raises(Refused):
        actions.set_rule(by=manager, workspace=workspace, origin=Origin.OWN, minimum=minimum)
    with pytest.raises(Refused):
        actions.set_rule(by=manager, workspace=workspace, origin=Origin.OFFICIAL, minimum=5)


def test_change_of_a_rule_leaves_its_trace(manager, workspace) -> None:
    actions.set_rule(by=manager, workspace=workspace, origin=Origin.OWN, minimum=10)
    actions.set_rule(by=manager, workspace=workspace, origin=Origin.OWN, minimum=3)
    assert list(Entry.objects.order_by("id").values_list("verb", "actor")) == [
        ("statistics.set_rule_10", f"user:{manager.pk}"), ("statistics.set_rule_3", f"user:{manager.pk}"),
    ]  # fmt: skip
    assert queries.rule_of(workspace, Origin.OWN).minimum == 3


def test_published_table_is_read_with_one_query(manager, workspace, django_assert_num_queries) -> None:
    stored(manager, workspace, SMALL, origin="own", table="own")
    released(manager, workspace)
    with django_assert_num_queries(1):
        found = queries.published_table("own", workspace=workspace, places=["16077"], dates=["1999"])
    assert found.cells == ()
