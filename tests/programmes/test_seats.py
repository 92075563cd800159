"""What a run reads: confirmed seats alone, with their preferences, in two queries whatever the number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from turnabout.people.models import Person
from turnabout.programmes.models import Enrolment, Preferences
from turnabout.programmes.selectors import Seat, confirmed_seats
from turnabout.programmes.services import Answer, confirm_enrolment, withdraw


def test_only_confirmed_seats_enter_with_what_their_people_wish(
    cast: Cast, answer: Callable[..., Answer]
) -> None:
    for state, person in (("listed", cast.mina), ("asked", cast.aiko), ("declined", cast.yusuf)):
        Enrolment.objects.create(cohort=cast.cohort, person=person, seat="mentee", state=state)
    mine = Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor")
    wish, veto = str(cast.aiko.uuid), str(cast.yusuf.uuid)
    confirm_enrolment(
        actor=cast.ines.user, enrolment=mine, answer=answer(mentor=2, prefer=[wish], rather_not=[veto])
    )
    assert confirmed_seats(cast.cohort) == [Seat(cast.ines.pk, cast.ines.uuid, "mentor", 2, (wish,), (veto,))]
    withdraw(actor=cast.ines.user, enrolment=mine)
    assert confirmed_seats(cast.cohort) == []


def test_wishes_of_another_cohort_do_not_count(cast: Cast, answer: Callable[..., Answer]) -> None:
    Enrolment.objects.create(cohort=cast.other_cohort, person=cast.tomas, seat="mentee")
    there = Enrolment.objects.create(cohort=cast.other_cohort, person=cast.ines, seat="mentor")
    here = Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor")
    confirm_enrolment(actor=cast.ines.user, enrolment=there, answer=answer(prefer=[str(cast.tomas.uuid)]))
    confirm_enrolment(actor=cast.ines.user, enrolment=here, answer=answer())
    assert confirmed_seats(cast.cohort)[0].prefer == ()


@pytest.mark.parametrize("number", [1, 3, 50])
def test_two_queries_for_any_number(cast: Cast, number: int, django_assert_num_queries: Any) -> None:
    people = Person.objects.bulk_create([Person(name=f"Person {n}") for n in range(number)])
    for person in people:
        Enrolment.objects.create(cohort=cast.cohort, person=person, seat="mentor", state="confirmed")
        Preferences.objects.create(
            cohort=cast.cohort, person=person, people={"prefer": ["x"], "rather_not": []}
        )
    with django_assert_num_queries(2):
        seats = confirmed_seats(cast.cohort)
    assert len(seats) == number
    assert {seat.prefer for seat in seats} == {("x",)}
