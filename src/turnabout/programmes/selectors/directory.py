"""What people find wrong in the directory, for those who can put it right, and for those who asked."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import Q, QuerySet

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound
from turnabout.people.models import Correction, Person
from turnabout.programmes.models import Enrolment
from turnabout.programmes.permissions import (
    COORDINATING,
    NEVER_ASKED,
    coordinates_anything,
    looks_after_directory,
    sets_up,
)

LATEST = 50


def corrections_for(viewer: User) -> list[Correction]:
    """Open ones first, oldest first; then the latest that were settled. NotFound for whoever settles none."""
    if not looks_after_directory(viewer):
        raise NotFound
    waiting = _visible(viewer).exclude(state=Correction.State.SETTLED).order_by("asked_at", "pk")
    settled = _visible(viewer).filter(state=Correction.State.SETTLED).order_by("-settled_at", "-pk")
    return [*waiting[:LATEST], *settled[:LATEST]]


def correction_for(viewer: User, correction_uuid: uuid.UUID) -> Correction:
    found = _visible(viewer).filter(uuid=correction_uuid).first() if viewer.is_authenticated else None
    if found is None:
        raise NotFound
    return found


def corrections_waiting(viewer: User) -> int:
    """How many wait for this viewer; 0 for whoever settles none."""
    return _visible(viewer).filter(state=Correction.State.OPEN).count()


def own_corrections(viewer: Any) -> list[Correction]:
    """What the viewer asked for, newest first."""
    return list(Correction.objects.filter(person__user=viewer).order_by("-asked_at", "-pk")[:LATEST])


def reports_seen(viewer: User, people: list[Person]) -> set[int]:
    """Of these people those whose reporting line the viewer may see: all for administrators."""
    if sets_up(viewer):
        return {person.pk for person in people}
    return set(_concerned(viewer).filter(person__in=people).values_list("person_id", flat=True))


def _visible(viewer: User) -> QuerySet[Correction]:
    found = Correction.objects.select_related("person")
    if sets_up(viewer):
        return found
    if not coordinates_anything(viewer):
        return found.none()
    return found.filter(Q(person__in=_concerned(viewer).values("person")))


def _concerned(viewer: User) -> QuerySet[Enrolment]:
    roles = {"cohort__programme__roles__user": viewer, "cohort__programme__roles__kind__in": COORDINATING}
    return Enrolment.objects.filter(**roles).exclude(state__in=NEVER_ASKED)
