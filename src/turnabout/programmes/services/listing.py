"""Puts people on the list of a cohort: from a file, or by themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.people.models import Person
from turnabout.programmes.models import STILL_OPEN, Cohort, Enrolment, OpenLink
from turnabout.programmes.permissions import coordinates

AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One seat that a file lists: the person's id, mentor or mentee, and how many partners at most."""

    person_id: int
    seat: str
    capacity: int = 1


@dataclass(frozen=True)
class Enrolled:
    """What a file did: seats made, capacities changed, seats left as the person set them or as they were."""

    new: int
    changed: int
    unchanged: int


@transaction.atomic
def enrol_from_file(*, actor: User | None, cohort: Cohort, rows: Iterable[SeatRow]) -> Enrolled:
    """List these seats. What a person answered or set themself stays; the same rows twice change nothing.

    `actor` is the coordinator who brought the file, or None for the system that switches it."""
    if actor is not None and not coordinates(actor, cohort.programme):
        raise NotAllowed
    wanted = {(row.person_id, row.seat): row.capacity for row in rows}
    there = {(seat.person_id, seat.seat): seat for seat in cohort.enrolments.defer("decline_reason")}
    new = [
        Enrolment(cohort=cohort, person_id=person, seat=seat, capacity=capacity)
        for (person, seat), capacity in wanted.items()
        if (person, seat) not in there
    ]
    changed = [there[at] for at, capacity in wanted.items() if at in there and _takes(there[at], capacity)]
    Enrolment.objects.bulk_create(new, batch_size=AT_ONCE)
    Enrolment.objects.bulk_update(changed, ["capacity"], batch_size=AT_ONCE)
    done = Enrolled(len(new), len(changed), len(wanted) - len(new) - len(changed))
    _record(actor, cohort, "people listed", vars(done))
    return done


@transaction.atomic
def unlist_seats(*, actor: User, cohort: Cohort, seats: Iterable[tuple[int, str]]) -> int:
    """Take back seats that a file listed, as (person, seat). Whoever was asked or answered since keeps theirs."""
    if not coordinates(actor, cohort.programme):
        raise NotAllowed
    wanted = set(seats)
    listed = cohort.enrolments.filter(state=Enrolment.State.LISTED).values_list("pk", "person_id", "seat")
    gone = [pk for pk, person, seat in listed if (person, seat) in wanted]
    for first in range(0, len(gone), AT_ONCE):
        cohort.enrolments.filter(pk__in=gone[first : first + AT_ONCE]).delete()
    _record(actor, cohort, "people unlisted", {"seats": len(gone)})
    return len(gone)


def _takes(seat: Enrolment, capacity: int) -> bool:
    """Whether the file may change it: not once the person has answered."""
    waiting = seat.state in (Enrolment.State.LISTED, Enrolment.State.ASKED)
    if not waiting or seat.capacity_is_own or seat.capacity == capacity:
        return False
    seat.capacity = capacity
    return True


@transaction.atomic
def start_own_enrolment(*, actor: User, cohort: Cohort, person: Person, seat: str) -> Enrolment:
    """Somebody on the staff list whom no file named asks for a seat; it is confirmed by the form like any other.

    Asking twice gives the same seat."""
    if not actor.is_active or person.user_id != actor.pk:
        raise NotAllowed
    return take_own_seat(actor=actor, cohort=cohort, person=person, seat=seat, origin=Enrolment.Origin.SELF)


def take_own_seat(
    *,
    actor: User,
    cohort: Cohort,
    person: Person,
    seat: str,
    origin: str,
    link: OpenLink | None = None,
) -> Enrolment:
    """The part that all ways of joining by oneself share; within the transaction and after the check of the right of
    its callers. Only a link or an invitation lets somebody into a cohort that is by invitation."""
    if seat not in Enrolment.Seat.values:
        raise Refused(_("Choose whether you want to teach or to learn first."))
    cohort = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    there = Enrolment.objects.filter(cohort=cohort, person=person, seat=seat).first()
    if there is not None:
        return there
    if Person.objects.filter(pk=person.pk, gone_at__isnull=False).exists():
        raise Refused(_("You are no longer on the staff list. Ask the coordinator if that is a mistake."))
    if cohort.state not in STILL_OPEN:
        raise Refused(_("This cohort is no longer open."))
    if cohort.by_invitation and link is None and not _is_invited(cohort, person):
        raise Refused(_("This cohort is by invitation. Ask its coordinator."))
    try:
        with transaction.atomic():
            made = Enrolment.objects.create(cohort=cohort, person=person, seat=seat, origin=origin, link=link)
    except IntegrityError:  # a second click was faster
        return Enrolment.objects.get(cohort=cohort, person=person, seat=seat)
    _record(actor, cohort, "enrolment started", {"seat": seat}, kind="enrolment", uuid=made.uuid)
    return made


def _is_invited(cohort: Cohort, person: Person) -> bool:
    """Whoever was asked for one seat may take the other one too."""
    return cohort.enrolments.filter(person=person).exclude(state=Enrolment.State.REMOVED).exists()


def _record(
    actor: User | None,
    cohort: Cohort,
    action: str,
    facts: dict[str, Any],
    kind: str = "cohort",
    uuid: Any = None,
) -> None:
    record(
        actor=actor,
        action=action,
        subject_kind=kind,
        subject_uuid=uuid or cohort.uuid,
        programme_uuid=cohort.programme.uuid,
        facts=facts,
    )
