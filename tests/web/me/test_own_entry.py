"""One's own entry: who sees what, days away, what is shown of offers, what somebody lived, and what is wrong."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from tests.cast import Cast
from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotAllowed
from turnabout.ground.notify.models import Message
from turnabout.ground.notify.rendering import render
from turnabout.ground.privacy.table import seen_by
from turnabout.people.models import Absence, Correction, Experiences, Offer, Topic
from turnabout.people.selectors import match_inputs
from turnabout.people.services import directory as services
from turnabout.people.services import load_catalogue
from turnabout.programmes.models import Enrolment
from turnabout.programmes.services.directory import settle_correction

pytestmark = pytest.mark.django_db
TOMORROW = dt.timedelta(days=1)


def read(browser: Any, view: str, *args: Any) -> str:
    return " ".join(browser.get(reverse(view, args=args)).content.decode().split())


def send(browser: Any, view: str, *args: Any, **said: Any) -> str:
    return browser.post(reverse(view, args=args), said, follow=True).content.decode()


def test_each_line_of_the_list_says_who_sees_it(cast: Cast, as_: Any) -> None:
    page = read(as_(cast.ines), "own_entry")
    for datum in ("name", "mail", "grade", "reporting_line", "languages", "hours", "absences", "corrections"):
        assert str(seen_by(datum)) in page, datum


def test_days_away_are_added_and_taken_out(cast: Cast, as_: Any) -> None:
    ines, first = as_(cast.ines), localdate() + TOMORROW
    said = send(ines, "own_entry", away="1", first=first.isoformat(), last=(first + TOMORROW).isoformat())
    assert "Nobody is asked to meet you on these days" in said
    absence = Absence.objects.get(person=cast.ines)
    send(ines, "own_entry", remove=str(absence.uuid))
    assert not Absence.objects.exists()


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (3, 1, "The last day lies before the first one."),
        (-9, -8, "Give days that are still to come"),
        (1, 900, "two years at most"),
        (4, 4, "You have said already"),
        ("", 4, "Give the first day."),
    ],
)
def test_days_that_cannot_be_meant_are_refused_and_kept_in_the_form(
    cast: Cast, as_: Any, first: Any, last: int, words: str
) -> None:
    today = localdate()
    Absence.objects.create(person=cast.ines, first=today + 4 * TOMORROW, last=today + 5 * TOMORROW)
    said = {
        "first": first and (today + first * TOMORROW).isoformat(),
        "last": (today + last * TOMORROW).isoformat(),
    }
    answer = as_(cast.ines).post(reverse("own_entry"), {"away": "1", **said})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert said["last"] in answer.content.decode()


def test_nobody_takes_out_the_days_of_somebody_else(cast: Cast, as_: Any) -> None:
    day = localdate() + TOMORROW
    absence = Absence.objects.create(person=cast.ines, first=day, last=day)
    assert as_(cast.yusuf).post(reverse("own_entry"), {"remove": str(absence.uuid)}).status_code == 404
    for act in (
        lambda: services.add_absence(actor=cast.yusuf.user, person=cast.ines, first=day, last=day, today=day),
        lambda: services.remove_absence(actor=cast.noor, person=cast.ines, absence=absence.uuid),
        lambda: services.save_offers_shown(actor=cast.noor, person=cast.ines, listed=True, evidence={}),
        lambda: services.switch_experiences(actor=cast.administrator, person=cast.ines, keys=["faith"]),
        lambda: services.ask_correction(actor=cast.noor, person=cast.ines, about="title", said="x"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_evidence_comes_later_and_listing_is_off_until_it_is_switched_on(cast: Cast, as_: Any) -> None:
    load_catalogue()
    offer = Offer.objects.create(person=cast.ines, topic=Topic.objects.get(key="short-video"), level=4)
    ines = as_(cast.ines)
    assert "I can sit beside you" not in read(ines, "own_offers")
    assert "Colleagues ask me when they are stuck" in read(ines, "own_offers")
    assert "Short video" not in read(as_(cast.yusuf), "person", cast.ines.uuid)
    send(ines, "own_offers", listed="on", **{f"shows-{offer.uuid}": "Forty clips"})
    page = read(as_(cast.yusuf), "person", cast.ines.uuid)
    assert "Forty clips" in page
    send(ines, "own_offers", **{f"shows-{offer.uuid}": "Forty clips"})
    assert "Forty clips" not in read(as_(cast.yusuf), "person", cast.ines.uuid)


def test_what_somebody_lived_is_off_until_they_switch_it_on_and_has_no_level(cast: Cast, as_: Any) -> None:
    ines = as_(cast.ines)
    page = read(ines, "own_experience")
    assert not re.search(r'name="on"[^>]*checked', page)
    assert "<select" not in page
    assert not Experiences.objects.exists()
    assert "2 are switched on" in send(ines, "own_experience", on=["faith", "caring"])
    assert len(re.findall(r'name="on"[^>]*checked', read(ines, "own_experience"))) == 2
    assert "nothing is kept" in send(ines, "own_experience")
    assert Experiences.objects.get().shown["keys"] == []
    assert "Choose from the list" in send(ines, "own_experience", on=["being-tall"])


def test_lived_experience_never_reaches_a_match(cast: Cast) -> None:
    before = match_inputs([cast.ines.pk])
    services.switch_experiences(actor=cast.ines.user, person=cast.ines, keys=["faith", "colour"])
    assert match_inputs([cast.ines.pk]) == before


def test_a_request_is_seen_answered_and_read_by_who_asked(cast: Cast, as_: Any) -> None:
    Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state="asked")
    ines, noor = as_(cast.ines), as_(cast.noor)
    send(ines, "own_entry", wrong="1", about="title", said="I am Lead Specialist since May")
    correction = Correction.objects.get()
    assert "not looked at yet" in read(ines, "own_entry")
    assert "What people find wrong (1 new)" in read(noor, "people")
    assert "My job title" in read(noor, "corrections")
    send(noor, "correction", correction.uuid, seen="1")
    assert "Being looked into" in read(ines, "own_entry")
    assert (
        as_(cast.deepa).post(reverse("correction", args=[correction.uuid]), {"answer": " "}).status_code
        == 422
    )
    send(as_(cast.deepa), "correction", correction.uuid, answer="The list says so from Monday.")
    assert "Answered: The list says so from Monday." in read(ines, "own_entry")
    assert "Somebody has answered this already" in send(noor, "correction", correction.uuid, answer="Twice")


def test_whoever_asked_is_told_that_an_answer_waits_and_not_what_it_says(cast: Cast) -> None:
    asked = {"person": cast.ines, "about": "title", "said": "Lead Specialist"}
    settle_correction(
        actor=cast.administrator, correction=Correction.objects.create(**asked), answer="From Monday on."
    )
    [message] = Message.objects.all()
    assert (message.kind, message.user, message.params) == (
        "correction_answered",
        cast.ines.user,
        {"view": "own_entry"},
    )
    letter = render(message)
    assert reverse("own_entry") in letter.text
    for words in ("From Monday", "Lead Specialist"):
        assert words not in letter.subject + letter.text + letter.html


@pytest.mark.parametrize("mail", [None, ""])
def test_whoever_has_no_mail_reads_the_answer_without_one(cast: Cast, mail: str | None) -> None:
    User.objects.filter(pk=cast.ines.user.pk).update(email=mail)
    correction = Correction.objects.create(person=cast.ines, about="title", said="Lead Specialist")
    settle_correction(actor=cast.administrator, correction=correction, answer="From Monday on.")
    assert not Message.objects.exists()
    correction.refresh_from_db()
    assert correction.state == "settled"


def test_requests_go_to_the_persons_coordinators_and_administrators_alone(cast: Cast, as_: Any) -> None:
    Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state="asked")
    Correction.objects.create(person=cast.ines, about="title", said="Lead Specialist")
    stranger = Correction.objects.create(person=cast.stranger, about="name", said="Zoe")
    assert "Ines" in read(as_(cast.noor), "corrections")
    assert "Ines" not in read(as_(cast.piotr), "corrections")
    assert "Zoë" not in read(as_(cast.noor), "corrections")
    assert "Zoë" in read(as_(cast.administrator), "corrections")
    assert as_(cast.piotr).get(reverse("correction", args=[stranger.uuid])).status_code == 404


def test_too_many_open_requests_are_refused(cast: Cast, as_: Any) -> None:
    for _n in range(services.MOST_OPEN):
        Correction.objects.create(person=cast.ines, about="other", said="x")
    answer = as_(cast.ines).post(reverse("own_entry"), {"wrong": "1", "about": "name", "said": "y"})
    assert "still open" in answer.content.decode()
