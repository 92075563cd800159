"""Who may change a match: the coordinator and the deputy of its programme; `None` is the system itself."""

from __future__ import annotations

from typing import Any

from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed
from turnabout.programmes.models import Cohort
from turnabout.programmes.permissions import coordinates


def only_a_coordinator(actor: Any, cohort: Cohort) -> None:
    if actor is not None and not coordinates(actor, cohort.programme):
        raise NotAllowed


def audit(actor: Any, cohort: Cohort, action: str, **facts: int | str) -> None:
    """One entry about a cohort; facts are numbers and states."""
    record(
        actor=actor,
        action=action,
        subject_kind="cohort",
        subject_uuid=cohort.uuid,
        programme_uuid=cohort.programme.uuid,
        facts=dict(facts),
    )
