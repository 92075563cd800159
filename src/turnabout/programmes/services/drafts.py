"""Keeps what a person types into the form of a cohort, sealed, until they confirm or decline."""

from __future__ import annotations

import json
from typing import Any, Final

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.programmes.models import STILL_OPEN, Cohort, Enrolment, EnrolmentDraft
from turnabout.programmes.permissions import is_own
from turnabout.programmes.services.last_page import Page, write_from

BLOCK: Final = 4096  # drafts are filled up to whole blocks, so that their length tells nothing
MOST: Final = 16 * BLOCK


@transaction.atomic
def save_draft(
    *, actor: User, enrolment: Enrolment, values: dict[str, Any], page: Page | None = None
) -> None:
    """Not in the audit record: it changes nothing that anybody else sees. Raises ChangedElsewhere for an old page."""
    if not is_own(actor, enrolment):
        raise NotAllowed
    _still_open(enrolment)
    write_from(page, enrolment)
    whole = filled(values)
    at = {"cohort_id": enrolment.cohort_id, "person_id": enrolment.person_id}
    row = EnrolmentDraft.objects.select_for_update().filter(**at).first() or EnrolmentDraft(**at)
    row.values, row.typed_by = whole, None  # theirs from now on, whoever began it
    row.saved_at = now()
    row.save()


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """The values with blanks up to whole blocks."""
    size = len(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode())
    if size > MOST:
        raise Refused(_("That is more than the form can keep. Make it shorter."))
    return {**values, "fill": " " * (-size % BLOCK)}


def _still_open(enrolment: Enrolment) -> None:
    """Locked, so that a draft does not come after the publication that deletes drafts."""
    cohort = Cohort.objects.select_for_update().get(pk=enrolment.cohort_id)
    if cohort.state not in STILL_OPEN:
        raise Refused(_("The pairs of this cohort are published, so this can no longer be changed here."))


@transaction.atomic
def drop_draft(*, actor: User, enrolment: Enrolment) -> None:
    if not is_own(actor, enrolment):
        raise NotAllowed
    EnrolmentDraft.objects.filter(cohort=enrolment.cohort_id, person=enrolment.person_id).delete()
