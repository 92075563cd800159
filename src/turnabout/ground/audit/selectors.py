"""The only reader of the audit record: for administrators, newest first. Entries hold no content of anybody."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import NotFound

PAGE: Final = 100


@dataclass(frozen=True)
class Entries:
    rows: list[Entry]
    page: int
    pages: int
    total: int


def entries(
    viewer: Any,
    *,
    page: int = 1,
    actor_uuid: uuid.UUID | None = None,
    subject_uuid: uuid.UUID | None = None,
    programme_uuid: uuid.UUID | None = None,
    action: str = "",
) -> Entries:
    """One page of what was done, narrowed by who did it, what it was about, the programme, or the action."""
    if not (getattr(viewer, "is_active", False) and getattr(viewer, "is_administrator", False)):
        raise NotFound
    wanted = {
        "actor_uuid": actor_uuid,
        "subject_uuid": subject_uuid,
        "programme_uuid": programme_uuid,
        "action": action or None,
    }
    found = Entry.objects.filter(**{key: value for key, value in wanted.items() if value is not None})
    total = found.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    rows = found.order_by("-at", "-pk")[(page - 1) * PAGE : page * PAGE]
    return Entries(list(rows), page, pages, total)


def entries_about(subject_kind: str, subjects: Collection[uuid.UUID]) -> list[Entry]:
    """All that was done about these, newest first: for selectors that have checked whose they are."""
    rows = Entry.objects.filter(subject_kind=subject_kind, subject_uuid__in=list(subjects))
    return list(rows.order_by("-at", "-pk")[: PAGE * 10])
