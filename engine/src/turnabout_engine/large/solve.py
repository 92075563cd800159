"""The whole large match: rounds on lists, then the pairs with their certificate."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.large.bounded import bounded
from turnabout_engine.large.result import proved
from turnabout_engine.large.rounds import OutOfTime, Rounds, Tell
from turnabout_engine.large.seats import Seats, seats_of
from turnabout_engine.large.source import Columnar, Source, Tabled
from turnabout_engine.large.stable import stable
from turnabout_engine.large.worst import raise_the_worst
from turnabout_engine.solution import Solution
from turnabout_engine.solve.scale import Scale, Worth, scale_of

if TYPE_CHECKING:
    from turnabout_engine.problem import Problem


def solve_large(
    problem: Problem, mode: str, tell: Tell, *, time_limit: float | None = None, threads: int = 1
) -> Solution:
    """The best pairs of a large problem, with proof; after `time_limit` seconds the best found, with its gap."""
    until = None if time_limit is None else monotonic() + time_limit
    rounds = rounds_of(problem, tell, until, threads)
    try:
        if mode == "stable":
            return stable(problem, rounds)
        rounds.run()
        if mode == "fair":
            return raise_the_worst(problem, rounds, mode)
    except OutOfTime:
        return bounded(problem, rounds, mode)
    return proved(problem, rounds, mode)


def rounds_of(problem: Problem, tell: Tell, until: float | None = None, threads: int = 1) -> Rounds:
    """The rounds of a problem before anything is listed."""
    seats = seats_of(problem)
    source: Source = (
        Tabled(problem, seats.mentor_place)
        if problem.columns is None
        else Columnar(problem, seats.mentor_place, threads)
    )
    return Rounds(source, seats, scale_for(problem, source, seats), problem.floor, tell, until)


def scale_for(problem: Problem, source: Source, seats: Seats) -> Scale:
    """Weights that keep people, seats and points apart."""
    low, high = source.range()
    ends = np.array([low, high], dtype=np.int64)
    one, none = np.ones(2, dtype=np.int64), np.zeros(2, dtype=np.int64)
    return scale_of(problem.shape, Worth(none, one, ends), int(seats.bonus.max(initial=1)))
