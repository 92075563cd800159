"""The ways in besides a file: links that many can use, suggestions by colleagues, codes on paper."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from turnabout.people.models import Person


class OpenLink(models.Model):
    """An address by which anybody on the staff list may join a cohort until it runs out or is taken back."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey("programmes.Cohort", on_delete=models.CASCADE, related_name="open_links")
    seat = models.CharField(max_length=6, blank=True)  # empty: whoever comes chooses
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"open link {self.uuid}"


class Nomination(models.Model):
    """Somebody suggested somebody else. It only invites: what comes of it is never told to who suggested."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey("programmes.Cohort", on_delete=models.CASCADE, related_name="nominations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    seat = models.CharField(max_length=6)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "person", "by"], name="suggested_once_by_each")
        ]

    def __str__(self) -> str:
        return f"nomination {self.uuid}"


class PaperCode(models.Model):
    """A code on a letter, for somebody without mail. The code is made from the row and a key outside the database;
    the row holds its digest. The first use sets a passphrase, and from then on the code alone opens nothing."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey("programmes.Cohort", on_delete=models.CASCADE, related_name="paper_codes")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "person"], name="one_letter_per_cohort")]

    def __str__(self) -> str:
        return f"paper code {self.uuid}"
