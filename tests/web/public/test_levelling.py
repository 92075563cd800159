"""How long an answer takes does not tell whether a mail is known here."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from turnabout.web.public import adapter, levelling

pytestmark = pytest.mark.django_db

ASK = "account_request_login_code"
RESET = "account_reset_password"
CONFIRM = {ASK: "account_confirm_login_code", RESET: "account_confirm_password_reset_code"}
MAILS = ("noor@firm.example", "nobody@firm.example")


class Clock:
    """A clock that only work and waiting move."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        assert seconds >= 0
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(levelling, "clock", clock)
    monkeypatch.setattr(levelling, "sleep", clock.pass_by)
    return clock


def sending_takes(seconds: float, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a known mail is sent something; it is done after the form, where a wait in the form would be over."""
    send = adapter.send

    def slowly(**letter: Any) -> Any:
        clock.pass_by(seconds)
        return send(**letter)

    monkeypatch.setattr(adapter, "send", slowly)


@pytest.mark.parametrize("view", [ASK, RESET])
@pytest.mark.parametrize("seconds", [0.01, 0.24])
def test_the_answer_about_a_known_mail_leaves_when_the_other_one_would(
    view: str, seconds: float, clock: Clock, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    sending_takes(seconds, clock, monkeypatch)
    taken = []
    for email in MAILS:
        started = clock()
        assert Client().post(reverse(view), {"email": email}).status_code == 302
        taken.append(clock() - started)
    assert taken == [pytest.approx(levelling.ANSWER_AFTER)] * 2


def test_work_beyond_the_floor_ends_on_a_full_step(
    clock: Clock, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine so busy that the floor is too low, a little more work still does not show."""
    taken = []
    for seconds in (0.31, 0.32):
        with monkeypatch.context() as patch:
            sending_takes(seconds, clock, patch)
            started = clock()
            Client().post(reverse(ASK), {"email": MAILS[0]})
            taken.append(clock() - started)
    assert taken == [pytest.approx(2 * levelling.ANSWER_AFTER)] * 2


@pytest.mark.parametrize("view", [ASK, RESET])
def test_a_wrong_code_is_answered_after_the_same_time(view: str, clock: Clock, cast: Cast) -> None:
    for email in MAILS:
        browser = Client()
        browser.post(reverse(view), {"email": email})
        started = clock()
        browser.post(reverse(CONFIRM[view]), {"code": "WRONG1"})
        assert clock() - started == pytest.approx(levelling.ANSWER_AFTER)


def test_looking_at_a_page_does_not_wait(clock: Clock, client: Client) -> None:
    client.get(reverse(ASK))
    client.get("/no-such-page/")
    assert clock() == 100.0


def test_too_many_questions_are_refused_after_the_same_time(clock: Clock, cast: Cast) -> None:
    for _ in range(6):
        started = clock()
        answer = Client().post(reverse(ASK), {"email": MAILS[0]})
        assert clock() - started == pytest.approx(levelling.ANSWER_AFTER)
    assert "too often" in answer.content.decode()


def test_only_so_many_answers_wait_at_once_and_everybody_else_gets_their_page(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each waiting answer holds a thread; a stranger with forty browsers would hold them all."""
    held, browser = [], Client()

    def wait(_seconds: float) -> None:
        held.append("waits")
        if len(held) < levelling.WAITING:  # the next one asks while this one still waits
            Client().post(reverse(ASK), {"email": f"{len(held)}@firm.example"})
        else:
            answers = [Client().post(reverse(ASK), {"email": email}) for email in MAILS]
            assert [answer.status_code for answer in answers] == [429] * 2
            assert answers[0]["Retry-After"] == "2"
            assert browser.get("/health").status_code == 200
            assert browser.get(reverse(ASK)).status_code == 200

    monkeypatch.setattr(levelling, "sleep", wait)
    assert Client().post(reverse(ASK), {"email": "0@firm.example"}).status_code == 302
    assert len(held) == levelling.WAITING
    assert levelling.WAITING < levelling.THREADS
    monkeypatch.setattr(levelling, "sleep", lambda _seconds: None)
    assert Client().post(reverse(ASK), {"email": "after@firm.example"}).status_code == 302
