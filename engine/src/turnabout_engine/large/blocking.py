"""How many pairs would rather have each other than what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.large.result import scores_of
from turnabout_engine.large.source import Asked, Source

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem
    from turnabout_engine.solution import Solution

FREE = -(2**40)


def blocking_pairs(problem: Problem, source: Source, solution: Solution) -> int:
    """Allowed pairs, not taken, in which each scores strictly higher than in a held seat or has one free."""
    pairs = solution.pairs
    scores = scores_of(problem, pairs)
    mentee = _least(pairs[:, 0], scores, problem.mentee_capacity)
    mentor = _least(pairs[:, 1], scores, problem.mentor_capacity)
    taken = np.sort(pairs[:, 0] * problem.shape[1] + pairs[:, 1])
    waiting, k, count = np.flatnonzero(problem.mentee_capacity > 0), 32, 0
    while waiting.size:
        none = np.zeros(len(waiting), dtype=np.int64)
        free = np.zeros((1, problem.shape[1]), dtype=np.int64)
        found = source.better(Asked(waiting, mentee[waiting], none, free), k, problem.floor)
        cut = (found.count == k) & (k < problem.shape[1])
        filled = (np.arange(k) < found.count[:, None]) & ~cut[:, None]
        who = np.repeat(waiting, filled.sum(axis=1))
        others, points = found.mentor[filled].astype(np.int64), found.score[filled]
        held = np.isin(who * problem.shape[1] + others, taken)
        count += int((~held & (points > mentor[others])).sum())
        waiting, k = waiting[cut], min(k * 8, problem.shape[1])
    return count


def _least(
    people: NDArray[np.int64], scores: NDArray[np.int64], capacity: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The lowest score a person holds, FREE with a seat open, above every score without any seat."""
    load = np.bincount(people, minlength=len(capacity))
    least = np.full(len(capacity), 2**40)
    np.minimum.at(least, people, scores)
    return np.where(load < capacity, FREE, least)
