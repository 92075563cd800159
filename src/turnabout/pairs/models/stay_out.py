"""What the senior of a pair stays out of, and the occasions on which the junior may let them speak."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now

from turnabout.ground.secrets.fields import SealedField
from turnabout.pairs.models.pair import Pair
from turnabout.programmes.models import Enrolment


class Statement(models.Model):
    """One kind of decision about the other, sealed as {"kind", "words"}. It holds while the pair lasts and `months`
    longer. Statements are added, and taken back within a day only: what was said is to be relied on."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="statements")
    seat = models.CharField(max_length=6, choices=Enrolment.Seat.choices)  # who stays out
    what = SealedField()
    months = models.PositiveSmallIntegerField()
    stated_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"statement {self.uuid}"


class Occasion(models.Model):
    """A decision that came up, sealed as {"kind", "words"}. The junior may release the senior to vouch, and take that
    back until it was used."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="occasions")
    seat = models.CharField(max_length=6, choices=Enrolment.Seat.choices)  # who declared it
    about = SealedField()
    declared_at = models.DateTimeField(default=now)
    released_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(used_at__isnull=True) | models.Q(released_at__isnull=False),
                name="used_only_when_released",
            )
        ]

    def __str__(self) -> str:
        return f"occasion {self.uuid}"
