"""Delivery over SMTP, with a server that is there, away, refusing, or losing its client."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from tests.ground.notify.post_office import PostOffice
from tests.ground.process import ROOT, environment
from turnabout.ground.accounts.models import User
from turnabout.ground.notify import retries
from turnabout.ground.notify.delivery import LENT_FOR, deliver_due
from turnabout.ground.notify.models import Message
from turnabout.ground.notify.services import send


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    office = PostOffice()
    office.open()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
    yield office
    office.close()


def queue(count: int) -> list[Message]:
    users = [User.objects.create_user(email=f"p{number}@firm.example", name="P") for number in range(count)]
    return [message for user in users if (message := send(kind="pair_released", user=user))]


def states() -> dict[str, int]:
    return dict(Counter(Message.objects.values_list("state", flat=True)))


@pytest.mark.django_db
class TestDelivery:
    def test_all_go_through_one_connection(self, office: PostOffice) -> None:
        messages = queue(3)
        assert deliver_due() == 3
        assert [identifier for _, identifier in office.received] == [one.message_id for one in messages]
        assert office.connections == 1
        assert b"text/html" in office.contents[0]
        assert b"text/plain" in office.contents[0]

    def test_a_server_that_is_away_costs_one_attempt_and_nothing_is_lost(
        self, settings: Any, office: PostOffice
    ) -> None:
        queue(3)
        settings.EMAIL_PORT = 1  # nobody listens there
        deliver_due()
        assert states() == {"queued": 3}
        assert sum(Message.objects.values_list("attempts", flat=True)) == 1
        assert Message.objects.filter(attempts=1).get().last_error == "ConnectionRefusedError"
        settings.EMAIL_PORT = office.port
        Message.objects.update(next_attempt_at=now())
        deliver_due()
        assert states() == {"sent": 3}
        assert len(office.received) == 3

    def test_an_address_that_is_refused_for_good_is_given_up_and_the_others_go(
        self, office: PostOffice
    ) -> None:
        queue(3)
        office.refuses["p1@firm.example"] = "550 5.1.1 p1@firm.example: no such person"
        deliver_due()
        assert states() == {"sent": 2, "parked": 1}
        refused = Message.objects.get(state="parked")
        assert refused.last_error == "SMTPRecipientsRefused", "a class name, not what the server said"

    def test_an_address_that_is_refused_for_now_is_tried_again(self, office: PostOffice) -> None:
        queue(2)
        office.refuses["p0@firm.example"] = "450 4.2.0 come again"
        deliver_due()
        assert states() == {"queued": 1, "sent": 1}
        office.refuses.clear()
        Message.objects.update(next_attempt_at=now())
        deliver_due()
        assert states() == {"sent": 2}

    def test_it_is_given_up_after_72_hours(self, office: PostOffice) -> None:
        [message] = queue(1)
        office.refuses["p0@firm.example"] = "450 4.2.0 come again"
        for age, state in ((timedelta(hours=71, minutes=59), "queued"), (timedelta(hours=72), "parked")):
            Message.objects.update(made_at=now() - age, next_attempt_at=now())
            deliver_due()
            message.refresh_from_db()
            assert message.state == state

    def test_a_code_is_given_up_when_it_opens_nothing_any_more(self, office: PostOffice) -> None:
        user = User.objects.create_user(email="p0@firm.example")
        send(kind="account_login_code", user=user, params={"code": "AB-12"})
        office.refuses["p0@firm.example"] = "450 4.2.0 come again"
        Message.objects.update(made_at=now() - timedelta(minutes=16))
        deliver_due()
        message = Message.objects.get()
        assert (message.state, message.params) == ("parked", None)


def test_waits_double_up_to_four_hours_and_are_spread() -> None:
    start = now()

    def waits(attempts: int) -> set[int]:
        message = Message(attempts=attempts)
        return {int((retries.next_attempt(message, start) - start).total_seconds()) for _ in range(50)}

    assert min(waits(1)) >= 42
    assert max(waits(1)) <= 78
    assert max(waits(40)) <= 4 * 3600 * 1.3
    assert len(waits(5)) > 10, "jitter: not all at once"


KILLED = """
import django; django.setup()
import os, signal
from datetime import timedelta
from turnabout.ground.notify import delivery
delivery.LENT_FOR = timedelta(0)
original, calls = getattr(delivery, "{where}"), []
def dies(*args, **kwargs):
    calls.append(1)
    if len(calls) == {at}:
        os.kill(os.getpid(), signal.SIGKILL)
    return original(*args, **kwargs)
delivery.{where} = dies
delivery.deliver_due()
"""


def in_a_process_of_its_own(code: str, port: int) -> int:
    its_own = environment(TURNABOUT_SMTP_PORT=str(port))
    return subprocess.run([sys.executable, "-c", code], env=its_own, cwd=ROOT, timeout=60).returncode


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("where", ["_mail", "_close"])
def test_a_worker_that_is_killed_loses_nothing_and_repeats_one_at_most(
    office: PostOffice, where: str
) -> None:
    """Killed between the attempt that it wrote down and the sending, or between the sending and the mark."""
    messages = queue(4)
    assert in_a_process_of_its_own(KILLED.format(where=where, at=3), office.port) == -signal.SIGKILL
    left = Message.objects.get(state="sending")
    assert left.attempts == 1, "the attempt was written down before anything was sent"
    assert states() == {"sent": 2, "sending": 1, "queued": 1}
    deliver_due()
    assert states() == {"sent": 4}
    times = Counter(identifier for _, identifier in office.received)
    assert set(times) == {message.message_id for message in messages}
    assert sum(times.values()) == (4 if where == "_mail" else 5)
    assert max(times.values()) <= 2


@pytest.mark.django_db
def test_a_lent_message_is_taken_up_only_when_its_time_is_over(office: PostOffice) -> None:
    [message] = queue(1)
    Message.objects.update(state="sending", attempts=1, next_attempt_at=now() + LENT_FOR)
    assert deliver_due() == 0
    Message.objects.update(next_attempt_at=now())
    assert deliver_due() == 1
    assert [identifier for _, identifier in office.received] == [message.message_id]
