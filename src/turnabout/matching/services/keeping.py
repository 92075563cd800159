"""How long a run keeps what it read: 90 days after release, or after it ended if it was not published."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils.timezone import now

from turnabout.matching.models import Run

KEPT_FOR: Final = timedelta(days=90)


def clean_up(at: datetime | None = None) -> int:
    """Delete the sealed people of runs that are past their time. Returns how many runs."""
    past = (at or now()) - KEPT_FOR
    released = Q(state=Run.State.PUBLISHED, released_at__lte=past)
    never_published = Q(state__in=(Run.State.DONE, Run.State.FAILED), ended_at__lte=past)
    return Run.objects.filter(released | never_published, frozen__isnull=False).update(frozen=None)
