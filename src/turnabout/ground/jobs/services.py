"""Wakes workers. Losing a wake-up loses nothing: the pulse of every worker asks for each chore again."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import structlog
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from turnabout.ground.jobs import chores
from turnabout.ground.jobs.tasks import perform

log = structlog.get_logger("turnabout.jobs")
KEPT_FOR = timedelta(hours=3)  # longer than the slowest chore takes to come round again


def wake(name: str) -> None:
    """Have a worker perform the chore `name` soon after this transaction commits.

    Asked before the commit, a worker could look for the new row too early and find none. However often a transaction
    wakes, one wake-up is enough."""
    chore = chores.ALL[name]
    if not any(getattr(waiting[1], "args", None) == (chore,) for waiting in connection.run_on_commit):
        transaction.on_commit(partial(_ask_quietly, chore))


def ask(chore: chores.Chore) -> bool:
    """Queue the chore unless it is queued already. A chore that has begun may have looked past the newest row,
    so only one that waits counts."""
    if _asked_for(chore).filter(status="READY").exists():
        return False
    perform.using(queue_name=chore.queue).enqueue(chore.name)
    return True


def ask_if_quiet(chore: chores.Chore) -> bool:
    """Queue the chore unless some worker asked for it within its time. This is the pulse; it heals a lost wake-up."""
    lately = now() - timedelta(seconds=chore.every)
    return not _asked_for(chore).filter(enqueued_at__gt=lately).exists() and ask(chore)


def prune() -> int:
    """Delete what the job library remembers of finished chores, and of those that died with their worker."""
    count, _ = DBTaskResult.objects.exclude(status="READY").filter(enqueued_at__lt=now() - KEPT_FOR).delete()
    return count


def _asked_for(chore: chores.Chore) -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(task_path=perform.module_path, args_kwargs__args=[chore.name])


def _ask_quietly(chore: chores.Chore) -> None:
    """The change is committed: a database that is busy now must not make it look as if it had failed."""
    try:
        ask(chore)
    except DatabaseError as error:
        log.warning("not woken", chore=chore.name, error=type(error).__name__)
