"""Tells those for whom nobody was free, when the pairs of a cohort go out: nobody waits for a mail that never comes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed
from turnabout.ground.notify.services import Draft, send_many
from turnabout.programmes.models import Cohort, Enrolment
from turnabout.programmes.permissions import coordinates
from turnabout.programmes.sender import Sender

SeatOf = tuple[int, str]
"""(id of the person, seat)."""


@transaction.atomic
def tell_unplaced(*, actor: Any, cohort: Cohort, placed: Collection[SeatOf]) -> int:
    """Mark every confirmed seat that is in no pair, whether the match knew it or not, and write to its person.

    The mail is the same for every cause. A seat is marked and told once; returns how many seats."""
    if actor is not None and not coordinates(actor, cohort.programme):
        raise NotAllowed
    waiting = cohort.enrolments.filter(state=Enrolment.State.CONFIRMED, unplaced_at=None)
    seats = [
        seat
        for seat in waiting.select_related("person__user").defer("decline_reason").order_by("pk")
        if (seat.person_id, seat.seat) not in placed
    ]
    for first in range(0, len(seats), 500):
        some = [seat.pk for seat in seats[first : first + 500]]
        Enrolment.objects.filter(pk__in=some).update(unplaced_at=now())
    send_many(_mails(cohort, seats, {person for person, _seat in placed}))
    record(
        actor=actor,
        action="told that nobody was free",
        subject_kind="cohort",
        subject_uuid=cohort.uuid,
        programme_uuid=cohort.programme.uuid,
        facts={"seats": len(seats)},
    )
    return len(seats)


def _mails(cohort: Cohort, seats: list[Enrolment], paired: set[int]) -> list[Draft]:
    """One for each person, however many seats; who has a pair in their other seat hears which one is meant."""
    sender = Sender.of(cohort.programme)
    by_person: defaultdict[int, list[Enrolment]] = defaultdict(list)
    for seat in seats:
        by_person[seat.person_id].append(seat)
    return [
        _mail(cohort, sender, own[0], only_this_seat=person in paired)
        for person, own in by_person.items()
        if own[0].person.user or own[0].person.email
    ]


def _mail(cohort: Cohort, sender: Sender, seat: Enrolment, *, only_this_seat: bool) -> Draft:
    person, programme = seat.person, cohort.programme
    label = programme.mentor_label if seat.seat == Enrolment.Seat.MENTOR else programme.mentee_label
    params = {
        **sender.params(person.user_id),
        "cohort": cohort.name,
        "name": person.name,
        "seat": label if only_this_seat else "",
        "view": "home",
    }
    return Draft("no_partner", user=person.user, address="" if person.user else person.email, params=params)
