"""What was done in a demo is there after it was stopped and started; `--fresh` starts anew."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_backup import run
from tests.cli.test_starting import free_port
from tests.ground.process import ROOT

pytestmark = pytest.mark.slow

BECOME_ADMINISTRATOR = """
import django; django.setup()
from turnabout.ground.accounts.services import make_user
make_user(actor=None, email="sam@firm.example", name="Sam", is_administrator=True)
"""
EMPTY = "Open this link to become its administrator"


def started_and_stopped(home: Path, *options: str) -> str:
    """What a demo without people says, from the start to Ctrl+C."""
    command = [sys.executable, "-m", "turnabout.cli", "demo", "--empty", "--port", str(free_port()), *options]
    environment = {"PATH": os.environ["PATH"], "TURNABOUT_HOME": str(home), "TURNABOUT_LOG": "quiet"}
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as demo:
        assert demo.stdout
        said = []
        for line in demo.stdout:
            said.append(line)
            if "--fresh" in line:  # the last line of the welcome
                break
        demo.send_signal(signal.SIGINT)
        demo.wait(timeout=60)
    return "".join(said)


def test_what_was_done_stays_until_somebody_asks_for_a_fresh_one(tmp_path: Path) -> None:
    assert EMPTY in started_and_stopped(tmp_path)
    became = run(tmp_path, "-c", BECOME_ADMINISTRATOR, DATABASE_URL="")
    assert became.returncode == 0, became.stderr
    again = started_and_stopped(tmp_path)
    assert "Turnabout is on" in again
    assert EMPTY not in again
    assert EMPTY in started_and_stopped(tmp_path, "--fresh")
