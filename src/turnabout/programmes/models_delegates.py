"""Who may place meetings for whom, and nothing else."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now

from turnabout.people.models import Person


class Delegation(models.Model):
    """A leader has named an assistant. Either of the two ends it; the row stays, so that both see what was done."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    leader = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    assistant = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["leader", "assistant"],
                condition=models.Q(ended_at=None),
                name="one_delegation_at_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(leader=models.F("assistant")), name="nobody_assists_themself"
            ),
        ]

    def __str__(self) -> str:
        return f"delegation {self.uuid}"
