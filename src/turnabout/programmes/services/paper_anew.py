"""A fresh letter for somebody who forgot their passphrase. It ends the former code, passphrase and sessions, and
deletes what was confided: whoever prints the fresh code could use it first, and must find nothing of that."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.people.models import Person
from turnabout.people.services.confided import forget_confided
from turnabout.programmes.models import (
    STILL_OPEN,
    Cohort,
    Enrolment,
    EnrolmentDraft,
    PaperCode,
    Preferences,
    Role,
)
from turnabout.programmes.permissions import COORDINATING, coordinates
from turnabout.programmes.services.paper import VALID_FOR
from turnabout.programmes.tokens import code_of, digest_of

State = Enrolment.State


@transaction.atomic
def make_letter_anew(*, actor: User, cohort: Cohort, person: Person) -> PaperCode:
    """Whoever calls has seen that the person is in no pair, whose page is also somebody else's. Confirmed seats wait
    for their word again, since what they would rather not is gone with the rest."""
    if not coordinates(actor, cohort.programme):
        raise NotAllowed
    cohort = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    if cohort.state not in STILL_OPEN:
        raise Refused(_("The pairs of this cohort are published. There is nothing left to confirm."))
    row = PaperCode.objects.filter(cohort=cohort, person=person).exclude(used_at=None).first()
    if row is None or person.user is None or person.gone_at is not None:
        raise NotFound
    _is_theirs_alone(actor, person, person.user)
    person.user.set_unusable_password()  # ends every session too
    person.user.save(update_fields=["password"])
    _forget(person)
    row.delete()
    made = PaperCode(cohort=cohort, person=person, by=actor, expires_at=now() + VALID_FOR)
    made.digest = digest_of(code_of(made.uuid))
    made.save()
    record(
        actor=actor,
        action="letter made anew",
        subject_kind="person",
        subject_uuid=person.uuid,
        programme_uuid=cohort.programme.uuid,
    )
    return made


def _is_theirs_alone(actor: User, person: Person, user: User) -> None:
    """The account opens nothing but what this coordinator may know of."""
    mine = Role.objects.filter(user=actor, kind__in=COORDINATING).values("programme")
    elsewhere = Enrolment.objects.filter(person=person).exclude(cohort__programme__in=mine)
    if (
        user.email
        or person.email
        or user.is_administrator
        or Role.objects.filter(user=user).exists()
        or elsewhere.exists()
    ):
        raise Refused(
            _("This account opens more than your programme, so no letter of yours can. Ask an administrator.")
        )


def _forget(person: Person) -> None:
    forget_confided(person)
    for model in (Preferences, EnrolmentDraft):
        model.objects.filter(person=person).delete()
    seats = Enrolment.objects.filter(person=person)
    seats.filter(decline_reason__isnull=False, reason_may_be_seen=False).update(decline_reason=None)
    seats.filter(state=State.CONFIRMED, cohort__state__in=STILL_OPEN).update(state=State.ASKED)
