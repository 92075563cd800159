"""After the trial a pair goes on only if both say so, and neither can tell from anything what the other said."""

from __future__ import annotations

import itertools

import pytest

from tests.clock import Clock
from tests.matching.firm import Firm
from tests.pairs.course import Course, ines_leaves, make_course
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import Refused
from turnabout.pairs.models import Pair, Trial
from turnabout.pairs.services import answer_trial, pause_pair, resume_pair, turn_trials
from turnabout.people.models import Person

BOTH = ["Ines", "Tomas"]


@pytest.fixture
def course(firm: Firm, clock: Clock) -> Course:
    return make_course(firm, clock)


def say(course: Course, who: Person, answer: str) -> None:
    answer_trial(actor=who.user, pair=course.pair.uuid, answer=answer)


def is_active(course: Course) -> bool:
    return Pair.objects.get(pk=course.pair.pk).state == "active"


def test_both_are_asked_after_six_weeks_reminded_twice_and_without_answers_it_ends(course: Course) -> None:
    course.days(41)
    assert course.mails() == []
    course.days(1)
    assert course.mails() == [("pair_trial", who) for who in BOTH]
    course.days(5)
    assert course.mails() == [("pair_trial_again", who) for who in BOTH]
    course.days(5)
    assert course.mails() == [("pair_trial_again", who) for who in BOTH]
    course.days(4)
    assert is_active(course)
    assert course.mails() == []
    course.days(1)
    assert not is_active(course)
    assert course.mails() == [("pair_ended", who) for who in BOTH]


def test_two_yes_go_on_and_hear_so_in_one_batch(course: Course) -> None:
    course.trial_is_asked()
    say(course, course.firm.tomas, "yes")
    say(course, course.firm.ines, "yes")
    course.days(13)
    assert not course.of(course.firm.ines).goes_on
    course.mails()
    course.days(2)
    assert course.mails() == [("pair_goes_on", who) for who in BOTH]
    for who in (course.firm.ines, course.firm.tomas):
        assert course.of(who).goes_on
        assert course.of(who).trial is None
    assert set(Trial.objects.get().answers.values()) == {""}
    course.days(30)
    assert course.mails() == []
    assert is_active(course)


@pytest.mark.parametrize("mine", ["", "yes", "no"])
def test_nothing_that_one_finds_depends_on_what_the_other_said(firm: Firm, clock: Clock, mine: str) -> None:
    """Day by day until the outcome, for every answer of the other, given early or late, or by leaving."""
    course, found = make_course(firm, clock), {}
    for theirs, day in itertools.product(("", "yes", "no"), (0, 9)):
        Trial.objects.all().delete()
        Pair.objects.update(released_at=clock.now(), state="active", ended_at=None)
        start = clock.now()
        course.trial_is_asked()
        course.mails()
        diary: list[object] = []
        if mine:
            say(course, firm.tomas, mine)
        for number in range(14):
            if theirs and number == day:
                say(course, firm.ines, theirs)
            course.days(1)
            view = course.of(firm.tomas)
            trial = view.trial
            assert trial
            mails = [kind for kind, who in course.mails() if who == "Tomas"]
            diary.append((trial.answer, trial.closes_at - start, view.is_over, view.goes_on, mails))
        found[theirs, day] = diary
        course.days(3)
        course.mails()
    assert all(diary == found["", 0] for diary in found.values())


def test_a_refusal_after_the_last_day_is_the_same_whether_it_goes_on_or_ends(course: Course) -> None:
    said = set()
    for answers in (("yes", "yes"), ("yes", "no"), ("yes", "")):
        Trial.objects.all().delete()
        Pair.objects.update(released_at=course.clock.now(), state="active", ended_at=None)
        course.trial_is_asked()
        for who, answer in zip((course.firm.tomas, course.firm.ines), answers, strict=True):
            if answer:
                say(course, who, answer)
        course.days(14)
        assert is_active(course)
        with pytest.raises(Refused) as refused:
            say(course, course.firm.tomas, "no")
        said.add(str(refused.value.message))
        course.days(3)
    assert said == {"The last day to say so is over."}


def test_an_answer_can_be_changed_and_is_recorded_nowhere(course: Course) -> None:
    course.trial_is_asked()
    entries = Entry.objects.count()
    say(course, course.firm.ines, "no")
    say(course, course.firm.ines, "yes")
    assert course.of(course.firm.ines).trial.answer == "yes"  # type: ignore[union-attr]
    assert Entry.objects.count() == entries


def test_whoever_left_is_asked_nothing_more_and_the_other_is_as_always(course: Course) -> None:
    course.clock.forward(days=41, hours=23)
    ines_leaves(course)
    course.clock.forward(hours=2)
    turn_trials()
    assert course.mails() == [("pair_trial", "Tomas")]
    assert course.of(course.firm.tomas).trial


def test_a_pause_stops_the_trial_s_clock_and_moves_the_end(course: Course) -> None:
    ines, at = course.firm.ines, {"pair": course.pair.uuid}
    planned = course.of(ines).planned_end
    course.days(20)
    pause_pair(actor=ines.user, until=None, **at)
    course.mails()
    course.days(40)
    assert course.mails() == [], "no mails while it rests"
    resume_pair(actor=ines.user, **at)
    assert (course.of(ines).planned_end - planned).days == 40
    course.days(21)
    assert course.of(ines).trial is None
    course.days(1)
    assert course.of(ines).trial
    pause_pair(actor=ines.user, until=None, **at)
    assert course.of(ines).trial is None
    with pytest.raises(Refused):
        say(course, ines, "yes")
    course.days(30)
    resume_pair(actor=ines.user, **at)
    assert course.of(ines).trial
    course.days(13)
    assert is_active(course)
    course.days(2)
    assert not is_active(course)


def test_a_programme_without_a_trial_asks_nobody(course: Course) -> None:
    programme = course.firm.cohort.programme
    programme.trial_weeks = 0
    programme.save()
    course.days(60)
    assert course.mails() == []
    assert is_active(course)
