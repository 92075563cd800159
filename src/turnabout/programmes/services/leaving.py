"""The roles of somebody who is on no staff list any more: they end, and those who stay are told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from turnabout.ground.accounts.models import User
from turnabout.ground.accounts.services.leaving import recently
from turnabout.ground.audit.models import Entry
from turnabout.ground.audit.services import record
from turnabout.ground.notify.services import Draft, send_many
from turnabout.programmes.models import Programme, Role
from turnabout.programmes.permissions import COORDINATING
from turnabout.programmes.services.roles import give_role

ENDED = "role ended by leaving"


@transaction.atomic
def end_roles(*, user: User) -> int:
    """By the system, once the account is marked as left. Whoever still runs the programme gets a mail; where nobody
    coordinates it any more, administrators get it too."""
    roles = list(Role.objects.filter(user=user).select_related("programme").order_by("pk"))
    Role.objects.filter(user=user).delete()
    for role in roles:
        record(
            actor=None,
            action=ENDED,
            subject_kind="programme",
            subject_uuid=role.programme.uuid,
            programme_uuid=role.programme.uuid,
            facts={"user": str(user.uuid), "kind": role.kind},
        )
        send_many(_mail(reader, role, user) for reader in _told(role.programme))
    return len(roles)


@transaction.atomic
def give_back_roles(*, user: User) -> int:
    """The roles that ended when they left, if that is not long ago. To be called before the account is marked as back.
    Nobody is mailed: everything is as it was."""
    ended = list(recently(user).filter(action=ENDED).order_by("pk"))
    programmes = {one.uuid: one for one in Programme.objects.filter(uuid__in=_uuids(ended))}
    there = [
        (programmes[entry.programme_uuid], entry) for entry in ended if entry.programme_uuid in programmes
    ]
    return sum(give_role(None, programme, entry.facts["kind"], user) for programme, entry in there)


def _uuids(entries: Iterable[Entry]) -> list[Any]:
    return [entry.programme_uuid for entry in entries]


def _told(programme: Programme) -> QuerySet[User]:
    roles = Role.objects.filter(programme=programme)
    readers = User.objects.filter(pk__in=roles.filter(kind__in=COORDINATING).values("user"))
    if not roles.filter(kind=Role.Kind.COORDINATOR).exists():
        readers |= User.objects.filter(is_administrator=True)
    return readers.filter(is_active=True, left_at=None).order_by("pk")


def _mail(reader: User, role: Role, user: User) -> Draft:
    params = {
        "programme": role.programme.name,
        "role": str(role.kind),
        "who": user.name or user.email or "",
        "alone": not Role.objects.filter(programme=role.programme, kind=Role.Kind.COORDINATOR).exists(),
        "view": "programme_people",
        "args": [str(role.programme.uuid)],
    }
    return Draft("role_ended", user=reader, params=params)
