"""The start page says what is expected of whom, the most pressing first, and what comes next when there is nothing."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import Cast
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Enrolment, Programme


def next_step(page: Any) -> str:
    found = re.search(r'<h2 id="next-step">(.*?)</h2>', page.content.decode())
    assert found is not None
    return found[1]


def test_an_answer_is_asked_for_first(cast: Cast, as_: Any, ines: Enrolment, page_of: Any) -> None:
    page = as_(cast.ines).get("/")
    assert next_step(page) == "Say whether you take part in Spring"
    assert page_of(ines) in page.content.decode()


def test_two_seats_of_one_cohort_are_one_question(cast: Cast, as_: Any, ines: Enrolment) -> None:
    Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentee")
    page = as_(cast.ines).get("/").content.decode()
    assert page.count("Say whether you take part") == 1
    assert "leader and reverse mentor" in page


def test_after_a_yes_it_says_what_happens_next(cast: Cast, as_: Any, ines: Enrolment) -> None:
    Enrolment.objects.filter(pk=ines.pk).update(state="confirmed")
    page = as_(cast.ines).get("/")
    assert next_step(page) == "You are in"
    assert "Nothing is expected of you now" in page.content.decode()


def make_pair(cast: Cast, state: str) -> Pair:
    released = None if state == "held" else now()
    return Pair.objects.create(
        cohort=cast.cohort,
        mentor=cast.ines,
        mentee=cast.tomas,
        state=state,
        released_at=released,
        explanation={},
        line_certificate={},
    )


def test_a_pair_is_opened_once_it_is_released(cast: Cast, as_: Any) -> None:
    pair = make_pair(cast, "active")
    page = as_(cast.ines).get("/")
    assert next_step(page) == "You and Tomas Okafor are a pair"
    assert reverse("pair", args=[pair.uuid]) in page.content.decode()


def test_a_held_pair_is_not_there(cast: Cast, as_: Any) -> None:
    make_pair(cast, "held")
    assert "Tomas" not in as_(cast.ines).get("/").content.decode()


def test_a_coordinator_sees_the_next_step_of_each_cohort(cast: Cast, as_: Any, ines: Enrolment) -> None:
    for who in (cast.noor, cast.deepa):
        assert next_step(as_(who).get("/")).startswith("Spring: ")
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
    assert next_step(as_(cast.noor).get("/")) == "All is done"


def test_an_administrator_is_asked_for_the_first_programme(cast: Cast, as_: Any) -> None:
    assert next_step(as_(cast.administrator).get("/")) == "You are an administrator of this installation"
    Programme.objects.all().delete()
    page = as_(cast.administrator).get("/")
    assert next_step(page) == "Make the first programme"
    assert reverse("programme_new") in page.content.decode()


def test_a_cohort_that_is_open_is_offered_to_staff_and_not_to_contacts(cast: Cast, as_: Any) -> None:
    address = reverse("enrolment_start", args=[cast.cohort.uuid])
    assert address in as_(cast.stranger).get("/").content.decode()
    assert address not in as_(cast.safeguarding).get("/").content.decode()
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
    assert address not in as_(cast.stranger).get("/").content.decode()


def unplaced(seat: Enrolment) -> None:
    """The pairs are out, and none of them is this seat's."""
    Enrolment.objects.filter(pk=seat.pk).update(state="confirmed", unplaced_at=now())
    Cohort.objects.filter(pk=seat.cohort_id).update(state="published")


def test_without_a_partner_it_says_so_plainly_and_what_comes_next(
    cast: Cast, as_: Any, ines: Enrolment
) -> None:
    unplaced(ines)
    page = unescape(as_(cast.ines).get("/").content.decode())
    assert "There was no partner for you this time" in page
    assert "It says nothing about you" in page
    assert "Noor knows, and asks you first next time." in page
    assert "All is done" not in page


def test_nothing_of_it_is_said_during_the_hold_nor_to_who_has_a_pair(
    cast: Cast, as_: Any, ines: Enrolment
) -> None:
    Enrolment.objects.filter(pk=ines.pk).update(state="confirmed")
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="held", hold_ends_at=now())
    assert next_step(as_(cast.ines).get("/")) == "You are in"
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published", hold_ends_at=None)
    make_pair(cast, "active")
    assert "no partner" not in as_(cast.ines).get("/").content.decode()


def test_somebody_with_a_pair_in_one_seat_reads_it_beside_the_other(
    cast: Cast, as_: Any, ines: Enrolment
) -> None:
    make_pair(cast, "active")
    unplaced(Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentee"))
    page = as_(cast.ines).get("/")
    assert next_step(page) == "You and Tomas Okafor are a pair"
    assert "There was no partner for you this time." in page.content.decode()


def test_a_safeguarding_contact_reads_that_people_may_write_to_them(cast: Cast, as_: Any) -> None:
    page = as_(cast.safeguarding).get("/")
    assert next_step(page) == "You are the safeguarding contact of Turnabout 2027"
    assert "People may write to you" in page.content.decode()


def test_a_sponsor_reads_their_part(cast: Cast, as_: Any) -> None:
    assert next_step(as_(cast.sponsor).get("/")) == "You are the sponsor of Turnabout 2027"


def test_whoever_has_a_part_and_a_seat_reads_both(cast: Cast, as_: Any, ines: Enrolment) -> None:
    cast.programme.roles.create(user=cast.ines.user, kind="safeguarding")
    page = as_(cast.ines).get("/")
    assert next_step(page) == "Say whether you take part in Spring"
    assert "You are its safeguarding contact." in page.content.decode()


def test_the_first_visit_says_what_one_could_do_and_that_nobody_expects_it(cast: Cast, as_: Any) -> None:
    Cohort.objects.filter(pk=cast.other_cohort.pk).update(state="published")
    page = as_(cast.stranger).get("/")
    assert next_step(page) == "You could take part in Spring"
    text = page.content.decode()
    assert "nobody expects it of you" in text
    assert "All is done" not in text
    assert text.count(reverse("enrolment_start", args=[cast.cohort.uuid])) == 1


@pytest.mark.parametrize(
    ("who", "said"), [("tomas", "You write first."), ("ines", "Tomas Okafor writes first.")]
)
def test_one_of_a_pair_writes_first_and_both_know_who(cast: Cast, as_: Any, who: str, said: str) -> None:
    make_pair(cast, "active")
    assert said in as_(getattr(cast, who)).get("/").content.decode()


def test_whoever_is_not_signed_in_is_asked_to(as_: Any) -> None:
    assert as_(None).get("/")["Location"].startswith("/account/login/")


@pytest.mark.parametrize("number", [1, 3, 50])
def test_the_page_takes_the_same_queries_for_any_number(
    cast: Cast, as_: Any, number: int, django_assert_num_queries: Any
) -> None:
    browser = as_(cast.ines)
    others = Person.objects.bulk_create([Person(name=f"Person {n}") for n in range(number)])
    for n, other in enumerate(others):
        programme = Programme.objects.create(name=f"Programme {n}")
        cohort = Cohort.objects.create(programme=programme, name=f"Cohort {n}", starts_on="2027-03-01")
        programme.roles.create(user=cast.ines.user, kind="coordinator")
        Enrolment.objects.create(cohort=cohort, person=cast.ines, seat="mentor")
        pair = make_pair(cast, "active")
        Pair.objects.filter(pk=pair.pk).update(cohort=cohort, mentee=other)
    browser.get("/")
    with django_assert_num_queries(17):
        browser.get("/")
