"""Cohorts: those that a viewer coordinates, and those that a person may still join."""

from __future__ import annotations

import uuid

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound
from turnabout.people.models import Person
from turnabout.programmes.models import STILL_OPEN, Cohort
from turnabout.programmes.permissions import COORDINATING


def cohorts_of(viewer: User) -> list[Cohort]:
    """The cohorts that the viewer coordinates, newest first, each with its programme."""
    if not viewer.is_authenticated:
        return []
    return list(
        Cohort.objects.filter(programme__roles__user=viewer, programme__roles__kind__in=COORDINATING)
        .select_related("programme")
        .distinct()
        .order_by("-starts_on", "-pk")
    )


def cohort_for_coordinator(viewer: User, cohort_uuid: uuid.UUID) -> Cohort:
    """The cohort with its programme. Raises NotFound to everybody who does not coordinate it."""
    found = (
        Cohort.objects.filter(
            uuid=cohort_uuid, programme__roles__user_id=viewer.pk, programme__roles__kind__in=COORDINATING
        )
        .select_related("programme")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def open_cohorts(viewer: User, person: Person | None) -> list[Cohort]:
    """Cohorts that somebody on the staff list may join: open, and not taking part in any seat yet."""
    if person is None or person.user_id != viewer.pk:
        return []
    return list(
        Cohort.objects.filter(state__in=STILL_OPEN, by_invitation=False)
        .exclude(enrolments__person=person)
        .select_related("programme")
        .order_by("starts_on", "pk")
    )
