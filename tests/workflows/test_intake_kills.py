"""A worker that is killed with -9, wherever it stands: nothing half done, and the next one finishes the file."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PEOPLE = 2_000
KILLS = 8

START = """
import django
django.setup()
from datetime import timedelta
from django.utils.timezone import now
from turnabout.people import intake as steps
from turnabout.people.models import Intake, Person, PersonKey, ReportingLine, StagedRows, Upload
from turnabout.workflows import intake as workflow
"""
PREPARE = f"""
import datetime as dt
from django.core.management import call_command
call_command("migrate", verbosity=0, skip_checks=True)
from turnabout.programmes.models import Cohort, Programme
from turnabout.workflows.bring_in import bring_in_file
cohort = Cohort.objects.create(programme=Programme.objects.create(name="P"), name="C", starts_on=dt.date(2027, 3, 1))
rows = "".join(f"p{{n}},Somebody {{n}},p{{n // 7}},mentor\\n" for n in range(1, {PEOPLE}))
data = ("person_id,name,manager_id,role\\np0,Head,,mentee\\n" + rows).encode()
bring_in_file(actor=None, cohort=cohort, kind="staff", file_name="a.csv", data=data)
"""
LOOK = """
from turnabout.programmes.models import Enrolment
print(Intake.objects.get().state, Person.objects.count(), PersonKey.objects.count(), ReportingLine.objects.count(),
      Enrolment.objects.count(), Upload.objects.count(), StagedRows.objects.count(), flush=True)
"""
TAKE_UP = f"""
{LOOK}
Intake.objects.update(claimed_at=now() - timedelta(minutes=6), attempts=0)  # time passes, and kills are not counted
claim = steps.claim_next()
print("begun", flush=True)
if claim and steps.read(claim, stretch=50):
    print("staged", flush=True)
    workflow._switch(claim, workflow.place_of_intake(None, workflow.intake_uuid_of(claim.intake)))
"""


class Firm:
    def __init__(self, home: Path) -> None:
        self.env = {
            **os.environ,
            "TURNABOUT_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "turnabout.config.settings",
        }
        self.env.pop("DATABASE_URL", None)

    def start(self, script: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", START + script], env=self.env, stdout=subprocess.PIPE, text=True
        )

    def run(self, script: str) -> str:
        process = self.start(script)
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        return said.strip()


@pytest.mark.slow
def test_killed_anywhere_nothing_is_half_done_and_the_next_worker_finishes(tmp_path: Path) -> None:
    firm, chance = Firm(tmp_path), random.Random(7)
    firm.run(PREPARE)
    stood: list[str] = []
    for number in range(KILLS):
        worker = firm.start(TAKE_UP)
        assert worker.stdout
        state = _check(worker.stdout.readline())
        if state == "switched":
            break
        stood.append(state)
        assert worker.stdout.readline() == "begun\n"
        if number % 2:
            worker.stdout.readline()  # every other one dies in the switch
        time.sleep(chance.uniform(0, 0.15))
        worker.send_signal(signal.SIGKILL)
        worker.communicate(timeout=60)
    assert {"reading", "staged"} & set(stood), "at least one died on the way"

    firm.run(TAKE_UP)
    assert firm.run(LOOK) == f"switched {PEOPLE} {PEOPLE} {PEOPLE - 1} {PEOPLE} 0 0"


def _check(said: str) -> str:
    """What the worker before left: all of it, or nothing but the file."""
    state, people, *rest = said.split()
    if state != "switched":
        assert (people, rest[:3]) == ("0", ["0", "0", "0"]), "no people before all of them"
        assert rest[3] == "1", "the file is still there"
    return state
