"""Suggests a colleague. A suggestion is an invitation and nothing more; what comes of it is told to nobody but them."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Enrolment, Nomination
from turnabout.programmes.permissions import may_suggest

MOST: Final = 20  # by one person in one cohort


@transaction.atomic
def nominate(*, actor: User, cohort: Cohort, person: Person, seat: str) -> None:
    """Put somebody on the list of those to be asked. Returns nothing, whatever was there before: neither whether they
    were on the list already nor what they answered can be told from it."""
    if not may_suggest(actor, cohort):
        raise NotAllowed
    if seat not in Enrolment.Seat.values:
        raise Refused(_("Choose whether they could teach first or learn first."))
    if person.gone_at is not None:
        raise NotFound
    if person.user_id == actor.pk:
        raise Refused(_("Suggest somebody else. You can join by yourself."))
    cohort = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    mine = Nomination.objects.filter(cohort=cohort, by=actor)
    if mine.filter(person=person).exists():
        return
    if mine.count() >= MOST:
        raise Refused(_("You have suggested twenty people. That is as many as can be looked at with care."))
    Nomination.objects.create(cohort=cohort, person=person, by=actor, seat=seat)
    if not cohort.enrolments.filter(person=person).exists():
        origin = Enrolment.Origin.NOMINATED
        Enrolment.objects.create(cohort=cohort, person=person, seat=seat, origin=origin)
    record(
        actor=actor,
        action="colleague suggested",
        subject_kind="cohort",
        subject_uuid=cohort.uuid,
        programme_uuid=cohort.programme.uuid,
        facts={"seat": seat},
    )
