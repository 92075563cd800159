"""What whoever types for somebody may see: what the coordinator may see anyway, and what was typed for them so far."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any, Final

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound
from turnabout.people.models import Aim, Offer, Person
from turnabout.programmes.models import Enrolment, EnrolmentDraft
from turnabout.programmes.permissions import COORDINATING

WAITING: Final = (Enrolment.State.LISTED, Enrolment.State.ASKED)


@dataclass(frozen=True)
class OpenOffer:
    topic: Any
    level: int


@dataclass(frozen=True)
class OpenAim:
    topic: Any
    now: int
    wanted: int
    hesitant: bool = False


@dataclass(frozen=True)
class Typing:
    """`person` without interests and style, which are theirs; aims are the open ones."""

    enrolment: Enrolment
    seats: list[Enrolment]
    person: Person
    offers: list[OpenOffer]
    aims: list[OpenAim]
    draft: dict[str, Any] | None


def typing_for(viewer: User, cohort_uuid: uuid.UUID, enrolment_uuid: uuid.UUID) -> Typing:
    """Raises NotFound too where the person has answered, or has typed something themself."""
    rows = Enrolment.objects.filter(
        uuid=enrolment_uuid,
        cohort__uuid=cohort_uuid,
        state__in=WAITING,
        cohort__programme__roles__user_id=viewer.pk,
        cohort__programme__roles__kind__in=COORDINATING,
    )
    found = rows.select_related("cohort__programme", "person").defer("decline_reason").first()
    if found is None:
        raise NotFound
    draft = EnrolmentDraft.objects.filter(cohort=found.cohort_id, person=found.person_id)
    typed = draft.exclude(typed_by=None).first()  # nobody opens what the person typed themself
    if typed is None and draft.exists():
        raise NotFound
    person = found.person
    person.interests, person.style = [], None
    seats = Enrolment.objects.filter(cohort=found.cohort_id, person=person, state__in=WAITING)
    return Typing(
        enrolment=found,
        seats=list(
            seats.select_related("cohort__programme", "person").defer("decline_reason").order_by("pk")
        ),
        person=person,
        offers=[OpenOffer(one.topic, one.level) for one in _of(Offer, person).order_by("topic__name")],
        aims=[
            OpenAim(one.topic, one.level_now, one.level_wanted)
            for one in _of(Aim, person).order_by("position", "pk")
        ],
        draft=typed.values if typed else None,
    )


def _of(model: Any, person: Person) -> Any:
    return model.objects.filter(person=person).select_related("topic")
