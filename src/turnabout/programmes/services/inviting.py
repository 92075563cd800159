"""Puts people on the list of a cohort at a coordinator's word: found by a filter, named in a list, or from earlier."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.people.models import Person
from turnabout.programmes.models import STILL_OPEN, Cohort, Enrolment, Role
from turnabout.programmes.permissions import coordinates

Origin = Enrolment.Origin
BY_COORDINATORS: Final = (Origin.FILTER, Origin.LIST, Origin.SPONSOR, Origin.LATER)
AT_ONCE: Final = 500


@dataclass(frozen=True)
class Invited:
    """People put on the list, and people who stood there already in this seat."""

    new: int
    there: int


@transaction.atomic
def invite(
    *, actor: User, cohort: Cohort, people: Collection[int], seat: str, origin: str = Origin.LIST
) -> Invited:
    """List these people (ids) for a seat. Nobody is mailed by this, nobody takes part before they say so themself, and
    whoever has answered already, or was taken off, stays as they are.

    The sponsor's list has the sponsor on it: they are asked for the leader's seat like everybody named."""
    if not coordinates(actor, cohort.programme):
        raise NotAllowed
    cohort = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    if cohort.state not in STILL_OPEN:
        raise Refused(_("The pairs of this cohort are published. Nobody can be added any more."))
    if seat not in Enrolment.Seat.values or origin not in BY_COORDINATORS:
        raise Refused(_("Choose whether they are asked to teach first or to learn first."))
    invited = _list(cohort, set(people), seat, origin)
    if origin == Origin.SPONSOR:
        own = _list(cohort, sponsors_on_the_list(cohort), Enrolment.Seat.MENTEE, origin)
        invited = Invited(invited.new + own.new, invited.there + own.there)
    record(
        actor=actor,
        action="people invited",
        subject_kind="cohort",
        subject_uuid=cohort.uuid,
        programme_uuid=cohort.programme.uuid,
        facts={**vars(invited), "seat": seat, "origin": str(origin)},
    )
    return invited


def sponsors_on_the_list(cohort: Cohort) -> set[int]:
    """Ids of the sponsors who are staff themselves and still there."""
    sponsors = Role.objects.filter(programme=cohort.programme_id, kind=Role.Kind.SPONSOR).values("user")
    return set(Person.objects.filter(user__in=sponsors, gone_at=None).values_list("pk", flat=True))


def _list(cohort: Cohort, people: set[int], seat: str, origin: str) -> Invited:
    known = set(Person.objects.filter(pk__in=people, gone_at=None).values_list("pk", flat=True))
    there = set(cohort.enrolments.filter(seat=seat, person__in=known).values_list("person_id", flat=True))
    new = [
        Enrolment(cohort=cohort, person_id=person, seat=seat, origin=origin)
        for person in sorted(known - there)
    ]
    Enrolment.objects.bulk_create(new, batch_size=AT_ONCE)
    return Invited(len(new), len(there))


@transaction.atomic
def set_joining(*, actor: User, cohort: Cohort, by_invitation: bool) -> Cohort:
    """Whether anybody on the staff list may join, or only who is invited or has a link."""
    return _set(actor, cohort, "joining set", by_invitation=by_invitation)


@transaction.atomic
def set_chasing(*, actor: User, cohort: Cohort, chasing: bool) -> Cohort:
    """Whether those who do not answer are reminded by themselves, at most once a week."""
    return _set(actor, cohort, "reminders set", chasing=chasing)


def _set(actor: User, cohort: Cohort, action: str, **values: bool) -> Cohort:
    if not coordinates(actor, cohort.programme):
        raise NotAllowed
    cohort = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    for name, value in values.items():
        setattr(cohort, name, value)
    cohort.save(update_fields=list(values))
    record(
        actor=actor,
        action=action,
        subject_kind="cohort",
        subject_uuid=cohort.uuid,
        programme_uuid=cohort.programme.uuid,
        facts=dict(values),
    )
    return cohort
