"""Closes a cohort, and forgets with it what was said in confidence for its match only."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.programmes.models import (
    BulkAct,
    Cohort,
    Delegation,
    Enrolment,
    EnrolmentDraft,
    LastPage,
    Nomination,
    PaperCode,
    Preferences,
)
from turnabout.programmes.permissions import coordinates

State = Cohort.State
ACTS_KEPT_FOR: Final = timedelta(days=30)
DELEGATIONS_KEPT_FOR: Final = timedelta(days=365)


@transaction.atomic
def close_cohort(*, actor: User | None, cohort: Cohort) -> Cohort:
    """End a cohort whose pairs are published. Pairs and seats stay; what was confided for the match is deleted."""
    if actor is not None and not coordinates(actor, cohort.programme):
        raise NotAllowed
    cohort = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    if cohort.state == State.CLOSED:
        return cohort
    if cohort.state != State.PUBLISHED:
        raise Refused(_("A cohort closes once its pairs have been published and released."))
    cohort.state, cohort.ends_on = State.CLOSED, cohort.ends_on or localdate()
    cohort.save(update_fields=["state", "ends_on"])
    record(
        actor=actor,
        action="cohort closed",
        subject_kind="cohort",
        subject_uuid=cohort.uuid,
        programme_uuid=cohort.programme.uuid,
        facts={"deleted": _forget(cohort)},
    )
    return cohort


def close_ended() -> int:
    """Close what has reached its last day, and forget again what a closed cohort should not hold; returns how many
    rows were deleted or emptied."""
    for cohort in Cohort.objects.filter(state=State.PUBLISHED, ends_on__lt=localdate()):
        close_cohort(actor=None, cohort=cohort)
    left = sum(_forget(cohort) for cohort in Cohort.objects.filter(state=State.CLOSED))
    acts, _each = BulkAct.objects.filter(made_at__lt=now() - ACTS_KEPT_FOR).delete()
    over, _each = Delegation.objects.filter(ended_at__lt=now() - DELEGATIONS_KEPT_FOR).delete()
    return left + int(acts) + int(over)


def _forget(cohort: Cohort) -> int:
    LastPage.objects.filter(cohort=cohort).delete()  # counted nowhere: nobody said anything in it
    deleted = 0
    for model in (Preferences, EnrolmentDraft, Nomination, PaperCode):
        deleted += model.objects.filter(cohort=cohort).delete()[0]
    reasons = Enrolment.objects.filter(cohort=cohort, decline_reason__isnull=False)
    return deleted + reasons.update(decline_reason=None, reason_may_be_seen=False)
