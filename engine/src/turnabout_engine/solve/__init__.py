"""Solving: from a `Problem` to the best pairs with a proof."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.errors import CoupleError, UnknownModeError
from turnabout_engine.large.size import is_large
from turnabout_engine.solution import Certificate, Solution
from turnabout_engine.solve.fair import certificate_of, fairest
from turnabout_engine.solve.outcome import Outcome, find
from turnabout_engine.solve.stable import stable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem

MODES = ("total", "fair", "stable")
STAGES = ("placed", "seats", "total")
Progress = Callable[[float, str], None]


def solve(
    problem: Problem,
    mode: str = "total",
    progress: Progress | None = None,
    *,
    solve_limit: int | None = None,
    time_limit: float | None = None,
    threads: int = 1,
) -> Solution:
    """The best pairs: most mentees placed, of these those left out last time, most seats filled, the highest total.

    Mode `fair` raises the worst-off pair before the total, as far as people and seats allow. Mode `stable` leaves no
    two people who would each score strictly higher together, and promises nothing else; `blocking` counts such pairs.
    Fixed pairs are in every answer. Exact, with a certificate (see `Certificate`); where couples offend a gap may
    remain after `solve_limit` solves, and above 300 x 3,000 pairs after `time_limit` seconds; then it is stated, and
    the answer of a time limit is not reproducible. Else the same problem and seed give the same pairs on any machine,
    for any number of `threads`. `progress` is told a fraction and a sentence; what it raises ends the search.
    Raises `UnknownModeError`, and `CoupleError` where mode `stable` would pair two people both ways against the rules.
    """
    if mode not in MODES:
        raise UnknownModeError(f"mode {mode!r} is not known; choose one of {', '.join(MODES)}")
    tell = progress or _silent
    tell(0.0, "Reading who may be paired with whom")
    solution = _by_size(problem, mode, tell, solve_limit, time_limit, threads)
    tell(1.0, "Done")
    return solution


def _by_size(
    problem: Problem,
    mode: str,
    tell: Progress,
    solve_limit: int | None,
    time_limit: float | None,
    threads: int,
) -> Solution:
    """Large problems by lists in compiled code, all others by tables, and those in which couples offend."""
    if is_large(problem):
        from turnabout_engine.large.solve import solve_large

        found = solve_large(problem, mode, tell, time_limit=time_limit, threads=threads)
        if not _offend(problem, found):
            return found
    if mode == "stable":
        return _apart(problem, stable(problem))
    if mode == "fair":
        outcome, certificate = fairest(
            problem, solve_limit, lambda solved: tell(_share(solved), _sentence(solved))
        )
        return _solution(problem, outcome, mode, certificate)
    outcome = find(problem, solve_limit, lambda solved: tell(_share(solved), _sentence(solved)))
    return _solution(problem, outcome, mode, certificate_of(outcome))


def _apart(problem: Problem, solution: Solution) -> Solution:
    """Stable pairs that keep the rule against pairs both ways; with that rule there may be none at all."""
    if _offend(problem, solution):
        raise CoupleError(
            "mode stable",
            "pairs two people both ways, which the rules forbid; take fair, or let pairs be mutual",
        )
    return solution


def _offend(problem: Problem, solution: Solution) -> bool:
    """Whether both entries of a couple were taken; if none were, the best without couples is the best with them."""
    first, second = np.split(
        problem.couples @ np.array([[problem.shape[1], 0], [1, 0], [0, problem.shape[1]], [0, 1]]), 2, 1
    )
    taken = solution.pairs @ np.array([problem.shape[1], 1])
    return bool((np.isin(first, taken) & np.isin(second, taken)).any())


def _silent(fraction: float, sentence: str) -> None:
    """Nobody is waiting for news."""


def _share(solved: int) -> float:
    """Nobody knows how many solves couples will take; the share only ever grows, and stays below the proof's."""
    return 0.9 * (1 - 1 / (1 + solved / 10))


def _sentence(solved: int) -> str:
    if solved <= 1:
        return "Finding the best pairs"
    return "Keeping people from being paired both ways"


def _solution(problem: Problem, outcome: Outcome, mode: str, certificate: Certificate) -> Solution:
    scores, pairs = problem.scores.data[outcome.entries], _pairs(problem, outcome.entries)
    return Solution(
        pairs=pairs,
        placed=len(np.unique(pairs[:, 0])),
        seats=len(pairs),
        total=int(scores.sum()),
        worst=int(scores.min()) if scores.size else None,
        certificate=certificate,
        mode=mode,
        seed=problem.seed,
    )


def _pairs(problem: Problem, entries: NDArray[np.int64]) -> NDArray[np.int64]:
    """Stored entries are sorted by mentee and mentor, and so are the pairs."""
    mentees = np.searchsorted(problem.scores.indptr, entries, side="right") - 1
    return np.stack([mentees, problem.scores.indices[entries]], axis=1).astype(np.int64)
