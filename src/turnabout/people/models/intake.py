"""Files on their way in, and what is kept of them until they have ended."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from turnabout.ground.secrets.fields import SealedField
from turnabout.people.models.staff import Source


class Intake(models.Model):
    """One file on its way in: read in stretches by a worker, switched in one short transaction, then deleted."""

    class Kind(models.TextChoices):
        STAFF = "staff"  # for a cohort: people, and their seats if the file names them
        ENROLMENTS = "enrolments"
        DIRECTORY = "directory"  # of the whole organisation, by an administrator: people and no seats

    class State(models.TextChoices):
        QUEUED = "queued"
        READING = "reading"
        ASKING = "asking"  # a person has to say how it is meant to be read
        MENDING = "mending"  # cells cannot be used; spellings can be translated here, the rest in the file
        READY = "ready"  # read, compared, and waiting for a person's word
        REFUSED = "refused"
        APPROVED = "approved"
        STAGED = "staged"
        SWITCHED = "switched"
        FAILED = "failed"
        CANCELLED = "cancelled"
        UNDONE = "undone"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="intakes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=9, choices=State.choices, default=State.QUEUED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_system = models.BooleanField(default=False)  # nobody's file: an account deleted since is not that
    file_name = models.CharField(max_length=200)
    rows_read = models.PositiveIntegerField(default=0)
    rows_total = models.PositiveIntegerField(null=True)
    problems = SealedField(null=True)  # list of {line, column, value, code, remedy}
    findings = SealedField(null=True)  # list of {code, count, value, people (keys), lines}
    notices = models.JSONField(
        default=list
    )  # list of {code, column, count, line}: names of columns, no content
    waits = models.BooleanField(
        default=False, db_default=False
    )  # for a person's word before it is taken over
    plan = models.JSONField(default=dict)  # how it is read: people/intake/table/plan.py
    look = SealedField(null=True)  # the first rows, and spellings that nobody has translated yet
    diff = SealedField(null=True)  # what it would change; emptied when it has ended
    choices = SealedField(
        null=True
    )  # {"gone": whether the absent have left, "same": {new key: person uuid}, "words", "plan"}
    counts = models.JSONField(default=dict)  # numbers by name: people/intake/outcome.py says which
    made_at = models.DateTimeField(default=now)
    claimed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    fresh_from = models.PositiveSmallIntegerField(
        default=0, db_default=0
    )  # attempts when a person last sent it on
    error = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source"],
                condition=models.Q(state__in=["reading", "staged"]),
                name="one_intake_at_work_per_source",
            )
        ]

    def __str__(self) -> str:
        return f"intake {self.uuid} ({self.state})"


class Upload(models.Model):
    """The content of a file until its intake has ended, base64 under one seal.

    Apart from the intake: a database that rewrites whole rows would copy the file at every sign of progress."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    intake = models.OneToOneField(Intake, on_delete=models.CASCADE, related_name="upload")
    content = SealedField()

    def __str__(self) -> str:
        return f"upload {self.uuid}"


class StagedRows(models.Model):
    """A stretch of parsed rows of an intake, sealed as one value, until the switch.

    One seal for many rows: sealing each alone took four times as long as reading the file."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="staged")
    number = models.PositiveIntegerField()  # of the stretch, from 0
    rows = SealedField()  # {"fields": names, "rows": lists of values in the order of the file}

    class Meta:
        verbose_name_plural = "staged rows"
        constraints = [models.UniqueConstraint(fields=["intake", "number"], name="one_stretch_per_number")]

    def __str__(self) -> str:
        return f"staged rows {self.number}"


class Before(models.Model):
    """What stood there before a file was taken over, a stretch under one seal: enough to put it back, for a month."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="before")
    number = models.PositiveIntegerField()
    rows = SealedField()  # {kind: rows}: people/intake/trace.py

    class Meta:
        verbose_name_plural = "before"
        constraints = [models.UniqueConstraint(fields=["intake", "number"], name="one_before_per_number")]

    def __str__(self) -> str:
        return f"before {self.number}"
