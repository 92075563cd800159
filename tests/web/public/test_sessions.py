"""Sessions end by themselves: sooner for whoever sees more than their own, and for everybody after twelve hours."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from turnabout.ground.accounts.models import User
from turnabout.web import middleware

pytestmark = pytest.mark.django_db
HALF_AN_HOUR, HOURS = 1800, 3600


class Clock:
    """Stands where the middleware looks for the module `time`."""

    ahead = 0.0
    perf_counter = staticmethod(time.perf_counter)

    def time(self) -> float:
        return time.time() + self.ahead


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(middleware, "time", clock)
    return clock


def is_signed_in(browser: Client) -> bool:
    return browser.get(reverse("account_email")).status_code == 200


@pytest.mark.parametrize(
    ("who", "idle"),
    [("administrator", HALF_AN_HOUR), ("noor", HALF_AN_HOUR), ("deepa", HALF_AN_HOUR), ("ines", 3 * HOURS)],
)
def test_an_idle_session_ends(as_: Any, cast: Cast, clock: Clock, who: str, idle: int) -> None:
    browser = as_(getattr(cast, who))
    assert is_signed_in(browser)
    clock.ahead += idle - 5
    assert is_signed_in(browser)
    clock.ahead += idle + 5
    assert not is_signed_in(browser)


def test_a_session_ends_after_twelve_hours_however_busy(as_: Any, cast: Cast, clock: Clock) -> None:
    browser = as_(cast.ines)
    for _ in range(12):
        assert is_signed_in(browser)
        clock.ahead += HOURS
    clock.ahead += 5
    assert not is_signed_in(browser)


def test_an_ended_session_tells_the_browser_to_forget(as_: Any, cast: Cast, clock: Clock) -> None:
    browser = as_(cast.ines)
    is_signed_in(browser)
    clock.ahead += 4 * HOURS
    assert browser.get("/health")["Clear-Site-Data"] == '"cache", "storage"'


def test_a_role_that_was_given_shortens_the_session(as_: Any, cast: Cast, clock: Clock) -> None:
    browser = as_(cast.ines)
    is_signed_in(browser)
    User.objects.filter(pk=cast.ines.user.pk).update(is_administrator=True)
    clock.ahead += 120
    is_signed_in(browser)
    clock.ahead += HALF_AN_HOUR + 5
    assert not is_signed_in(browser)


def test_a_session_is_written_at_most_once_a_minute(
    as_: Any, cast: Cast, clock: Clock, django_assert_max_num_queries: Any
) -> None:
    browser = as_(cast.ines)
    browser.get("/health")
    with django_assert_max_num_queries(5):  # session, user, and the three figures of health
        browser.get("/health")


def test_pages_are_kept_by_no_cache(as_: Any, cast: Cast) -> None:
    assert as_(cast.ines).get(reverse("account_email"))["Cache-Control"] == "no-store, private"


def test_an_unknown_zone_does_not_cost_the_page(as_: Any, cast: Cast) -> None:
    for zone in ("Mars/Olympus", "../etc/passwd", "Europe"):
        User.objects.filter(pk=cast.ines.user.pk).update(timezone=zone)
        assert is_signed_in(as_(cast.ines.user))
