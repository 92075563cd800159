"""A leader names an assistant who will place meetings for them, and nothing else; either of the two ends it."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.people.models import Person
from turnabout.programmes.models import Delegation

SUBJECT: Final = "delegation"
MOST: Final = 3  # assistants of one person


@transaction.atomic
def name_delegate(*, actor: User, leader: Person, assistant: Person) -> Delegation:
    """Naming the same one twice is once."""
    leader = Person.objects.select_for_update().get(pk=leader.pk)
    if not actor.is_active or leader.user_id != actor.pk:
        raise NotAllowed
    if leader.pk == assistant.pk:
        raise Refused(_("Name somebody else: for yourself you need nobody's leave."))
    theirs = Delegation.objects.filter(leader=leader, ended_at=None)
    there = theirs.filter(assistant=assistant).first()
    if there is not None:
        return there
    if theirs.count() >= MOST:
        raise Refused(_("Three assistants are as many as can be named. End one first."))
    try:
        with transaction.atomic():
            made = Delegation.objects.create(leader=leader, assistant=assistant)
    except IntegrityError:  # a second click was faster
        return theirs.get(assistant=assistant)
    _record(actor, made, "assistant named")
    return made


@transaction.atomic
def end_delegation(*, actor: User, delegation: uuid.UUID) -> Delegation:
    """By the leader or the assistant; from now on the assistant places nothing."""
    row = Delegation.objects.select_for_update().filter(_of(actor), uuid=delegation).first()
    if row is None or not actor.is_active:
        raise NotFound
    if row.ended_at is None:
        row.ended_at = now()
        row.save(update_fields=["ended_at"])
        _record(actor, row, "assistant ended")
    return row


def record_act(
    *, actor: User, delegation: Delegation, action: str, facts: dict[str, Any] | None = None
) -> None:
    """What an assistant did for their leader, in words of the product and without content: both of them read it.

    Rooms that let an assistant do something call this in the same transaction."""
    if delegation.ended_at is not None or delegation.assistant.user_id != actor.pk:
        raise NotAllowed
    _record(actor, delegation, action, facts)


def _of(actor: User) -> Q:
    return Q(leader__user=actor) | Q(assistant__user=actor)


def _record(actor: User, row: Delegation, action: str, facts: dict[str, Any] | None = None) -> None:
    record(actor=actor, action=action, subject_kind=SUBJECT, subject_uuid=row.uuid, facts=facts)
