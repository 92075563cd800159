"""The outbox. A message is a row in the transaction of the change that it tells of; its text is made at delivery."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from turnabout.ground.secrets.fields import SealedField


class Message(models.Model):
    """`params` hold identifiers, public names and sign-in codes, never content of a pair; they are emptied once sent.
    A message to a user goes to the mail that the user has when it is delivered; `address` is for people without one."""

    class State(models.TextChoices):
        QUEUED = "queued"
        SENDING = "sending"
        SENT = "sent"
        PARKED = "parked"  # given up after 72 hours, or there is nobody to send it to

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=48)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    address = models.EmailField(blank=True)
    language = models.CharField(max_length=16, blank=True)
    params = SealedField(null=True)
    message_id = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=now)
    last_attempt_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField(default=now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="message_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid} ({self.state})"


class OwnText(models.Model):
    """What an organisation says instead of our words, in the mails of one kind. `scope` is the programme's uuid.

    A text that was put back to ours stays, out of use, so that putting back can be undone."""

    scope = models.UUIDField()
    kind = models.CharField(max_length=48)
    subject = models.CharField(max_length=120)
    body = models.TextField()
    in_use = models.BooleanField(default=True)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "kind"], name="one_own_text_per_kind")]

    def __str__(self) -> str:
        return f"own text of {self.kind}"
