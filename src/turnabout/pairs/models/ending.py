"""The course of a pair: its pauses, the answers after its trial, and an ending that waits to be told."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django.db import models
from django.utils.timezone import now

from turnabout.ground.secrets.fields import SealedField
from turnabout.pairs.models.pair import Pair
from turnabout.programmes.models import Enrolment

NOBODY_ASKED: Final = {"mentor": "", "mentee": "", "programme": ""}


def nobody_asked() -> dict[str, str]:
    return dict(NOBODY_ASKED)


class Pause(models.Model):
    """From when to when a pair rests; `until` is what was said at its start, empty for open. One runs at a time."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="pauses")
    seat = models.CharField(max_length=6, choices=Enrolment.Seat.choices)  # who paused
    began_at = models.DateTimeField(default=now)
    until = models.DateField(null=True)
    over_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pair"], condition=models.Q(over_at__isnull=True), name="one_pause_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"pause {self.uuid}"


class Trial(models.Model):
    """Made when the trial is over and both are asked. `answers` holds one word for each seat, sealed together: neither
    the number of rows nor their length tells whether somebody has answered."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pair = models.OneToOneField(Pair, on_delete=models.CASCADE, related_name="trial")
    answers = SealedField()
    asked_at = models.DateTimeField(default=now)
    reminders = models.PositiveSmallIntegerField(default=0)
    goes_on_from = models.DateField(null=True)  # the batch that tells both that they go on
    mentor_told_at = models.DateTimeField(null=True)
    mentee_told_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"trial {self.uuid}"


class Ending(models.Model):
    """An ending that is not told yet: the day of its batch and, sealed, who asked and what they want next.

    The row goes once both are told. After that nobody can find out who asked, for it stands nowhere."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pair = models.OneToOneField(Pair, on_delete=models.CASCADE, related_name="ending")
    batch = models.DateField()
    asked = SealedField(
        default=nobody_asked
    )  # by seat "", "left" or what is wanted next; "programme" for all else
    mentor_told_at = models.DateTimeField(null=True)
    mentee_told_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"ending {self.uuid}"

    def is_over_for(self, seat: str) -> bool:
        """For whoever asked at once, for the other once they are told."""
        return bool(self.asked[seat] or self.told_at(seat))

    def told_at(self, seat: str) -> Any:
        return getattr(self, f"{seat}_told_at")
