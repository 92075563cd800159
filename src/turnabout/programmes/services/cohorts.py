"""Adds cohorts to a programme that exists, and says when they begin and end."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.programmes.forms_of import template_of
from turnabout.programmes.models import Cohort, Programme
from turnabout.programmes.permissions import coordinates, shapes

Dates = tuple[date | None, date | None]
"""First and last day of a cohort. Without a first day it stays as it is; without a last one the cohort has no end."""


@transaction.atomic
def add_cohort(
    *, actor: User, programme: Programme, name: str, starts_on: date, ends_on: date | None = None
) -> Cohort:
    """The next round, with the rules and the ways of joining of the newest one. Nobody stands on its list yet."""
    if not shapes(actor, programme):
        raise NotAllowed
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    if not name.strip():
        raise Refused(_("Give the cohort a name."))
    if programme.cohorts.filter(name__iexact=name.strip()).exists():
        raise Refused(_("This programme has a cohort with this name. Choose another name."))
    _check(starts_on, ends_on)
    like = programme.cohorts.order_by("-starts_on", "-pk").exclude(policy={}).first()
    rules = like.policy if like else template_of(programme.form).policy()
    made = Cohort.objects.create(
        programme=programme,
        name=name.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
        policy={**rules, "start": starts_on.isoformat()},
        by_invitation=bool(like and like.by_invitation),
        chasing=bool(like and like.chasing),
    )
    _record(actor, made, "cohort added", {"like": str(like.uuid) if like else None})
    return made


@transaction.atomic
def set_dates(*, actor: User, programme: Programme, dates: Mapping[uuid.UUID, Dates]) -> None:
    """Of cohorts that are not closed. The first day is fixed with the pairs; a cohort ends by a day to come, or by
    being closed on its own page, which says what that deletes."""
    if not shapes(actor, programme):
        raise NotAllowed
    rows = programme.cohorts.select_for_update().exclude(state=Cohort.State.CLOSED)
    there = {row.uuid: row for row in rows}
    for key, (starts_on, ends_on) in dates.items():
        if key not in there:
            raise NotFound
        _set(actor, there[key], starts_on or there[key].starts_on, ends_on)


def _set(actor: User, row: Cohort, starts_on: date, ends_on: date | None) -> None:
    if (starts_on, ends_on) == (row.starts_on, row.ends_on):
        return
    if starts_on != row.starts_on and row.state != Cohort.State.OPEN:
        raise Refused(_("The pairs of this cohort are made. Its first day stays as it was."))
    _check(starts_on, ends_on)
    if ends_on != row.ends_on and ends_on and ends_on < localdate():
        raise Refused(_("This day is over. To end a cohort now, close it on its own page."))
    row.starts_on, row.ends_on = starts_on, ends_on
    row.policy = {**row.policy, "start": starts_on.isoformat()}
    row.save(update_fields=["starts_on", "ends_on", "policy"])
    facts = {"starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat() if ends_on else None}
    _record(actor, row, "dates set", facts)


def _check(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on <= starts_on:
        raise Refused(_("A cohort ends after it begins. Choose a later last day, or leave it empty."))


@transaction.atomic
def record_earlier_cohort(
    *, actor: User | None, programme: Programme, name: str, starts_on: date, ends_on: date
) -> Cohort:
    """A cohort that is over, so that its pairs are known and not made again."""
    if actor is not None and not coordinates(actor, programme):
        raise NotAllowed
    cohort = Cohort.objects.create(
        programme=programme, name=name, starts_on=starts_on, ends_on=ends_on, state=Cohort.State.CLOSED
    )
    _record(actor, cohort, "earlier cohort recorded", {})
    return cohort


def _record(actor: User | None, cohort: Cohort, action: str, facts: Mapping[str, Any]) -> None:
    record(
        actor=actor,
        action=action,
        subject_kind="cohort",
        subject_uuid=cohort.uuid,
        programme_uuid=cohort.programme.uuid,
        facts=dict(facts),
    )
