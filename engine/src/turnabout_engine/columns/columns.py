"""Both sides of a match in columns, with the terms they are scored and paired under."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.columns.listed import Listed, listed
from turnabout_engine.columns.side import Side
from turnabout_engine.columns.terms import Terms
from turnabout_engine.errors import EngineError

if TYPE_CHECKING:
    from numpy.typing import NDArray


class NotColumnar(EngineError):
    """This match has something that columns cannot hold; it is solved by its table of scores."""


@dataclass(frozen=True, eq=False)
class Columns:
    """Mentees and mentors, the terms, and what stands for single pairs.

    minutes: table (mentee schedules x mentor schedules) of common minutes a week, the least over the cohort's weeks.
    excluded: pairs that are not allowed. allowed: the only ones for mentees who are choosy. preferred: how many of the
    two would like the other.
    """

    mentees: Side
    mentors: Side
    terms: Terms
    minutes: NDArray[np.int64]
    excluded: Listed
    preferred: Listed
    allowed: Listed = field(default_factory=lambda: listed(0))

    def __post_init__(self) -> None:
        if len(self.allowed.start) != len(self.mentees) + 1:
            object.__setattr__(self, "allowed", listed(len(self.mentees)))

    def shown(self) -> Columns:
        """What everybody may see: no hesitant aims, no preferences, and no floor, which is held apart."""
        terms = replace(self.terms, floor=0, shown_floor=0)
        nobody = listed(len(self.mentees))
        return replace(
            self, mentees=self.mentees.shown(), mentors=self.mentors.shown(), terms=terms, preferred=nobody
        )

    @property
    def shape(self) -> tuple[int, int]:
        """How many mentees, how many mentors."""
        return len(self.mentees), len(self.mentors)

    @property
    def topics(self) -> int:
        """One more than the highest number of a topic."""
        sides = (self.mentees, self.mentors)
        return 1 + max(
            int(postings.topic.max(initial=-1)) for side in sides for postings in (side.offers, side.aims)
        )
