"""Workers: one file of a list at a time, in the order they came; a killed worker's file is taken up again; five
attempts; and two workers never both take one over."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import now

from tests.cast import Cast
from tests.workflows.files import STAFF, everything, person, queue
from turnabout.people import intake as steps
from turnabout.people.models import Intake, StagedRows, Upload
from turnabout.workflows import intake as workflow

pytestmark = pytest.mark.django_db


def leave_for(intake: Intake, **silent: int) -> None:
    """As if the worker had not been heard of for so long."""
    Intake.objects.filter(pk=intake.pk).update(claimed_at=now() - timedelta(**silent))


def claim() -> steps.Claim:
    found = steps.claim_next()
    assert found is not None
    return found


def test_a_file_is_taken_by_one_worker_only(cast: Cast) -> None:
    queue(cast.cohort, STAFF)
    assert steps.claim_next() is not None
    assert steps.claim_next() is None


def test_the_second_file_waits_for_the_first(cast: Cast) -> None:
    first, second = queue(cast.cohort, STAFF), queue(cast.cohort, STAFF)
    taken = claim()
    assert taken.intake == first.pk
    assert steps.claim_next() is None

    workflow.take_in(taken)
    assert claim().intake == second.pk


def test_the_database_itself_lets_no_second_file_of_a_list_be_at_work(cast: Cast) -> None:
    first, second = queue(cast.cohort, STAFF), queue(cast.cohort, STAFF)
    Intake.objects.filter(pk=first.pk).update(state="reading")
    with pytest.raises(IntegrityError), transaction.atomic():
        Intake.objects.filter(pk=second.pk).update(state="reading")


def test_a_file_that_waits_to_be_tried_again_is_not_overtaken(cast: Cast) -> None:
    first = queue(cast.cohort, STAFF)
    queue(cast.cohort, STAFF)
    Intake.objects.filter(pk=first.pk).update(claimed_at=now())  # as give_back leaves it
    assert steps.claim_next() is None
    leave_for(first, minutes=1)
    assert claim().intake == first.pk


def test_the_file_of_a_killed_worker_is_taken_up_again(cast: Cast) -> None:
    intake = queue(cast.cohort, STAFF)
    killed = claim()
    steps.read(killed, stretch=2)  # staged, then killed before the switch
    assert StagedRows.objects.count() == 2

    leave_for(intake, minutes=4)
    assert steps.claim_next() is None, "four minutes are not enough"
    leave_for(intake, minutes=6)
    workflow.read_waiting_files()

    intake.refresh_from_db()
    assert (intake.state, intake.attempts) == ("switched", 2)
    assert person("new").grade == 1
    assert not StagedRows.objects.exists()


def test_a_worker_killed_in_the_middle_of_reading_leaves_no_rows_twice(cast: Cast, monkeypatch: Any) -> None:
    intake = queue(cast.cohort, STAFF)
    killed = claim()
    monkeypatch.setattr("turnabout.people.intake.reading._Reading.close", _killed)
    with pytest.raises(KeyboardInterrupt):
        steps.read(killed, stretch=1)
    assert StagedRows.objects.count() == 3
    monkeypatch.undo()

    leave_for(intake, minutes=6)
    again = claim()
    assert steps.read(again, stretch=1)
    assert StagedRows.objects.filter(intake=intake).count() == 3


def _killed(_self: Any) -> bool:
    raise KeyboardInterrupt


def test_a_slow_worker_finds_that_it_has_lost_the_file(cast: Cast) -> None:
    intake = queue(cast.cohort, STAFF)
    slow = claim()
    leave_for(intake, minutes=6)
    quick = claim()

    with pytest.raises(steps.ClaimLostError):
        steps.read(slow)
    assert steps.read(quick)
    with pytest.raises(steps.ClaimLostError), transaction.atomic():
        steps.switch(slow, steps.Guard())

    workflow._switch(quick, cast.cohort)
    assert Intake.objects.get(pk=intake.pk).state == "switched"


def test_what_breaks_is_tried_five_times_and_then_given_up(cast: Cast, monkeypatch: Any) -> None:
    intake = queue(cast.cohort, STAFF)
    before = everything()

    def breaks(*_args: Any, **_more: Any) -> None:
        raise ZeroDivisionError("Adwoa Mensah is the content of a cell")

    monkeypatch.setattr("turnabout.workflows.intake.enrol_from_file", breaks)
    monkeypatch.setattr("turnabout.workflows.intake.switch", breaks)
    for attempt in range(1, 6):
        assert workflow.read_waiting_files() == 1
        intake.refresh_from_db()
        assert (intake.attempts, intake.error) == (attempt, "ZeroDivisionError")
        leave_for(intake, minutes=1)

    assert intake.state == "failed"
    assert workflow.read_waiting_files() == 0
    assert everything() == before
    assert not Upload.objects.exists()
    assert not StagedRows.objects.exists()


def test_an_error_in_the_last_step_takes_everything_back(cast: Cast, monkeypatch: Any) -> None:
    """The seats are listed in the transaction of the switch: without them, no people either."""
    before = everything()
    intake = queue(cast.cohort, "person_id,role\nfresh,mentor\n")

    def breaks(**_more: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("turnabout.workflows.intake.enrol_from_file", breaks)
    workflow.read_waiting_files()
    assert everything() == before
    monkeypatch.undo()

    leave_for(intake, minutes=1)
    workflow.read_waiting_files()
    assert person("fresh")
    assert cast.cohort.enrolments.count() == 1


def test_a_file_whose_worker_dies_five_times_is_given_up(cast: Cast) -> None:
    intake = queue(cast.cohort, STAFF)
    for _attempt in range(5):
        assert steps.claim_next() is not None
        leave_for(intake, minutes=6)
    assert steps.claim_next() is None

    intake.refresh_from_db()
    assert (intake.state, intake.error) == ("failed", "WorkerLost")
    assert not Upload.objects.exists()


def test_progress_is_told_while_the_file_is_read(cast: Cast, monkeypatch: Any) -> None:
    intake = queue(cast.cohort, "person_id\n" + "".join(f"p{n}\n" for n in range(10)))
    told = []
    beat = steps.claims.heartbeat

    def listen(claim: steps.Claim, rows: int) -> None:
        beat(claim, rows)
        told.append(Intake.objects.get(pk=intake.pk).rows_read)

    monkeypatch.setattr("turnabout.people.intake.staging.heartbeat", listen)
    assert intake.rows_total == 10
    steps.read(claim(), stretch=4)
    assert told == [4, 8, 10]


@pytest.mark.django_db(transaction=True)
def test_two_workers_race_and_each_file_is_taken_once(cast: Cast) -> None:
    """They meet at a barrier, over and over; every file is switched by exactly one of them."""
    rounds = 12
    files = [queue(cast.cohort, STAFF.replace("Sales", f"Unit {n}")) for n in range(rounds)]
    barrier = threading.Barrier(2)
    taken: list[int] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            for _round in range(rounds):
                barrier.wait(timeout=60)
                found = steps.claim_next()
                if found is not None:
                    taken.append(found.intake)
                    workflow.take_in(found)
        except BaseException as error:
            errors.append(error)
            barrier.abort()
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert not errors
    assert sorted(taken) == [intake.pk for intake in files], "each once, none twice"
    assert set(Intake.objects.values_list("state", "attempts")) == {("switched", 1)}
    assert person("lead").unit == f"Unit {rounds - 1}", "in the order in which they came"
