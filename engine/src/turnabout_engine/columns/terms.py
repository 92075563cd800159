"""A policy in numbers: what each part gives at most, and the limits of the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PARTS = (
    "aims",
    "in_return",
    "style",
    "overlap",
    "other_unit",
    "preference",
    "interests",
    "innovation_influence",
    "other_site",
)


@dataclass(frozen=True)
class Terms:
    """`points` gives the most points of each part, all of them together at most 10000.

    full_overlap: common minutes a week, and full_interests: shared interests, from which more add nothing.
    grade_gap: the mentee's grade minus the mentor's at least, None for no such rule. overlap_minutes: least common
    minutes a week, 0 for no such rule. differ_unit, differ_site: both are known to differ. floor: pairs scoring less
    are not allowed; shown_floor: the same for the score without hesitant aims and preferences.
    """

    points: Mapping[str, int] = field(default_factory=dict)
    full_overlap: int = 600
    full_interests: int = 3
    grade_gap: int | None = None
    same_language: bool = False
    overlap_minutes: int = 0
    floor: int = 0
    differ_unit: bool = False
    differ_site: bool = False
    shown_floor: int = 0

    def most(self, part: str) -> int:
        """The most points of a part, 0 where it has no weight."""
        return int(self.points.get(part, 0))
