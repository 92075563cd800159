"""Exact without looking at every pair twice: solve on lists, price all other pairs, add those that could help, again.

A mentee whose price is at least the last score listed cannot gain by an unlisted pair, because mentors' prices are
never below nothing. For all others every pair is priced; when none could gain, the prices prove the whole.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.errors import ProofError
from turnabout_engine.fast import chains
from turnabout_engine.large.listing import Listing, joined, listing_of
from turnabout_engine.large.source import Asked, Source
from turnabout_engine.solve.scale import Scale

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.large.seats import Seats

LISTED, ADDED, AT_ONCE = 20, 12, 2000
LIMIT = 2**30
MOST_ROUNDS = 200
Tell = Callable[[float, str], None]


class OutOfTime(Exception):
    """The time limit was reached; what has been found so far stands in the rounds."""


class Rounds:
    """One match being solved. Mentees and mentors are numbered in seeded order in everything here.

    `floor`: pairs scoring less are left out. With `flat` all pairs count the same, so that only people and seats are.
    """

    def __init__(
        self, source: Source, seats: Seats, scale: Scale, floor: int, tell: Tell, until: float | None
    ) -> None:
        self.source, self.seats, self.scale, self.floor = source, seats, scale, floor
        self.tell, self.until, self.rounds = tell, until, 0
        self.flat, self.listed = False, False
        self.listing = Listing(*(np.zeros(0, dtype=np.int64) for _ in range(3)))
        self.full = np.zeros(len(seats.open), dtype=bool)
        self.last = np.zeros(len(seats.open), dtype=np.int64)
        mentees, mentors = len(seats.open), len(seats.room)
        self.u, self.v = np.zeros(mentees, dtype=np.int64), np.zeros(mentors, dtype=np.int64)
        self.taken = np.zeros(0, dtype=bool)

    def run(self) -> None:
        """Until nothing can be better; then `taken`, `u` and `v` hold the answer and its proof."""
        self.list()
        for _ in range(MOST_ROUNDS):
            self.solve()
            if not self._add():
                return
        raise ProofError("the rounds of pricing do not end")

    def list(self) -> None:
        """The first lists, once."""
        if self.listed:
            return
        self.listed = True
        self.tell(0.0, "Listing the best mentors of everybody")
        asking = np.flatnonzero(self.seats.open > 0)
        k = LISTED + int(self.seats.open[asking].max(initial=0)) if (self.seats.open > 1).any() else LISTED
        k = min(k, max(1, len(self.seats.room)))
        found = self.source.best(self.seats.mentee_order[asking], k, self.floor)
        self.listing = self.seats.without_fixed(listing_of(found, asking, self.seats.mentor_place))
        self.taken = np.zeros(len(self.listing.mentee), dtype=bool)
        self.full[asking] = found.count == k
        self.last[asking] = np.where(found.count == k, found.score[:, -1], 0)

    def gains(self) -> NDArray[np.int64]:
        """The packed worth of every listed entry."""
        return self.scale.seat + (np.zeros_like(self.listing.score) if self.flat else self.listing.score)

    def solve(self) -> None:
        """Best on the lists, from the prices and pairs of before."""
        self.rounds += 1
        market, mentees = self.market(), len(self.seats.open)
        state = state_of(market, self.u, self.v, self.taken)
        search = chains.search_of(market)
        chains.reopen(market, state, 0, mentees)
        for first in range(0, mentees, AT_ONCE):
            self._look_at_the_clock(state)
            self.tell(first / mentees, "Finding the best pairs")
            chains.improve(market, state, search, first, min(first + AT_ONCE, mentees))
        chains.settle(market, state, search, 0, len(self.seats.room))
        self.u, self.v, self.taken = state.u, state.v, state.taken

    def market(self) -> chains.Market:
        """The listed entries with their seats, as compiled code takes them."""
        seats, listing = self.seats, self.listing
        bonus = seats.bonus * self.scale.place
        start = listing.start(len(seats.open))
        return chains.market_of(start, listing.mentor, self.gains(), seats.open, seats.room, bonus)

    def _look_at_the_clock(self, state: chains.State) -> None:
        if self.until is not None and monotonic() > self.until:
            self.u, self.v, self.taken = state.u, state.v, state.taken
            raise OutOfTime

    def _add(self) -> int:
        """Price every pair of those whose lists do not prove it; how many entries were added."""
        reached = self.scale.seat + (0 if self.flat else self.last)
        who = np.flatnonzero(self.full & (self.seats.open > 0) & (self.u < reached))
        if not who.size:
            return 0
        self.tell(0.5, "Pricing all other pairs")
        found = self.source.better(self.asked(who), ADDED, self.floor)
        if not found.count.any():
            return 0
        return self.join(self.seats.without_fixed(listing_of(found, who, self.seats.mentor_place)))

    def join(self, new: Listing) -> int:
        """List these entries too; how many of them are new."""
        before = len(self.listing.mentee)
        self.listing, stood = joined(self.listing, new, len(self.seats.room))
        taken = np.zeros(len(self.listing.mentee), dtype=bool)
        taken[stood] = self.taken
        self.taken = taken
        return len(self.listing.mentee) - before

    def asked(self, who: NDArray[np.int64]) -> Asked:
        """Packed prices split into a level, the same for many mentees, and points."""
        u = self.u[who]
        points = np.zeros_like(u) if self.flat else self.scale.unpack(u)[:, 2]
        high, level = np.unique(u - points, return_inverse=True)
        if (np.abs(points) >= LIMIT // 4).any():
            raise ProofError("prices are too large to price pairs with")
        v = np.empty_like(self.v)
        v[self.seats.mentor_order] = self.v
        prices = np.clip(v[None, :] + high[:, None] - self.scale.seat, -LIMIT, LIMIT)
        if self.flat:
            # Scores do not count: a pair helps if the seat alone is worth more than both prices.
            prices = np.where(prices < 0, -LIMIT, LIMIT)
        return Asked(self.seats.mentee_order[who], points, level.ravel().astype(np.int64), prices)


def state_of(
    market: chains.Market, u: NDArray[np.int64], v: NDArray[np.int64], taken: NDArray[np.bool_]
) -> chains.State:
    """The state with these pairs taken, listed by mentor."""
    mentees, mentors = len(market.seats), len(market.room)
    state = chains.State(
        u.copy(),
        v.copy(),
        np.zeros(len(taken), dtype=bool),
        np.bincount(market.mentee[taken], minlength=mentees).astype(np.int64),
        np.bincount(market.mentor[taken], minlength=mentors).astype(np.int64),
        np.full(mentors, -1, dtype=np.int64),
        np.full(len(taken), -1, dtype=np.int64),
    )
    chains.take_all(market, state, np.flatnonzero(taken))
    return state
