"""Either lets the pair rest: the other learns until when and no more, and may take one more partner for that time."""

from __future__ import annotations

from datetime import date

import pytest

from tests.clock import Clock
from tests.matching.firm import Firm
from tests.pairs.course import Course, ines_leaves, make_course
from turnabout.ground.errors import Refused
from turnabout.pairs.models import Agreement, Pause
from turnabout.pairs.services import (
    end_pauses_due,
    introduction_held,
    nudge_due,
    pause_pair,
    resume_pair,
    want_interim,
)
from turnabout.programmes.selectors import unplaced_seats


@pytest.fixture
def course(firm: Firm, clock: Clock) -> Course:
    return make_course(firm, clock)


def pause(course: Course, until: date | None = None) -> None:
    pause_pair(actor=course.firm.ines.user, pair=course.pair.uuid, until=until)


def test_it_ends_on_its_day_and_both_are_told(course: Course) -> None:
    pause(course, date(2026, 11, 6))
    assert course.mails() == [("pair_paused", "Tomas")]
    seen = course.of(course.firm.tomas).pause
    assert seen
    assert (seen.is_mine, seen.until) == (False, date(2026, 11, 6))
    course.days(3)
    assert course.mails() == []
    course.days(1)
    assert course.mails() == [("pair_resumed", "Ines"), ("pair_resumed", "Tomas")]
    assert course.of(course.firm.tomas).pause is None
    assert end_pauses_due() == 0


def test_an_open_one_is_ended_by_whoever_paused_alone(course: Course) -> None:
    firm, at = course.firm, {"pair": course.pair.uuid}
    pause(course)
    with pytest.raises(Refused):
        resume_pair(actor=firm.tomas.user, **at)
    with pytest.raises(Refused):
        pause_pair(actor=firm.tomas.user, until=None, **at)
    course.days(100)
    course.mails()
    resume_pair(actor=firm.ines.user, **at)
    assert course.mails() == [("pair_resumed", "Tomas")]


@pytest.mark.parametrize("until", [date(2026, 11, 2), date(2020, 1, 1), date(2028, 1, 1)])
def test_a_day_that_cannot_be_is_refused_with_the_remedy(course: Course, until: date) -> None:
    with pytest.raises(Refused, match="within a year"):
        pause(course, until)


def test_the_partner_may_take_one_more_for_that_time_and_the_wish_ends_with_it(course: Course) -> None:
    firm, at = course.firm, {"pair": course.pair.uuid}
    pause(course)
    with pytest.raises(Refused):
        want_interim(actor=firm.ines.user, wanted=True, **at)
    want_interim(actor=firm.tomas.user, wanted=True, **at)
    [waiting] = unplaced_seats(firm.noor, firm.cohort)
    assert (waiting.person, waiting.is_interim) == (firm.tomas, True)
    resume_pair(actor=firm.ines.user, **at)
    assert unplaced_seats(firm.noor, firm.cohort) == []


def test_nobody_is_nudged_while_it_rests(course: Course) -> None:
    introduction_held(actor=course.firm.tomas.user, pair=course.pair.uuid)
    Agreement.objects.update(made_at=course.clock.now())
    pause(course)
    course.mails()
    course.clock.forward(days=8)
    assert nudge_due() == 0
    assert course.mails() == []


def test_a_pause_whose_owner_left_ends_for_the_other_as_it_would_have(course: Course) -> None:
    pause(course, date(2026, 11, 3))
    course.clock.forward(hours=13)
    ines_leaves(course)
    course.mails()
    course.clock.forward(hours=2)
    end_pauses_due()
    assert course.mails() == [("pair_resumed", "Tomas")]
    assert Pause.objects.get().over_at
