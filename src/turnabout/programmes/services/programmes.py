"""Makes a programme whole in one step: its first cohort with rules, and the people who run and look after it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.accounts.services import find_or_make_user
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.programmes.forms_of import template_of
from turnabout.programmes.models import Cohort, Programme, Role
from turnabout.programmes.permissions import sets_up
from turnabout.programmes.services.roles import give_role
from turnabout.programmes.services.rules import merged


@transaction.atomic
def make_programme(
    *,
    actor: User | None,
    name: str,
    cohort_name: str,
    starts_on: date,
    coordinator_email: str,
    deputy_email: str = "",
    sponsor_email: str = "",
    safeguarding_email: str = "",
    form: str = "reverse",
    purpose: str = "",
    mentor_label: str = "",
    mentee_label: str = "",
    policy: Mapping[str, Any] | None = None,
) -> Cohort:
    """`actor` is an administrator, or None for the system (the demo). Whoever is named by mail gets an account and a
    mail with a link, the actor excepted."""
    if actor is not None and not sets_up(actor):
        raise NotAllowed
    if not name.strip() or not cohort_name.strip():
        raise Refused(_("Give the programme and its first cohort a name."))
    programme = _begun(form, name, purpose, mentor_label, mentee_label)
    rules = {**merged(template_of(form).policy(), policy or {}), "start": starts_on.isoformat()}
    cohort = Cohort.objects.create(
        programme=programme, name=cohort_name.strip(), starts_on=starts_on, policy=rules
    )
    record(
        actor=actor,
        action="programme made",
        subject_kind="programme",
        subject_uuid=programme.uuid,
        programme_uuid=programme.uuid,
        facts={"form": programme.form, "policy": rules},
    )
    _name_people(
        actor,
        programme,
        {
            Role.Kind.COORDINATOR: coordinator_email,
            Role.Kind.DEPUTY: deputy_email,
            Role.Kind.SPONSOR: sponsor_email,
            Role.Kind.SAFEGUARDING: safeguarding_email,
        },
    )
    return cohort


def _name_people(actor: User | None, programme: Programme, mails: Mapping[Role.Kind, str]) -> None:
    for kind, mail in mails.items():
        if mail.strip() or kind == Role.Kind.COORDINATOR:  # the one role that no programme can be without
            give_role(actor, programme, kind, find_or_make_user(actor=actor, email=mail))


def _begun(form: str, name: str, purpose: str, mentor_label: str, mentee_label: str) -> Programme:
    """A programme as its form suggests it, in its own words where there are some."""
    like = template_of(form)
    return Programme.objects.create(
        name=name.strip(),
        purpose=purpose.strip() or str(like.purpose),
        mentor_label=mentor_label.strip() or str(like.mentor_label),
        mentee_label=mentee_label.strip() or str(like.mentee_label),
        form=like.form,
        cadence=like.cadence,
        driver=like.driver,
        months=like.months,
        trial_weeks=like.trial_weeks,
    )
