"""Two entries that became one person, and one that became two, with what is needed to undo it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from turnabout.ground.secrets.fields import SealedField
from turnabout.people.models.staff import Person


class PersonMerge(models.Model):
    """`person` stays with everything; `other` went into them, or, of a split, came out of them.

    Where both had an account, whoever owns the one that is closed has to agree first."""

    class Kind(models.TextChoices):
        MERGE = "merge"
        SPLIT = "split"

    class State(models.TextChoices):
        ASKED = "asked"  # the person has not agreed yet
        DONE = "done"
        DECLINED = "declined"
        UNDONE = "undone"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=5, choices=Kind.choices, default=Kind.MERGE)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DONE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="merges")
    other = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="merges_away")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=now)
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    choices = SealedField(null=True)  # what was decided, until it is done
    ledger = SealedField(null=True)  # by room what it changed (ground/ledger.py), while it can be undone

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["other"],
                condition=models.Q(kind="merge", state__in=["asked", "done"]),
                name="merged_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(other=None) | ~models.Q(person=models.F("other")),
                name="nobody_is_merged_with_themself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid} ({self.state})"
