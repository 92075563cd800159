"""One form in two windows, and saves that overtake each other: nothing that somebody did on purpose is lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.cast import Cast
from tests.matching.racing import racing
from tests.web.me.reading_forms import fields
from turnabout.ground.audit import triggers
from turnabout.programmes.models import Enrolment, EnrolmentDraft, LastPage

BY_ITSELF = {"HX-Request": "true"}
RACES = 40


def drafted(seat: Enrolment) -> dict[str, Any]:
    return EnrolmentDraft.objects.get(person=seat.person_id).values


def opened(browser: Client, address: str) -> dict[str, Any]:
    return fields(browser.get(address), address)


def test_a_save_that_is_overtaken_by_a_button_does_not_take_the_topic_away(
    cast: Cast, as_: Any, ines: Enrolment, topics: list[Any], page_of: Any
) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    sent, video = opened(browser, address), topics[0]
    browser.post(address, sent | {"add": [f"offers-{video.uuid}"]})
    late = browser.post(address, sent, headers=BY_ITSELF)
    assert "This form was changed in another window" in late.content.decode()
    assert [row["topic"] for row in drafted(ines)["offers"]] == [str(video.uuid)]


def test_a_second_window_is_told_loses_nothing_and_chooses(
    cast: Cast, as_: Any, ines: Enrolment, page_of: Any
) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    one, other = (opened(browser, address) for _window in range(2))
    browser.post(address, one | {"timezone": ["Asia/Tokyo"]}, headers=BY_ITSELF)
    told = browser.post(address, other | {"timezone": ["Europe/Paris"]}, headers=BY_ITSELF).content.decode()
    assert "This form was changed in another window" in told
    assert "Kept at" not in told
    page = browser.post(address, other | {"timezone": ["Europe/Paris"], "confirm": ["yes"]}, follow=True)
    assert "Take the other one instead" in page.content.decode()
    assert fields(page, address)["timezone"] == ["Europe/Paris"]
    assert drafted(ines)["timezone"] == "Asia/Tokyo"
    browser.post(address, fields(page, address) | {"save": ["yes"]})
    assert drafted(ines)["timezone"] == "Europe/Paris"
    assert "in another window" not in browser.get(address).content.decode()


def test_the_other_window_can_be_taken_instead(cast: Cast, as_: Any, ines: Enrolment, page_of: Any) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    one, other = (opened(browser, address) for _window in range(2))
    browser.post(address, one | {"timezone": ["Asia/Tokyo"], "save": ["yes"]})
    page = browser.post(address, other | {"timezone": ["Europe/Paris"], "save": ["yes"]}, follow=True)
    page = browser.post(address, fields(page, address) | {"other": ["yes"]}, follow=True)
    assert fields(page, address)["timezone"] == ["Asia/Tokyo"]
    assert drafted(ines)["timezone"] == "Asia/Tokyo"


def test_a_second_click_on_a_button_is_no_second_window(
    cast: Cast, as_: Any, ines: Enrolment, topics: list[Any], page_of: Any
) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    sent = opened(browser, address) | {"add": [f"offers-{topics[0].uuid}"]}
    pages = [browser.post(address, sent, follow=True).content.decode() for _click in range(2)]
    assert not any("in another window" in page for page in pages)
    assert len(drafted(ines)["offers"]) == 1


@pytest.fixture
def audit_refuses_again(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The audit record refuses to be emptied, and threads need real transactions, so it is emptied between tests."""
    yield
    with django_db_blocker.unblock():
        triggers.remove(connection)
        triggers.install(connection)


@pytest.fixture
def raced(audit_refuses_again: None, transactional_db: None, ines: Enrolment) -> Iterator[Enrolment]:
    yield ines
    triggers.remove(connection)


def _back_to_start(seat: Enrolment) -> None:
    for model in (EnrolmentDraft, LastPage):
        model.objects.filter(person=seat.person_id).delete()


@pytest.mark.slow
def test_whichever_comes_first_the_topic_that_was_added_stays(
    raced: Enrolment, cast: Cast, topics: list[Any], page_of: Any
) -> None:
    """The page saves by itself at the moment in which "Add" is pressed on it. Both are answered; the topic is there."""
    address, video = page_of(raced), topics[0]
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.force_login(cast.ines.user)
    add = {"add": [f"offers-{video.uuid}"]}
    with racing() as race:
        for number in range(RACES):
            _back_to_start(raced)
            sent = opened(browsers[0], address)
            by_itself = partial(browsers[0].post, address, sent, headers=BY_ITSELF)
            race(by_itself, partial(browsers[1].post, address, sent | add))
            offers = [row["topic"] for row in drafted(raced)["offers"]]
            assert offers == [str(video.uuid)], f"race {number}"


@pytest.mark.slow
def test_what_is_on_its_way_when_the_form_is_confirmed_leaves_no_draft_behind(
    raced: Enrolment, cast: Cast, topics: list[Any], page_of: Any
) -> None:
    address, video = page_of(raced), topics[0]
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.force_login(cast.ines.user)
    with racing() as race:
        for number in range(RACES // 3):
            _back_to_start(raced)
            sent = opened(browsers[0], address) | {
                "offers": [str(video.uuid)],
                f"offers-{video.uuid}-level": ["3"],
            }
            by_itself = partial(browsers[0].post, address, sent, headers=BY_ITSELF)
            race(by_itself, partial(browsers[1].post, address, sent | {"confirm": ["yes"]}))
            raced.refresh_from_db()
            assert raced.state == "confirmed", f"race {number}"
            assert not EnrolmentDraft.objects.exists(), f"race {number}"
