"""Whether this installation is well, for a load balancer or a monitor. Numbers only; nothing of it is secret."""

from __future__ import annotations

import structlog
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from turnabout.ground.jobs.selectors import seconds_since_last_chore
from turnabout.ground.notify.selectors import oldest_waiting_seconds, parked_count

log = structlog.get_logger("turnabout.web")


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 while the database answers, 503 when it does not. How long mails and chores have been waiting is for an
    alarm to judge: a mail server that is down is no reason to take the pages away."""
    try:
        figures = {
            "outbox_oldest_seconds": oldest_waiting_seconds(),
            "outbox_parked": parked_count(),
            "worker_last_seconds": seconds_since_last_chore(),
        }
    except (DatabaseError, InterfaceError) as error:
        log.error("database down", error=type(error).__name__)
        return JsonResponse({"ok": False, "database": False}, status=503)
    return JsonResponse({"ok": True, "database": True, **figures})
