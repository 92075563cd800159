"""The seats of a match in seeded order: who may still be paired, and what their first pair is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.large.listing import Listing
from turnabout_engine.solve import ties

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem


@dataclass(frozen=True, eq=False)
class Seats:
    """`mentee_order[n]` is the position of the mentee with seeded number n; `mentor_place` the way back for mentors.

    open, room: seats left after the fixed pairs. bonus: what placing a mentee is worth. fixed: seeded keys of pairs.
    """

    mentee_order: NDArray[np.int64]
    mentor_order: NDArray[np.int64]
    mentor_place: NDArray[np.int64]
    open: NDArray[np.int64]
    room: NDArray[np.int64]
    bonus: NDArray[np.int64]
    fixed: NDArray[np.int64]

    def without_fixed(self, listing: Listing) -> Listing:
        """The listing without the fixed pairs, which are in every answer already."""
        if not len(self.fixed):
            return listing
        keep = ~np.isin(listing.mentee * len(self.room) + listing.mentor, self.fixed)
        return Listing(listing.mentee[keep], listing.mentor[keep], listing.score[keep])


def seats_of(problem: Problem) -> Seats:
    """Seats by the problem's seed."""
    mentee_order = ties.order(problem.mentee_ids, problem.seed, ties.MENTEES)
    mentor_order = ties.order(problem.mentor_ids, problem.seed, ties.MENTORS)
    place = np.empty_like(mentor_order)
    place[mentor_order] = np.arange(len(mentor_order))
    held, lent = (
        np.bincount(problem.fixed[:, side], minlength=size) for side, size in enumerate(problem.shape)
    )
    mentees, mentors = problem.shape
    bonus = np.where(held == 0, problem.first_worth, 0)
    return Seats(
        mentee_order,
        mentor_order,
        place,
        np.minimum(problem.mentee_capacity - held, mentors + 1)[mentee_order],
        np.minimum(problem.mentor_capacity - lent, mentees + 1)[mentor_order],
        bonus[mentee_order].astype(np.int64),
        np.argsort(mentee_order)[problem.fixed[:, 0]] * mentors + place[problem.fixed[:, 1]],
    )
