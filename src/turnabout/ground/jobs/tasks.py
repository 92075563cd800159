"""The one task that the job library knows: perform a chore by its name. No argument of it ever holds content."""

from __future__ import annotations

import structlog
from django_tasks import task

from turnabout.ground.jobs import chores

log = structlog.get_logger("turnabout.jobs")


@task()
def perform(name: str) -> None:
    """Perform a chore. An error is logged by its class name alone and never reaches the job table, whose traceback
    column could hold content; the rows that the chore looks after say what is left to do."""
    try:
        chores.ALL[name].perform()
    except Exception as error:  # whatever it is, the other chores go on
        log.error("chore failed", chore=name, error=type(error).__name__)
