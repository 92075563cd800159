"""Gives and takes away the roles of one programme. Whoever is named by mail gets an account and a mail with a link."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import EntryLink, User
from turnabout.ground.accounts.services import find_or_make_user, make_entry_link
from turnabout.ground.audit.models import Entry
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.ground.notify.services import send
from turnabout.programmes.models import Programme, Role
from turnabout.programmes.permissions import shapes
from turnabout.programmes.sender import Sender


@transaction.atomic
def name_for_role(*, actor: User, programme: Programme, kind: str, email: str, name: str = "") -> User:
    """Somebody from the staff list or from outside; an account is made where there is none."""
    _check(actor, programme, kind)
    user = find_or_make_user(actor=actor, email=email, name=name)
    if not user.is_active:
        raise Refused(_("The account with this mail is closed."))
    if user.left_at is not None:
        raise Refused(_("This person is no longer on the staff list."))
    give_role(actor, programme, kind, user)
    return user


@transaction.atomic
def give_back(*, actor: User, programme: Programme, kind: str, user_uuid: uuid.UUID) -> None:
    """Undo of taking away, for an account that had the role before. It needs no mail."""
    _check(actor, programme, kind)
    user = User.objects.filter(uuid=user_uuid, is_active=True, left_at=None).first()
    if user is None or not _had(programme, kind, user):
        raise NotFound
    give_role(actor, programme, kind, user, tell=False)


@transaction.atomic
def take_away(*, actor: User, programme: Programme, kind: str, user_uuid: uuid.UUID) -> User:
    """Nobody is mailed: who ends a role says so themself. The last coordinator stays."""
    _check(actor, programme, kind)
    Programme.objects.select_for_update().get(pk=programme.pk)
    rows = Role.objects.filter(programme=programme, kind=kind)
    row = rows.filter(user__uuid=user_uuid).select_related("user").first()
    if row is None:
        raise NotFound
    if kind == Role.Kind.COORDINATOR and rows.count() == 1:
        raise Refused(_("A programme needs a coordinator. Name another one first."))
    row.delete()
    _record(actor, programme, "role taken away", {"kind": kind, "user": str(user_uuid)})
    return row.user


def give_role(actor: User | None, programme: Programme, kind: str, user: User, *, tell: bool = True) -> bool:
    """False where they have it already. The actor is not mailed about themself."""
    _role, new = Role.objects.get_or_create(programme=programme, user=user, kind=kind)
    if new:
        _record(actor, programme, "role given", {"kind": kind, "user": str(user.uuid)})
        if tell and actor is not None and user != actor:
            _tell(programme, kind, user)
    return new


def _tell(programme: Programme, kind: str, user: User) -> None:
    link = make_entry_link(purpose=EntryLink.Purpose.JOIN, user=user, email=user.email or "")
    params = {**Sender.of(programme).params(user.pk), "role": str(kind), "entry_link": str(link.uuid)}
    send(kind="role_given", user=user, params=params)


def _had(programme: Programme, kind: str, user: User) -> bool:
    taken = Entry.objects.filter(programme_uuid=programme.uuid, action="role taken away")
    return taken.filter(facts__user=str(user.uuid), facts__kind=str(kind)).exists()


def _check(actor: User, programme: Programme, kind: str) -> None:
    if not shapes(actor, programme):
        raise NotAllowed
    if kind not in Role.Kind.values:
        raise NotFound


def _record(actor: User | None, programme: Programme, action: str, facts: dict[str, Any]) -> None:
    record(
        actor=actor,
        action=action,
        subject_kind="programme",
        subject_uuid=programme.uuid,
        programme_uuid=programme.uuid,
        facts=facts,
    )
