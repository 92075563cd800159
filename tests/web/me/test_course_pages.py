"""The pages of a pair's course: left in two clicks, paused, tried; the other's page betrays nothing before its day."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.clock import Clock, clock
from tests.matching.firm import Firm, make_firm
from tests.pairs.course import AT_ONCE, BY_TRIAL, Course, ines_leaves, make_course, tomas_leaves
from turnabout.pairs.models import Ending, Pair, Trial
from turnabout.pairs.services import pause_pair
from turnabout.people.models import Person

__all__ = ["clock"]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
PAGES = ("pair", "agreement", "agreement_words", "agreement_versions", "stay_out", "pair_leave", "pair_pause")


@pytest.fixture
def firm(db: None) -> Firm:
    return make_firm()


@pytest.fixture
def course(firm: Firm, clock: Clock) -> Course:
    return make_course(firm, clock)


def page(browser: Client, course: Course, name: str = "pair") -> str:
    answer = browser.get(reverse(name, args=[course.pair.uuid]))
    assert answer.status_code == 200, name
    return unescape(answer.content.decode())


def all_pages(who: Person, course: Course, as_: Any) -> dict[str, str]:
    """Everything that one of the two finds, without what differs from one request to the next."""
    browser = as_(who)
    addresses = {name: reverse(name, args=[course.pair.uuid]) for name in PAGES}
    other = course.firm.ines if who == course.firm.tomas else course.firm.tomas
    addresses |= {"home": reverse("home"), "person": reverse("person", args=[other.uuid])}
    found = {}
    for name, address in addresses.items():
        answer = browser.get(address)
        text = answer.content.decode().replace(str(course.pair.uuid), "PAIR")
        found[name] = f"{answer.status_code} {answer.get('Location', '')} {TOKEN.sub('', text)}"
    return found


def test_it_is_left_in_two_clicks_and_the_page_says_what_the_other_learns(course: Course, as_: Any) -> None:
    ines = as_(course.firm.ines)
    first = re.search(r'href="([^"]*/leave/)"', page(ines, course))
    assert first
    asked = unescape(ines.get(first[1]).content.decode())
    assert "They will not be told. They may guess." in asked
    assert "You owe nobody a reason" in asked
    assert "<textarea" not in asked
    done = unescape(ines.post(first[1], follow=True).content.decode())
    assert "This pair is over" in done
    assert "You are free." in done
    assert "not told" not in done
    back = ines.post(reverse("pair_act", args=[course.pair.uuid, "take-back"]), follow=True)
    assert "This pair is over" not in back.content.decode()


def test_until_the_batch_every_page_of_the_other_is_what_it_was(course: Course, as_: Any) -> None:
    tomas = course.firm.tomas
    before = all_pages(tomas, course, as_)
    for cause, happens in AT_ONCE.items():
        if cause == "gone from the list":
            continue  # the directory says that they are gone, as it does of everybody
        happens(course)
        assert all_pages(tomas, course, as_) == before, cause
    course.clock.forward(days=1)
    assert all_pages(course.firm.ines, course, as_)["pair"] != before["pair"]


@pytest.mark.parametrize("who", ["ines", "tomas"])
def test_afterwards_the_pages_are_the_same_byte_for_byte_whatever_the_cause(
    firm: Firm, clock: Clock, as_: Any, who: str
) -> None:
    """All causes of one day, each in a world that is put back to where it was."""
    course, found, start = make_course(firm, clock), {}, clock.now()
    causes: dict[str, Callable[[Course], None]] = {
        **AT_ONCE,
        **BY_TRIAL,
        "both": both_leave,
        "I": tomas_leaves,
    }
    for cause, happens in causes.items():
        clock.at = start
        _begin_again(course)
        course.trial_is_asked()
        if cause not in BY_TRIAL:
            course.days(14)
        happens(course)
        course.days(15 if cause in BY_TRIAL else 1)
        Person.objects.filter(pk=firm.ines.pk).update(
            gone_at=None
        )  # of that the directory tells, not the pair
        found[cause] = all_pages(getattr(firm, who), course, as_)
    assert "Since 29 December 2026." in found["I"]["pair"]
    for cause, pages in found.items():
        assert pages == found["I"], cause


def both_leave(course: Course) -> None:
    ines_leaves(course)
    tomas_leaves(course)


def _begin_again(course: Course) -> None:
    Ending.objects.all().delete()
    Trial.objects.all().delete()
    Pair.objects.update(state="active", ended_at=None)


def test_both_are_offered_another_partner_at_home_and_on_the_page(course: Course, as_: Any) -> None:
    ines_leaves(course)
    course.days(1)
    for who in (course.firm.ines, course.firm.tomas):
        browser = as_(who)
        home = unescape(browser.get(reverse("home")).content.decode())
        assert "is over: what would you like next?" in home
        assert "Another partner, as soon as there is one" in page(browser, course)
        browser.post(reverse("pair_act", args=[course.pair.uuid, "again"]))
        assert "You would like another partner" in page(browser, course)
        assert "what would you like next" not in unescape(browser.get(reverse("home")).content.decode())


def test_the_coordinator_sees_who_has_room_and_nothing_before_both_are_passed_on(
    course: Course, as_: Any
) -> None:
    noor, address = as_(course.firm.noor), reverse("publication", args=[course.firm.cohort.uuid])
    before = TOKEN.sub("", noor.get(address).content.decode())
    ines_leaves(course)
    as_(course.firm.ines).post(reverse("pair_act", args=[course.pair.uuid, "again"]))
    assert TOKEN.sub("", noor.get(address).content.decode()) == before
    course.days(3)
    assert "ended" in unescape(as_(course.firm.noor).get(address).content.decode())
    text = unescape(as_(course.firm.noor).get(f"{address}?show=unplaced").content.decode())
    assert "Ines" in text
    assert "Tomas" not in text


def test_a_pause_shows_its_day_and_no_cause(course: Course, as_: Any) -> None:
    ines, tomas = as_(course.firm.ines), as_(course.firm.tomas)
    address = reverse("pair_pause", args=[course.pair.uuid])
    wrong = ines.post(address, {"until": "2020-01-01"})
    assert wrong.status_code == 422
    assert "within a year" in wrong.content.decode()
    assert 'value="2020-01-01"' in wrong.content.decode()
    ines.post(address, {"until": "2026-11-20"})
    text = page(tomas, course)
    assert "Ines has paused it, until 20 November 2026." in text
    assert "I would take one more for this time" in text
    assert "Go on now" not in text
    assert "Go on now" in page(ines, course)
    assert "Ines" not in unescape(tomas.get(reverse("home")).content.decode()).split("Your pairs")[0]
    tomas.post(reverse("pair_act", args=[course.pair.uuid, "interim"]))
    assert "You would take one more partner for this time." in page(tomas, course)
    ines.post(reverse("pair_act", args=[course.pair.uuid, "resume"]))
    assert "has paused it" not in page(tomas, course)


def test_after_the_trial_both_are_asked_and_each_sees_their_own_answer_alone(
    course: Course, as_: Any
) -> None:
    course.trial_is_asked()
    tomas = as_(course.firm.tomas)
    before = all_pages(course.firm.ines, course, as_)
    assert "Do you go on with Ines?" in unescape(tomas.get(reverse("home")).content.decode())
    tomas.post(reverse("pair_act", args=[course.pair.uuid, "stop"]))
    assert "You have said that you do not go on." in page(tomas, course)
    assert all_pages(course.firm.ines, course, as_) == before


def test_the_form_of_a_pair_that_rests_or_is_over_leads_to_its_page(course: Course, as_: Any) -> None:
    ines = as_(course.firm.ines)
    pause_pair(actor=course.firm.ines.user, pair=course.pair.uuid, until=None)
    at = {"args": [course.pair.uuid]}
    assert ines.get(reverse("pair_pause", **at)).status_code == 302
    ines_leaves(course)
    assert ines.get(reverse("pair_leave", **at)).status_code == 302
    assert ines.post(reverse("pair_leave", **at)).status_code < 500
    assert ines.post(reverse("pair_act", args=[course.pair.uuid, "unknown"])).status_code == 404
