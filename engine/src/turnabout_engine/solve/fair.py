"""The worst-off pair raised as far as people and seats allow, on tables small enough to solve again and again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.solution import Certificate
from turnabout_engine.solve.outcome import Outcome, find

if TYPE_CHECKING:
    from turnabout_engine.problem import Problem

Find = Callable[["Problem"], Outcome]


def fairest(
    problem: Problem, solve_limit: int | None, tell: Callable[[int], None]
) -> tuple[Outcome, Certificate]:
    """The best total among answers with the highest worst-off pair, entries of `problem`, and the whole proof.

    Thresholds are halved between the worst pair of the best total and the best score. Fixed pairs do not count.
    """
    first = find(problem, solve_limit, tell)
    most = certificate_of(first)
    found, above, least = first, None, _worst(problem, first)
    if least is None:
        return first, most
    scores = np.unique(problem.scores.data[problem.scores.data > least])
    low, high = 0, len(scores)
    while low < high:
        middle = (low + high) // 2
        trial = find(at_least(problem, int(scores[middle])), solve_limit, tell)
        if trial.value[:2] == first.value[:2]:
            found, low, least = trial, middle + 1, int(scores[middle])
        else:
            high, above = (
                middle,
                replace(certificate_of(trial), least=int(scores[middle]), gap=0, open_stage=None),
            )
    found = find(at_least(problem, least), solve_limit, tell)
    entries = _entries(problem, least)[found.entries]
    whole = replace(
        certificate_of(found),
        least=least,
        most=most,
        above=_one_above(problem, above, least, solve_limit, tell),
    )
    return replace(found, entries=entries), whole


def certificate_of(outcome: Outcome) -> Certificate:
    """The leaves of an outcome with its bound and what is unproved."""
    for stage, most, got in zip(("placed", "seats", "total"), outcome.bound, outcome.value, strict=True):
        if most != got:
            return Certificate(outcome.leaves, outcome.bound, most - got, stage, outcome.unit)
    return Certificate(outcome.leaves, outcome.bound, 0, None, outcome.unit)


def at_least(problem: Problem, least: int) -> Problem:
    """The problem without pairs that score less, fixed ones apart; couples that lose an entry stay harmless."""
    from scipy.sparse import csr_array  # type: ignore[import-untyped]  # SciPy ships no types

    kept = _entries(problem, least)
    scores = problem.scores
    start = np.searchsorted(kept, scores.indptr)
    table = csr_array((scores.data[kept], scores.indices[kept], start), shape=scores.shape)
    return replace(problem, scores=table, columns=None, people=None)


def _entries(problem: Problem, least: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    rows = np.repeat(np.arange(problem.shape[0]), np.diff(problem.scores.indptr))
    wide = problem.shape[1]
    fixed = np.isin(rows * wide + problem.scores.indices, problem.fixed @ np.array([wide, 1]))
    return np.flatnonzero((problem.scores.data >= least) | fixed)


def _worst(problem: Problem, outcome: Outcome) -> int | None:
    """The lowest score of an open pair."""
    rows = np.searchsorted(problem.scores.indptr, outcome.entries, side="right") - 1
    wide = problem.shape[1]
    keys = rows * wide + problem.scores.indices[outcome.entries]
    scores = problem.scores.data[outcome.entries[~np.isin(keys, problem.fixed @ np.array([wide, 1]))]]
    return int(scores.min()) if scores.size else None


def _one_above(
    problem: Problem,
    above: Certificate | None,
    least: int,
    solve_limit: int | None,
    tell: Callable[[int], None],
) -> Certificate:
    """The witness for one point more: scores between are nobody's, so the same prices serve; else it is made."""
    if above is None:
        above = certificate_of(find(at_least(problem, least + 1), solve_limit, tell))
    people, seats, _ = above.bound
    return replace(above, bound=(people, seats, 0), least=least + 1, gap=0, open_stage=None)
