"""Workers perform chores: woken by a change, by their pulse, and again after the database was away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet

from tests.ground.jobs import fake_chores
from tests.ground.notify.post_office import PostOffice
from tests.ground.process import ROOT, environment
from turnabout.ground.accounts.models import User
from turnabout.ground.jobs import chores, worker
from turnabout.ground.jobs.selectors import seconds_since_last_chore
from turnabout.ground.jobs.services import ask, ask_if_quiet, prune, wake
from turnabout.ground.jobs.worker import run_worker
from turnabout.ground.notify.models import Message
from turnabout.ground.notify.services import send

pytestmark = pytest.mark.django_db(transaction=True)
MAIL = chores.ALL["mail"]


@pytest.fixture(autouse=True)
def real_backend(settings: Any) -> Iterator[None]:
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "long"]}
    }
    settings.CHORES = "tests.ground.jobs.fake_chores"
    fake_chores.done.clear()
    fake_chores.block.set()
    yield
    fake_chores.block.set()


def queued() -> list[str]:
    return [row.args_kwargs["args"][0] for row in DBTaskResult.objects.filter(status="READY")]


def wait_for(condition: Callable[[], bool], seconds: float = 15) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def running() -> Iterator[threading.Event]:
    stop = threading.Event()
    thread = threading.Thread(target=run_worker, kwargs={"stop": stop})
    thread.start()
    yield stop
    stop.set()
    fake_chores.block.set()
    thread.join(20)
    assert not thread.is_alive()


class TestWaking:
    def test_a_change_wakes_once_however_often_it_asks(self) -> None:
        with transaction.atomic():
            for _ in range(5):
                wake("mail")
            wake("runs")
            assert queued() == []
        assert sorted(queued()) == ["mail", "runs"]

    def test_a_change_that_is_rolled_back_wakes_nobody(self) -> None:
        def change() -> None:
            with transaction.atomic():
                wake("mail")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            change()
        assert queued() == []

    def test_a_wake_up_in_a_savepoint_that_is_undone_does_not_swallow_a_later_one(self) -> None:
        with transaction.atomic():
            try:
                with transaction.atomic():
                    wake("mail")
                    raise RuntimeError
            except RuntimeError:
                wake("mail")
        assert queued() == ["mail"]

    def test_a_chore_that_waits_is_not_queued_twice(self) -> None:
        assert ask(MAIL)
        assert not ask(MAIL)

    def test_a_chore_that_has_begun_is_queued_again(self) -> None:
        """It may have looked before the newest row was there."""
        ask(MAIL)
        DBTaskResult.objects.update(status="RUNNING")
        assert ask(MAIL)

    def test_the_pulse_asks_only_where_nobody_asked_lately(self) -> None:
        assert ask_if_quiet(MAIL)
        DBTaskResult.objects.update(status="SUCCESSFUL")
        assert not ask_if_quiet(MAIL)
        DBTaskResult.objects.update(enqueued_at=now() - timedelta(seconds=MAIL.every + 1))
        assert ask_if_quiet(MAIL)

    def test_a_busy_database_does_not_fail_the_change_that_woke(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def locked(*_: Any) -> None:
            raise OperationalError("database is locked")

        monkeypatch.setattr("turnabout.ground.jobs.services.ask", locked)
        with transaction.atomic():
            wake("mail")

    def test_old_rows_are_forgotten_and_waiting_ones_are_not(self) -> None:
        ask(MAIL)
        DBTaskResult.objects.update(status="SUCCESSFUL")
        ask(MAIL)
        DBTaskResult.objects.update(enqueued_at=now() - timedelta(days=1))
        prune()
        assert DBTaskResult.objects.get().status == "READY"


class TestWorking:
    def test_once_does_every_chore_and_returns(self) -> None:
        assert seconds_since_last_chore() is None
        run_worker(once=True)
        assert set(fake_chores.done) >= {"mail", "release_due", "intakes", "runs"}
        assert queued() == []
        assert seconds_since_last_chore() in (0, 1, 2)

    def test_an_error_stops_no_other_chore_and_leaves_no_content(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        run_worker(once=True)
        assert "mail" in fake_chores.done
        assert "ValueError" in caplog.text
        assert fake_chores.CANARY not in caplog.text
        for row in DBTaskResult.objects.values():
            assert fake_chores.CANARY not in str(row)

    def test_the_pulse_does_what_nobody_asked_for(self, running: threading.Event) -> None:
        assert wait_for(lambda: {"mail", "release_due", "intakes"} <= set(fake_chores.done))

    def test_a_mail_does_not_wait_for_a_match(self, running: threading.Event) -> None:
        fake_chores.block.clear()
        assert wait_for(lambda: "runs begun" in fake_chores.done)
        fake_chores.done.clear()
        wake("mail")
        assert wait_for(lambda: "mail" in fake_chores.done)
        assert "runs" not in fake_chores.done

    def test_a_database_that_was_away_is_met_again(
        self, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
    ) -> None:
        monkeypatch.setattr(worker, "LONGEST_PAUSE", 0.5)
        original, failures = DBTaskResultQuerySet.ready, []

        def away(self: DBTaskResultQuerySet) -> Any:
            if len(failures) < 6:
                failures.append(1)
                raise OperationalError("server closed the connection unexpectedly")
            return original(self)

        monkeypatch.setattr(DBTaskResultQuerySet, "ready", away)
        request.getfixturevalue("running")
        assert wait_for(lambda: "mail" in fake_chores.done and "intakes" in fake_chores.done)
        assert len(failures) == 6

    def test_two_workers_share_the_work_and_repeat_nothing(self, running: threading.Event) -> None:
        second = threading.Event()
        thread = threading.Thread(target=run_worker, kwargs={"stop": second})
        thread.start()
        assert wait_for(lambda: "mail" in fake_chores.done)
        second.set()
        thread.join(20)
        assert all(len(row.worker_ids) <= 1 for row in DBTaskResult.objects.all())


@pytest.mark.slow
def test_the_command_delivers_and_ends_when_it_is_told_to() -> None:
    office = PostOffice()
    office.open()
    user = User.objects.create_user(email="a@firm.example", name="A")
    send(kind="pair_released", user=user)
    code = "import sys; from turnabout.cli import main; sys.exit(main(['worker']))"
    process = subprocess.Popen(
        [sys.executable, "-c", code], env=environment(TURNABOUT_SMTP_PORT=str(office.port)), cwd=ROOT
    )
    try:
        assert wait_for(lambda: Message.objects.filter(state="sent").exists(), 40)
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(30) == 0
        assert len(office.received) == 1
    finally:
        process.kill()
        process.wait()
        office.close()
        connection.close()
