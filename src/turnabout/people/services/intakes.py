"""Takes a file in: sealed and queued. A worker reads it (people/intake); nothing of it counts before the switch."""

from __future__ import annotations

import base64
from datetime import timedelta
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.audit.services import record
from turnabout.ground.errors import Refused
from turnabout.ground.jobs.services import wake
from turnabout.people.models import Before, Intake, Source, Upload
from turnabout.people.services.waiting import WAITING, drop_intake

LARGEST = 20 * 2**20
KEPT_FOR = timedelta(days=90)
UNDO_FOR = timedelta(days=30)
PATIENCE = timedelta(days=7)


@transaction.atomic
def start_intake(
    *, actor: Any, source: Source, kind: str, file_name: str, data: bytes, waits: bool = False
) -> Intake:
    """Queue a file; one that `waits` is taken over only at a person's word. The right to do so belongs to a programme,
    so whoever calls this has checked it."""
    if kind not in Intake.Kind.values:
        raise Refused(_("Say whether this is a staff list or a list of enrolments."))
    if not data.strip():
        raise Refused(_("This file is empty. Choose the file that has the rows in it."))
    if len(data) > LARGEST:
        raise Refused(_("This file is larger than 20 MB. Split it in two and bring in one after the other."))
    intake = Intake.objects.create(
        source=source,
        kind=kind,
        by=actor,
        by_system=actor is None,
        waits=waits,
        file_name=PurePath(file_name.replace("\\", "/").replace("\0", "")).name[-200:] or "file.csv",
        rows_total=max(0, data.count(b"\n") - 1),
    )
    Upload.objects.create(intake=intake, content=base64.b64encode(data).decode())
    record(
        actor=actor,
        action="file queued",
        subject_kind="intake",
        subject_uuid=intake.uuid,
        facts={"kind": kind, "bytes": len(data)},
    )
    wake("intakes")
    return intake


def forget_intakes() -> int:
    """What old files were told about themselves (problems, findings, names of files) is forgotten after 90 days; what
    stood there before one after 30; and a file that nobody said a word about for a week is deleted."""
    Before.objects.filter(intake__ended_at__lt=now() - UNDO_FOR).delete()
    for intake in Intake.objects.filter(state__in=WAITING, claimed_at__lt=now() - PATIENCE):
        drop_intake(actor=None, intake=intake)
    old = Intake.objects.filter(ended_at__lt=now() - KEPT_FOR).exclude(file_name="")
    return old.update(problems=None, findings=None, notices=[], file_name="")
