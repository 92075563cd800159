"""Changes what a programme decided before anybody was asked: its plan, and on what basis it processes personal data."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.ground.notify.texts import EDITABLE
from turnabout.ground.notify.wording import keep_wording, use_wording
from turnabout.programmes.models import Programme
from turnabout.programmes.permissions import shapes
from turnabout.programmes.plan import AGREEMENT_NUDGES, MONTHS, PURPOSES, TRIAL_WEEKS, Basis, Cadence, Driver
from turnabout.programmes.services.cohorts import Dates, set_dates

PLAN: Final = (
    "name",
    "purpose",
    "mentor_label",
    "mentee_label",
    "cadence",
    "driver",
    "months",
    "trial_weeks",
    "agreement_nudges",
)


@transaction.atomic
def set_plan(
    *, actor: User, programme: Programme, dates: Mapping[uuid.UUID, Dates] | None = None, **plan: Any
) -> Programme:
    """`plan` holds what changes, by the names in PLAN; `dates` first and last days, by cohort."""
    row = _locked(actor, programme)
    if set(plan) - set(PLAN):
        raise ValueError(f"Not part of a plan: {sorted(set(plan) - set(PLAN))}")
    for key, value in plan.items():
        setattr(row, key, value.strip() if isinstance(value, str) else value)
    _check_plan(row)
    set_dates(actor=actor, programme=row, dates=dates or {})
    row.save(update_fields=list(plan))
    _record(actor, row, "plan changed", {"changed": sorted(plan)})
    return row


@transaction.atomic
def set_basis(*, actor: User, programme: Programme, basis: str, note: str, purposes: list[str]) -> Programme:
    """On what the organisation rests what the programme does with personal data, and for what beyond matching."""
    row = _locked(actor, programme)
    if basis not in Basis.values or not set(purposes) <= set(PURPOSES):
        raise Refused(_("Choose from what is offered."))
    row.basis, row.basis_note = basis, note.strip()
    row.purposes = [key for key in PURPOSES if key in purposes]
    row.save(update_fields=["basis", "basis_note", "purposes"])
    _record(actor, row, "legal basis set", {"basis": basis, "purposes": row.purposes})
    return row


@transaction.atomic
def set_wording(*, actor: User, programme: Programme, kind: str, subject: str, body: str) -> None:
    """What mails of a kind say in this programme."""
    row = _locked(actor, programme)
    keep_wording(scope=row.uuid, kind=kind, subject=subject, body=body)
    _record(actor, row, "mail text changed", {"kind": kind})


@transaction.atomic
def choose_wording(*, actor: User, programme: Programme, kind: str, own: bool) -> None:
    """Put a mail text back to ours, or take the programme's own up again."""
    row = _locked(actor, programme)
    if kind not in EDITABLE or not use_wording(scope=row.uuid, kind=kind, own=own):
        raise NotFound
    _record(actor, row, "mail text taken up again" if own else "mail text put back", {"kind": kind})


def _locked(actor: User, programme: Programme) -> Programme:
    if not shapes(actor, programme):
        raise NotAllowed
    return Programme.objects.select_for_update().get(pk=programme.pk)


def _check_plan(row: Programme) -> None:
    if not (row.name and row.mentor_label and row.mentee_label):
        raise Refused(_("The programme and its two sides each need a name."))
    if row.cadence not in Cadence.values or row.driver not in Driver.values:
        raise Refused(_("Choose from what is offered."))
    if row.months not in MONTHS or row.trial_weeks not in TRIAL_WEEKS:
        raise Refused(_("A pair goes on for one month to two years, and is tried for at most half a year."))
    if row.agreement_nudges not in AGREEMENT_NUDGES:
        raise Refused(_("A pair is reminded of its agreement at most five times."))


def _record(actor: User, row: Programme, action: str, facts: Mapping[str, Any]) -> None:
    record(
        actor=actor,
        action=action,
        subject_kind="programme",
        subject_uuid=row.uuid,
        programme_uuid=row.uuid,
        facts=dict(facts),
    )
