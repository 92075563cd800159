"""What another pair would cost: the best answer, less the best answer in which that pair stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.problem import Problem
from turnabout_engine.score.parts import Score
from turnabout_engine.solution import Solution
from turnabout_engine.solve import solve
from turnabout_engine.whatif.cold import solved_with, solved_without
from turnabout_engine.whatif.residual import NoResidualError, Residual

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, order=True)
class Price:
    """What is lost: mentees placed, then pairs, then points of the total. `exact` is False for a lower bound."""

    placed: int
    seats: int
    total: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another partner by id, the score of the two, and what it would cost everybody together."""

    partner: str
    score: int
    price: Price


class Prices:
    """Prices of the pairs of one problem. Solves it once; then each person costs one search, no further solve.

    Pass the visible problem where people will see the prices. With couples (people who could be paired both ways) a
    price from the residual graph leaves them out of account and is called a bound; `exactly` solves anew.
    """

    def __init__(self, problem: Problem, solution: Solution | None = None) -> None:
        self.problem = problem
        self.solution = solution or solve(problem)

    @cached_property
    def residual(self) -> Residual | None:
        """None where the answer was found by cases: then every price takes a solve."""
        try:
            return Residual(self.problem, self.solution)
        except NoResidualError:
            return None

    @cached_property
    def score(self) -> Score:
        """The scores of the people behind the problem; only for one that was made from people."""
        return Score(self.problem.people)  # type: ignore[arg-type]  # as said

    @property
    def exact(self) -> bool:
        return not len(self.problem.couples)

    def of(self, mentee: int, mentor: int) -> Price | None:
        """The price of this pair; None if it may not be, or cannot be beside the fixed pairs."""
        if not self.problem.allows(mentee, mentor):
            return None
        if self.residual is None or not self.exact:
            return self.exactly(mentee, mentor)
        return self.of_mentee(mentee).get(mentor)

    def exactly(self, mentee: int, mentor: int) -> Price | None:
        """The same by a solve with the pair fixed."""
        other = solved_with(self.problem, mentee, mentor)
        if other is None:
            return None
        mine = self.solution
        lost = (mine.placed - other.placed, mine.seats - other.seats, mine.total - other.total)
        return Price(*lost, exact=not (mine.certificate.gap or other.certificate.gap))

    def without(self, mentee: int, mentor: int) -> Price | None:
        """What it would cost that these two are no pair: nothing where they are none, None for a fixed pair."""
        if (self.problem.fixed == (mentee, mentor)).all(axis=1).any():
            return None
        if not (self.solution.pairs == (mentee, mentor)).all(axis=1).any():
            return Price(0, 0, 0)
        if self.residual is not None and self.exact:
            cost = self.residual.without(mentee, mentor)
            if cost is not None:
                return Price(*self.residual.packing.unpack(cost))
        other, mine = solved_without(self.problem, mentee, mentor), self.solution
        lost = (mine.placed - other.placed, mine.seats - other.seats, mine.total - other.total)
        return Price(*lost, exact=not (mine.certificate.gap or other.certificate.gap))

    def of_mentee(self, mentee: int) -> dict[int, Price]:
        """Prices of this mentee with every mentor they may have, by mentor; 0 for a pair of the answer."""
        entries = np.arange(*self.problem.scores.indptr[mentee : mentee + 2])
        return self._found(entries, self.problem.scores.indices[entries], "into_mentee", mentee)

    def of_mentor(self, mentor: int) -> dict[int, Price]:
        """Prices of this mentor with every mentee they may have, by mentee."""
        entries = np.flatnonzero(self.problem.scores.indices == mentor)
        rows = np.searchsorted(self.problem.scores.indptr, entries, side="right") - 1
        return self._found(entries, rows, "from_mentor", mentor)

    def _found(
        self, entries: NDArray[np.int64], partners: NDArray[np.int64], search: str, person: int
    ) -> dict[int, Price]:
        if self.residual is None:
            return {}
        way = getattr(self.residual, search)(person)[partners]
        cost = np.where(self.residual.taken[entries], 0, self.residual.cost[entries] + way)
        unpack = self.residual.packing.unpack
        return {
            int(partner): Price(*unpack(int(one)), exact=self.exact)
            for partner, one in zip(partners.tolist(), cost.tolist(), strict=True)
            if np.isfinite(one)
        }


def alternatives(
    prices: Prices, pairs: Iterable[tuple[int, int]], most: int = 3
) -> list[tuple[tuple[Alternative, ...], tuple[Alternative, ...]]]:
    """For each (mentee, mentor): the cheapest other mentors of the mentee, and other mentees of the mentor."""
    return [_both(prices, mentee, mentor, most) for mentee, mentor in pairs]


def _both(
    prices: Prices, mentee: int, mentor: int, most: int
) -> tuple[tuple[Alternative, ...], tuple[Alternative, ...]]:
    problem = prices.problem
    mine = {other: (mentee, other) for other in prices.of_mentee(mentee)}
    theirs = {other: (other, mentor) for other in prices.of_mentor(mentor)}
    for found, present in ((mine, mentor), (theirs, mentee)):
        found.pop(present, None)
    return (
        _cheapest(prices.of_mentee(mentee), mine, problem, problem.mentor_ids, most),
        _cheapest(prices.of_mentor(mentor), theirs, problem, problem.mentee_ids, most),
    )


def _cheapest(
    known: dict[int, Price],
    places: dict[int, tuple[int, int]],
    problem: Problem,
    ids: Sequence[str],
    most: int,
) -> tuple[Alternative, ...]:
    """The best score first among equal prices, then by id: the same order on every machine."""
    found = [
        Alternative(ids[other], int(problem.scores[place]), known[other]) for other, place in places.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.price, -one.score, one.partner))[:most])
