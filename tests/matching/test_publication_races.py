"""Publishing happens once, however many try at the same moment; and the race is real: check-then-act loses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.utils.timezone import now

from tests.matching.making import make_cohort, make_done_run, make_leader, make_mentor
from tests.matching.racing import racing
from turnabout.ground.audit import triggers
from turnabout.ground.errors import Refused
from turnabout.ground.notify.models import Message
from turnabout.matching.models import LeftOut, Run
from turnabout.matching.services import perform_run, publication, publish, recall, release, start_run
from turnabout.pairs.models import Pair
from turnabout.programmes.models import Cohort, Enrolment

RACES = 1000
UNSAFE_RACES = 200
FEW_RACES = 40


@dataclass
class Track:
    """A cohort with two finished runs that propose different pairs, put back to the start before each race."""

    cohort: Cohort
    first: Run
    second: Run

    @transaction.atomic
    def back_to_start(self) -> None:
        Pair.objects.filter(cohort=self.cohort).delete()
        LeftOut.objects.filter(run__cohort=self.cohort).delete()
        Message.objects.all().delete()
        Enrolment.objects.update(unplaced_at=None)  # told once, ever
        Run.objects.filter(cohort=self.cohort).update(state=Run.State.DONE, round=0)
        Cohort.objects.filter(pk=self.cohort.pk).update(state=Cohort.State.OPEN, round=0, hold_ends_at=None)

    def effect(self) -> tuple[int, int, int]:
        """Pairs held, runs marked as published, publications counted: (1, 1, 1) after exactly one effect."""
        return (
            Pair.objects.filter(cohort=self.cohort, state=Pair.State.HELD).count(),
            Run.objects.filter(cohort=self.cohort, state=Run.State.PUBLISHED).count(),
            Cohort.objects.values_list("round", flat=True).get(pk=self.cohort.pk),
        )

    def again(self) -> Cohort:
        return Cohort.objects.select_related("programme").get(pk=self.cohort.pk)


@pytest.fixture
def audit_refuses_again(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The audit record refuses to be emptied, and threads need real transactions, so it is emptied between tests."""
    yield
    with django_db_blocker.unblock():
        triggers.remove(connection)
        triggers.install(connection)


@pytest.fixture
def track(audit_refuses_again: None, transactional_db: None) -> Iterator[Track]:
    cohort = make_cohort()
    leader = make_leader(cohort, "Tomas")
    ines, yusuf = make_mentor(cohort, "Ines"), make_mentor(cohort, "Yusuf")
    yield Track(cohort, make_done_run(cohort, (ines, leader)), make_done_run(cohort, (yusuf, leader)))
    triggers.remove(connection)


def _publish(run_id: int) -> None:
    publish(actor=None, run=Run.objects.select_related("cohort__programme").get(pk=run_id))


@pytest.fixture
def nothing_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves out the look at today's enrolments and rules, three quarters of the time: the race is about the round."""
    monkeypatch.setattr(publication, "why_not", lambda cohort, couples: {})


@pytest.mark.slow
def test_of_two_who_publish_at_once_exactly_one_succeeds_also_between_two_runs(
    track: Track, nothing_has_changed: None
) -> None:
    one, same, other = (partial(_publish, run.pk) for run in (track.first, track.first, track.second))
    with racing() as race:
        for number in range(RACES):
            track.back_to_start()
            won = race(one, same if number % 2 else other)
            assert (sum(won), track.effect()) == (1, (1, 1, 1)), f"race {number}"


def _look_first_then_act(run_id: int) -> None:
    """The same publication with the conditional update taken apart into a look and an act."""
    run = Run.objects.select_related("cohort__programme").get(pk=run_id)
    cohort = Cohort.objects.get(pk=run.cohort_id)
    if cohort.state != Cohort.State.OPEN or cohort.round != run.round:
        raise Refused("published before")
    publish(actor=None, run=run)


def _act_without_a_condition(run: Run) -> bool:
    cohort = Cohort.objects.filter(pk=run.cohort_id)
    return bool(cohort.update(state=Cohort.State.HELD, round=F("round") + 1, hold_ends_at=now()))


@pytest.mark.slow
def test_a_publication_that_looks_first_and_then_acts_publishes_twice_in_many_races(
    track: Track, nothing_has_changed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publication, "_take_round", _act_without_a_condition)
    one, other = (partial(_look_first_then_act, run.pk) for run in (track.first, track.second))
    twice = 0
    with racing() as race:
        for _ in range(UNSAFE_RACES):
            track.back_to_start()
            won = race(one, other)
            twice += won == (True, True) and track.effect() == (2, 2, 2)
    assert twice >= UNSAFE_RACES / 20, twice  # how many depends on what else the machine does


Ending = Callable[..., object]


@pytest.mark.slow
@pytest.mark.parametrize(("one", "other"), [(release, recall), (release, release), (recall, recall)])
def test_a_hold_ends_once_and_either_all_are_told_or_nobody(track: Track, one: Ending, other: Ending) -> None:
    with racing() as race:
        for number in range(FEW_RACES):
            track.back_to_start()
            _publish(track.first.pk)
            won = race(*(partial(end, actor=None, cohort=track.again()) for end in (one, other)))
            released = track.again().state == Cohort.State.PUBLISHED
            told = Message.objects.filter(kind="pair_released")
            after = Pair.objects.filter(state=Pair.State.ACTIVE).count(), told.count()
            assert sum(won) == 1, f"race {number}"
            assert after == ((1, 2) if released else (0, 0)), f"race {number}"
            assert Pair.objects.count() == after[0], f"race {number}"
            unplaced = Message.objects.filter(kind="no_partner").count()
            assert unplaced == (1 if released else 0), f"race {number}: whoever has no partner hears it once"


@pytest.mark.slow
def test_two_clicks_on_match_make_one_run_and_two_workers_perform_it_once(track: Track) -> None:
    with racing() as race:
        for number in range(FEW_RACES // 2):
            Run.objects.exclude(pk__in=[track.first.pk, track.second.pk]).delete()
            start = partial(start_run, actor=None, cohort=track.again())
            assert sum(race(start, start)) == 1, f"race {number}"
            run = Run.objects.exclude(pk__in=[track.first.pk, track.second.pk]).get()
            race(partial(perform_run, run.pk), partial(perform_run, run.pk))
            run.refresh_from_db()
            assert (run.state, run.attempts, run.proposals.count()) == ("done", 1, 1), f"race {number}"
