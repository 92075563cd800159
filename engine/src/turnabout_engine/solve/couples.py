"""The couples of a problem as the solver sees them: pairs of stored entries of which at most one may be taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.solve import ties
from turnabout_engine.solve.market import entry_of
from turnabout_engine.solve.scale import Worth

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem


@dataclass(frozen=True, eq=False)
class Couples:
    """`ends` holds the two entries of each couple that can still offend, in seeded order; `number` its row in the
    problem, `turned` whether its two entries stand the other way round there. `denied` entries are coupled with a
    fixed pair and open to nobody."""

    ends: NDArray[np.int64]
    number: NDArray[np.int64]
    turned: NDArray[np.bool_]
    denied: NDArray[np.int64]

    def taken(self, entries: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many entries of each couple are taken: 0, 1 or, where it offends, 2."""
        count: NDArray[np.int64] = np.isin(self.ends, entries).sum(axis=1)
        return count

    def worth(self, problem: Problem, unit: int, charges: NDArray[np.int64]) -> Worth:
        """What each stored entry is worth when each couple has a charge (placed, seats, total in parts)."""
        scores = problem.scores.data * unit
        if not charges.any():
            none, one = (np.broadcast_to(np.int64(amount), scores.shape) for amount in (0, 1))
            return Worth(none, one, scores)
        placed, seats, total = (self._costs(charges[:, stage], scores.size) for stage in range(3))
        return Worth(-placed, 1 - seats, scores - total)

    def _costs(self, charges: NDArray[np.int64], size: int) -> NDArray[np.int64]:
        cost = np.zeros(size, dtype=np.int64)
        np.add.at(cost, self.ends.ravel(), np.repeat(charges, 2))
        return cost


def couples_of(problem: Problem) -> Couples:
    """In seeded order and seeded turns, so that no couple and neither way of one is favoured by its place."""
    rows = problem.couples
    ends = np.stack([entry_of(problem, rows[:, :2]), entry_of(problem, rows[:, 2:])], axis=1)
    locks: NDArray[np.bool_] = np.isin(ends, entry_of(problem, problem.fixed))
    denied = ends[:, ::-1][locks]
    alive = np.flatnonzero((ends >= 0).all(axis=1) & ~locks.any(axis=1))
    order = ties.order([f"{row:012d}" for row in range(2 * len(rows))], problem.seed, ties.COUPLES)
    number = order[np.isin(order, alive)]
    turned = np.isin(number + len(rows), order[: len(rows)])
    ends = np.where(turned[:, None], ends[number, ::-1], ends[number])
    return Couples(ends=ends, number=number, turned=turned, denied=denied[denied >= 0])
