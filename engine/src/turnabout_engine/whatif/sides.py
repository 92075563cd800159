"""One side of a match looked at from people without a pair: which partners could make room, directly or by moving."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from turnabout_engine.people.cast import Cast
from turnabout_engine.people.person import PersonRow

Marks = NDArray[np.bool_]
Whole = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Side:
    """`people` of `role` and their `partners`; `held` rows (person, partner), `movable` those that are not locked."""

    role: str
    people: tuple[PersonRow, ...]
    partners: tuple[PersonRow, ...]
    held: Whole
    movable: Whole
    partner_seats: Whole

    def turned(self, table: NDArray[Any]) -> NDArray[Any]:
        """A table of mentees x mentors with this side's people as rows."""
        return table if self.role == "mentee" else table.T

    def alone(self) -> list[int]:
        placed = set(self.held[:, 0].tolist())
        return [at for at in range(len(self.people)) if at not in placed]

    def ready(self, keep: Marks) -> Marks:
        """Partners with a free seat, or who could get one: somebody they are paired with moves on to another such
        partner, or has a second pair and gives up this one.
        """
        taken = np.bincount(self.held[:, 1], minlength=len(self.partners))
        several = np.bincount(self.held[:, 0], minlength=len(self.people))[self.movable[:, 0]] > 1
        ready: Marks = taken < self.partner_seats
        open_ways = keep.copy()
        open_ways[self.held[:, 0], self.held[:, 1]] = False
        while True:
            can_move = several | (open_ways[self.movable[:, 0]] & ready).any(axis=1)
            more = ready.copy()
            more[self.movable[can_move, 1]] = True
            if np.array_equal(more, ready):
                return ready
            ready = more


def both_sides(cast: Cast, pairs: Sequence[tuple[int, int]], fixed: set[tuple[int, int]]) -> Iterator[Side]:
    """The match as mentees see it, then as mentors see it."""
    held = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    movable = np.array([pair for pair in sorted(pairs) if pair not in fixed], dtype=np.int64).reshape(-1, 2)
    mentor_seats = np.array([person.mentor_capacity for person in cast.mentors], dtype=np.int64)
    mentee_seats = np.array([person.mentee_capacity for person in cast.mentees], dtype=np.int64)
    yield Side("mentee", cast.mentees, cast.mentors, held, movable, mentor_seats)
    yield Side("mentor", cast.mentors, cast.mentees, held[:, ::-1], movable[:, ::-1], mentee_seats)
