"""Delegations as the two people of each see them, with what was done; and whether somebody may place meetings now."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.selectors import entries_about
from turnabout.people.models import Person
from turnabout.programmes.models import Delegation


@dataclass(frozen=True)
class Act:
    """Something that was done under a delegation: when, by whom, and the word of the audit record for it."""

    at: datetime
    by_leader: bool
    action: str


@dataclass(frozen=True)
class DelegationLine:
    uuid: uuid.UUID
    leader: str
    assistant: str
    is_leader: bool  # whether the viewer is the leader, otherwise they are the assistant
    made_at: datetime
    ended_at: datetime | None
    acts: list[Act] = field(default_factory=list)

    @property
    def other(self) -> str:
        return self.assistant if self.is_leader else self.leader


def delegations_of(viewer: User) -> list[DelegationLine]:
    """Those of the viewer on either side, open ones first, each with what was done. Nobody else's, for anybody."""
    if not viewer.is_authenticated:
        return []
    rows = list(
        Delegation.objects.filter(Q(leader__user=viewer) | Q(assistant__user=viewer))
        .select_related("leader__user", "assistant")
        .order_by("ended_at", "-made_at", "pk")
    )
    rows.sort(key=lambda row: row.ended_at is not None)
    return [_line(row, viewer, acts) for row, acts in _with_acts(rows)]


def may_place_meetings(user: User, leader: Person) -> bool:
    """Whether this account is an assistant of this person now."""
    if not (user.is_authenticated and user.is_active):
        return False
    return Delegation.objects.filter(leader=leader, assistant__user=user, ended_at=None).exists()


def _with_acts(rows: list[Delegation]) -> list[tuple[Delegation, list[Act]]]:
    acts: dict[uuid.UUID | None, list[Act]] = defaultdict(list)
    leaders = {row.uuid: row.leader.user and row.leader.user.uuid for row in rows}
    for entry in entries_about("delegation", [row.uuid for row in rows]):
        by_leader = entry.actor_uuid == leaders.get(entry.subject_uuid)
        acts[entry.subject_uuid].append(Act(entry.at, by_leader, entry.action))
    return [(row, acts[row.uuid]) for row in rows]


def _line(row: Delegation, viewer: User, acts: list[Act]) -> DelegationLine:
    return DelegationLine(
        uuid=row.uuid,
        leader=row.leader.name,
        assistant=row.assistant.name,
        is_leader=row.leader.user_id == viewer.pk,
        made_at=row.made_at,
        ended_at=row.ended_at,
        acts=acts,
    )
