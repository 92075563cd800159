"""Ties a file to the cohort that it was brought in for."""

from __future__ import annotations

from django.db import transaction

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed
from turnabout.people.models import Intake
from turnabout.programmes.models import Cohort, CohortIntake
from turnabout.programmes.permissions import coordinates


@transaction.atomic
def bring_in(*, actor: User | None, cohort: Cohort, intake: Intake) -> None:
    if actor is not None and not coordinates(actor, cohort.programme):
        raise NotAllowed
    CohortIntake.objects.get_or_create(intake=intake, defaults={"cohort": cohort})
    record(
        actor=actor,
        action="file brought in",
        subject_kind="intake",
        subject_uuid=intake.uuid,
        programme_uuid=cohort.programme.uuid,
        facts={"kind": intake.kind},
    )
