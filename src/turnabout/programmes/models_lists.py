"""What makes a long list workable: views that a coordinator keeps, and acts on many seats that can be taken back."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now


class SavedView(models.Model):
    """A search and its filters under a name, for the coordinator who keeps it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey("programmes.Cohort", on_delete=models.CASCADE, related_name="saved_views")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    query = models.JSONField(default=dict)  # search, state, seat

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "user", "name"], name="one_view_per_name")]

    def __str__(self) -> str:
        return f"view {self.uuid}"


class BulkAct(models.Model):
    """One act on many seats. `before` is a list of [enrolment id, value before]: what undoing puts back."""

    class Kind(models.TextChoices):
        TAKEN_OFF = "taken_off"
        QUIET = "quiet"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey("programmes.Cohort", on_delete=models.CASCADE, related_name="bulk_acts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    before = models.JSONField(default=list)
    made_at = models.DateTimeField(default=now)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"
