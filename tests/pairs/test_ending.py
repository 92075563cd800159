"""Either leaves at any time; nobody can tell from anything why a pair ended, nor who asked for it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection

from tests.clock import Clock
from tests.matching.firm import Firm
from tests.pairs.course import AT_ONCE, BY_TRIAL, Course, ines_leaves, make_course, tomas_leaves
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.ground.notify.models import Message
from turnabout.ground.notify.rendering import render
from turnabout.pairs.models import Agreement, Ending, Pair, Trial
from turnabout.pairs.relation import are_partners
from turnabout.pairs.selectors import couples_before, pair_for, published_pairs
from turnabout.pairs.services import (
    answer_trial,
    end_by_coordinator,
    introduction_held,
    leave_pair,
    nudge_due,
    pause_pair,
    say_next,
    take_back_leaving,
    tell_endings,
)
from turnabout.people.models import Person
from turnabout.programmes.models import Enrolment
from turnabout.programmes.selectors import counts_of_all, unplaced_seats
from turnabout.programmes.sender import Sender


@pytest.fixture
def course(firm: Firm, clock: Clock) -> Course:
    return make_course(firm, clock)


def seat_of(course: Course, who: Person) -> Enrolment:
    return Enrolment.objects.get(cohort=course.firm.cohort, person=who)


def is_over(course: Course, who: Person) -> bool:
    return pair_for(who.user, course.pair.uuid).is_over


def test_whoever_leaves_is_free_at_once_and_the_other_hears_with_the_next_batch(course: Course) -> None:
    ines, tomas = course.firm.ines, course.firm.tomas
    ines_leaves(course)
    assert is_over(course, ines)
    assert not is_over(course, tomas)
    assert not are_partners(ines.user, tomas)
    assert are_partners(tomas.user, ines)
    assert course.mails() == []
    course.clock.forward(hours=22)  # half past eight the next morning
    daily = tell_endings()
    assert (daily, is_over(course, tomas)) == (0, False)
    course.clock.forward(hours=1)
    assert tell_endings() == 2
    assert tell_endings() == 0
    assert is_over(course, tomas)
    assert course.mails() == [("pair_ended", "Ines"), ("pair_ended", "Tomas")]
    assert Pair.objects.get().state == "ended"


def test_the_date_is_that_of_the_batch_whenever_somebody_asked(course: Course) -> None:
    ines_leaves(course)
    assert course.of(course.firm.ines).over_on is None
    course.days(2)
    for who in (course.firm.ines, course.firm.tomas):
        assert str(course.of(who).over_on) == "2026-11-03"


def test_each_reader_hears_at_their_own_nine_o_clock(firm: Firm, clock: Clock) -> None:
    course = make_course(firm, clock)
    Person.objects.filter(pk=firm.ines.pk).update(timezone="Asia/Tokyo")
    Person.objects.filter(pk=firm.tomas.pk).update(timezone="America/Los_Angeles")
    tomas_leaves(course)
    clock.forward(hours=13, minutes=31)  # 00:01 UTC, one past nine in Tokyo
    assert tell_endings() == 1
    assert course.mails() == [("pair_ended", "Ines")]
    assert is_over(course, firm.ines)
    assert [one.state for one in published_pairs(firm.cohort)] == ["active"]
    clock.forward(hours=16, minutes=58)
    assert tell_endings() == 0
    clock.forward(minutes=2)
    assert tell_endings() == 1
    assert course.mails() == [("pair_ended", "Tomas")]
    assert [one.state for one in published_pairs(firm.cohort)] == ["ended"]


@pytest.mark.parametrize("who", ["ines", "tomas"])
@pytest.mark.parametrize("cause", [*AT_ONCE, *BY_TRIAL, "the reader leaves"])
def test_the_mail_is_the_same_byte_for_byte_whatever_the_cause_and_whoever_reads(
    firm: Firm, clock: Clock, cause: str, who: str
) -> None:
    course, reader = make_course(firm, clock), getattr(firm, who)
    if (cause, who) == ("gone from the list", "ines"):
        return  # no mail for whoever has left the organisation
    if cause in BY_TRIAL:
        course.trial_is_asked()
    ({**AT_ONCE, **BY_TRIAL, "the reader leaves": tomas_leaves})[cause](course)
    course.days(16)
    letter = course.letter_to(reader, "pair_ended").replace(reader.name, "READER")
    assert letter == course_letter(firm)


def course_letter(firm: Firm) -> str:
    """The one text, as it is rendered for nobody in particular."""
    params = {**Sender.of(firm.cohort.programme).params(), "view": "pair", "args": [str(firm.cohort.uuid)]}
    letter = render(Message(kind="pair_ended", user=firm.mina.user, params=params))
    text = f"{letter.subject}\n{letter.text}\n{letter.html}"
    return text.replace(str(firm.cohort.uuid), "PAIR").replace("Mina", "READER")


def test_until_the_batch_whatever_the_other_does_works_as_always(course: Course) -> None:
    ines, tomas, at = course.firm.ines, course.firm.tomas, {"pair": course.pair.uuid}
    ines_leaves(course)
    introduction_held(actor=tomas.user, **at)
    pause_pair(actor=tomas.user, until=None, **at)
    assert course.of(tomas).pause
    assert course.mails() == [], "nobody writes to whoever has left"
    with pytest.raises(Refused):
        introduction_held(actor=ines.user, **at)
    course.days(2)
    assert course.mails() == [("pair_ended", "Ines"), ("pair_ended", "Tomas")]


def test_both_may_leave_on_one_day_and_it_ends_once(course: Course) -> None:
    ines_leaves(course)
    tomas_leaves(course)
    assert is_over(course, course.firm.tomas)
    with pytest.raises(Refused):
        tomas_leaves(course)
    course.days(2)
    assert course.mails() == [("pair_ended", "Ines"), ("pair_ended", "Tomas")]


def test_leaving_can_be_taken_back_until_it_is_told_and_nothing_remains(course: Course) -> None:
    ines = course.firm.ines
    ines_leaves(course)
    take_back_leaving(actor=ines.user, pair=course.pair.uuid)
    assert not is_over(course, ines)
    course.days(2)
    assert course.mails() == []
    ines_leaves(course)
    course.days(2)
    with pytest.raises(Refused):
        take_back_leaving(actor=ines.user, pair=course.pair.uuid)


def test_taking_it_back_does_not_undo_what_the_other_asked_for(course: Course) -> None:
    ines_leaves(course)
    tomas_leaves(course)
    take_back_leaving(actor=course.firm.ines.user, pair=course.pair.uuid)
    assert not is_over(course, course.firm.ines)
    course.days(2)
    assert is_over(course, course.firm.ines)


def test_who_asked_stands_nowhere_once_it_is_told(course: Course) -> None:
    """Not in the record either, which administrators read, and one of them may be the partner."""
    ines_leaves(course)
    course.days(1)
    waits = Ending.objects.get()
    assert set(waits.asked.values()) == {""}
    course.days(3)
    assert not Ending.objects.exists()
    lines = [(entry.action, entry.actor_uuid, entry.facts) for entry in Entry.objects.all()]
    assert ("pair ended", None, {}) in lines
    assert not any(actor == course.firm.ines.user.uuid for _action, actor, _facts in lines)


def test_until_it_is_told_who_asked_is_sealed(course: Course) -> None:
    sizes = set()
    for leaves in (ines_leaves, tomas_leaves):
        leaves(course)
        with connection.cursor() as cursor:
            cursor.execute("select asked from pairs_ending")
            [[stored]] = cursor.fetchall()
        sizes.add(len(stored))
        assert "left" not in stored
        Ending.objects.all().delete()
    assert len(sizes) == 1


def test_what_both_want_next_reaches_the_coordinator_on_one_day(course: Course) -> None:
    """Else whose wish is there first would tell who had left."""
    firm, at = course.firm, {"pair": course.pair.uuid}
    ines_leaves(course)
    say_next(actor=firm.ines.user, choice="again", **at)
    course.days(1)
    assert is_over(course, firm.tomas)
    assert unplaced_seats(firm.noor, firm.cohort) == []
    say_next(actor=firm.tomas.user, choice="again", **at)
    course.days(1)
    assert seat_of(course, firm.ines).next_partner == seat_of(course, firm.tomas).next_partner == ""
    course.days(1)
    waiting = {(one.person.name, one.seat) for one in unplaced_seats(firm.noor, firm.cohort)}
    assert waiting == {("Tomas", "mentee"), ("Ines", "mentor")}
    assert counts_of_all(firm.noor)[firm.cohort.pk].unplaced == {"mentor": 1, "mentee": 1}
    say_next(actor=firm.ines.user, choice="not_now", **at)
    assert [one.person.name for one in unplaced_seats(firm.noor, firm.cohort)] == ["Tomas"]


def test_the_same_two_are_not_paired_again(course: Course) -> None:
    ines_leaves(course)
    course.days(2)
    assert (str(course.firm.ines.uuid), str(course.firm.tomas.uuid)) in couples_before(course.firm.cohort)


def test_a_coordinator_ends_pairs_of_their_own_programme_and_never_their_own_pair(course: Course) -> None:
    firm = course.firm
    for stranger in (firm.piotr, firm.administrator, firm.tomas.user, firm.sponsor):
        with pytest.raises(NotFound):
            end_by_coordinator(actor=stranger, pair=course.pair.uuid)
    firm.cohort.programme.roles.create(user=firm.tomas.user, kind="deputy")
    with pytest.raises(NotAllowed):
        end_by_coordinator(actor=firm.tomas.user, pair=course.pair.uuid)


def test_only_the_two_can_do_anything_with_a_pair(course: Course) -> None:
    firm, at = course.firm, {"pair": course.pair.uuid}
    doings: list[Any] = [
        lambda who: leave_pair(actor=who, **at),
        lambda who: take_back_leaving(actor=who, **at),
        lambda who: say_next(actor=who, choice="again", **at),
        lambda who: pause_pair(actor=who, until=None, **at),
        lambda who: answer_trial(actor=who, answer="yes", **at),
    ]
    for stranger in (firm.yusuf.user, firm.noor, firm.administrator, None):
        for does in doings:
            with pytest.raises(NotFound):
                does(stranger)
    assert not Ending.objects.exists()


def test_a_nudge_does_not_tell_that_the_other_has_left(course: Course) -> None:
    """Tomas is reminded of the agreement as he would be; Ines is left in peace."""
    introduction_held(actor=course.firm.tomas.user, pair=course.pair.uuid)
    Agreement.objects.update(made_at=course.clock.now())
    course.clock.forward(days=8)
    ines_leaves(course)
    assert nudge_due() == 1
    assert course.mails() == [("agreement_nudge", "Tomas")]


def test_whoever_is_gone_from_the_list_gets_no_mail_and_the_other_does(course: Course) -> None:
    AT_ONCE["gone from the list"](course)
    assert not is_over(course, course.firm.tomas)
    course.days(2)
    assert course.mails() == [("pair_ended", "Tomas")]
    assert not Trial.objects.exists()
    assert json.dumps([entry.facts for entry in Entry.objects.filter(action="pair ended")]) == "[{}]"
