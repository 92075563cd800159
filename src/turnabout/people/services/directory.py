"""What people keep in the directory themselves: when they are away, whether their offers are listed, what shows them,
what they have lived, and what they find wrong."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Collection, Mapping
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.people import catalogue
from turnabout.people.models import Absence, Correction, Experiences, Offer, Person

MOST_ABSENCES: Final = 40
LONGEST_ABSENCE: Final = dt.timedelta(days=800)
LONGEST_SAID: Final = 1000
LONGEST_EVIDENCE: Final = 300
MOST_OPEN: Final = 10
BLOCK: Final = 1024  # bytes; everything switched on fits, so that a length tells nothing


@transaction.atomic
def add_absence(*, actor: Any, person: Person, first: dt.date, last: dt.date, today: dt.date) -> Absence:
    _own(actor, person)
    if last < first:
        raise Refused(_("The last day lies before the first one."))
    if last < today or last - first > LONGEST_ABSENCE:
        raise Refused(_("Give days that are still to come, two years at most."))
    if person.absences.filter(last__gte=today).count() >= MOST_ABSENCES:
        raise Refused(_("That is as many as can be kept. Take one out first."))
    if person.absences.filter(first__lte=last, last__gte=first).exists():
        raise Refused(_("You have said already that you are away on some of these days."))
    absence = Absence.objects.create(person=person, first=first, last=last)
    record(actor=actor, action="absence added", subject_kind="person", subject_uuid=person.uuid)
    return absence


@transaction.atomic
def remove_absence(*, actor: Any, person: Person, absence: uuid.UUID) -> None:
    _own(actor, person)
    if not person.absences.filter(uuid=absence).delete()[0]:
        raise NotFound
    record(actor=actor, action="absence removed", subject_kind="person", subject_uuid=person.uuid)


@transaction.atomic
def save_offers_shown(*, actor: Any, person: Person, listed: bool, evidence: Mapping[uuid.UUID, str]) -> None:
    """Whether all staff see the offers, and by the uuid of an offer what shows that its owner can teach it."""
    _own(actor, person)
    if any(len(said) > LONGEST_EVIDENCE for said in evidence.values()):
        raise Refused(_("That is longer than can be kept. Make it shorter."))
    for offer in person.offers.filter(uuid__in=evidence):
        Offer.objects.filter(pk=offer.pk).update(evidence=evidence[offer.uuid].strip())
    own = (
        sorted({*person.own_fields, "offers"}) if evidence else person.own_fields
    )  # no file takes it away again
    Person.objects.filter(pk=person.pk).update(lists_offers=listed, own_fields=own)
    record(
        actor=actor,
        action="offers shown",
        subject_kind="person",
        subject_uuid=person.uuid,
        facts={"listed": listed},
    )


@transaction.atomic
def switch_experiences(*, actor: Any, person: Person, keys: Collection[str]) -> None:
    """These are on, all others off; nothing is kept of what is off."""
    _own(actor, person)
    known = [experience.key for experience in catalogue.experiences()]
    if not set(keys) <= set(known):
        raise Refused(_("Choose from the list."))
    chosen = [key for key in known if key in keys]
    row = Experiences.objects.filter(person=person).first() or Experiences(person=person)
    row.shown = {"keys": chosen, "fill": " " * (-len(json.dumps(chosen)) % BLOCK)}
    row.save()
    record(actor=actor, action="lived experience switched", subject_kind="person", subject_uuid=person.uuid)


@transaction.atomic
def ask_correction(*, actor: Any, person: Person, about: str, said: str) -> Correction:
    _own(actor, person)
    if about not in Correction.About.values:
        raise Refused(_("Choose what is wrong."))
    if not said.strip() or len(said) > LONGEST_SAID:
        raise Refused(_("Say in a few words how it should be."))
    if person.corrections.exclude(state=Correction.State.SETTLED).count() >= MOST_OPEN:
        raise Refused(_("Several of your requests are still open. Wait until they are answered."))
    correction = Correction.objects.create(person=person, about=about, said=said.strip())
    record(
        actor=actor, action="correction asked for", subject_kind="correction", subject_uuid=correction.uuid
    )
    return correction


def _own(actor: Any, person: Person) -> None:
    """The row is locked, so that two windows do not both pass a check."""
    found = Person.objects.select_for_update().filter(pk=person.pk).first()
    if found is None:
        raise NotFound
    if actor is None or found.user_id != actor.pk:
        raise NotAllowed
