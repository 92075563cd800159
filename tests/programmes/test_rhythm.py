"""What taking part costs is said in one sentence wherever somebody is asked to join."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from turnabout.ground.notify.models import Message
from turnabout.ground.notify.rendering import render
from turnabout.people.models import Person
from turnabout.programmes.models import Enrolment, Programme
from turnabout.programmes.rhythm import rhythm
from turnabout.programmes.services import ask_to_confirm

COST = "About an hour a month, for 6 months. You can stop at any time."


@pytest.mark.parametrize(
    ("cadence", "months", "said"),
    [
        ("weekly", 1, "About an hour a week, for 1 month."),
        ("fortnightly", 9, "About an hour every two weeks, for 9 months."),
        ("own", 3, "An hour as often as it suits the two of you, for 3 months."),
    ],
)
def test_it_says_how_often_and_for_how_long(cadence: str, months: int, said: str) -> None:
    assert rhythm(cadence, months) == f"{said} You can stop at any time."


@pytest.fixture
def monthly(cast: Cast) -> Programme:
    Programme.objects.filter(pk=cast.programme.pk).update(cadence="monthly", months=6)
    cast.cohort.programme.refresh_from_db()
    return cast.cohort.programme


def test_the_mail_and_the_page_behind_it_say_it(cast: Cast, monthly: Programme) -> None:
    newcomer = Person.objects.create(name="Newcomer", email="new@firm.example")
    Enrolment.objects.create(cohort=cast.cohort, person=newcomer, seat="mentor")
    ask_to_confirm(actor=cast.noor, cohort=cast.cohort)
    letter = render(Message.objects.get())
    assert COST in letter.text
    assert COST in letter.html
    link = re.search(r"/join/\S+", letter.text)
    assert link is not None
    page = Client().get(link[0]).content.decode()
    assert COST in page
    assert monthly.name in page


def test_joining_by_oneself_and_the_form_say_it(cast: Cast, as_: Any, monthly: Programme) -> None:
    browser = as_(cast.stranger)
    assert COST in browser.get(reverse("enrolment_start", args=[cast.cohort.uuid])).content.decode()
    address = reverse("enrolment_start", args=[cast.cohort.uuid])
    form = browser.post(address, {"seat": "mentor"}, follow=True).content.decode()
    assert COST in form
    assert "You are joining as" in form


def test_whoever_is_asked_is_told_so_on_the_form(cast: Cast, as_: Any, monthly: Programme) -> None:
    seat = Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state="asked")
    form = as_(cast.ines).get(reverse("enrolment", args=[seat.uuid])).content.decode()
    assert COST in form
    assert "You are asked to take part as" in form
