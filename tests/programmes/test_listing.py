"""Being listed: by a file, again by a file, or by oneself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.programmes.models import Cohort, Enrolment
from turnabout.programmes.selectors import open_cohorts
from turnabout.programmes.services import (
    Answer,
    Enrolled,
    SeatRow,
    confirm_enrolment,
    decline,
    enrol_from_file,
    start_own_enrolment,
)


def rows(cast: Cast) -> list[SeatRow]:
    return [
        SeatRow(cast.ines.pk, "mentor", 2),
        SeatRow(cast.tomas.pk, "mentee", 1),
        SeatRow(cast.aiko.pk, "mentor", 1),
        SeatRow(cast.aiko.pk, "mentee", 1),
    ]


def states(cast: Cast) -> set[tuple[str, str, str, int]]:
    return set(cast.cohort.enrolments.values_list("person__name", "seat", "state", "capacity"))


def test_a_file_lists_seats_and_asks_nobody(cast: Cast) -> None:
    assert enrol_from_file(actor=cast.noor, cohort=cast.cohort, rows=rows(cast)) == Enrolled(4, 0, 0)
    assert ("Aiko 田中", "mentee", "listed", 1) in states(cast)
    assert {state for _name, _seat, state, _capacity in states(cast)} == {"listed"}


def test_the_same_file_twice_changes_nothing(cast: Cast) -> None:
    enrol_from_file(actor=None, cohort=cast.cohort, rows=rows(cast))
    before = states(cast)
    assert enrol_from_file(actor=None, cohort=cast.cohort, rows=rows(cast)) == Enrolled(0, 0, 4)
    assert states(cast) == before


def test_a_file_changes_the_capacity_of_somebody_who_has_not_answered(cast: Cast) -> None:
    enrol_from_file(actor=None, cohort=cast.cohort, rows=rows(cast))
    done = enrol_from_file(actor=None, cohort=cast.cohort, rows=[SeatRow(cast.ines.pk, "mentor", 5)])
    assert done == Enrolled(0, 1, 0)
    assert ("Ines Carvalho", "mentor", "listed", 5) in states(cast)


def test_a_file_overwrites_no_answer(cast: Cast, answer: Callable[..., Answer]) -> None:
    enrol_from_file(actor=None, cohort=cast.cohort, rows=rows(cast))
    ines, tomas = cast.cohort.enrolments.get(person=cast.ines), cast.cohort.enrolments.get(person=cast.tomas)
    confirm_enrolment(actor=cast.ines.user, enrolment=ines, answer=answer(mentor=3))
    decline(actor=cast.tomas.user, enrolment=tomas)
    again = [SeatRow(cast.ines.pk, "mentor", 9), SeatRow(cast.tomas.pk, "mentee", 9)]
    enrol_from_file(actor=None, cohort=cast.cohort, rows=again)
    assert ("Ines Carvalho", "mentor", "confirmed", 3) in states(cast)
    assert ("Tomas Okafor", "mentee", "declined", 1) in states(cast)


def test_people_absent_from_a_file_stay_as_they_are(cast: Cast) -> None:
    enrol_from_file(actor=None, cohort=cast.cohort, rows=rows(cast))
    enrol_from_file(actor=None, cohort=cast.cohort, rows=rows(cast)[:1])
    assert len(states(cast)) == 4


def test_only_who_coordinates_may_list_others(cast: Cast) -> None:
    for who in (cast.piotr, cast.sponsor, cast.administrator, cast.ines.user):
        with pytest.raises(NotAllowed):
            enrol_from_file(actor=who, cohort=cast.cohort, rows=rows(cast))


def test_listing_takes_as_many_queries_for_fifty_as_for_three(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    from turnabout.people.models import Person

    people = Person.objects.bulk_create([Person(name=f"Person {n}") for n in range(50)])
    few = [SeatRow(person.pk, "mentor") for person in people[:3]]
    many = [SeatRow(person.pk, "mentor") for person in people[3:]]
    with django_assert_num_queries(
        5
    ):  # a savepoint and its end, the seats there, the new ones, the audit entry
        enrol_from_file(actor=None, cohort=cast.cohort, rows=few)
    with django_assert_num_queries(5):
        enrol_from_file(actor=None, cohort=cast.cohort, rows=many)


def test_somebody_on_the_staff_list_joins_by_themself(cast: Cast) -> None:
    assert cast.cohort in open_cohorts(cast.stranger.user, cast.stranger)
    made = start_own_enrolment(
        actor=cast.stranger.user, cohort=cast.cohort, person=cast.stranger, seat="mentor"
    )
    again = start_own_enrolment(
        actor=cast.stranger.user, cohort=cast.cohort, person=cast.stranger, seat="mentor"
    )
    assert (made.pk, made.state) == (again.pk, "listed")
    assert cast.cohort not in open_cohorts(cast.stranger.user, cast.stranger)


def test_nobody_joins_for_somebody_else(cast: Cast) -> None:
    for who in (cast.noor, cast.ines.user):
        with pytest.raises(NotAllowed):
            start_own_enrolment(actor=who, cohort=cast.cohort, person=cast.stranger, seat="mentor")


def test_nobody_joins_a_published_cohort_or_a_seat_that_is_none(cast: Cast) -> None:
    with pytest.raises(Refused):
        start_own_enrolment(
            actor=cast.stranger.user, cohort=cast.cohort, person=cast.stranger, seat="sponsor"
        )
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
    with pytest.raises(Refused):
        start_own_enrolment(actor=cast.stranger.user, cohort=cast.cohort, person=cast.stranger, seat="mentor")
    assert not Enrolment.objects.exists()
