"""Whose page it is: the owner's alone. Others get the same 404 as for a page that is not there."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from turnabout.programmes.models import Cohort, Enrolment

OTHERS = ("tomas", "stranger", "noor", "deepa", "sponsor", "safeguarding", "piotr", "administrator")
PAGES = ("enrolment", "enrolment_decline", "enrolment_withdraw", "enrolment_later")


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("name", PAGES)
def test_others_find_nothing_and_change_nothing(
    cast: Cast, as_: Any, ines: Enrolment, who: str, name: str
) -> None:
    browser, address = as_(getattr(cast, who)), reverse(name, args=[ines.uuid])
    assert browser.get(address).status_code == 404
    assert browser.post(address, {"confirm": "yes"}).status_code == 404
    ines.refresh_from_db()
    assert ines.state == "asked"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_not_there_looks_the_same(cast: Cast, as_: Any, name: str) -> None:
    assert as_(cast.ines).post(reverse(name, args=[uuid.uuid4()])).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_whoever_is_not_signed_in_is_asked_to(ines: Enrolment, as_: Any, name: str) -> None:
    answer = as_(None).post(reverse(name, args=[ines.uuid]))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_wrong_verbs_are_refused(cast: Cast, as_: Any, ines: Enrolment) -> None:
    browser = as_(cast.ines)
    assert browser.put(reverse("enrolment", args=[ines.uuid])).status_code == 405
    for name in PAGES[1:]:
        assert browser.put(reverse(name, args=[ines.uuid])).status_code == 405


@pytest.mark.parametrize("name", PAGES[1:])
def test_looking_at_a_way_out_changes_nothing(
    cast: Cast, as_: Any, ines: Enrolment, page_of: Any, name: str
) -> None:
    for state in ("asked", "confirmed"):
        Enrolment.objects.filter(pk=ines.pk).update(state=state)
        assert as_(cast.ines).get(reverse(name, args=[ines.uuid]))["Location"] == f"{page_of(ines)}#leave"
        ines.refresh_from_db()
        assert ines.state == state


def test_declining_needs_no_reason_and_shows_one_only_where_it_may_be_seen(
    cast: Cast, as_: Any, ines: Enrolment, tomas: Enrolment
) -> None:
    as_(cast.ines).post(reverse("enrolment_decline", args=[ines.uuid]), {"reason": "CANARY hidden"})
    sent = {"reason": "CANARY shown", "may_be_seen": "on"}
    as_(cast.tomas).post(reverse("enrolment_decline", args=[tomas.uuid]), sent)
    page = as_(cast.noor).get(reverse("cohort_enrolments", args=[cast.cohort.uuid])).content.decode()
    assert "CANARY shown" in page
    assert "CANARY hidden" not in page
    for who, seat, reason in ((cast.ines, ines, "CANARY hidden"), (cast.tomas, tomas, "CANARY shown")):
        assert reason in as_(who).get(reverse("enrolment", args=[seat.uuid])).content.decode()


def test_a_no_can_be_taken_back_on_the_same_page(cast: Cast, as_: Any, ines: Enrolment, page_of: Any) -> None:
    browser = as_(cast.ines)
    said = browser.post(reverse("enrolment_decline", args=[ines.uuid]), follow=True).content.decode()
    assert "You have said no, and that is fine." in said
    assert 'href="?again=1"' in said
    assert "Confirm" in browser.get(f"{page_of(ines)}?again=1").content.decode()


def test_withdrawing_after_publication_is_refused_in_words(
    cast: Cast, as_: Any, ines: Enrolment, page_of: Any
) -> None:
    Enrolment.objects.filter(pk=ines.pk).update(state="confirmed")
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
    said = as_(cast.ines).post(reverse("enrolment_withdraw", args=[ines.uuid]), follow=True).content.decode()
    assert "can no longer be changed here" in said
    ines.refresh_from_db()
    assert ines.state == "confirmed"


def test_a_hold_leaves_no_trace_on_ones_own_pages(
    cast: Cast, as_: Any, ines: Enrolment, page_of: Any
) -> None:
    from datetime import timedelta

    from django.utils.timezone import now

    def pages() -> list[str]:
        return [as_(cast.ines).get(address).content.decode() for address in ("/", page_of(ines))]

    import re

    token = re.compile(r'name="(csrfmiddlewaretoken|page)" value="[^"]+"')
    Enrolment.objects.filter(pk=ines.pk).update(state="confirmed")
    before = [token.sub("", page) for page in pages()]
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="held", hold_ends_at=now() + timedelta(minutes=30))
    assert [token.sub("", page) for page in pages()] == before
