"""One case without its couples: solved with a charge on every couple, bounded, and proved by prices."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.solution import Leaf, Value
from turnabout_engine.solve.best import best
from turnabout_engine.solve.couples import Couples
from turnabout_engine.solve.market import Market, entry_of, open_market, valued
from turnabout_engine.solve.prices import prices
from turnabout_engine.solve.scale import Worth

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem

Path = tuple[tuple[int, int], ...]  # (couple, side ruled out)


@dataclass(frozen=True, eq=False)
class Relaxed:
    """The best answer of a case when both entries of a couple may be taken at a charge, in parts of a point.

    `charges` holds a row (placed, seats, total in parts) per couple, each at least (0, 0, 0). `entries` are taken
    (fixed ones included); `worth`, charges included, is the most that any answer of the case can reach that keeps
    couples apart.
    """

    path: Path
    charges: NDArray[np.int64]
    entries: NDArray[np.int64]
    worth: Value


@dataclass(frozen=True, eq=False)
class Relaxation:
    """Solves cases of one problem; `unit` is the number of parts of a point."""

    problem: Problem
    couples: Couples
    unit: int

    @cached_property
    def fixed(self) -> NDArray[np.int64]:
        """Entries in every answer."""
        return entry_of(self.problem, self.problem.fixed)

    def market(self, path: Path) -> Market:
        """The market of a case, worth in points."""
        out = [self.couples.ends[couple, side] for couple, side in path]
        return open_market(self.problem, np.concatenate([self.couples.denied, np.array(out, dtype=np.int64)]))

    def solve(self, path: Path, charges: NDArray[np.int64], market: Market | None = None) -> Relaxed:
        """The case solved under these charges; a market of the same case may be handed in."""
        worth = self.couples.worth(self.problem, self.unit, charges)
        charged = valued(market or self.market(path), worth)
        entries = np.sort(np.concatenate([self.fixed, charged.entry[best(charged)]]))
        value = value_of(self.problem, entries, worth.at(entries))
        placed, seats, total = (
            one + sum(all_charges) for one, all_charges in zip(value, charges.T.tolist(), strict=True)
        )
        return Relaxed(path, charges, entries, (placed, seats, total))

    def value(self, entries: NDArray[np.int64]) -> Value:
        """(placed, seats, total in points) of some entries, without charges."""
        worth = self.couples.worth(self.problem, 1, self.uncharged())
        return value_of(self.problem, entries, worth.at(entries))

    def uncharged(self) -> NDArray[np.int64]:
        """No charge on any couple."""
        return np.zeros((len(self.couples.number), 3), dtype=np.int64)

    def leaf(self, relaxed: Relaxed) -> Leaf:
        """The proof of the worth of a case."""
        worth = self.couples.worth(self.problem, self.unit, relaxed.charges)
        market = valued(self.market(relaxed.path), worth)
        u, v = prices(market, np.isin(market.entry, relaxed.entries), market.capacity)
        mentee_prices = np.empty((len(u), 3), dtype=np.int64)
        mentor_prices = np.empty((len(v), 3), dtype=np.int64)
        mentee_prices[market.mentee_order] = market.scale.unpack(u)
        mentor_prices[market.mentor_order] = market.scale.unpack(v)
        return Leaf(self._branch(relaxed.path), mentee_prices, mentor_prices, self._charges(relaxed.charges))

    def _branch(self, path: Path) -> NDArray[np.int64]:
        number, turned = self.couples.number.tolist(), self.couples.turned.tolist()
        steps = [(number[couple], 1 - side if turned[couple] else side) for couple, side in path]
        return np.array(steps, dtype=np.int64).reshape(-1, 2)

    def _charges(self, charges: NDArray[np.int64]) -> NDArray[np.int64]:
        charged = np.flatnonzero(charges.any(axis=1))
        return np.column_stack([self.couples.number[charged], charges[charged]])


def value_of(problem: Problem, entries: NDArray[np.int64], worth: Worth) -> Value:
    """(placed, seats, total) of some entries that have this worth; in Python's unbounded integers."""
    mentees = np.unique(np.searchsorted(problem.scores.indptr, entries, side="right") - 1)
    placed = int(problem.first_worth[mentees].sum()) + sum(worth.placed.tolist())
    return placed, sum(worth.seats.tolist()), sum(worth.total.tolist())
