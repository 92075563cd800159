"""Charges on couples that bring the bound of a case down (Lagrange; steps after Polyak), in whole numbers only.

Whole numbers make every step the same on every machine. Source: Held, Wolfe and Crowder 1974.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.errors import TooLargeError
from turnabout_engine.solution import Value
from turnabout_engine.solve.market import Market
from turnabout_engine.solve.relaxed import Relaxation, Relaxed

if TYPE_CHECKING:
    from numpy.typing import NDArray

PATIENCE = 8
FINEST = 64
TOTAL = 2


@dataclass
class Charging:
    """Rounds of solving and charging anew, towards `target`, the worth of the best answer known."""

    relaxation: Relaxation
    target: Value
    rounds: int
    solved: int = 0
    best: Relaxed = field(init=False)
    market: Market = field(init=False)

    def run(self, start: Relaxed) -> Relaxed:
        """The case with the lowest bound found; stops early once the case cannot beat the target."""
        self.best, self.market = start, self.relaxation.market(start.path)
        self._charge_people()
        self._charge_points()
        return self.best

    def _charge_people(self) -> None:
        """Where couples stand in the way of placing people, a whole pair is charged to each that offends."""
        while self.best.worth[:TOTAL] > self.target[:TOTAL]:
            charges = self.best.charges.copy()
            offending = self.relaxation.couples.taken(self.best.entries) == 2
            charges[offending] += (1, 1, 0) if self.best.worth[0] > self.target[0] else (0, 1, 0)
            found = self._solve(charges)
            if found is None or found.worth >= self.best.worth:
                break
            self.best = found

    def _charge_points(self) -> None:
        """Steps along the excess of couples, remembered a little; half as long whenever they stop helping."""
        current, direction = self.best, np.zeros(len(self.best.charges), dtype=np.int64)
        finer, waited = 1, 0
        while self._may_help() and finer <= FINEST:
            # Six tenths of the last direction, rounded towards nothing, so that it does fade.
            direction = np.sign(direction) * (np.abs(direction) * 6 // 10) + 10 * self._excess(current)
            found = self._solve(self._stepped(current, direction, finer)) if direction.any() else None
            if found is None:
                break
            current, waited = found, waited + 1
            if current.worth < self.best.worth:
                self.best, waited = current, 0
            if waited >= PATIENCE:
                current, finer, waited = self.best, finer * 2, 0
                direction = np.zeros_like(direction)

    def _solve(self, charges: NDArray[np.int64]) -> Relaxed | None:
        """None when the rounds are used up, or the charges too large to count with."""
        if self.solved >= self.rounds:
            return None
        self.solved += 1
        try:
            return self.relaxation.solve(self.best.path, charges, self.market)
        except TooLargeError:
            return None

    def _may_help(self) -> bool:
        """Only while the bound is better than the target, and only by points."""
        return self.best.worth > self.target and self.best.worth[:TOTAL] == self.target[:TOTAL]

    def _excess(self, current: Relaxed) -> NDArray[np.int64]:
        """1 where a couple offends, -1 where a charge is paid for nothing, else 0."""
        excess = self.relaxation.couples.taken(current.entries) - 1
        excess[(excess < 0) & ~current.charges.any(axis=1)] = 0
        return excess

    def _stepped(self, current: Relaxed, direction: NDArray[np.int64], finer: int) -> NDArray[np.int64]:
        """Charges one step on; a charge never falls below nothing."""
        charges = current.charges.copy()
        moved = np.flatnonzero(direction).tolist()
        length = sum(int(direction[couple]) ** 2 for couple in moved)
        way = 10 * (current.worth[TOTAL] - self.target[TOTAL])
        for couple in moved:
            step = (2 * way * int(direction[couple]) + finer * length) // (2 * finer * length)
            charges[couple, TOTAL] += step
            if not charges[couple, :TOTAL].any():
                charges[couple, TOTAL] = max(0, charges[couple, TOTAL])
        return charges
