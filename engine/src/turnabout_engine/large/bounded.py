"""When time is up: the pairs found so far, and what any answer is worth at most by the prices of that moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.large.result import answer, worth_of
from turnabout_engine.large.rounds import Rounds
from turnabout_engine.large.source import Asked
from turnabout_engine.solution import Certificate, Leaf, Solution

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem

STAGES = ("placed", "seats", "total")


def bounded(problem: Problem, rounds: Rounds, mode: str) -> Solution:
    """The best found, with its proved gap; the same problem may end elsewhere on another machine."""
    mentee, mentor = _prices(problem, rounds)
    leaf = Leaf(np.empty((0, 2), dtype=np.int64), mentee, mentor)
    value, bound = worth_of(problem, rounds), _bound(problem, mentee, mentor)
    stage, gap = next(
        ((name, most - got) for name, most, got in zip(STAGES, bound, value, strict=True) if most != got),
        (None, 0),
    )
    found = answer(problem, rounds, mode, Certificate((leaf,), bound, gap, stage))
    return replace(found, reproducible=False)


def _prices(problem: Problem, rounds: Rounds) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Mentors' prices in points as they stand; every mentee's so that no pair is worth more than both."""
    seats, points = rounds.seats, rounds.scale.unpack(rounds.v)
    mentor = np.zeros((len(seats.room), 3), dtype=np.int64)
    mentor[seats.mentor_order, 2] = np.where(points[:, :2].any(axis=1), 0, np.maximum(points[:, 2], 0))
    everyone, none = np.arange(problem.shape[0]), np.zeros(problem.shape[0], dtype=np.int64)
    asked = Asked(everyone, none - 2**30, none, mentor[None, :, 2])
    found = rounds.source.better(asked, 1, problem.floor)
    mentee = np.zeros((problem.shape[0], 3), dtype=np.int64)
    some = found.count > 0
    mentee[some, 1] = 1
    mentee[some, 2] = found.score[some, 0] - mentor[found.mentor[some, 0], 2]
    # Somebody without any pair, or with fixed ones only, must not count as placed by the bound.
    mentee[~some, 0] = -problem.first_worth[~some]
    held = np.bincount(problem.fixed[:, 0], minlength=len(some)) > 0
    mentee[~some & held] = 0
    return mentee, mentor


def _bound(problem: Problem, mentee: NDArray[np.int64], mentor: NDArray[np.int64]) -> tuple[int, int, int]:
    """The sum that `Certificate` states, for prices at which no pair is a gain."""
    from turnabout_engine.large.result import scores_of

    people = seats = total = 0
    for capacity, worth, (placed, seat, points) in zip(
        problem.mentee_capacity.tolist(), problem.first_worth.tolist(), mentee.tolist(), strict=True
    ):
        if capacity:
            first = max((0, 0, 0), (worth + placed, seat, points))
            more = max((0, 0, 0), (placed, seat, points))
            people, seats = (
                people + first[0] + (capacity - 1) * more[0],
                seats + first[1] + (capacity - 1) * more[1],
            )
            total += first[2] + (capacity - 1) * more[2]
    total += int((problem.mentor_capacity * mentor[:, 2]).sum())
    if len(problem.fixed):
        rows, cols = problem.fixed.T
        left = scores_of(problem, problem.fixed) - mentee[rows, 2] - mentor[cols, 2]
        people -= int(mentee[rows, 0].sum())
        seats += len(rows) - int(mentee[rows, 1].sum())
        total += int(left.sum())
    return people, seats, total
