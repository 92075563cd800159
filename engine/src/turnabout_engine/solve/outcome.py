"""The whole search: plain where no couple offends, charged and branched where one does; ends with leaves proved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from turnabout_engine.solution import Leaf, Value
from turnabout_engine.solve.branching import Branching
from turnabout_engine.solve.couples import couples_of
from turnabout_engine.solve.relaxed import Relaxation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem

PARTS_OF_A_POINT = 4


@dataclass(frozen=True, eq=False)
class Outcome:
    """Entries chosen and their value; the leaves, their largest bound in whole points, and their unit."""

    entries: NDArray[np.int64]
    value: Value
    leaves: tuple[Leaf, ...]
    bound: Value
    unit: int


def find(problem: Problem, solve_limit: int | None, tell: Callable[[int], None]) -> Outcome:
    """The best answer, or with couples the best found within `solve_limit` solves."""
    tell(0)
    plain = Relaxation(problem, couples_of(problem), unit=1)
    start = plain.solve((), plain.uncharged())
    tell(1)
    if not (plain.couples.taken(start.entries) == 2).any():
        return Outcome(start.entries, start.worth, (plain.leaf(start),), start.worth, unit=1)
    return _branched(problem, solve_limit or _default_limit(problem), tell)


def _branched(problem: Problem, limit: int, tell: Callable[[int], None]) -> Outcome:
    relaxation = Relaxation(problem, couples_of(problem), PARTS_OF_A_POINT)
    branching = Branching(relaxation, limit, tell)
    cases = branching.run(relaxation.solve((), relaxation.uncharged()))
    placed, seats, total = max(case.worth for case in cases)
    return Outcome(
        entries=branching.answer,
        value=branching.value,
        leaves=tuple(relaxation.leaf(case) for case in cases),
        bound=(placed, seats, total // relaxation.unit),
        unit=relaxation.unit,
    )


def _default_limit(problem: Problem) -> int:
    """Fewer solves for larger problems, so that the search ends in a minute or two."""
    return int(min(3000, max(200, 200_000_000 // max(1, problem.scores.nnz))))
