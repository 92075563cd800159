"""Reminds people who were asked and have not answered: at most once a week, three times in all, and never again once
they say so."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils.timezone import now

from turnabout.ground.audit.services import record
from turnabout.ground.notify.services import send_many
from turnabout.programmes.models import STILL_OPEN, Cohort, Enrolment
from turnabout.programmes.selectors.asking import askable
from turnabout.programmes.services.invitations import AT_ONCE, invitations_of, reachable, still_open
from turnabout.programmes.tokens import QUIET, identifier_of

KIND: Final = "please_confirm_again"


def remind_due() -> int:
    """In every open cohort whose coordinator has switched this on; returns how many mails. During a hold the cohort
    looks open, so reminders go on."""
    return sum(_remind(cohort) for cohort in _chasing())


def _chasing() -> list[Cohort]:
    rows = Cohort.objects.filter(chasing=True, state__in=STILL_OPEN).select_related("programme")
    return list(rows.order_by("pk"))


def _remind(cohort: Cohort) -> int:
    due = (
        askable(cohort).filter(state=Enrolment.State.ASKED).order_by("pk").values_list("person_id", flat=True)
    )
    people = list(dict.fromkeys(due))
    portions = [people[first : first + AT_ONCE] for first in range(0, len(people), AT_ONCE)]
    return sum(_portion(cohort, portion) for portion in portions)


@transaction.atomic
def _portion(cohort: Cohort, people: list[int]) -> int:
    still_open(cohort)
    seats = [seat for seat in reachable(cohort, people) if seat.state == Enrolment.State.ASKED]
    if not seats:
        return 0
    for seat in seats:
        seat.asked_at, seat.reminders = now(), seat.reminders + 1
    Enrolment.objects.bulk_update(seats, ["asked_at", "reminders"])
    one_each = {seat.person_id: seat for seat in reversed(seats)}
    send_many(invitations_of(cohort, one_each.values(), kind=KIND))
    record(
        actor=None,
        action="people reminded",
        subject_kind="cohort",
        subject_uuid=cohort.uuid,
        programme_uuid=cohort.programme.uuid,
        facts={"mails": len(one_each), "seats": len(seats)},
    )
    return len(one_each)


@transaction.atomic
def stop_reminders(*, token: str) -> bool:
    """By the link in a mail, without signing in: it can do this one thing. Whether the link was one of ours."""
    identifier = identifier_of(QUIET, token)
    seat = Enrolment.objects.filter(uuid=identifier).select_related("cohort__programme").first()
    if seat is None:
        return False
    _stop(seat)
    return True


def _stop(seat: Enrolment) -> None:
    """For both seats of the person in this cohort."""
    changed = Enrolment.objects.filter(cohort=seat.cohort_id, person=seat.person_id, no_reminders=False)
    if changed.update(no_reminders=True):
        record(
            actor=seat.person.user,
            action="reminders stopped",
            subject_kind="enrolment",
            subject_uuid=seat.uuid,
            programme_uuid=seat.cohort.programme.uuid,
        )
