"""The definition of the score: 0 to 10000 in whole points, the sum of parts that each reach their weight at most.

Every part is a share, numerator over denominator in whole numbers, times the part's points, rounded down: the same
on any machine. `hidden` decides whether hesitant aims and preferences count; nothing else differs.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from turnabout_engine.people.cast import Cast
from turnabout_engine.score.features import Features, Whole

Share = tuple[Whole, Whole | int]

FULL_OVERLAP = 600
"""Common minutes a week from which more do not add to the score."""
FULL_INTERESTS = 3
SQUARE = 200
"""So many pairs are scored at once, together with all others of the people in them."""


class Score:
    """Scores of a cast's pairs. `rows` are mentee positions; matrices are rows x all mentors."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.points = cast.policy.weights.points()

    @cached_property
    def features(self) -> Features:
        return Features(self.cast)

    def parts(self, rows: Whole, *, hidden: bool) -> dict[str, Whole]:
        """Points of every part that has a weight."""
        found = {}
        for part, points in self.points.items():
            if points:
                numerator, denominator = getattr(self, part)(rows, hidden)
                found[part] = points * numerator // denominator
        return found

    def total(self, rows: Whole, *, hidden: bool) -> Whole:
        whole = np.zeros((len(rows), len(self.cast.mentors)), dtype=np.int64)
        for points in self.parts(rows, hidden=hidden).values():
            whole += points
        return whole

    def for_floor(self, rows: Whole) -> Whole:
        """The total that is held against the floor: full, or visible where the policy says so."""
        return self.total(rows, hidden=self.cast.policy.floor_sees_hidden)

    def of_pairs(self, pairs: Sequence[tuple[int, int]], *, hidden: bool) -> list[dict[str, int]]:
        """The parts of single pairs, given as (mentee, mentor) positions."""
        found: list[dict[str, int]] = []
        for first in range(0, len(pairs), SQUARE):
            rows, cols = np.array(pairs[first : first + SQUARE], dtype=np.int64).T
            mentees, row = np.unique(rows, return_inverse=True)
            mentors, col = np.unique(cols, return_inverse=True)
            few = Score(self.cast.only(mentees.tolist(), mentors.tolist()))
            parts = few.parts(np.arange(len(mentees)), hidden=hidden)
            values = {part: points[row, col].tolist() for part, points in parts.items()}
            found += [{part: points[at] for part, points in values.items()} for at in range(len(rows))]
        return found

    def aims(self, rows: Whole, hidden: bool) -> Share:
        """How much of what the mentee wants to learn the mentor can teach: level gap and order of the aims."""
        wanted, whole = self.features.wants("mentee", hidden)
        return (wanted[rows] @ self.features.mentor_offers.T).toarray(), whole[rows, None]

    def in_return(self, rows: Whole, hidden: bool) -> Share:
        """The same the other way: what the mentor wants to learn and the mentee can teach."""
        wanted, whole = self.features.wants("mentor", hidden)
        return (self.features.mentee_offers[rows] @ wanted.T).toarray(), whole[None, :]

    def style(self, rows: Whole, hidden: bool) -> Share:
        """How near the three answers are: 2 for the same, 0 for opposite ends; 0 if one side gave none."""
        mine, theirs = self.features.answers
        mine, theirs = mine[rows, None, :], theirs[None, :, :]
        near = sum(2 - abs(mine[..., at] - theirs[..., at]) for at in range(3))
        return near * ((mine[..., 0] > 0) & (theirs[..., 0] > 0)), 6

    def overlap(self, rows: Whole, hidden: bool) -> Share:
        """Common working hours in the tightest week; ten hours give all points."""
        minutes = self.cast.mentee_schedules.overlap(rows, self.cast.mentor_schedules)
        return np.clip(minutes, 0, FULL_OVERLAP), FULL_OVERLAP

    def other_unit(self, rows: Whole, hidden: bool) -> Share:
        """1 if both name a unit and the units differ."""
        mine, theirs = self.features.units
        mine = mine[rows, None]
        return ((mine != theirs) & (mine >= 0) & (theirs >= 0)).astype(np.int64), 1

    def other_site(self, rows: Whole, hidden: bool) -> Share:
        """1 if both name a site and the sites differ."""
        mine, theirs = self.features.sites
        mine = mine[rows, None]
        return ((mine != theirs) & (mine >= 0) & (theirs >= 0)).astype(np.int64), 1

    def preference(self, rows: Whole, hidden: bool) -> Share:
        """Half for each side that would like the other."""
        if not hidden:
            return np.zeros((len(rows), len(self.cast.mentors)), dtype=np.int64), 2
        return self.features.preferred[rows].toarray(), 2

    def interests(self, rows: Whole, hidden: bool) -> Share:
        """Shared interests; three give all points."""
        mine, theirs = self.features.interests
        return np.minimum((mine[rows] @ theirs.T).toarray(), FULL_INTERESTS), FULL_INTERESTS

    def innovation_influence(self, rows: Whole, hidden: bool) -> Share:
        """1 for a mentor from where innovation is fast with a mentee of influence, as the programme names them."""
        return self.features.influential[rows, None] * self.features.innovative[None, :], 1
