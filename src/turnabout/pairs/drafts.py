"""What a pair is made from: two people, and what may be said about why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Draft:
    """A pair before it exists. Both texts hold only what the visible score rests on."""

    mentor_id: int
    mentee_id: int
    explanation: dict[str, Any]
    line_certificate: dict[str, Any]

    @property
    def couple(self) -> tuple[int, int]:
        return self.mentor_id, self.mentee_id
