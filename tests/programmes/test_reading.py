"""Who may read which cohort, list and person, and that absent and forbidden look the same."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.cast import Cast
from turnabout.ground.errors import NotFound
from turnabout.people.models import Person
from turnabout.programmes.models import Enrolment
from turnabout.programmes.selectors import (
    cohort_for_coordinator,
    cohorts_of,
    counts_of,
    counts_of_all,
    enrolment_page,
    find_people,
    names_of,
    own_answer,
    own_enrolment,
    own_enrolments,
)
from turnabout.programmes.services import decline


@pytest.fixture
def seat(cast: Cast) -> Enrolment:
    Enrolment.objects.create(cohort=cast.cohort, person=cast.tomas, seat="mentee")
    return Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state="asked")


def strangers(cast: Cast) -> list[Any]:
    return [cast.piotr, cast.sponsor, cast.safeguarding, cast.administrator, cast.ines.user, AnonymousUser()]


def test_a_cohort_is_there_for_its_coordinator_and_deputy_alone(cast: Cast) -> None:
    for who in (cast.noor, cast.deepa):
        assert cohort_for_coordinator(who, cast.cohort.uuid) == cast.cohort
    for who in strangers(cast):
        for wanted in (cast.cohort.uuid, uuid.uuid4()):
            with pytest.raises(NotFound):
                cohort_for_coordinator(who, wanted)


def test_lists_and_counts_are_for_who_coordinates(cast: Cast, seat: Enrolment) -> None:
    for who in strangers(cast)[:-1]:
        with pytest.raises(NotFound):
            counts_of(who, cast.cohort)
        with pytest.raises(NotFound):
            enrolment_page(who, cast.cohort)
    assert cohorts_of(cast.piotr) == [cast.other_cohort]
    assert set(counts_of_all(cast.piotr)) == {cast.other_cohort.pk}


def test_counts_by_state_and_seat(cast: Cast, seat: Enrolment) -> None:
    counts = counts_of(cast.noor, cast.cohort)
    assert (counts.total, counts.listed, counts.waiting, counts.confirmed) == (2, 1, 1, 0)
    assert counts.of(seat="mentor") == 1
    assert not counts.can_match
    Enrolment.objects.update(state="confirmed")
    assert counts_of(cast.noor, cast.cohort).can_match


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sorensen", 1),
        ("SØREN", 1),
        ("田中", 1),
        ("mina chief", 1),
        ("حداد", 1),
        ("zoe", 0),
        ("carvalho ines", 1),
    ],
)
def test_search_knows_no_case_accents_or_order(cast: Cast, typed: str, found: int) -> None:
    for person in (cast.mina, cast.aiko, cast.yusuf, cast.ines):
        Enrolment.objects.create(cohort=cast.cohort, person=person, seat="mentor")
    assert enrolment_page(cast.noor, cast.cohort, search=typed).found == found


@pytest.mark.parametrize("number", [1, 3, 50])
def test_a_page_takes_the_same_queries_for_any_number(
    cast: Cast, number: int, django_assert_num_queries: Any
) -> None:
    people = Person.objects.bulk_create([Person(name=f"Person {n:02}") for n in range(number)])
    Enrolment.objects.bulk_create(
        [Enrolment(cohort=cast.cohort, person=person, seat="mentor") for person in people]
    )
    with django_assert_num_queries(4):  # the right, the ids, the rows, the reasons meant for the coordinator
        page = enrolment_page(cast.noor, cast.cohort)
    assert len(page.lines) == number


def test_pages_of_fifty_and_a_page_too_far_is_the_last(cast: Cast) -> None:
    people = Person.objects.bulk_create([Person(name=f"Person {n:03}") for n in range(101)])
    Enrolment.objects.bulk_create(
        [Enrolment(cohort=cast.cohort, person=person, seat="mentor") for person in people]
    )
    assert [line.name for line in enrolment_page(cast.noor, cast.cohort, page=99).lines] == ["Person 100"]
    assert len(enrolment_page(cast.noor, cast.cohort, page=2).lines) == 50


def test_a_reason_is_read_only_where_the_person_says_so(cast: Cast, seat: Enrolment) -> None:
    tomas = cast.cohort.enrolments.get(person=cast.tomas)
    decline(actor=cast.ines.user, enrolment=seat, reason="Meant for Noor", may_be_seen=True)
    decline(actor=cast.tomas.user, enrolment=tomas, reason="Meant for nobody")
    reasons = {line.name: line.reason for line in enrolment_page(cast.noor, cast.cohort).lines}
    assert reasons == {"Ines Carvalho": "Meant for Noor", "Tomas Okafor": ""}


def test_ones_own_seat_is_there_for_oneself_alone(cast: Cast, seat: Enrolment) -> None:
    assert own_enrolment(cast.ines.user, seat.uuid) == seat
    assert own_enrolments(cast.ines.user) == [seat]
    for who in (cast.noor, cast.tomas.user, cast.administrator, AnonymousUser()):
        with pytest.raises(NotFound):
            own_enrolment(who, seat.uuid)
        for read in (own_answer, lambda viewer, one: find_people(viewer, one, "tomas")):
            with pytest.raises(NotFound):
                read(who, seat)


def test_people_of_the_cohort_are_found_whatever_they_answered(cast: Cast, seat: Enrolment) -> None:
    for state in ("listed", "declined", "withdrawn", "confirmed"):
        Enrolment.objects.filter(person=cast.tomas).update(state=state)
        assert [one.name for one in find_people(cast.ines.user, seat, "oKaF")] == ["Tomas Okafor"]
    assert find_people(cast.ines.user, seat, "o") == []
    assert find_people(cast.ines.user, seat, "stranger") == []
    assert find_people(cast.ines.user, seat, "ines") == []
    assert set(names_of(cast.ines.user, seat, [str(cast.tomas.uuid), str(cast.stranger.uuid)])) == {
        str(cast.tomas.uuid)
    }
