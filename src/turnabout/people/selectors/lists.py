"""The lists that staff come from, with how many people each names and the last file of each. For administrators."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q

from turnabout.ground.errors import NotFound
from turnabout.people.models import Intake, Source


@dataclass(frozen=True, slots=True)
class Listed:
    """`people` are those whom the list names now."""

    source: Source
    people: int
    last_file_at: Any


def lists(viewer: Any) -> list[Listed]:
    """The first one on top, in three queries."""
    _only_administrators(viewer)
    return _counted(Source.objects.all())


def list_by_uuid(viewer: Any, source_uuid: uuid.UUID) -> Listed:
    _only_administrators(viewer)
    found = _counted(Source.objects.filter(uuid=source_uuid))
    if not found:
        raise NotFound
    return found[0]


def _counted(sources: Any) -> list[Listed]:
    rows = list(sources.order_by("pk"))
    living = Count("keys__person", filter=Q(keys__gone_at=None), distinct=True)
    people = dict(sources.annotate(living=living).values_list("pk", "living"))
    switched = Intake.objects.filter(source__in=[row.pk for row in rows], state=Intake.State.SWITCHED)
    last = dict(switched.values("source").annotate(at=Max("ended_at")).values_list("source", "at"))
    return [Listed(row, people[row.pk], last.get(row.pk)) for row in rows]


def _only_administrators(viewer: Any) -> None:
    if not (getattr(viewer, "is_active", False) and getattr(viewer, "is_administrator", False)):
        raise NotFound
