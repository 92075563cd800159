"""What goes wrong says nothing of what it went wrong with: not its page, its log line, or the rows it leaves behind."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.architecture.canaries.birds import Canary, World
from turnabout.ground import logs
from turnabout.ground.jobs import chores
from turnabout.ground.jobs.tasks import perform
from turnabout.ground.notify.models import Message
from turnabout.matching.models import Run
from turnabout.people.models import Intake

pytestmark = pytest.mark.django_db
HEARD = "Qheardbyaccident"
SECRET = f"{HEARD} 06:13 listed-ines@q.example"


class Broken(Exception):
    """An error whose words hold what somebody said, as errors of parsers and databases do."""


def break_off(*_: Any, **__: Any) -> Any:
    secret = SECRET  # a local variable, as traces with values show them
    raise Broken(secret)


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Everything that is logged, as production writes it."""
    written = io.StringIO()
    logging.disable(logging.NOTSET)
    monkeypatch.setattr(sys, "stderr", written)
    logs.configure()
    yield written
    monkeypatch.undo()
    logs.configure()


@pytest.fixture
def listener(world: World) -> World:
    heard = Canary("nowhere", "hesitant_aims", HEARD, ("tomas",), only_at=("nowhere",))
    return World(world.cast, canaries=[*world.canaries, heard])


def silent(listener: World, text: str) -> bool:
    return not [canary.key for canary in listener.singing(text)]


BREAKING = {
    "home": ("turnabout.web.me.home.views.expected_of", "ines"),
    "enrolment": ("turnabout.web.me.enrolment.views.Desk.of", "tomas"),
    "pair": ("turnabout.web.me.pair.views.pair_for", "ines"),
    "run": ("turnabout.web.coordinator.matching.views.run_for", "noor"),
    "cohort_enrolments": ("turnabout.web.coordinator.enrolments.views.enrolment_page", "noor"),
}


@pytest.mark.parametrize("name", BREAKING)
def test_a_page_that_breaks_shows_and_logs_no_content(
    name: str, listener: World, world: World, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, who = BREAKING[name]
    monkeypatch.setattr(place, break_off)
    browser = Client(raise_request_exception=False)
    browser.force_login(world.users[who])
    things = {"enrolment": "enrolment", "pair": "pair", "run": "run", "cohort_enrolments": "cohort"}
    args = [world.things[things[name]][0].uuid] if name in things else []
    answer = browser.get(reverse(name, args=args), {"q": "Qsecretreason"})
    assert answer.status_code == 500
    assert silent(listener, answer.content.decode())
    assert "Broken" in log.getvalue(), "the log names the kind of the error"
    assert silent(listener, log.getvalue())


def test_walking_through_the_pages_leaves_nothing_of_them_in_the_log(
    listener: World, world: World, log: io.StringIO
) -> None:
    for who, name, thing in (
        ("ines", "pair", "pair"),
        ("tomas", "enrolment", "enrolment"),
        ("noor", "cohort_enrolments", "cohort"),
        ("noor", "run", "run"),
        ("stranger", "pair", "pair"),
    ):
        browser = Client()
        browser.force_login(world.users[who])
        for found in world.things[thing]:
            browser.get(reverse(name, args=[found.uuid]), {"q": "Qsecretreason", "show": "unplaced"})
    assert log.getvalue().count('"request"') > 15
    assert silent(listener, log.getvalue())


def test_a_run_that_breaks_keeps_the_name_of_the_error_alone(
    listener: World, world: World, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("turnabout.matching.services.perform.match", break_off)
    Run.objects.filter(pk=world.things["run"][0].pk).update(state=Run.State.QUEUED, attempts=0)
    perform.func("runs")
    run = Run.objects.get(pk=world.things["run"][0].pk)
    assert run.error == "Broken"
    assert silent(listener, f"{run.error} {run.step} {run.summary} {log.getvalue()}")


def test_a_file_that_breaks_keeps_the_name_of_the_error_alone(
    listener: World, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("turnabout.workflows.intake.read", break_off)
    Intake.objects.filter(state="staged").update(state="queued", claimed_at=None)
    perform.func("intakes")
    assert set(Intake.objects.exclude(error="").values_list("error", flat=True)) == {"Broken"}
    assert "Broken" in log.getvalue()
    assert silent(listener, log.getvalue())


def test_a_mail_that_breaks_keeps_the_name_of_the_error_alone(
    listener: World, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("turnabout.ground.notify.delivery.render", break_off)
    perform.func("mail")
    assert set(Message.objects.values_list("last_error", flat=True)) == {"Broken"}
    assert not mail.outbox
    assert "Broken" in log.getvalue()
    assert silent(listener, log.getvalue())


def test_a_chore_that_breaks_logs_the_name_of_the_error_alone(
    listener: World, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chores.Chore, "perform", break_off)
    perform.func("clean_up")
    assert "Broken" in log.getvalue()
    assert silent(listener, log.getvalue())
