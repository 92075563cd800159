"""The agreement of a pair: where it stands, and every version of its words."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now

from turnabout.ground.secrets.fields import SealedField
from turnabout.pairs.models.pair import Pair
from turnabout.programmes.models import Enrolment


class Agreement(models.Model):
    """Where it stands. `agreed_at` is since when some version carries both names; coordinators see that and no more.

    A row is made when one of the two marks the introduction as held, or confirms the page."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pair = models.OneToOneField(Pair, on_delete=models.CASCADE, related_name="agreement")
    version = models.PositiveIntegerField(default=0)  # the newest
    introduction_held_at = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField(null=True)
    mentor_seen = models.PositiveIntegerField(default=0)  # newest version that the mentor wrote or has seen
    mentee_seen = models.PositiveIntegerField(default=0)
    nudges = models.PositiveSmallIntegerField(default=0)
    nudged_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"agreement {self.uuid}"


class AgreementVersion(models.Model):
    """The words as one of the two left them. A name stands under the clauses that need both (`terms.NAMED`), so a
    version that leaves those as they were inherits the names.

    `one_screen` is the seat on whose screen the other confirmed too; the other can take that back."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    seat = models.CharField(max_length=6, choices=Enrolment.Seat.choices)  # who wrote it
    terms = SealedField()
    mentor_signed_at = models.DateTimeField(null=True)
    mentee_signed_at = models.DateTimeField(null=True)
    one_screen = models.CharField(max_length=6, choices=Enrolment.Seat.choices, blank=True)
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="one_version_of_a_number")
        ]

    def __str__(self) -> str:
        return f"version {self.number}"
