"""A session that ends while somebody types loses nothing, and shows nothing to anybody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import now

from tests.cast import Cast
from tests.web.me.reading_forms import fields
from turnabout.programmes.models import Enrolment
from turnabout.web.me.enrolment import keeping


@pytest.fixture(autouse=True)
def nobody_came_before(db: None) -> None:
    """What others left counts for an hour, also in tests whose changes are not undone."""
    cache.clear()


def typed(browser: Client, address: str, cast: Cast) -> dict[str, Any]:
    sent = fields(browser.get(address), address, timezone="Asia/Tokyo")
    browser.logout()
    return sent


def test_what_was_typed_is_there_after_signing_in_again(
    cast: Cast, as_: Any, ines: Enrolment, page_of: Any
) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    answer = browser.post(address, typed(browser, address, cast) | {"confirm": ["yes"]})
    assert answer["Location"].startswith("/account/login/")
    browser.force_login(cast.ines.user)
    page = browser.get(address)
    assert "What you typed is here again" in page.content.decode()
    assert fields(page, address)["timezone"] == ["Asia/Tokyo"]
    ines.refresh_from_db()
    assert ines.state == "asked"


def test_once_saved_it_is_gone_from_the_session(cast: Cast, as_: Any, ines: Enrolment, page_of: Any) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    browser.post(address, typed(browser, address, cast))
    browser.force_login(cast.ines.user)
    browser.post(address, fields(browser.get(address), address) | {"save": ["yes"]})
    page = browser.get(address)
    assert "What you typed is here again" not in page.content.decode()
    assert fields(page, address)["timezone"] == ["Asia/Tokyo"]


def test_the_session_holds_it_sealed(cast: Cast, as_: Any, ines: Enrolment, page_of: Any) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    browser.post(address, typed(browser, address, cast))
    held = dict(browser.session.items())
    assert held, "something is kept"
    assert "Tokyo" not in str(held)


def test_somebody_else_who_signs_in_there_sees_nothing_of_it(
    cast: Cast, as_: Any, ines: Enrolment, tomas: Enrolment, page_of: Any
) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    browser.post(address, typed(browser, address, cast))
    browser.force_login(cast.tomas.user)
    assert browser.get(address).status_code == 404
    assert "Tokyo" not in str(fields(browser.get(page_of(tomas)), page_of(tomas)))


def test_keeping_as_one_types_says_that_the_session_has_ended(
    cast: Cast, as_: Any, ines: Enrolment, page_of: Any
) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    answer = browser.post(address, typed(browser, address, cast), headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "You have been signed out." in answer.content.decode()


def test_no_more_than_a_form_is_kept(cast: Cast, as_: Any, ines: Enrolment, page_of: Any) -> None:
    browser, address = as_(None), page_of(ines)
    browser.post(address, {"timezone": "x" * 20_000})
    assert not Session.objects.exists()


def test_a_stranger_leaves_so_many_forms_and_no_more(
    ines: Enrolment, as_: Any, page_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_FROM_ONE_PLACE", 3)
    answers = [as_(None).post(page_of(ines), {"timezone": f"Asia/{n}"}) for n in range(8)]
    assert {answer.status_code for answer in answers} == {302}
    assert Session.objects.count() == 3


def test_strangers_at_many_addresses_together_leave_no_more_than_the_limit_of_all(
    ines: Enrolment, as_: Any, page_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_OF_ALL", 3)
    for n in range(8):
        as_(None).post(page_of(ines), {"timezone": "Asia/Tokyo"}, REMOTE_ADDR=f"192.0.2.{n + 1}")
    assert Session.objects.count() == 3


def test_typing_on_in_one_browser_is_one_row_and_never_too_often(
    ines: Enrolment, as_: Any, page_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_FROM_ONE_PLACE", 1)
    browser = as_(None)
    for n in range(4):
        said = browser.post(page_of(ines), {"timezone": f"Asia/{n}"}, headers={"HX-Request": "true"})
        assert "what you typed is kept" in said.content.decode()
    assert Session.objects.count() == 1


def test_what_cannot_be_kept_is_not_said_to_be(
    ines: Enrolment, as_: Any, page_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_FROM_ONE_PLACE", 0)
    said = as_(None).post(page_of(ines), {"save": "yes"}, headers={"HX-Request": "true"}).content.decode()
    assert "stands only on this page" in said
    page = as_(None).post(page_of(ines), {"save": "yes"}, follow=True).content.decode()
    assert "could not be kept" in page
    assert not Session.objects.exists()


def test_what_a_stranger_leaves_is_gone_after_an_hour_and_signing_in_takes_that_back(
    cast: Cast, ines: Enrolment, as_: Any, page_of: Any
) -> None:
    browser = as_(None)
    browser.post(page_of(ines), {"timezone": "Asia/Tokyo"})
    left = Session.objects.get().expire_date - now()
    assert left <= timedelta(hours=1)
    browser.force_login(cast.ines.user)
    browser.get(page_of(ines))
    assert Session.objects.latest("expire_date").expire_date - now() > timedelta(hours=11)
