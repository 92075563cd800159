"""The only writer of the audit record."""

from __future__ import annotations

import uuid
from typing import Any

from turnabout.ground.audit.context import request_id_var
from turnabout.ground.audit.models import Entry


def record(
    *,
    actor: Any,
    action: str,
    subject_kind: str,
    subject_uuid: uuid.UUID | None = None,
    programme_uuid: uuid.UUID | None = None,
    facts: dict[str, Any] | None = None,
) -> None:
    """Write one entry. `actor` is a User, or None for the system. `facts` are numbers and states, never content."""
    Entry.objects.create(
        actor_uuid=getattr(actor, "uuid", None),
        action=action,
        subject_kind=subject_kind,
        subject_uuid=subject_uuid,
        programme_uuid=programme_uuid,
        request_id=request_id_var.get(),
        facts=facts or {},
    )
