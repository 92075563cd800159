"""Adds a cohort to a programme that exists."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed
from turnabout.programmes.models import Cohort, Programme
from turnabout.programmes.permissions import coordinates


@transaction.atomic
def record_earlier_cohort(
    *, actor: User | None, programme: Programme, name: str, starts_on: date, ends_on: date
) -> Cohort:
    """A cohort that is over, so that its pairs are known and not made again."""
    if actor is not None and not coordinates(actor, programme):
        raise NotAllowed
    cohort = Cohort.objects.create(
        programme=programme, name=name, starts_on=starts_on, ends_on=ends_on, state=Cohort.State.CLOSED
    )
    record(
        actor=actor,
        action="earlier cohort recorded",
        subject_kind="cohort",
        subject_uuid=cohort.uuid,
        programme_uuid=programme.uuid,
    )
    return cohort
