"""What the rounds have found, in the problem's own order: pairs, figures, prices."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.large.rounds import Rounds
from turnabout_engine.solution import Certificate, Leaf, Solution

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem


def pairs_of(problem: Problem, rounds: Rounds) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Sorted pairs, fixed ones included, and their scores."""
    listing, seats = rounds.listing, rounds.seats
    found = np.stack(
        [seats.mentee_order[listing.mentee[rounds.taken]], seats.mentor_order[listing.mentor[rounds.taken]]],
        axis=1,
    )
    pairs = np.concatenate([problem.fixed, found])
    scores = np.concatenate([scores_of(problem, problem.fixed), listing.score[rounds.taken]])
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    return pairs[order], scores[order]


def scores_of(problem: Problem, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """The scores of single pairs, by the definition."""
    return np.array(problem.scores_of(pairs), dtype=np.int64)


def worth_of(problem: Problem, rounds: Rounds) -> tuple[int, int, int]:
    """(people, seats, total) of what the rounds have found."""
    pairs, scores = pairs_of(problem, rounds)
    placed = np.unique(pairs[:, 0])
    return int(problem.first_worth[placed].sum()), len(pairs), int(scores.sum())


def leaf_of(rounds: Rounds) -> Leaf:
    """The prices as rows (people, seats, total), in the problem's order."""
    # Whoever has no seat open has any price that makes none of their pairs look like a gain.
    closed = rounds.scale.seat + rounds.source.range()[1]
    packed = np.where(rounds.seats.open > 0, rounds.u, closed)
    mentee, mentor = rounds.scale.unpack(packed), rounds.scale.unpack(rounds.v)
    u, v = np.empty_like(mentee), np.empty_like(mentor)
    u[rounds.seats.mentee_order], v[rounds.seats.mentor_order] = mentee, mentor
    return Leaf(np.empty((0, 2), dtype=np.int64), u, v)


def proved(problem: Problem, rounds: Rounds, mode: str) -> Solution:
    """The pairs of the rounds as a solution, which their prices prove best."""
    return _solution(
        problem, mode, pairs_of(problem, rounds), lambda worth: Certificate((leaf_of(rounds),), worth)
    )


def answer(problem: Problem, rounds: Rounds, mode: str, certificate: Certificate) -> Solution:
    """The pairs of the rounds as a solution with this certificate."""
    return _solution(problem, mode, pairs_of(problem, rounds), lambda _worth: certificate)


def _solution(
    problem: Problem,
    mode: str,
    found: tuple[NDArray[np.int64], NDArray[np.int64]],
    certificate: Callable[[tuple[int, int, int]], Certificate],
) -> Solution:
    pairs, scores = found
    placed, total = np.unique(pairs[:, 0]), int(scores.sum())
    return Solution(
        pairs=pairs,
        placed=len(placed),
        seats=len(pairs),
        total=total,
        worst=int(scores.min()) if scores.size else None,
        certificate=certificate((int(problem.first_worth[placed].sum()), len(pairs), total)),
        mode=mode,
        seed=problem.seed,
    )
