"""The only reader of the job table: whether any worker is alive."""

from __future__ import annotations

from django.db.models import Max
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult


def seconds_since_last_chore() -> int | None:
    """How long ago any worker finished a chore; None where nobody did within what the table remembers."""
    last = DBTaskResult.objects.filter(status="SUCCESSFUL").aggregate(at=Max("finished_at"))["at"]
    return int((now() - last).total_seconds()) if last else None
