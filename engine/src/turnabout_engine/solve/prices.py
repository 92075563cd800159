"""Prices that prove an answer best, as shortest distances in what can still be exchanged (Bellman and Ford)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.errors import ProofError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.solve.market import Market

UNBOUNDED = 2**62


def prices(
    market: Market, taken: NDArray[np.bool_], seats: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Packed prices u (mentees) and v (mentors) under which `taken` is best when mentees have `seats` open.

    The conditions, all of the form "one price is at most another plus a length", are those of `Certificate`:
    an open pair not taken has u + v >= gain, a taken one u + v <= gain; v >= 0, and 0 where a mentor has room;
    a mentee's next seat would gain nothing, and the last one taken loses nothing. Raises `ProofError` if no
    prices exist, which means that the answer was not best.
    """
    distances = _Distances(market, taken, seats)
    distances.settle()
    return distances.mentee, distances.mentor


class _Distances:
    """Prices being corrected: u only falls, v only rises, until every condition holds."""

    def __init__(self, market: Market, taken: NDArray[np.bool_], seats: NDArray[np.int64]) -> None:
        self.market, self.taken, self.seats = market, taken, seats
        self.held = np.bincount(market.mentee[taken], minlength=len(market.seats))
        self.full = np.bincount(market.mentor[taken], minlength=len(market.room)) >= market.room
        self.takers: dict[int, list[int]] = {}
        for entry in np.flatnonzero(taken).tolist():
            self.takers.setdefault(int(market.mentor[entry]), []).append(entry)
        self.bonus = market.bonus
        self.mentor = np.zeros(len(market.room), dtype=np.int64)
        self.mentee = self._highest()

    def _highest(self) -> NDArray[np.int64]:
        """The most each mentee's price may be while all mentors are free."""
        idle = self.held < self.seats
        highest = np.where(idle, np.where(self.held == 0, -self.bonus, 0), UNBOUNDED)
        np.minimum.at(highest, self.market.mentee[self.taken], self.market.gain[self.taken])
        return highest

    def settle(self) -> None:
        waiting = np.flatnonzero(self.mentee < UNBOUNDED).tolist()
        # A shortest path visits a mentee once: more rounds than mentees mean a gain that never ends.
        for _ in range(len(self.mentee) + 2):
            if not waiting:
                break
            waiting = self._correct(waiting)
        lowest = np.where(self.held > 1, 0, -self.bonus)
        if waiting or ((self.held > 0) & (self.mentee < lowest)).any():
            raise ProofError("the pairs found can still be improved")
        self._price_the_unbounded()

    def _correct(self, waiting: list[int]) -> list[int]:
        lowered: dict[int, None] = {}
        for mentee in waiting:
            for mentor in self._raise_mentors(mentee):
                for entry in self.takers.get(mentor, ()):
                    taker = int(self.market.mentee[entry])
                    most = self.market.gain[entry] - self.mentor[mentor]
                    if most < self.mentee[taker]:
                        self.mentee[taker] = most
                        lowered[taker] = None
        return list(lowered)

    def _raise_mentors(self, mentee: int) -> list[int]:
        """Mentors whose price must rise because this mentee would rather have them."""
        row = slice(self.market.start[mentee], self.market.start[mentee + 1])
        mentors = self.market.mentor[row]
        least = self.market.gain[row] - self.mentee[mentee]
        rising = (least > self.mentor[mentors]) & ~self.taken[row]
        risen = mentors[rising]
        self.mentor[risen] = least[rising]
        if not self.full[risen].all():
            raise ProofError("a better mentor with room was left free")
        return [int(mentor) for mentor in risen]

    def _price_the_unbounded(self) -> None:
        """Mentees without an open seat: any price serves that makes none of their entries look like a gain."""
        unbounded = self.mentee >= UNBOUNDED
        self.mentee[unbounded] = 0
        for mentee in np.flatnonzero(unbounded).tolist():
            row = slice(self.market.start[mentee], self.market.start[mentee + 1])
            worth = self.market.gain[row] - self.mentor[self.market.mentor[row]]
            self.mentee[mentee] = max(0, int(worth.max(initial=0)))
