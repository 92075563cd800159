"""The general road: one more seat at a time along the cheapest chain of exchanges (successive shortest paths).

Serves every case exactly in 64-bit integers: several seats on both sides with each pair at most once, and scores
too large for floats. Prices keep every remaining exchange a loss, so distances never fall below nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.errors import ProofError
from turnabout_engine.solve.rows import Rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.solve.market import Market

FAR = 2**62
NOBODY, MENTOR, MENTEE = 0, 1, 2


@dataclass
class Search:
    """Distances from the mentee who asks, the entry by which each person is reached, and the best end so far.

    `by` is the entry that a chain takes to a mentor, `gave_up` the one it takes from a mentee. No chain as long
    as `bound` is followed.
    """

    to_mentee: NDArray[np.int64]
    to_mentor: NDArray[np.int64]
    gave_up: NDArray[np.int64]
    by: NDArray[np.int64]
    bound: int
    end: tuple[int, int] = (NOBODY, -1)

    def may_end(self, kind: int, people: NDArray[np.int64], distance: NDArray[np.int64]) -> None:
        """Keep the nearest of these people as the end of the chain, if nearer than the end so far."""
        if people.size:
            nearest = int(distance.argmin())
            if distance[nearest] < self.bound:
                self.bound, self.end = int(distance[nearest]), (kind, int(people[nearest]))


class Paths:
    """Taken entries and prices of a market, improved seat by seat."""

    def __init__(
        self,
        market: Market,
        taken: NDArray[np.bool_],
        mentee_prices: NDArray[np.int64],
        mentor_prices: NDArray[np.int64],
    ) -> None:
        self.market, self.taken, self.rows = market, taken.copy(), Rows(market)
        self.u, self.v = mentee_prices.copy(), mentor_prices.copy()
        self.entries = np.flatnonzero(taken)
        self.held = np.bincount(market.mentee[taken], minlength=len(market.seats))
        self.load = np.bincount(market.mentor[taken], minlength=len(market.room))
        self.bonus = market.bonus

    def seat(self, mentee: int) -> bool:
        """Give this mentee one pair more, if that is a gain after all exchanges it allows."""
        profit = int(self.u[mentee] + (self.bonus[mentee] if self.held[mentee] == 0 else 0))
        if profit <= 0:
            return False
        search = self._search(mentee, profit)
        self._reprice(search)
        if search.end[0] == NOBODY:
            return False
        self._exchange(mentee, search)
        return True

    def _search(self, mentee: int, profit: int) -> Search:
        """The cheapest chain that ends at a mentor with room or with a mentee who gives a seat up."""
        to_mentee, to_mentor = (np.full(len(prices), FAR, dtype=np.int64) for prices in (self.u, self.v))
        gave_up, by = np.full(len(self.u), -1), np.full(len(self.v), -1)
        search = Search(to_mentee, to_mentor, gave_up, by, bound=profit)
        search.to_mentee[mentee] = 0
        held = self.entries
        mentors = self.market.mentor[held]
        changed = np.array([mentee])
        # A shortest chain visits a mentee once: more rounds than mentees mean a gain that never ends.
        for _ in range(len(self.u) + 1):
            reached = np.zeros(len(self.v), dtype=bool)
            reached[self._on_to_mentors(changed, search)] = True
            changed = self._back_to_mentees(held[reached[mentors]], search)
            if not changed.size:
                return search
        raise ProofError("the prices no longer make every exchange a loss")

    def _on_to_mentors(self, mentees: NDArray[np.int64], search: Search) -> NDArray[np.int64]:
        """Mentors to whom there is a shorter chain by an entry that one of these mentees has not taken."""
        here = search.to_mentee[mentees] + self.u[mentees]
        entries, who = self.rows.above(mentees, here - search.bound)
        mentors = self.market.mentor[entries]
        there = here[who] + self.v[mentors] - self.market.gain[entries]
        nearer = (there < np.minimum(search.to_mentor[mentors], search.bound)) & ~self.taken[entries]
        found = _put_least(mentors[nearer], there[nearer], entries[nearer], search.to_mentor, search.by)
        with_room = found[self.load[found] < self.market.room[found]]
        search.may_end(MENTOR, with_room, search.to_mentor[with_room])
        return found

    def _back_to_mentees(self, entries: NDArray[np.int64], search: Search) -> NDArray[np.int64]:
        """Mentees to whom there is a shorter chain, because their mentor would drop one of these entries."""
        mentees, mentor = self.market.mentee[entries], self.market.mentor[entries]
        there = search.to_mentor[mentor] + self.market.gain[entries] - self.u[mentees] - self.v[mentor]
        nearer = there < np.minimum(search.to_mentee[mentees], search.bound)
        found = _put_least(mentees[nearer], there[nearer], entries[nearer], search.to_mentee, search.gave_up)
        loss = self.u[found] + np.where(self.held[found] == 1, self.bonus[found], 0)
        search.may_end(MENTEE, found, search.to_mentee[found] + loss)
        return found

    def _reprice(self, search: Search) -> None:
        self.u -= np.maximum(0, search.bound - search.to_mentee)
        self.v += np.maximum(0, search.bound - search.to_mentor)

    def _exchange(self, mentee: int, search: Search) -> None:
        """Walk the chain back from its end to the mentee who asked, swapping what is taken."""
        kind, at = search.end
        if kind == MENTEE:
            self.held[at] -= 1
            at = self._give_up(int(search.gave_up[at]))
        else:
            self.load[at] += 1
        for _ in range(len(self.u)):
            entry = int(search.by[at])
            self.taken[entry] = True
            self.entries = np.append(self.entries, entry)
            taker = int(self.market.mentee[entry])
            if taker == mentee:
                self.held[mentee] += 1
                return
            at = self._give_up(int(search.gave_up[taker]))
        raise ProofError("a chain of exchanges runs in a circle")

    def _give_up(self, entry: int) -> int:
        self.taken[entry] = False
        self.entries = self.entries[self.entries != entry]
        return int(self.market.mentor[entry])


def _put_least(
    people: NDArray[np.int64],
    distance: NDArray[np.int64],
    entries: NDArray[np.int64],
    least: NDArray[np.int64],
    by: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Write each person's least distance and its entry; hand back these people, each once."""
    # Where a person comes several times, the last value assigned stays: the least, and of equals the first entry.
    order = np.argsort(distance, kind="stable")[::-1]
    people = people[order]
    least[people], by[people] = distance[order], entries[order]
    found = np.zeros(len(least), dtype=bool)
    found[people] = True
    return found.nonzero()[0]


def grow(market: Market) -> NDArray[np.bool_]:
    """A best answer from nothing, mentee by mentee."""
    nothing = np.zeros(len(market.entry), dtype=bool)
    paths = Paths(
        market, nothing, np.zeros(len(market.seats), np.int64), np.zeros(len(market.room), np.int64)
    )
    for mentee in np.flatnonzero(market.seats).tolist():
        row = slice(market.start[mentee], market.start[mentee + 1])
        # The lowest price at which none of the mentee's entries looks like a gain.
        paths.u[mentee] = (market.gain[row] - paths.v[market.mentor[row]]).max()
        fill(paths, mentee, int(market.seats[mentee]))
    return paths.taken


def fill(paths: Paths, mentee: int, seats: int) -> None:
    """Up to `seats` more pairs; once one is no gain, the next is none either."""
    for _ in range(seats):
        if not paths.seat(mentee):
            break
