"""Matching runs and what the coordinator decides about them."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from turnabout.ground.secrets.fields import SealedField
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort


class Run(models.Model):
    """One match of a cohort. `frozen` holds all that it read; it is deleted 90 days after release, or on discard."""

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        DISCARDED = "discarded"
        PUBLISHED = "published"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    round = models.PositiveIntegerField()  # the cohort's round that this run was made for
    state = models.CharField(max_length=9, choices=State.choices, default=State.QUEUED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    seed = models.PositiveIntegerField(default=0)
    progress = models.PositiveSmallIntegerField(default=0)  # per cent
    step = models.CharField(max_length=60, blank=True)
    frozen = SealedField(null=True)
    summary = models.JSONField(default=dict)  # visible figures only
    made_at = models.DateTimeField(default=now)
    claimed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)  # when the pairs of this run became visible to their people
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return f"run {self.uuid} ({self.state})"


class Proposal(models.Model):
    """A pair that a run proposes, with what may be shown of it: the visible score, its parts, the reasons."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="proposals")
    mentor = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    visible_score = models.PositiveIntegerField()
    band = models.CharField(max_length=12)
    explanation = SealedField()
    line_certificate = SealedField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "mentor", "mentee"], name="one_proposal_once")]
        indexes = [models.Index(fields=["run", "visible_score"], name="weakest_first")]

    def __str__(self) -> str:
        return f"proposal {self.uuid}"


class Unplaced(models.Model):
    """Someone whom a run gave no pair, and which rules left how few candidates (private causes pooled)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="unplaced")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    seat = models.CharField(max_length=6)
    causes = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "unplaced"
        constraints = [models.UniqueConstraint(fields=["run", "person", "seat"], name="unplaced_once")]

    def __str__(self) -> str:
        return f"unplaced {self.uuid}"


class Decision(models.Model):
    """The coordinator's word on two people in a cohort's round: keep them together, or not these two."""

    class Kind(models.TextChoices):
        LOCK = "lock"
        FORBID = "forbid"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    round = models.PositiveIntegerField()
    mentor = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "round", "mentor", "mentee"], name="one_decision_per_two"
            )
        ]

    def __str__(self) -> str:
        return self.kind


class LockRefusal(models.Model):
    """A lock that was refused. It names no couple; it is counted, so that trying couple after couple has an end."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    round = models.PositiveIntegerField()
    private = models.BooleanField()  # the answer was "not available"
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["cohort", "round"], name="refusals_of_a_round")]

    def __str__(self) -> str:
        return f"lock refusal {self.uuid}"


class LeftOut(models.Model):
    """A proposal that publication or release did not turn into a pair, with the cause as it may be shown."""

    class When(models.TextChoices):
        PUBLISH = "publish"
        RELEASE = "release"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="left_out")
    mentor = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    when = models.CharField(max_length=7, choices=When.choices)
    cause = models.CharField(max_length=20)  # a code of matching.causes; private causes are one code

    class Meta:
        verbose_name_plural = "left out"
        constraints = [models.UniqueConstraint(fields=["run", "mentor", "mentee"], name="left_out_once")]

    def __str__(self) -> str:
        return f"left out {self.uuid}"
