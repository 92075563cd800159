"""Matching again after people left: each changed pair costs a price, so that few people lose their partner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.errors import ProblemError
from turnabout_engine.problem import Problem
from turnabout_engine.solution import Solution
from turnabout_engine.solve import solve

if TYPE_CHECKING:
    from scipy.sparse import csr_array  # type: ignore[import-untyped]  # SciPy ships no types

STEPS = (0, 50, 100, 200, 500, 1000, 2000)
"""Prices of a changed pair, in points of the total, that the curve tries."""


@dataclass(frozen=True, eq=False)
class Again:
    """One point of the curve. `total` has the scores alone, without what change costs.

    kept, gone: earlier pairs that stand again, and that do not although both people take part and may be paired.
    new: pairs that were none before. problem: the one that `solution` answers and `verify` checks.
    """

    price: int
    problem: Problem
    solution: Solution
    placed: int
    seats: int
    total: int
    kept: int
    gone: int
    new: int


def rematch(problem: Problem, before: Iterable[tuple[str, str]], price: int = 200) -> Again:
    """The best pairs where every pair of `before`, given as (mentor_id, mentee_id), that does not stand again costs.

    Most placed and most seats come first, as always; the price counts against the total only. Pairs of people who
    left or may not be paired any more are passed over. A price of 0 matches as if nothing had been before.
    """
    if price < 0:
        raise ProblemError("price of a changed pair", f"{price} is below zero; give 0 or more")
    held = _places(problem, before)
    # The raised scores are no longer what the people give, so this problem does not claim to be made from them.
    dearer = replace(problem, scores=_raised(problem, held, price), columns=None, people=None)
    solution = solve(dearer)
    pairs = {(row, column) for row, column in solution.pairs.tolist()}
    kept = len(pairs & held)
    return Again(
        price=price,
        problem=dearer,
        solution=solution,
        placed=solution.placed,
        seats=solution.seats,
        total=sum(score or 0 for score in problem.scores_of(solution.pairs)),
        kept=kept,
        gone=len(held) - kept,
        new=len(pairs - held),
    )


def curve(
    problem: Problem, before: Sequence[tuple[str, str]], prices: Iterable[int] = STEPS
) -> tuple[Again, ...]:
    """Changed pairs against the total, for each price; a higher one never changes more pairs."""
    return tuple(rematch(problem, before, price) for price in sorted(set(prices)))


def _places(problem: Problem, before: Iterable[tuple[str, str]]) -> set[tuple[int, int]]:
    mentees = {key: at for at, key in enumerate(problem.mentee_ids)}
    mentors = {key: at for at, key in enumerate(problem.mentor_ids)}
    known = (
        (mentees[mentee], mentors[mentor])
        for mentor, mentee in before
        if mentee in mentees and mentor in mentors
    )
    return {place for place in known if problem.allows(*place)}


def _raised(problem: Problem, held: set[tuple[int, int]], price: int) -> csr_array:
    """The scores, each of a held pair with the price on top: keeping it then earns what changing it would cost."""
    scores = problem.scores.copy()
    for mentee, mentor in held:
        start, end = scores.indptr[mentee : mentee + 2]
        scores.data[start + np.searchsorted(scores.indices[start:end], mentor)] += price
    return scores
