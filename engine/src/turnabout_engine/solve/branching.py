"""Keeping couples apart for certain: bound each case by charges, split on a couple where that is not enough.

The case with the highest bound is looked at next. When the limit of solves is reached, the best answer known is
handed out together with all open cases, and the remaining gap is said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.solution import Value
from turnabout_engine.solve.charges import Charging
from turnabout_engine.solve.relaxed import Path, Relaxation, Relaxed
from turnabout_engine.solve.repair import repaired

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROUNDS_AT_FIRST, ROUNDS_LATER = 120, 20


@dataclass
class Branching:
    """The search; `answer` is the best set of entries known that keeps all couples apart."""

    relaxation: Relaxation
    limit: int
    tell: Callable[[int], None]
    answer: NDArray[np.int64] = field(init=False)
    value: Value = (-1, -1, 0)
    closed: list[Relaxed] = field(default_factory=list)
    open: list[tuple[tuple[int, int, int], int, Relaxed]] = field(default_factory=list)
    solved: int = 1

    def run(self, start: Relaxed) -> list[Relaxed]:
        """All cases that bound the answer; together they leave none out."""
        self.ticket = count()
        self._improve(start)
        self._file(self._tightened(start, ROUNDS_AT_FIRST))
        while self.open and self.solved < self.limit:
            *_, case = heappop(self.open)
            self._improve(case)
            if case.worth <= self.target:
                self.closed.append(case)
            else:
                self._split(case)
        return [*self.closed, *(case for *_, case in self.open)]

    @property
    def target(self) -> Value:
        """The worth of the answer in parts of a point; a bound below the next whole point is as good."""
        placed, seats, total = self.value
        return placed, seats, (total + 1) * self.relaxation.unit - 1

    def _file(self, case: Relaxed) -> None:
        if case.worth <= self.target:
            self.closed.append(case)
            return
        placed, seats, total = case.worth
        heappush(self.open, ((-placed, -seats, -total), next(self.ticket), case))

    def _split(self, case: Relaxed) -> None:
        """Two cases: one entry of a couple ruled out, or the other."""
        couple = self._telling(case)
        charges = case.charges.copy()
        charges[couple] = 0
        for side in (0, 1):
            path: Path = (*case.path, (couple, side))
            self._file(self._tightened(self._solve(path, charges), ROUNDS_LATER))

    def _telling(self, case: Relaxed) -> int:
        """The couple that says most: one that offends, else one that pays the most for nothing."""
        taken = self.relaxation.couples.taken(case.entries)
        telling = taken == 2 if (taken == 2).any() else (taken == 0) & case.charges.any(axis=1)
        return max(np.flatnonzero(telling).tolist(), key=lambda couple: case.charges[couple].tolist())

    def _solve(self, path: Path, charges: NDArray[np.int64]) -> Relaxed:
        self.solved += 1
        self.tell(self.solved)
        return self.relaxation.solve(path, charges)

    def _tightened(self, case: Relaxed, rounds: int) -> Relaxed:
        charging = Charging(self.relaxation, self.target, min(rounds, self.limit - self.solved))
        tightened = charging.run(case)
        self.solved += charging.solved
        self.tell(self.solved)
        return tightened

    def _improve(self, case: Relaxed) -> None:
        """Make an answer from a case, and keep it if it is the best so far."""
        entries, solved = repaired(self.relaxation, case)
        self.solved += solved
        value = self.relaxation.value(entries)
        if value > self.value:
            self.answer, self.value = entries, value
