"""Work waits in the database, is tried three times at most, and says in German why it was given up."""

from datetime import timedelta

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from bindeglied.core import clock
from bindeglied.core.errors import Refused
from bindeglied.jobs import queue, worker

pytestmark = pytest.mark.django_db

done: list[int] = []


def note(number: int) -> None:
    done.append(number)


def refuse(number: int) -> None:
    raise Refused("So geht das nicht.")


def fail(number: int) -> None:
    raise OSError(28, "No space left on device")


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    """The functions above count as jobs; what is told on giving up is collected in `told`."""
    monkeypatch.setattr(queue, "_ROOM", "tests.jobs.")
    monkeypatch.setattr(queue, "_on_giving_up", {})
    done.clear()


@pytest.fixture
def told() -> list[tuple[int, str]]:
    collected: list[tuple[int, str]] = []
    for job in (refuse, fail, note):
        queue.on_giving_up(job)(lambda reason, number: collected.append((number, reason)))
    return collected


def status() -> list[str]:
    return [row.status for row in DBTaskResult.objects.order_by("enqueued_at")]


def due_now() -> None:
    DBTaskResult.objects.update(run_after=clock.now())


def test_jobs_run_in_the_order_in_which_they_came() -> None:
    for number in range(3):
        queue.put(note, number=number)
    assert done == []
    assert queue.pending() == 3
    assert queue.run_all() == 3
    assert done == [0, 1, 2]
    assert queue.pending() == 0


def test_row_rolls_back_with_its_transaction() -> None:
    with transaction.atomic():
        queue.put(note, number=1)
        transaction.set_rollback(True)
    assert queue.pending() == 0


def test_only_functions_of_the_jobs_are_put(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "_ROOM", "bindeglied.jobs.")
    with pytest.raises(ValueError, match="no function of"):
        queue.put(note, number=1)


def test_row_that_names_another_function_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    queue.put(note, number=1)
    monkeypatch.setattr(queue, "_ROOM", "bindeglied.jobs.")
    with pytest.raises(ValueError, match="no function of"):
        queue.run_all()
    assert done == []


def test_refused_work_is_not_tried_again(told) -> None:
    queue.put(refuse, number=7)
    queue.run_all()
    assert told == [(7, "So geht das nicht.")]
    assert status() == [TaskResultStatus.FAILED]


def test_unexpected_error_is_tried_three_times_then_told(told) -> None:
    queue.put(fail, number=7)
    for attempt in (1, 2, 3):
        assert told == []
        with pytest.raises(OSError, match="space"):
            queue.run_all()
        assert queue.pending() == (attempt < 3)
        due_now()
    assert queue.run_all() == 0
    [(number, reason)] = told
    assert number == 7
    assert reason.startswith("Auf dem Datenträger ist kein Platz mehr.")


def test_next_try_waits_a_little(told) -> None:
    queue.put(fail, number=7)
    with pytest.raises(OSError, match="space"):
        queue.run_all()
    assert queue.next_row() is None
    assert queue.pending() == 1


def test_work_of_a_killed_process_is_put_back_and_given_up_at_the_third_time(told) -> None:
    queue.put(note, number=7)
    for killed in (1, 2, 3):
        row = queue.next_row()
        assert row is not None
        row.claim("process 1")  # and dies
        assert queue.next_row() is None
        assert queue.take_up_again() == 1
        assert len(told) == (killed == 3)
    assert queue.next_row() is None
    assert told[0][1].startswith("Diese Arbeit wurde dreimal unterbrochen.")


def test_work_broken_off_by_a_stop_does_not_count_as_a_try() -> None:
    queue.put(note, number=7)
    for _ in range(5):
        row = queue.next_row()
        assert row is not None
        row.claim("process 1")
        queue.put_back(row, counted=False)
    queue.run_all()
    assert done == [7]


def test_thing_that_cannot_be_told_does_not_stop_the_queue() -> None:
    @queue.on_giving_up(refuse)
    def broken(reason: str, number: int) -> None:
        raise RuntimeError("thing is gone")

    queue.put(refuse, number=7)
    queue.put(note, number=8)
    queue.run_all()
    assert status() == [TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL]


def test_finished_rows_are_forgotten_after_a_month(monkeypatch: pytest.MonkeyPatch) -> None:
    queue.put(note, number=1)
    queue.run_all()
    queue.put(note, number=2)
    now = clock.now()
    for days, left in ((29, 2), (31, 1)):
        monkeypatch.setattr(clock, "now", lambda days=days: now + timedelta(days=days))
        queue.forget_finished()
        assert DBTaskResult.objects.count() == left


def test_one_process_at_a_time_works_off_the_queue() -> None:
    with worker.alone() as first, worker.alone() as second:
        assert (first, second) == (True, False)
    with worker.alone() as again:
        assert again


def test_work_off_ends_when_nothing_waits() -> None:
    queue.put(note, number=1)
    queue.put(note, number=2)
    worker.work_off()
    assert done == [1, 2]
