"""A problem with one pair fixed or taken out, solved anew: slower than a search beside the old answer, never wrong."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from turnabout_engine.errors import ProblemError
from turnabout_engine.problem import Problem
from turnabout_engine.solution import Solution
from turnabout_engine.solve import solve


def solved_with(problem: Problem, mentee: int, mentor: int) -> Solution | None:
    """The best answer in which these two are a pair; None where that cannot be beside the other fixed pairs."""
    if any((row == (mentee, mentor)).all() for row in problem.fixed):
        return solve(problem)
    try:
        return solve(replace(problem, fixed=np.vstack([problem.fixed, [[mentee, mentor]]])))
    except ProblemError:
        return None


def solved_without(problem: Problem, mentee: int, mentor: int) -> Solution:
    """The best answer in which these two are no pair."""
    scores = problem.scores.tocoo()
    keep = (scores.row != mentee) | (scores.col != mentor)
    rest = type(problem.scores)(
        (scores.data[keep], (scores.row[keep], scores.col[keep])), shape=scores.shape, dtype=np.int64
    )
    places = problem.couples.reshape(-1, 2, 2)
    gone = (places == (mentee, mentor)).all(axis=2).any(axis=1)
    return solve(replace(problem, scores=rest, columns=None, couples=problem.couples[~gone]))
