"""The part of a problem that is still open: fixed pairs taken out, people in seeded order, worths packed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.solve import ties
from turnabout_engine.solve.scale import Scale, Worth, scale_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem


UNSCALED = Scale(0, 0, 0)


@dataclass(frozen=True, eq=False)
class Market:
    """Open entries grouped by mentee (`start[i]` to `start[i + 1]`); people are numbered in seeded order.

    `entry` tells where an entry stands in the problem's scores. `capacity` counts the seats mentees have left;
    `seats`, and `room` for mentors, those that could be filled. `gain` is the packed worth of an entry, set by
    `valued`, without the bonus for a mentee's first pair: `first` times `scale.place`, where it is still to be earned.
    """

    start: NDArray[np.int64]
    mentee: NDArray[np.int64]
    mentor: NDArray[np.int64]
    entry: NDArray[np.int64]
    capacity: NDArray[np.int64]
    seats: NDArray[np.int64]
    room: NDArray[np.int64]
    first: NDArray[np.int64]
    mentee_order: NDArray[np.int64]
    mentor_order: NDArray[np.int64]
    scale: Scale = UNSCALED
    gain: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, dtype=np.int64))

    @property
    def bonus(self) -> NDArray[np.int64]:
        """What each mentee's first pair is worth on top, packed."""
        return self.first * self.scale.place


def entry_of(problem: Problem, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each pair stands among the stored entries, -1 where it is not allowed."""
    start, indices = problem.scores.indptr, problem.scores.indices
    found = np.full(len(pairs), -1, dtype=np.int64)
    for row, (mentee, mentor) in enumerate(pairs.tolist()):
        at = start[mentee] + np.searchsorted(indices[start[mentee] : start[mentee + 1]], mentor)
        if at < start[mentee + 1] and indices[at] == mentor:
            found[row] = at
    return found


def open_market(problem: Problem, denied: NDArray[np.int64]) -> Market:
    """The market without the fixed pairs and without the `denied` entries."""
    mentee_order = ties.order(problem.mentee_ids, problem.seed, ties.MENTEES)
    mentor_order = ties.order(problem.mentor_ids, problem.seed, ties.MENTORS)
    entry, mentee = _grouped(problem, denied, mentee_order)
    mentor = _inverse(mentor_order)[problem.scores.indices[entry]]
    held, lent = (
        np.bincount(problem.fixed[:, side], minlength=size) for side, size in enumerate(problem.shape)
    )
    counts = np.bincount(mentee, minlength=len(mentee_order))
    asked = np.bincount(mentor, minlength=len(mentor_order))
    return Market(
        start=np.concatenate([[0], np.cumsum(counts)]),
        mentee=mentee,
        mentor=mentor,
        entry=entry,
        capacity=(problem.mentee_capacity - held)[mentee_order],
        # No one can hold more pairs than they have entries; so a huge capacity costs nothing.
        seats=np.minimum((problem.mentee_capacity - held)[mentee_order], counts),
        room=np.minimum((problem.mentor_capacity - lent)[mentor_order], asked),
        first=np.where(held == 0, problem.first_worth, 0)[mentee_order],
        mentee_order=mentee_order,
        mentor_order=mentor_order,
    )


def valued(market: Market, worth: Worth) -> Market:
    """The same market with a worth for each stored entry."""
    mine = worth.at(market.entry)
    scale = scale_of((len(market.seats), len(market.room)), mine, int(market.first.max(initial=1)))
    return replace(market, scale=scale, gain=scale.pack(mine))


def _grouped(
    problem: Problem, denied: NDArray[np.int64], mentee_order: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Open entries and their mentees, mentee by mentee in seeded order."""
    start = problem.scores.indptr.astype(np.int64)
    length = np.diff(start)[mentee_order]
    before = np.cumsum(length) - length
    entry = np.arange(start[-1]) + np.repeat(start[mentee_order] - before, length)
    mentee = np.repeat(np.arange(len(mentee_order)), length)
    closed = np.zeros(len(entry), dtype=bool)
    closed[entry_of(problem, problem.fixed)] = True
    closed[denied] = True
    keep = ~closed[entry]
    return entry[keep], mentee[keep]


def _inverse(order: NDArray[np.int64]) -> NDArray[np.int64]:
    position = np.empty_like(order)
    position[order] = np.arange(len(order))
    return position
