"""A pair: two people who learn from each other."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now

from turnabout.ground.secrets.fields import SealedField
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort


class Pair(models.Model):
    """`held` pairs are published but nobody sees them yet; recall deletes them without a trace."""

    class State(models.TextChoices):
        HELD = "held"
        ACTIVE = "active"
        ENDED = "ended"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="+")
    mentor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    mentee = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=6, choices=State.choices, default=State.HELD)
    explanation = SealedField()  # visible reasons for both sides, as the engine's Explanation in JSON
    line_certificate = SealedField()  # nearest common manager and distance, as the run proved them
    in_one_line_since = models.DateTimeField(null=True)  # a later change of lines put one above the other
    made_at = models.DateTimeField(default=now)
    released_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "mentor", "mentee"], name="one_pair_once"),
            models.CheckConstraint(
                condition=~models.Q(mentor=models.F("mentee")), name="nobody_with_themself"
            ),
            models.CheckConstraint(
                condition=models.Q(state="held", released_at__isnull=True)
                | (~models.Q(state="held") & models.Q(released_at__isnull=False)),
                name="released_unless_held",
            ),
        ]

    def __str__(self) -> str:
        return f"pair {self.uuid}"
