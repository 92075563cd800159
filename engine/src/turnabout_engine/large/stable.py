"""Stable pairs at size: mentees ask mentors from the best on; a mentor keeps the best who asked.

Source: deferred acceptance, Gale and Shapley 1962. One score serves both sides; equals are settled by seeded numbers.
A mentee whose list runs out asks for mentors who would still say yes, until there is none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.fast.deferred import accept
from turnabout_engine.large.blocking import blocking_pairs
from turnabout_engine.large.listing import joined, listing_of
from turnabout_engine.large.result import answer
from turnabout_engine.large.rounds import LIMIT, Rounds
from turnabout_engine.large.source import Asked
from turnabout_engine.solution import Certificate, Solution

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem

ASKED = 32


def stable(problem: Problem, rounds: Rounds) -> Solution:
    """No two allowed people would each score strictly higher together; most placed is not promised."""
    rounds.list()
    while True:
        least = _accepted(rounds)
        if not _ask_further(rounds, least):
            break
    found = answer(problem, rounds, "stable", Certificate((), (0, 0, 0)))
    return replace(found, blocking=blocking_pairs(problem, rounds.source, found))


def _accepted(rounds: Rounds) -> NDArray[np.int64]:
    """Deferred acceptance on the lists; the score that a mentor would at least want, -LIMIT with a seat free."""
    listing, seats = rounds.listing, rounds.seats
    order = np.lexsort((listing.mentor, -listing.score, listing.mentee))
    start = listing.start(len(seats.open))
    rounds.taken = np.zeros(len(order), dtype=bool)
    taken = accept(start, listing.mentor[order], listing.score[order], seats.open, seats.room)
    rounds.taken[order] = taken
    load = np.bincount(listing.mentor[rounds.taken], minlength=len(seats.room))
    least = np.full(len(seats.room), 2**40)
    np.minimum.at(least, listing.mentor[rounds.taken], listing.score[rounds.taken])
    return np.where(seats.room == 0, LIMIT, np.where(load < seats.room, -LIMIT, least))


def _ask_further(rounds: Rounds, least: NDArray[np.int64]) -> int:
    """More mentors for those with a seat open whose lists were cut; how many there are."""
    listing, seats = rounds.listing, rounds.seats
    held = np.bincount(listing.mentee[rounds.taken], minlength=len(seats.open))
    who = np.flatnonzero(rounds.full & (held < seats.open))
    if not who.size:
        return 0
    prices = np.empty_like(least)
    prices[seats.mentor_order] = least
    before = len(listing.mentee)
    k = min(ASKED, len(seats.room))
    while who.size:
        none = np.zeros(len(who), dtype=np.int64)
        asked = Asked(seats.mentee_order[who], none, none, prices[None, :])
        found = rounds.source.better(asked, k, rounds.floor)
        new = seats.without_fixed(listing_of(found, who, seats.mentor_place))
        rounds.listing, _ = joined(rounds.listing, new, len(seats.room))
        # The best of a cut list are not the mentee's best: all who would say yes have to be known.
        who, k = (who[found.count == k], min(k * 8, len(seats.room))) if k < len(seats.room) else (who[:0], k)
    return len(rounds.listing.mentee) - before
