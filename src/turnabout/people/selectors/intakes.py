"""Where a file stands, with what there is to say about it. Whoever asks has found it through its cohort."""

from __future__ import annotations

import uuid

from turnabout.ground.errors import NotFound
from turnabout.people.models import Intake, Person, PersonKey, Source

UNFINISHED = (Intake.State.QUEUED, Intake.State.READING, Intake.State.APPROVED, Intake.State.STAGED)


def intake_uuid_of(pk: int) -> uuid.UUID:
    """For workers, who know a file by its claim."""
    return Intake.objects.values_list("uuid", flat=True).get(pk=pk)


def intake_by_uuid(intake_uuid: uuid.UUID) -> Intake:
    """The right belongs to a programme: ask `cohort_of_intake(viewer, …)` first."""
    found = Intake.objects.filter(uuid=intake_uuid).first()
    if found is None:
        raise NotFound
    return found


def ahead_of(intake: Intake) -> int:
    """Files of the same list that come before this one."""
    return Intake.objects.filter(source=intake.source_id, state__in=UNFINISHED, pk__lt=intake.pk).count()


def has_staff() -> bool:
    """Whether anybody is on a staff list yet."""
    return PersonKey.objects.exists()


def count_staff() -> int:
    """How many people are on the staff lists now."""
    return Person.objects.filter(gone_at=None).count()


def sources() -> list[Source]:
    """The lists that staff come from, the first one on top; no secret among those who bring files in."""
    return list(Source.objects.order_by("pk"))
