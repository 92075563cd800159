"""A start brings the database up to date: keys looked for first, a copy made before anything changes."""

from __future__ import annotations

import json
import re
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.ground.process import ROOT
from turnabout.ground import database
from turnabout.ground.secrets.keys import KeyRing

PREPARE = """
import django; django.setup()
from turnabout.ground import database
database.prepare()
"""
SEAL = """
import django; django.setup()
from turnabout.ground.accounts.models import User
from turnabout.ground.notify.models import Message
Message.objects.create(kind="test", message_id="1", params={"said": "canary"})
"""
UNDO = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", "audit", "0001", verbosity=0)
"""
TAKE_TURNS = """
import sqlite3
import django; django.setup()
from django.db import connection, transaction
with transaction.atomic():
    other = sqlite3.connect(connection.settings_dict["NAME"], timeout=0)
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        print(error)
with connection.cursor() as cursor:
    for name in ("busy_timeout", "journal_mode", "secure_delete"):
        print(cursor.execute(f"PRAGMA {name}").fetchone()[0])
"""


def run(home: Path, code: str, **extra: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": "/usr/bin:/bin",
        "DJANGO_SETTINGS_MODULE": "turnabout.config.settings",
        "TURNABOUT_HOME": str(home),
        **extra,
    }
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation after its first start, with one sealed value."""
    home = tmp_path_factory.mktemp("home") / "var"
    for code in (PREPARE, SEAL):
        answer = run(home, code)
        assert answer.returncode == 0, answer.stderr
    return home


def backups(home: Path) -> list[Path]:
    return sorted((home / "backups").glob("*.sqlite3"))


@pytest.mark.slow
class TestPrepare:
    def test_the_first_start_makes_everything_for_its_owner_alone(self, home: Path) -> None:
        assert backups(home) == [], "there was nothing to copy"
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        assert stat.S_IMODE((home / "turnabout.sqlite3").stat().st_mode) == 0o600
        tables = {
            row[0]
            for row in sqlite3.connect(home / "turnabout.sqlite3").execute("SELECT name FROM sqlite_master")
        }
        assert {"turnabout_cache", "audit_entry", "audit_entry_no_delete"} <= tables

    def test_a_start_with_nothing_to_change_makes_no_copy(self, home: Path) -> None:
        before = backups(home)
        assert run(home, PREPARE).returncode == 0
        assert backups(home) == before

    def test_a_copy_is_made_before_a_migration_and_five_are_kept(self, home: Path) -> None:
        for number in range(5):
            (home / "backups").mkdir(exist_ok=True)
            (home / "backups" / f"turnabout-20200101-00000{number}-000000.sqlite3").write_text("old")
        assert run(home, UNDO).returncode == 0
        assert run(home, PREPARE).returncode == 0
        kept = backups(home)
        assert len(kept) == 5
        newest = kept[-1]
        assert stat.S_IMODE(newest.stat().st_mode) == 0o600
        copy = sqlite3.connect(newest)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT count(*) FROM notify_message").fetchone() == (1,)
        names = {row[0] for row in copy.execute("SELECT name FROM sqlite_master")}
        assert "audit_entry_no_delete" not in names, "the state before the migration"
        assert "canary" not in newest.read_bytes().decode("latin1")

    def test_without_its_keys_it_does_not_start_and_makes_no_new_ones(self, home: Path) -> None:
        ring = home / "keys" / "data-keys.json"
        kept = ring.rename(home / "keys" / "elsewhere")
        for code in (
            PREPARE,
            PREPARE.replace(
                "database.prepare()",
                "from turnabout.ground.jobs.worker import run_worker; run_worker(once=True)",
            ),
        ):
            answer = run(home, code)
            assert answer.returncode == 1
            assert "KeysLost" in answer.stderr
            assert not ring.exists()
        kept.rename(ring)
        assert run(home, PREPARE).returncode == 0

    def test_a_transaction_takes_its_turn_before_it_reads_and_others_wait(self, home: Path) -> None:
        """One that reads first and writes later would meet a writer in between, and no waiting helps it then."""
        answer = run(home, TAKE_TURNS)
        assert answer.stdout.split("\n")[:4] == ["database is locked", "20000", "wal", "1"], answer.stderr

    def test_several_starts_at_once_take_turns(self, tmp_path: Path) -> None:
        answers: list[int] = []
        threads = [
            threading.Thread(target=lambda: answers.append(run(tmp_path, PREPARE).returncode))
            for _ in range(3)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert answers == [0, 0, 0]

    def test_the_settings_of_a_house_behind_https_raise_no_warning(self, home: Path) -> None:
        checks = (
            "import django; django.setup()\n"
            "from django.core.management import call_command\n"
            "call_command('check', deploy=True, fail_level='ERROR')"
        )
        answer = run(home, checks, TURNABOUT_BASE_URL="https://turnabout.firm.example")
        assert answer.returncode == 0, answer.stderr
        # These two would speak for other services of the organisation's domain.
        assert set(re.findall(r"\((\w+\.[EW]\d+)\)", answer.stderr)) <= {"security.W005", "security.W021"}


@pytest.mark.django_db
def test_nothing_waits_in_the_database_of_the_tests() -> None:
    assert database.pending() == 0


@pytest.mark.django_db
def test_lost_keys_are_no_loss_where_nothing_is_sealed(settings: Any, tmp_path: Path) -> None:
    settings.KEY_RING = KeyRing(tmp_path)
    database.refuse_lost_keys()
    assert not (tmp_path / "data-keys.json").exists()


@pytest.mark.django_db(transaction=True)
def test_a_backup_holds_what_was_committed_while_others_write(settings: Any, tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        assert database.back_up() is None
        return
    settings.HOME = tmp_path
    from turnabout.ground.accounts.models import User

    stop, written = threading.Event(), []

    def write() -> None:
        while not stop.is_set():
            written.append(User.objects.create_user(email=f"u{len(written)}@firm.example").pk)
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    while len(written) < 5:
        pass
    before = len(written)
    path = database.back_up()
    stop.set()
    writer.join()
    assert path
    copied = sqlite3.connect(path).execute("SELECT count(*) FROM accounts_user").fetchone()[0]
    assert before <= copied <= len(written)


def test_logs_name_no_content(capsys: pytest.CaptureFixture[str], settings: Any) -> None:
    code = """
import logging, structlog
from turnabout.ground import logs
from django.conf import settings
settings.configure(LOG_FORMAT="json")
logs.configure()
log = structlog.get_logger("turnabout.test")
log.info("tried", kind="x", note="CANARY", error={"a": "CANARY"}, request_id="r1")
try:
    raise ValueError("CANARY")
except ValueError as error:
    log.error("failed", exc_info=True)
    logging.getLogger("django.request").error("Not found: /join/CANARY", exc_info=error)
logging.getLogger("other").warning("said %s", "CANARY")
logging.getLogger("other").info("not said")
"""
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    lines = [json.loads(line) for line in answer.stderr.splitlines()]
    assert "CANARY" not in answer.stderr + answer.stdout
    assert [line["event"] for line in lines] == ["tried", "failed", "library", "library"]
    assert lines[0]["request_id"] == "r1"
    assert [line.get("error") for line in lines[1:]] == ["ValueError", "ValueError", None]
    assert lines[2]["at"].startswith("<string>:")
