"""Keeps and puts back the organisation's words for mails. Whoever calls has checked the right, and writes the audit."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import NotFound, Refused
from turnabout.ground.notify.models import OwnText
from turnabout.ground.notify.texts import EDITABLE, problems


@transaction.atomic
def keep_wording(*, scope: uuid.UUID, kind: str, subject: str, body: str) -> None:
    if kind not in EDITABLE:
        raise NotFound
    body = body.replace("\r\n", "\n").strip()
    if problems(kind, subject, body):
        raise Refused(_("This text cannot be sent. Look at what stands beside it."))
    OwnText.objects.update_or_create(
        scope=scope,
        kind=kind,
        defaults={"subject": subject.strip(), "body": body, "in_use": True, "changed_at": now()},
    )


def use_wording(*, scope: uuid.UUID, kind: str, own: bool) -> bool:
    """Put a text back to ours, or take up one's own again. False where there is none."""
    rows = OwnText.objects.filter(scope=scope, kind=kind)
    return bool(rows.update(in_use=own, changed_at=now()))
