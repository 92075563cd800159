"""A solved match that is kept, so that a change is solved from its own prices instead of from the start.

After a lock or a forbidden pair only those who lost a seat search again. Then only pairs are looked at whose prices
fell: all others were proved before, and prices that stand or rise cannot uncover them. Other scores, people who come
and people who go are listed anew and begin with the prices and pairs that still fit.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.errors import CoupleError, FixedPairError
from turnabout_engine.fast import chains
from turnabout_engine.large.listing import Listing, listing_of
from turnabout_engine.large.result import proved
from turnabout_engine.large.rounds import ADDED, Rounds, state_of
from turnabout_engine.large.solve import rounds_of
from turnabout_engine.large.without import without
from turnabout_engine.solution import Solution
from turnabout_engine.solve.scale import Worth

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem

NEVER = -(2**60)
"""The worth of a listed pair that is settled apart: below any price, so that nobody takes it."""
CELLS_BY_HAND = 200_000
"""Up to so many pairs the definition is asked directly; above it the scan is faster."""


class Standing:
    """One match in mode `total`, solved; `lock` and `forbid` change it, each giving the best answer with its proof.

    Needs the extra `fast`. Raises CoupleError where people could be paired both ways: that takes cases, so `solve`.
    """

    def __init__(self, problem: Problem, *, threads: int = 1, before: Standing | None = None) -> None:
        if len(problem.couples):
            raise CoupleError("couples", "people who could be paired both ways take cases; use solve")
        self.problem, self.threads = problem, threads
        self.rounds = rounds_of(problem, _silent, threads=threads)
        self.settled: list[tuple[int, int]] = []
        if before is not None:
            _begin_with(self.rounds, problem, before)
        self.rounds.run()
        self._prepare()
        self._proved()

    def changed(self, problem: Problem) -> Standing:
        """The match of other scores or other people, begun with what still fits of this one; ids tell who is who."""
        return Standing(problem, threads=self.threads, before=self)

    def solution(self) -> Solution:
        """The best pairs as they stand, with their certificate."""
        return proved(self.problem, self.rounds, "total")

    def lock(self, mentee: int, mentor: int) -> Solution:
        """Keep these two together. Raises FixedPairError where a rule or a locked pair leaves no room for it."""
        self._check(mentee, mentor)
        i, j = self._numbers(mentee, mentor)
        seats, state = self.rounds.seats, self.state
        loose = self._mentors_of(i)
        chains.drop_all(self.market, state, self._taken_by(i))
        self._settle(i, j)
        seats.open[i] -= 1
        seats.room[j] -= 1
        seats.bonus[i] = self.market.bonus[i] = 0
        again = [i]
        if state.load[j] > seats.room[j]:
            entry = np.array([state.head[j]])
            again.append(int(self.market.mentee[entry[0]]))
            chains.drop_all(self.market, state, entry)
        for number in again:
            chains.reopen(self.market, state, number, number + 1)
        fixed = np.vstack([self.problem.fixed, [[mentee, mentor]]])
        self._become(fixed=fixed[np.lexsort((fixed[:, 1], fixed[:, 0]))])
        return self._solve_on(again, [*loose, j])

    def forbid(self, mentee: int, mentor: int) -> Solution:
        """Never these two. Raises FixedPairError where they are locked."""
        if (self.problem.fixed == (mentee, mentor)).all(axis=1).any():
            raise FixedPairError(self.problem.name(mentee, mentor), "is locked; take the lock away first")
        i, j = self._numbers(mentee, mentor)
        entry = self._entry(i, j)
        lost = entry >= 0 and bool(self.state.taken[entry])
        if lost:
            chains.drop_all(self.market, self.state, np.array([entry]))
        self._settle(i, j)
        self.problem = without(self.problem, mentee, mentor)
        return self._solve_on([i], [j]) if lost else self.solution()

    def _check(self, mentee: int, mentor: int) -> None:
        name, seats = self.problem.name(mentee, mentor), self.rounds.seats
        i, j = self._numbers(mentee, mentor)
        if (i, j) in self.settled or not self.problem.allows(mentee, mentor):
            raise FixedPairError(name, "is locked already, or not allowed; a lock cannot overrule a rule")
        if seats.open[i] < 1 or seats.room[j] < 1:
            raise FixedPairError(name, "has no seat left beside the locked pairs")

    def _numbers(self, mentee: int, mentor: int) -> tuple[int, int]:
        """Seeded numbers of two people."""
        return int(self.mentee_place[mentee]), int(self.rounds.seats.mentor_place[mentor])

    def _become(self, fixed: NDArray[np.int64]) -> None:
        """The problem with more fixed pairs, which have just been checked."""
        problem = copy.copy(self.problem)
        object.__setattr__(problem, "fixed", fixed)
        self.problem = problem

    def _prepare(self) -> None:
        """Everything that searches need, kept from change to change."""
        rounds = self.rounds
        self.mentee_place = np.argsort(rounds.seats.mentee_order)
        self.market = rounds.market()
        self.keys = np.append(rounds.listing.mentee * len(rounds.seats.room) + rounds.listing.mentor, 2**62)
        self.state = state_of(self.market, rounds.u, rounds.v, rounds.taken)
        self.search = chains.search_of(self.market)
        self._hand_over()

    def _hand_over(self) -> None:
        self.rounds.u, self.rounds.v, self.rounds.taken = self.state.u, self.state.v, self.state.taken

    def _proved(self) -> None:
        """Remember the prices at which every pair is covered."""
        self.low_u, self.low_v = self.state.u.copy(), self.state.v.copy()

    def _entry(self, i: int, j: int) -> int:
        """Where a pair is listed, -1 if it is not."""
        start, end = self.market.start[i : i + 2]
        at = int(start + np.searchsorted(self.market.mentor[start:end], j))
        return at if at < end and self.market.mentor[at] == j else -1

    def _taken_by(self, i: int) -> NDArray[np.int64]:
        start, end = self.market.start[i : i + 2]
        taken: NDArray[np.int64] = start + np.flatnonzero(self.state.taken[start:end])
        return taken

    def _mentors_of(self, i: int) -> list[int]:
        return [int(mentor) for mentor in self.market.mentor[self._taken_by(i)]]

    def _settle(self, i: int, j: int) -> None:
        """Take a pair out of the market for good."""
        entry, seats = self._entry(i, j), self.rounds.seats
        if entry >= 0:
            self.market.gain[entry] = NEVER
        self.settled.append((i, j))
        key = i * len(seats.room) + j
        self.rounds.seats = replace(seats, fixed=np.append(seats.fixed, key))

    def _solve_on(self, mentees: Iterable[int], mentors: Iterable[int]) -> Solution:
        """Searches from the seats that came open, then the look at pairs whose prices fell, until none is a gain."""
        for i in mentees:
            chains.improve(self.market, self.state, self.search, i, i + 1)
        for j in mentors:
            chains.settle(self.market, self.state, self.search, j, j + 1)
        self._hand_over()
        while len((new := self._uncovered()).mentee):
            self._list_more(new)
        self._proved()
        return self.solution()

    def _uncovered(self) -> Listing:
        """Pairs that are not listed and worth more than both their prices."""
        rounds, u, v = self.rounds, self.state.u, self.state.v
        reached = rounds.scale.seat + rounds.last
        weak = rounds.full & (rounds.seats.open > 0) & (u < reached)
        fell, cheaper = weak & (u < self.low_u), np.flatnonzero(v < self.low_v)
        beside = np.zeros(0, dtype=np.int64)
        if cheaper.size:
            beside = np.flatnonzero(weak & ~fell & (u + v[cheaper].min() < reached))
        rows = np.flatnonzero(fell)
        if self.problem.oracle is None or len(beside) * len(cheaper) > CELLS_BY_HAND:
            rows, beside = np.union1d(rows, beside), beside[:0]
        found = [self._scanned(rows), self._by_hand(beside, cheaper)]
        parts = (
            np.concatenate([getattr(one, name) for one in found]) for name in ("mentee", "mentor", "score")
        )
        return self._unlisted(rounds.seats.without_fixed(Listing(*parts)))

    def _unlisted(self, found: Listing) -> Listing:
        """Without what is listed: a pair that is taken may be worth more than both its prices."""
        keys = found.mentee * len(self.rounds.seats.room) + found.mentor
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        new = self.keys[at] != keys
        return Listing(found.mentee[new], found.mentor[new], found.score[new])

    def _scanned(self, rows: NDArray[np.int64]) -> Listing:
        """By the scan, all mentors of these mentees."""
        rounds = self.rounds
        if not rows.size:
            return Listing(*(np.zeros(0, dtype=np.int64) for _ in range(3)))
        apart = np.bincount([i for i, _ in self.settled], minlength=1).max() + rounds.seats.open.max()
        k = min(ADDED + int(apart), max(1, len(rounds.seats.room)))
        found = rounds.source.better(rounds.asked(rows), k, rounds.floor)
        return listing_of(found, rows, rounds.seats.mentor_place)

    def _by_hand(self, rows: NDArray[np.int64], cols: NDArray[np.int64]) -> Listing:
        """By the definition, some mentors of some mentees."""
        if not rows.size or self.problem.oracle is None:
            return Listing(*(np.zeros(0, dtype=np.int64) for _ in range(3)))
        seats, oracle = self.rounds.seats, self.problem.oracle
        scores = oracle.scores(seats.mentee_order[rows], seats.mentor_order[cols])
        prices = self.state.u[rows, None] + self.state.v[None, cols]
        keep = (scores >= max(self.rounds.floor, 0)) & (self.rounds.scale.seat + scores > prices)
        at, mentor = np.nonzero(keep)
        return Listing(rows[at], cols[mentor], scores[keep])

    def _list_more(self, new: Listing) -> None:
        """With these entries listed, on from the same pairs and prices."""
        rounds = self.rounds
        keys = rounds.listing.mentee * len(rounds.seats.room) + rounds.listing.mentor
        keep = ~np.isin(keys, rounds.seats.fixed)
        listing = rounds.listing
        rounds.listing = Listing(listing.mentee[keep], listing.mentor[keep], listing.score[keep])
        rounds.taken = rounds.taken[keep]
        rounds.join(new)
        rounds.solve()
        self._prepare()


def _begin_with(rounds: Rounds, problem: Problem, before: Standing) -> None:
    """Prices and pairs of another match, for those who are in this one too; mentees' prices are found again.

    Pairs that are not on the new lists are passed over: should they be needed, pricing brings them back.
    """
    old, seats = before.rounds, rounds.seats
    mentee_place = np.argsort(seats.mentee_order)
    mentees = _same(before.problem.mentee_ids, problem.mentee_ids, old.seats.mentee_order, mentee_place)
    mentors = _same(before.problem.mentor_ids, problem.mentor_ids, old.seats.mentor_order, seats.mentor_place)
    prices = old.scale.unpack(old.v)
    repriced = rounds.scale.pack(Worth(prices[:, 0], prices[:, 1], prices[:, 2]))
    there = mentors >= 0
    rounds.v[mentors[there]] = np.maximum(0, repriced[there])
    rounds.u[:] = np.where(seats.open == 1, -seats.bonus * rounds.scale.place, 0)
    rounds.list()
    one, two = mentees[old.listing.mentee[old.taken]], mentors[old.listing.mentor[old.taken]]
    wide, both = len(seats.room), (one >= 0) & (two >= 0)
    keys = rounds.listing.mentee * wide + rounds.listing.mentor
    wanted = np.flatnonzero(np.isin(keys, one[both] * wide + two[both]))
    for side, room in ((rounds.listing.mentee, seats.open), (rounds.listing.mentor, seats.room)):
        wanted = wanted[_turn(side[wanted]) < room[side[wanted]]]
    rounds.taken[wanted] = True


def _same(
    before: tuple[str, ...], now: tuple[str, ...], order: NDArray[np.int64], place: NDArray[np.int64]
) -> NDArray[np.int64]:
    """By the seeded number of before the seeded number of now, -1 for those who are not there any more."""
    at = {key: number for number, key in enumerate(now)}
    found = np.array([at.get(key, -1) for key in before], dtype=np.int64)[order]
    return np.where(found >= 0, place[found], -1)


def _turn(people: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each row how often its person stood in the rows before it."""
    order = np.argsort(people, kind="stable")
    sorted_people = people[order]
    opening = np.searchsorted(sorted_people, sorted_people, side="left")
    turn = np.empty(len(people), dtype=np.int64)
    turn[order] = np.arange(len(people)) - opening
    return turn


def _silent(_share: float, _words: str) -> None:
    """Nobody is waiting for news."""
