"""The residual graph of a best answer: which changes are open, and what each costs on top of the prices.

Nodes are mentees, mentors and one node `seats` that all seats come from and go to. A unit of flow through mentee and
mentor is a pair. Under the prices of the certificate no open arc costs less than nothing (Ahuja, Magnanti and Orlin,
Network Flows, 1993, chapter 9), so Dijkstra's search finds the cheapest cycle through any arc.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]  # SciPy ships no types
from scipy.sparse.csgraph import dijkstra  # type: ignore[import-untyped]  # SciPy ships no types

from turnabout_engine.errors import EngineError
from turnabout_engine.solution import Solution

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem

    Whole = NDArray[np.int64]

EXACT = 2**53


class NoResidualError(EngineError):
    """These prices do not fit these pairs, or the figures are too large to be added exactly."""


@dataclass(frozen=True)
class Packing:
    """Triples (placed, seats, total) as one whole number that keeps their order and can be added."""

    seat: int
    place: int

    @classmethod
    def of(cls, people: int, largest: int) -> Packing:
        """Wide enough for any sum over a path through that many people and for the prices on it."""
        seat = 8 * (largest + 1) * (people + 2)
        return cls(seat, 8 * seat * (people + 2))

    def pack(self, triples: Whole) -> Whole:
        packed: Whole = triples[..., 0] * self.place + triples[..., 1] * self.seat + triples[..., 2]
        return packed

    def unpack(self, packed: int) -> tuple[int, int, int]:
        placed = (2 * packed + self.place) // (2 * self.place)
        rest = packed - placed * self.place
        seats = (2 * rest + self.seat) // (2 * self.seat)
        return placed, seats, rest - seats * self.seat


class Residual:
    """Distances between people of a problem over the changes that are open beside its best pairs."""

    def __init__(self, problem: Problem, solution: Solution) -> None:
        (leaf, *further) = solution.certificate.leaves
        if getattr(problem, "left_out", np.zeros(0, dtype=np.bool_)).any():
            raise NoResidualError(
                "people left out last time weigh more than others; their prices are told by a solve"
            )
        if further or len(leaf.couple_prices) or solution.certificate.gap:
            raise NoResidualError("the answer was found by cases, so no one set of prices fits it")
        self.problem = problem
        self.mentees, self.mentors = problem.shape
        largest = max((int(abs(part.data).max(initial=0)) for part in (problem.scores,)), default=0)
        self.packing = Packing.of(sum(problem.shape), largest)
        u, v = (_whole(prices) for prices in (leaf.mentee_prices, leaf.mentor_prices))
        if max(abs(u[:, :2]).max(initial=0), abs(v[:, :2]).max(initial=0)) > sum(problem.shape):
            raise NoResidualError("prices of seats are larger than there are people")
        self.height = np.concatenate([self.packing.pack(u), -self.packing.pack(v), [0]])
        self._add(problem, solution.pairs)

    def _add(self, problem: Problem, pairs: Whole) -> None:
        row = np.repeat(np.arange(self.mentees), np.diff(problem.scores.indptr))
        col = problem.scores.indices.astype(np.int64)
        worth = self.packing.pack(
            np.stack([np.zeros_like(col), np.ones_like(col), problem.scores.data], axis=1)
        )
        key = row * max(1, self.mentors) + col
        self.taken = np.isin(key, pairs[:, 0] * max(1, self.mentors) + pairs[:, 1])
        fixed = np.isin(key, problem.fixed[:, 0] * max(1, self.mentors) + problem.fixed[:, 1])
        self.cost = -worth + self.height[row] - self.height[self.mentees + col]
        self.row, self.col = row, col
        forward, back = ~self.taken & ~fixed, self.taken & ~fixed
        arcs = [
            (row[forward], self.mentees + col[forward], self.cost[forward]),
            (self.mentees + col[back], row[back], -self.cost[back]),
            *self._seats(problem, pairs),
        ]
        self.graph = self._graph(arcs)
        self.reverse = sp.csr_array(self.graph.T)

    def _seats(self, problem: Problem, pairs: Whole) -> list[tuple[Whole, Whole, Whole]]:
        """Arcs from and to the node of seats: a place given, a place taken away."""
        node, first = self.mentees + self.mentors, self.packing.place
        held, lent = (np.bincount(pairs[:, side], minlength=size) for side, size in enumerate(problem.shape))
        mentee, mentor = np.arange(self.mentees), self.mentees + np.arange(self.mentors)
        none, more = (
            (held == 0) & (problem.mentee_capacity > 0),
            (held > 0) & (held < problem.mentee_capacity),
        )
        one, several = held == 1, held > 1
        up = self.height[: self.mentees]
        down = self.height[self.mentees : node]
        free, filled = lent < problem.mentor_capacity, lent > 0
        return [
            _arcs(node, mentee[none], -first - up[none]),
            _arcs(node, mentee[more], -up[more]),
            _arcs(node, mentee[one], first + up[one], outward=False),
            _arcs(node, mentee[several], up[several], outward=False),
            _arcs(node, mentor[free], down[free], outward=False),
            _arcs(node, mentor[filled], -down[filled]),
        ]

    def _graph(self, arcs: list[tuple[Whole, Whole, Whole]]) -> sp.csr_array:
        tail, head, cost = (np.concatenate(parts) for parts in zip(*arcs, strict=True))
        if cost.min(initial=0) < 0:
            raise NoResidualError("an open change costs less than nothing under these prices")
        if cost.max(initial=0) >= EXACT // 4:
            raise NoResidualError("the figures are too large to be added exactly")
        size = self.mentees + self.mentors + 1
        return sp.csr_array((cost.astype(np.float64), (tail, head)), shape=(size, size))

    def without(self, mentee: int, mentor: int) -> int | None:
        """Cost of the cheapest change that takes this pair of the answer apart; None for a fixed one."""
        (entry,) = np.flatnonzero((self.row == mentee) & (self.col == mentor))
        node = self.mentees + mentor
        if (self.problem.fixed == (mentee, mentor)).all(axis=1).any():
            return None
        way = float(_exact(dijkstra(self.graph, indices=mentee))[node])
        return None if not np.isfinite(way) else int(way) - int(self.cost[entry])

    def into_mentee(self, mentee: int) -> NDArray[np.float64]:
        """Cost of the cheapest way from every mentor to this mentee; infinite where there is none."""
        found = dijkstra(self.reverse, indices=mentee)
        return _exact(found)[self.mentees : self.mentees + self.mentors]

    def from_mentor(self, mentor: int) -> NDArray[np.float64]:
        """Cost of the cheapest way from this mentor to every mentee."""
        return _exact(dijkstra(self.graph, indices=self.mentees + mentor))[: self.mentees]


def _arcs(node: int, people: Whole, cost: Whole, *, outward: bool = True) -> tuple[Whole, Whole, Whole]:
    ends = np.full(len(people), node, dtype=np.int64)
    return (ends, people, cost) if outward else (people, ends, cost)


def _exact(distances: NDArray[np.float64]) -> NDArray[np.float64]:
    if distances[np.isfinite(distances)].max(initial=0) >= EXACT:
        raise NoResidualError("the figures are too large to be added exactly")
    return distances


def _whole(prices: Whole) -> Whole:
    return prices.astype(np.int64).reshape(-1, 3)
