"""A form typed for somebody who cannot: a draft that says who typed it, and confirmed by them alone."""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.programmes.models import STILL_OPEN, Cohort, Enrolment, EnrolmentDraft
from turnabout.programmes.permissions import coordinates
from turnabout.programmes.selectors.desk import WAITING
from turnabout.programmes.services.drafts import filled
from turnabout.programmes.services.last_page import write_from

NEVER_TYPED: Final = ("prefer", "rather_not", "find", "interests", "style")


THEMSELVES: Final = _("They are answering themselves, so nothing can be typed for them.")


@transaction.atomic
def type_for(*, actor: User, enrolment: Enrolment, values: dict[str, Any]) -> None:
    """Only while the person has said and typed nothing themself. Hesitations and people they name are left out,
    whatever was sent: those are said by oneself or not at all."""
    if not coordinates(actor, enrolment.cohort.programme):
        raise NotAllowed
    cohort = Cohort.objects.select_for_update().select_related("programme").get(pk=enrolment.cohort_id)
    seats = Enrolment.objects.filter(cohort=cohort, person=enrolment.person_id)
    if cohort.state not in STILL_OPEN or seats.exclude(state__in=WAITING).exists():
        raise Refused(THEMSELVES)
    at = {"cohort_id": cohort.pk, "person_id": enrolment.person_id}
    row = EnrolmentDraft.objects.select_for_update().filter(**at).first() or EnrolmentDraft(**at)
    if row.pk and row.typed_by_id is None:
        raise Refused(THEMSELVES)
    write_from(None, enrolment)
    row.values, row.typed_by, row.saved_at = filled(_open_only(values)), actor, now()
    row.save()
    seats.filter(state__in=WAITING).update(typed_by=actor)
    record(
        actor=actor,
        action="form typed for somebody",
        subject_kind="enrolment",
        subject_uuid=enrolment.uuid,
        programme_uuid=cohort.programme.uuid,
    )


def _open_only(values: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in values.items() if name not in NEVER_TYPED}
    aims = [row for row in kept.get("aims", ()) if not row.get("hesitant")]
    return kept | {"aims": aims}
