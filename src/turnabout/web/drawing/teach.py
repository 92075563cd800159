"""What the picture of a pair is drawn from: two people, and what each can teach the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["mentor", "mentee"]


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two, with the name as it should be read ("You", "Tomas") and the words for the role."""

    name: str
    role: Role
    role_words: str


@dataclass(frozen=True, slots=True)
class Taught:
    """One topic, and in words from where to where it leads."""

    topic: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """Everything one of the two can teach the other."""

    teacher: Party
    learner: Party
    topics: tuple[Taught, ...]


@dataclass(frozen=True, slots=True)
class TeachDrawing:
    """The reader's side comes first: `start` stands where a line of text begins."""

    start: Party
    end: Party
    start_teaches: tuple[Taught, ...] = ()
    end_teaches: tuple[Taught, ...] = ()

    @property
    def flows(self) -> tuple[Flow, ...]:
        """Both directions, the empty one left out."""
        both = (
            Flow(self.start, self.end, self.start_teaches),
            Flow(self.end, self.start, self.end_teaches),
        )
        return tuple(flow for flow in both if flow.topics)
