"""How many pairs would rather have each other than what they hold, told beside any answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from turnabout_engine.large.size import is_large
from turnabout_engine.solve import ties
from turnabout_engine.solve.stable import blocking_pairs

if TYPE_CHECKING:
    from turnabout_engine.problem import Problem
    from turnabout_engine.solution import Solution

MOST_PAIRS = 5_000 * 50_000
"""Above so many possible pairs nobody counts: the check could not count again from every pair."""


def with_blocking(problem: Problem, solution: Solution) -> Solution:
    """The answer with its `blocking` counted; as it is where it was counted already, or above MOST_PAIRS."""
    mentees, mentors = problem.shape
    if solution.blocking is not None or mentees * mentors > MOST_PAIRS:
        return solution
    if problem.is_table or not is_large(problem):
        return replace(solution, blocking=blocking_pairs(problem, solution))
    from turnabout_engine.large import blocking
    from turnabout_engine.large.source import Columnar

    place = ties.order(problem.mentor_ids, problem.seed, ties.MENTORS)
    count = blocking.blocking_pairs(problem, Columnar(problem, place, 1), solution)
    return replace(solution, blocking=count)
