"""In a demo the people are invented, so nobody would answer: this answers for them, each as themself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.selectors import installation_is_demo
from turnabout.ground.accounts.services import make_user
from turnabout.ground.errors import Refused
from turnabout.people.selectors import own_profile, topics_by_key
from turnabout.people.services import AimLine, OfferLine, link_user
from turnabout.programmes.selectors.unanswered import cohorts_waiting, unanswered_seats
from turnabout.programmes.services import Answer, confirm_enrolment

if TYPE_CHECKING:
    from turnabout.ground.accounts.models import User
    from turnabout.people.models import Person
    from turnabout.people.selectors import Profile
    from turnabout.programmes.models import Cohort, Enrolment


@dataclass(frozen=True)
class Private:
    """What a person adds that no file holds. `hesitant` are (topic key, now, wanted); the others person uuids."""

    hesitant: tuple[tuple[str, int, int], ...] = ()
    prefer: tuple[str, ...] = field(default=(), repr=False)
    rather_not: tuple[str, ...] = field(default=(), repr=False)


def answer_for_everybody(
    *, cohort: Cohort, private: Mapping[int, Private] | None = None, asked_only: bool = False
) -> int:
    """Confirm every seat that waits with what the file said; returns how many people answered.

    `private` holds further answers by person id. Refused outside a demo."""
    if not installation_is_demo():
        raise Refused(_("Only the invented people of a demo can be answered for."))
    topics = {key: topic.uuid for key, topic in topics_by_key().items()}
    answered = 0
    for _person, group in groupby(
        unanswered_seats(cohort, asked_only=asked_only), key=lambda seat: seat.person_id
    ):
        seats = list(group)
        user = _account_of(seats[0].person)
        more = (private or {}).get(seats[0].person_id, Private())
        answer = _answer(own_profile(user), seats, more, topics)
        if answer is not None:
            confirm_enrolment(actor=user, enrolment=seats[0], answer=answer)
            answered += 1
    return answered


def people_are_waiting() -> bool:
    """Whether the button that answers for them would do anything."""
    return bool(cohorts_waiting())


def answer_for_everybody_asked() -> int:
    """Confirm for everybody who was asked, in every cohort; returns how many answered. Refused outside a demo."""
    return sum(answer_for_everybody(cohort=cohort, asked_only=True) for cohort in cohorts_waiting())


def _account_of(person: Person) -> User:
    if person.user is not None:
        return person.user
    user = make_user(
        actor=None, email=person.email, name=person.name, timezone=person.timezone, mail_is_proved=True
    )
    link_user(actor=None, person=person, user=user)
    return user


def _answer(
    profile: Profile, seats: list[Enrolment], more: Private, topics: Mapping[str, UUID]
) -> Answer | None:
    """What this person would send from the form; None where the file says too little for a yes."""
    person = profile.person
    aims = [
        AimLine(aim.topic.uuid, aim.now, aim.wanted, aim.position) for aim in profile.aims if not aim.hesitant
    ]
    first = len(aims)
    hesitant = [
        AimLine(topics[key], now, wanted, first + place)
        for place, (key, now, wanted) in enumerate(more.hesitant)
    ]
    offers = [OfferLine(offer.topic.uuid, offer.level) for offer in profile.offers]
    takes = {
        seat.seat: seat.capacity
        for seat in seats
        if (offers if seat.seat == seat.Seat.MENTOR else aims or hesitant)
    }
    if not takes:
        return None
    return Answer(
        capacities=takes,
        languages=person.languages,
        hours=person.hours,
        timezone=person.timezone,
        interests=person.interests,
        style=person.style,
        offers=offers,
        aims=aims,
        hesitant=hesitant,
        prefer=more.prefer,
        rather_not=more.rather_not,
    )
