"""What must not come in does not come in, and what came in on the way leaves no trace."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from tests.cast import Cast
from tests.workflows.files import queue, taken
from turnabout.people import intake as steps
from turnabout.people.models import Hesitations, Intake, StagedRows, Upload
from turnabout.programmes.models import Preferences

CANARIES = {
    "hesitant": "canary-hesitant:1:2",
    "prefer": "canary-prefer",
    "rather_not": "canary-rather-not",
    "date_of_birth": "1971-12-canary",
    "age": "canary-age",
    "gender": "canary-gender",
    "start_date": "canary-start",
    "shoe_size": "canary-shoe",
}
FILE = f"person_id,name,role,{','.join(CANARIES)}\nines,Ines C.,mentor,{','.join(CANARIES.values())}\n"


def every_stored_value() -> str:
    """All rows of all tables, sealed values opened."""
    said = []
    for model in apps.get_models():
        for row in model._default_manager.all():
            said += [repr(getattr(row, field.attname)) for field in row._meta.concrete_fields]
    return "\n".join(said)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["staff", "enrolments"])
def test_columns_that_must_not_be_read_are_stored_nowhere_not_even_on_the_way(cast: Cast, kind: str) -> None:
    intake = queue(cast.cohort, FILE, kind)
    claim = steps.claim_next()
    assert claim
    assert steps.read(claim)

    staged = repr([row.rows for row in StagedRows.objects.all()])
    assert "mentor" in staged, "the rows are there, and can be read"
    assert "canary" not in staged

    Upload.objects.all().delete()  # the file itself, sealed, until the switch
    assert "canary" not in every_stored_value()
    notices = {(notice["code"], notice["column"]) for notice in Intake.objects.get(pk=intake.pk).notices}
    assert {("private_column", name) for name in ("hesitant", "prefer", "rather_not")} <= notices
    assert {("dropped_column", name) for name in ("date_of_birth", "age", "gender", "start_date")} <= notices
    assert ("unknown_column", "shoe_size") in notices


@pytest.mark.django_db
def test_after_the_switch_neither_canary_nor_row_for_it_is_there(cast: Cast) -> None:
    taken(cast.cohort, FILE)
    assert "canary" not in every_stored_value()
    assert not Hesitations.objects.exists()
    assert not Preferences.objects.exists()


@pytest.mark.django_db
def test_on_the_way_the_file_and_its_rows_are_sealed(cast: Cast) -> None:
    queue(cast.cohort, "person_id,name\nx1,Plainly Readable\n")
    claim = steps.claim_next()
    assert claim
    steps.read(claim)
    with connection.cursor() as cursor:
        for model in (Upload, StagedRows):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            rows = repr(cursor.fetchall())
            assert "s1." in rows
            assert "Plainly" not in rows
            assert "UGxhaW5seS" not in rows, "not in base64 either"


@pytest.mark.django_db
def test_what_was_wrong_with_a_file_is_sealed_and_forgotten_after_ninety_days(cast: Cast) -> None:
    from datetime import timedelta

    from django.utils.timezone import now

    from tests.workflows.files import bring_in
    from turnabout.people.services import forget_intakes

    intake = bring_in(cast.cohort, "person_id,grade\nx1,Readable Grade\n")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT problems FROM {Intake._meta.db_table}")
        assert "Readable" not in repr(cursor.fetchall())
    assert forget_intakes() == 0
    Intake.objects.update(ended_at=now() - timedelta(days=91))
    assert forget_intakes() == 1
    intake.refresh_from_db()
    assert (intake.problems, intake.file_name, intake.counts["problems"]) == (None, "", 1)
    assert forget_intakes() == 0


SCRIPT = """
import datetime as dt, glob, os, sys
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, skip_checks=True)
from django.db import connection
from turnabout.people import intake as steps
from turnabout.people.models import StagedRows, Upload
from turnabout.programmes.models import Cohort, Programme
from turnabout.workflows import intake as workflow
from turnabout.workflows.bring_in import bring_in_file

cohort = Cohort.objects.create(programme=Programme.objects.create(name="P"), name="C", starts_on=dt.date(2027, 3, 1))
rows = "".join(f"p{n},Somebody {n}\\n" for n in range(3000))
bring_in_file(actor=None, cohort=cohort, kind="staff", file_name="a.csv", data=f"person_id,name\\n{rows}".encode())
claim = steps.claim_next()
assert steps.read(claim)
with connection.cursor() as cursor:
    cursor.execute("SELECT content FROM people_upload UNION ALL SELECT rows FROM people_stagedrows")
    sealed = [value[start : start + 60] for (value,) in cursor.fetchall() for start in range(40, len(value), 2000)]


def traces():
    files = glob.glob(os.environ["TURNABOUT_HOME"] + "/turnabout.sqlite3*")
    content = [open(name, "rb").read() for name in files]
    return sum(any(piece.encode() in part for part in content) for piece in sealed)


assert len(sealed) > 50, len(sealed)
print("on the way", traces() == len(sealed))
workflow._switch(claim, cohort)
print("switched", not Upload.objects.exists() and not StagedRows.objects.exists())
steps.wipe()
print("left", traces())
"""


def test_the_bytes_of_a_file_are_gone_from_the_database_file_too(tmp_path: Path) -> None:
    """On SQLite, in a database of its own: deleted pages are overwritten, and the log is emptied."""
    home = {
        **os.environ,
        "TURNABOUT_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "turnabout.config.settings",
    }
    home.pop("DATABASE_URL", None)
    answer = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=home, capture_output=True, text=True, timeout=120
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.splitlines() == ["on the way True", "switched True", "left 0"], answer.stdout


def test_wiping_inside_a_transaction_does_nothing(db: Any) -> None:
    assert steps.wipe() is False
