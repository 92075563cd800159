"""Joining by oneself, and looking through the topics."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from turnabout.people.models import Topic
from turnabout.programmes.models import Cohort, Enrolment


def test_somebody_on_the_staff_list_joins_and_gets_the_form(
    cast: Cast, as_: Any, topics: list[Topic]
) -> None:
    browser, address = as_(cast.stranger), reverse("enrolment_start", args=[cast.cohort.uuid])
    assert "Which seat suits you?" in browser.get(address).content.decode()
    answer = browser.post(address, {"seat": "mentee"}, follow=True)
    seat = Enrolment.objects.get()
    assert answer.request["PATH_INFO"] == reverse("enrolment", args=[seat.uuid])
    assert (seat.person, seat.seat, seat.state) == (cast.stranger, "mentee", "listed")
    assert browser.get(address)["Location"] == reverse("enrolment", args=[seat.uuid])
    browser.post(address, {"seat": "mentee"})
    assert Enrolment.objects.count() == 1, "twice is once"
    browser.post(address, {"seat": "mentor"})
    assert set(Enrolment.objects.values_list("seat", flat=True)) == {"mentee", "mentor"}, "both may be taken"


def test_a_seat_that_is_none_is_refused(cast: Cast, as_: Any) -> None:
    browser, address = as_(cast.stranger), reverse("enrolment_start", args=[cast.cohort.uuid])
    assert "Choose whether" in browser.post(address, {"seat": "sponsor"}, follow=True).content.decode()
    assert not Enrolment.objects.exists()


def test_contacts_published_cohorts_and_absent_ones_look_the_same(cast: Cast, as_: Any) -> None:
    address = reverse("enrolment_start", args=[cast.cohort.uuid])
    for who in (cast.noor, cast.safeguarding, cast.administrator):
        assert as_(who).get(address).status_code == 404
        assert as_(who).post(address, {"seat": "mentor"}).status_code == 404
    assert as_(cast.stranger).get(reverse("enrolment_start", args=[uuid.uuid4()])).status_code == 404
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
    assert as_(cast.stranger).get(address).status_code == 404
    assert as_(None).get(address).status_code == 302


@pytest.mark.parametrize("typed", ["tiktok", "TikTok", "reels"])
def test_topics_are_found_by_the_words_people_use(
    cast: Cast, as_: Any, topics: list[Topic], typed: str
) -> None:
    page = as_(cast.ines).get(reverse("topic_search"), {"q": typed}).content.decode()
    assert "Short video for a brand" in page
    assert "Your own voice on LinkedIn" not in page


def test_the_list_as_one_types_holds_buttons_for_its_own_list(
    cast: Cast, as_: Any, topics: list[Topic]
) -> None:
    answer = as_(cast.ines).get(
        reverse("topic_search"), {"list": "aims", "find-aims": "tiktok"}, headers={"HX-Request": "true"}
    )
    text = answer.content.decode()
    assert f'value="aims-{Topic.objects.get(key="short-video").uuid}"' in text
    assert "<html" not in text


def test_the_catalogue_is_for_whoever_is_signed_in(cast: Cast, as_: Any, topics: list[Topic]) -> None:
    assert as_(None).get(reverse("topic_search")).status_code == 302
    page = as_(cast.ines).get(reverse("topic_search")).content.decode()
    assert page.count("<h1") == 1
    assert "Social media" in page
    assert as_(cast.ines).post(reverse("topic_search")).status_code == 405
