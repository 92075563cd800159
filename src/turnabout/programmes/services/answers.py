"""What a person says to a seat: yes with their profile, no, or no longer. Each is one transaction, cohort locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.people.services.profile import AimLine, OfferLine, save_profile
from turnabout.programmes.models import STILL_OPEN, Cohort, Enrolment
from turnabout.programmes.permissions import is_own
from turnabout.programmes.services.drafts import drop_draft
from turnabout.programmes.services.last_page import Page, write_from
from turnabout.programmes.services.preferences import save_preferences

State = Enrolment.State
MOST_CAPACITY: Final = 10
LONGEST_REASON: Final = 500


@dataclass(frozen=True)
class Answer:
    """All that confirming saves. `capacities` names the seats that are taken, with how many partners at most."""

    capacities: Mapping[str, int]
    languages: Sequence[str] = ()
    hours: str = ""
    timezone: str = ""
    interests: Sequence[str] = ()
    style: Sequence[int] | None = None
    offers: Sequence[OfferLine] = ()
    aims: Sequence[AimLine] = ()
    hesitant: Sequence[AimLine] = ()
    prefer: Sequence[str] = field(default=(), repr=False)
    rather_not: Sequence[str] = field(default=(), repr=False)


@transaction.atomic
def confirm_enrolment(
    *, actor: User, enrolment: Enrolment, answer: Answer, page: Page | None = None
) -> list[Enrolment]:
    """Take the seats that the answer names, and save profile, capacity and preferences with them.

    Doing it again saves what has changed since. Coming back after a no is a yes like any other. Raises ChangedElsewhere
    for a page that is older than what the form has come to."""
    seats = _own_open_seats(actor, enrolment, set(answer.capacities))
    write_from(page, enrolment)
    _check(answer)
    save_profile(
        actor=actor,
        person=enrolment.person,
        languages=answer.languages,
        hours=answer.hours,
        timezone=answer.timezone,
        interests=answer.interests,
        style=answer.style,
        offers=answer.offers,
        aims=answer.aims,
        hesitant=answer.hesitant,
    )
    save_preferences(
        cohort=enrolment.cohort, person=enrolment.person, prefer=answer.prefer, rather_not=answer.rather_not
    )
    for seat in seats:
        _take(actor, seat, answer.capacities[seat.seat])
    drop_draft(actor=actor, enrolment=enrolment)
    return seats


@transaction.atomic
def decline(*, actor: User, enrolment: Enrolment, reason: str = "", may_be_seen: bool = False) -> Enrolment:
    """Say no before having said yes. The reason is sealed; the coordinator sees it only if `may_be_seen`."""
    [seat] = _own_open_seats(actor, enrolment, {enrolment.seat})
    if seat.state == State.CONFIRMED:
        raise Refused(_("You have said yes to this. You can withdraw instead."))
    seat.decline_reason = reason.strip()[:LONGEST_REASON]
    seat.reason_may_be_seen = bool(may_be_seen and seat.decline_reason)
    if not _has_another(seat):
        write_from(None, enrolment)
        drop_draft(actor=actor, enrolment=enrolment)
    return _answered(actor, seat, State.DECLINED, "enrolment declined")


@transaction.atomic
def ask_for_later(*, actor: User, enrolment: Enrolment) -> Enrolment:
    """Not this cohort, but please ask again for another one. From a yes it is a withdrawal too."""
    [seat] = _own_open_seats(actor, enrolment, {enrolment.seat})
    if seat.state == State.LATER:
        return seat
    seat.decline_reason, seat.reason_may_be_seen = None, False
    if not _has_another(seat):
        write_from(None, enrolment)
        drop_draft(actor=actor, enrolment=enrolment)
    return _answered(actor, seat, State.LATER, "later cohort asked for")


@transaction.atomic
def withdraw(*, actor: User, enrolment: Enrolment) -> Enrolment:
    """Leave a confirmed seat, until the pairs are published. No reason is asked."""
    [seat] = _own_open_seats(actor, enrolment, {enrolment.seat})
    if seat.state == State.WITHDRAWN:
        return seat
    if seat.state != State.CONFIRMED:
        raise Refused(_("You have not said yes to this, so there is nothing to withdraw."))
    return _answered(actor, seat, State.WITHDRAWN, "enrolment withdrawn")


def _own_open_seats(actor: User, enrolment: Enrolment, wanted: set[str]) -> list[Enrolment]:
    """The wanted seats of this person in this cohort, locked together with the cohort that publication changes."""
    if not is_own(actor, enrolment):
        raise NotAllowed
    cohort = Cohort.objects.select_for_update().get(pk=enrolment.cohort_id)
    if cohort.state not in STILL_OPEN:
        raise Refused(_("The pairs of this cohort are published, so this can no longer be changed here."))
    seats = list(
        Enrolment.objects.select_for_update().filter(
            cohort=cohort, person=enrolment.person_id, seat__in=wanted
        )
    )
    if any(seat.state == State.REMOVED for seat in seats):
        raise Refused(
            _("The coordinator has taken this place off the list. Write to them if you would like it.")
        )
    if not wanted or {seat.seat for seat in seats} != wanted:
        raise Refused(_("Choose at least one of the seats that you are listed for."))
    return seats


def _has_another(seat: Enrolment) -> bool:
    """Whether the person still has the other seat of this cohort to answer for or to keep."""
    gone = (State.DECLINED, State.WITHDRAWN, State.LATER, State.REMOVED)
    others = Enrolment.objects.filter(cohort=seat.cohort_id, person=seat.person_id).exclude(pk=seat.pk)
    return others.exclude(state__in=gone).exists()


def _check(answer: Answer) -> None:
    if any(not 1 <= capacity <= MOST_CAPACITY for capacity in answer.capacities.values()):
        raise Refused(_("Choose from one to ten people."))
    if Enrolment.Seat.MENTOR in answer.capacities and not answer.offers:
        raise Refused(_("Add at least one topic that you can teach."))
    # A leader need not name an aim: if they had to, one without open aims would be known to have hesitant ones.


def _take(actor: User, seat: Enrolment, capacity: int) -> None:
    seat.capacity, seat.capacity_is_own = capacity, True
    seat.decline_reason, seat.reason_may_be_seen = None, False
    _answered(actor, seat, State.CONFIRMED, "enrolment confirmed")


def _answered(actor: User, seat: Enrolment, state: str, action: str) -> Enrolment:
    before, seat.state, seat.answered_at = seat.state, state, now()
    seat.save()
    record(
        actor=actor,
        action=action,
        subject_kind="enrolment",
        subject_uuid=seat.uuid,
        programme_uuid=seat.cohort.programme.uuid,
        facts={"before": before, "seat": seat.seat},
    )
    return seat
