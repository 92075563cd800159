"""A programme as those who shape it see it: its plan, the people in its roles, the texts of its mails."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound
from turnabout.ground.notify.stationery import Stationery, stationery
from turnabout.ground.notify.texts import EDITABLE, Wording, Words, our_wording
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Programme, Role
from turnabout.programmes.permissions import COORDINATING, has_role, sets_up, shapes


@dataclass(frozen=True)
class RoleLine:
    """`from_outside` is whoever is on no staff list."""

    user_uuid: uuid.UUID
    kind: str
    name: str
    mail: str
    from_outside: bool


@dataclass(frozen=True)
class TextLine:
    kind: str
    label: Words
    places: tuple[str, ...]
    ours: Wording
    own: Wording | None

    @property
    def now(self) -> Wording:
        return self.own or self.ours


def programme_to_shape(viewer: User, programme_uuid: uuid.UUID) -> Programme:
    """For its coordinators and deputies, and for administrators. Absent and forbidden look the same."""
    found = Programme.objects.filter(uuid=programme_uuid).first()
    if found is None or not shapes(viewer, found):
        raise NotFound
    return found


def shapes_any(viewer: User) -> bool:
    """Whether there is any programme that the viewer shapes."""
    return sets_up(viewer) or Role.objects.filter(user=viewer, kind__in=COORDINATING).exists()


def programme_to_read(viewer: User, programme_uuid: uuid.UUID) -> Programme:
    """For everybody with a part in it: who shapes it, has a role in it, or was ever asked or enrolled."""
    found = Programme.objects.filter(uuid=programme_uuid).first()
    if found is None or not (
        sets_up(viewer) or has_role(viewer, found, *Role.Kind.values) or _enrolled(viewer, found)
    ):
        raise NotFound
    return found


def _enrolled(viewer: User, programme: Programme) -> bool:
    return (
        bool(viewer.is_active)
        and Cohort.objects.filter(programme=programme, enrolments__person__user=viewer).exists()
    )


def role_lines(viewer: User, programme: Programme) -> list[RoleLine]:
    """In the order of the kinds, then as they were named; in two queries."""
    if not shapes(viewer, programme):
        raise NotFound
    rows = list(Role.objects.filter(programme=programme).select_related("user").order_by("pk"))
    staff = set(
        Person.objects.filter(user__in=[row.user_id for row in rows]).values_list("user_id", flat=True)
    )
    rows.sort(key=lambda row: Role.Kind.values.index(row.kind))
    return [
        RoleLine(row.user.uuid, row.kind, row.user.name, row.user.email or "", row.user_id not in staff)
        for row in rows
    ]


def contacts(viewer: User, programme: Programme) -> list[RoleLine]:
    """Who runs a programme and looks after it: everybody with a part in it may know, and write to them."""
    rows = Role.objects.filter(programme=programme).select_related("user").order_by("pk")
    lines = [RoleLine(row.user.uuid, row.kind, row.user.name, row.user.email or "", False) for row in rows]
    return sorted(lines, key=lambda line: Role.Kind.values.index(line.kind))


def text_lines(viewer: User, programme: Programme) -> list[TextLine]:
    """Every mail that the programme may word itself."""
    if not shapes(viewer, programme):
        raise NotFound
    on = stationery()
    return [_text_line(programme, kind, on) for kind in EDITABLE]


def text_line(programme: Programme, kind: str) -> TextLine:
    if kind not in EDITABLE:
        raise NotFound
    return _text_line(programme, kind, stationery())


def _text_line(programme: Programme, kind: str, on: Stationery) -> TextLine:
    label, places = EDITABLE[kind]
    return TextLine(kind, label, places, our_wording(kind), on.wording(programme.uuid, kind))


def cohorts_in(viewer: User, programme: Programme) -> list[Cohort]:
    if not shapes(viewer, programme):
        raise NotFound
    return list(programme.cohorts.order_by("-starts_on", "-pk"))
