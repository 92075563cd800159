"""Writes what somebody wants after a pair, or beside one that rests, on their seat in the cohort."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Enrolment


@transaction.atomic
def say_next_partner(*, actor: Any, cohort: Cohort, person: Person, seat: str, choice: str) -> bool:
    """For oneself; `None` as actor is the daily batch, which passes on what the person had said. Coordinators see who
    has room; an empty choice takes it back. Returns whether anything changed."""
    if actor is not None and person.user_id != actor.pk:
        raise NotAllowed
    seats = Enrolment.objects.filter(cohort=cohort, person=person, seat=seat, state=Enrolment.State.CONFIRMED)
    row = seats.exclude(next_partner=choice).first()
    if row is None:
        return False
    seats.update(next_partner=choice)
    record(
        actor=actor,
        action="next partner said",
        subject_kind="enrolment",
        subject_uuid=row.uuid,
        programme_uuid=cohort.programme.uuid,
    )
    return True
