"""The administrator's list: which programmes there are and who runs them. No content of any."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound
from turnabout.programmes.models import Cohort, Programme, Role
from turnabout.programmes.permissions import sets_up


@dataclass(frozen=True)
class CohortLine:
    name: str
    starts_on: date
    state: str


@dataclass(frozen=True)
class ProgrammeLine:
    uuid: uuid.UUID
    name: str
    people: list[tuple[str, str]]  # role in words, name or mail
    cohorts: list[CohortLine]


def programme_lines(viewer: User) -> list[ProgrammeLine]:
    """In three queries, newest first."""
    if not sets_up(viewer):
        raise NotFound
    rows = Programme.objects.order_by("-made_at", "-pk").prefetch_related(
        Prefetch("roles", Role.objects.select_related("user").order_by("pk")),
        Prefetch("cohorts", Cohort.objects.order_by("-starts_on", "-pk")),
    )
    return [_line(row) for row in rows]


def _line(row: Programme) -> ProgrammeLine:
    return ProgrammeLine(
        uuid=row.uuid,
        name=row.name,
        people=[
            (role.get_kind_display(), role.user.name or role.user.email or "") for role in row.roles.all()
        ],
        cohorts=[CohortLine(cohort.name, cohort.starts_on, cohort.state) for cohort in row.cohorts.all()],
    )
