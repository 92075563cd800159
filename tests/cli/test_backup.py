"""A backup is one command, safe while people write, and opens again only together with its keys."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ground.process import ROOT

SERVE_AND_CONFIDE = """
import django; django.setup()
from turnabout.ground import database
database.prepare()
from turnabout.ground.notify.models import Message
Message.objects.create(kind="test", message_id="1", params={"said": "confided"})
"""
READ = """
import django; django.setup()
from turnabout.ground.notify.models import Message
print(Message.objects.get().params["said"])
"""


def run(home: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "turnabout.config.settings",
        "TURNABOUT_HOME": str(home),
        "TURNABOUT_LOG": "quiet",
        **settings,
    }
    return subprocess.run(
        [sys.executable, *arguments], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120
    )


def turnabout(home: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return run(home, "-m", "turnabout.cli", *arguments, **settings)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    made = run(home, "-c", SERVE_AND_CONFIDE)
    assert made.returncode == 0, made.stderr
    return home


def test_a_backup_that_is_put_back_with_its_keys_says_the_same(home: Path, tmp_path: Path) -> None:
    shelf, elsewhere = tmp_path / "shelf", tmp_path / "elsewhere"
    shelf.mkdir()
    elsewhere.mkdir()
    answer = turnabout(home, "backup", "--to", str(shelf))
    assert answer.returncode == 0, answer.stderr
    (copy,) = shelf.glob("turnabout-*.sqlite3")
    shutil.copy(copy, elsewhere / "turnabout.sqlite3")
    assert "KeysLost" in run(elsewhere, "-c", SERVE_AND_CONFIDE).stderr
    shutil.copytree(home / "keys", elsewhere / "keys", dirs_exist_ok=True)
    assert run(elsewhere, "-c", READ).stdout.strip() == "confided"


def test_a_folder_that_is_not_there_is_named_and_nothing_is_made(home: Path, tmp_path: Path) -> None:
    before = len(list(home.glob("backups/*")))
    answer = turnabout(home, "backup", "--to", str(tmp_path / "nowhere"))
    assert (answer.returncode, "is not a folder" in answer.stderr) == (2, True)
    assert len(list(home.glob("backups/*"))) == before


def test_the_first_start_makes_the_keys_so_that_they_can_be_kept_from_the_first_day(home: Path) -> None:
    assert (home / "keys" / "data-keys.json").exists()


def test_doctor_begins_with_the_version_and_finds_the_keys_well(home: Path) -> None:
    said = turnabout(home, "doctor", "--no-mail").stdout.splitlines()
    assert said[0] == turnabout(home, "--version").stdout.strip()
    assert any(line.startswith("well     keys") for line in said)


def test_a_setting_that_cannot_be_used_stops_the_start_with_one_sentence(home: Path) -> None:
    answer = turnabout(home, "doctor", TURNABOUT_SMTP_PORT="abc")
    assert answer.returncode == 2
    assert answer.stderr.strip() == "TURNABOUT_SMTP_PORT is 'abc'. Set it to a whole number."
