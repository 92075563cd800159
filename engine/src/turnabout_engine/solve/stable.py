"""Stable pairs of a table, and how many pairs would rather have each other than what they hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.solution import Certificate, Solution
from turnabout_engine.solve import ties
from turnabout_engine.solve.deferred import accept

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem

FREE, NEVER = -(2**62), 2**62


def stable(problem: Problem) -> Solution:
    """No two allowed people would each score strictly higher together; most placed is not promised.

    Equals are settled by the seed. Fixed pairs stay. Source: Gale and Shapley 1962.
    """
    mentee_place, mentor_place = _places(problem)
    held, lent = (
        np.bincount(problem.fixed[:, side], minlength=size) for side, size in enumerate(problem.shape)
    )
    mentees, mentors = _ends(problem)
    order = np.lexsort((mentor_place[mentors], -problem.scores.data, mentee_place[mentees]))
    order = order[~np.isin(order, _fixed_entries(problem))]
    counts = np.bincount(mentee_place[mentees[order]], minlength=problem.shape[0])
    start = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    seats, room = np.empty_like(problem.mentee_capacity), np.empty_like(problem.mentor_capacity)
    seats[mentee_place], room[mentor_place] = problem.mentee_capacity - held, problem.mentor_capacity - lent
    kept = accept(start, mentor_place[mentors[order]], problem.scores.data[order], seats, room)
    entries = np.sort(np.concatenate([_fixed_entries(problem), order[kept]]))
    found = _solution(
        problem, np.stack([mentees[entries], mentors[entries]], axis=1), problem.scores.data[entries]
    )
    return replace(found, blocking=blocking_pairs(problem, found))


def blocking_pairs(problem: Problem, solution: Solution) -> int:
    """Allowed pairs, not taken, in which each scores strictly higher than in a held seat or has one free."""
    mentees, mentors = _ends(problem)
    scores = problem.scores.data
    taken = np.isin(mentees * problem.shape[1] + mentors, solution.pairs @ np.array([problem.shape[1], 1]))
    mentee = _least(mentees[taken], scores[taken], problem.mentee_capacity)
    mentor = _least(mentors[taken], scores[taken], problem.mentor_capacity)
    return int((~taken & (scores > mentee[mentees]) & (scores > mentor[mentors])).sum())


def _ends(problem: Problem) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    rows = np.repeat(np.arange(problem.shape[0], dtype=np.int64), np.diff(problem.scores.indptr))
    return rows, problem.scores.indices.astype(np.int64)


def _places(problem: Problem) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Seeded numbers of everybody."""
    sides = ((problem.mentee_ids, ties.MENTEES), (problem.mentor_ids, ties.MENTORS))
    mentee, mentor = (np.argsort(ties.order(ids, problem.seed, side)) for ids, side in sides)
    return mentee, mentor


def _fixed_entries(problem: Problem) -> NDArray[np.int64]:
    mentees, mentors = _ends(problem)
    wide = problem.shape[1]
    return np.flatnonzero(np.isin(mentees * wide + mentors, problem.fixed @ np.array([wide, 1])))


def _least(
    people: NDArray[np.int64], scores: NDArray[np.int64], capacity: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The lowest score a person holds, FREE with a seat open, above every score without any seat."""
    least = np.full(len(capacity), NEVER)
    np.minimum.at(least, people, scores)
    return np.where(np.bincount(people, minlength=len(capacity)) < capacity, FREE, least)


def _solution(problem: Problem, pairs: NDArray[np.int64], scores: NDArray[np.int64]) -> Solution:
    return Solution(
        pairs=pairs,
        placed=len(np.unique(pairs[:, 0])),
        seats=len(pairs),
        total=int(scores.sum()),
        worst=int(scores.min()) if scores.size else None,
        certificate=Certificate((), (0, 0, 0)),
        mode="stable",
        seed=problem.seed,
    )
