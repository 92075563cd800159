"""One row for everything done, and for every reading of private content. A database trigger keeps rows as they are."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now


class Entry(models.Model):
    """Plain identifiers instead of relations: an entry outlives what it tells of."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField(default=now, db_index=True)
    actor_uuid = models.UUIDField(null=True, db_index=True)
    action = models.CharField(max_length=64)
    subject_kind = models.CharField(max_length=64)
    subject_uuid = models.UUIDField(null=True, db_index=True)
    programme_uuid = models.UUIDField(null=True, db_index=True)
    request_id = models.CharField(max_length=36, blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject_kind}"
