"""The lists of a run, and what one line of each holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from turnabout.people.models import Person


class Show(StrEnum):
    """Which list is shown."""

    WEAKEST = "weakest"
    UNPLACED = "unplaced"
    WAITING = "waiting"  # mentors without a mentee
    LOCKED = "locked"
    FORBIDDEN = "forbidden"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ProposalLine:
    uuid: UUID
    mentor: Person
    mentee: Person
    visible_score: int
    band: str
    explanation: dict[str, Any]
    decision: str


@dataclass(frozen=True, slots=True)
class UnplacedLine:
    person: Person
    seat: str
    causes: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """A decision of this round. `proposal` is set where the run proposes these two, `dropped` is the cause for which
    it could not keep them together."""

    kind: str
    mentor: Person
    mentee: Person
    proposal: UUID | None
    dropped: str = ""


Line = ProposalLine | UnplacedLine | DecidedLine
