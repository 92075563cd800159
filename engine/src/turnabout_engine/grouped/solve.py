"""Longest augmenting paths: as long as one more unit of flow earns something, it takes the way that earns most.

Each path is best in what is left open, so the flow stays best for its size (Jewell, 1958; Busacker and Gowen, 1960).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.errors import FixedPairError
from turnabout_engine.grouped.network import SEATS, Network, network_of
from turnabout_engine.grouped.problem import Grouped

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class GroupedSolution:
    """The best pairs, as sorted rows (mentee, mentor) of positions, and their figures.

    least: units of minimums that are met, of people and groups together. prices: by name of person and group (and
    "seats", always 0), whole numbers that prove the pairs best; `base` is what they are packed with.
    """

    pairs: NDArray[np.int64]
    least: int
    placed: int
    seats: int
    total: int
    prices: dict[str, int]
    base: int


def solve_grouped(grouped: Grouped) -> GroupedSolution:
    """Fixed pairs, then most of the minimums, most mentees placed, most seats filled, the highest total: exact.

    Raises `FixedPairError` where the groups leave no room for all fixed pairs.
    """
    network = network_of(grouped)
    flow = _Flow(network)
    while flow.augment():
        pass
    taken = sorted(
        arc.pair for arc, units in zip(network.arcs, flow.units, strict=True) if arc.pair and units
    )
    pairs = np.array(taken, dtype=np.int64).reshape(-1, 2)
    _fixed_are_there(grouped, set(taken))
    problem = grouped.problem
    return GroupedSolution(
        pairs=pairs,
        least=_least(network, flow.units),
        placed=len({mentee for mentee, _ in taken}),
        seats=len(taken),
        total=sum(int(problem.scores[pair]) for pair in taken),
        prices=dict(zip(network.names, flow.prices(), strict=True)),
        base=network.base,
    )


def _fixed_are_there(grouped: Grouped, taken: set[tuple[int, int]]) -> None:
    for row, column in grouped.problem.fixed.tolist():
        if (row, column) not in taken:
            raise FixedPairError(
                grouped.problem.name(row, column), "the groups leave no room for this fixed pair"
            )


def _least(network: Network, units: list[int]) -> int:
    step = network.base**3
    return sum(
        many * (arc.gain // step) for arc, many in zip(network.arcs, units, strict=True) if not arc.pair
    )


class _Flow:
    """Units on each arc, and the search for the way that earns most."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.units = [0] * len(network.arcs)
        self.leaving: list[list[int]] = [[] for _ in network.names]
        self.entering: list[list[int]] = [[] for _ in network.names]
        for number, arc in enumerate(network.arcs):
            self.leaving[arc.tail].append(number)
            self.entering[arc.head].append(number)

    def augment(self) -> bool:
        """One unit round the way from the seats back to the seats that earns most; False if none earns anything."""
        earned, by = self._search([0] + [None] * (len(self.network.names) - 1), closing=True)
        if by[SEATS] is None or (earned[SEATS] or 0) <= 0:
            return False
        node = SEATS
        while True:
            number, forward = by[node] or (0, True)
            self.units[number] += 1 if forward else -1
            arc = self.network.arcs[number]
            node = arc.tail if forward else arc.head
            if node == SEATS:
                return True

    def prices(self) -> list[int]:
        """The most that any way from the seats to each node still earns; a node that no way reaches is priced low."""
        low = -(self.network.base**6)
        start: list[int | None] = [0, *[low] * (len(self.network.names) - 1)]
        found, _ = self._search(start, closing=False)
        return [low if value is None else value for value in found]

    def _search(
        self, start: list[int | None], *, closing: bool
    ) -> tuple[list[int | None], list[tuple[int, bool] | None]]:
        """Most earned at each node, and the arc it was earned by. `closing`: the node of seats ends the way as well."""
        best, by = list(start), [None] * len(start)  # type: list[int | None], list[tuple[int, bool] | None]
        home: int | None = None
        waiting = deque(node for node, value in enumerate(start) if value is not None)
        inside = set(waiting)
        while waiting:
            node = waiting.popleft()
            inside.discard(node)
            here = best[node] if node != SEATS else 0
            assert here is not None  # noqa: S101  # only nodes with a value wait
            for number, forward, other, gain in self._ways(node):
                reached = here + gain
                if other == SEATS:
                    if closing and (home is None or reached > home):
                        home, by[SEATS] = reached, (number, forward)
                    continue
                known = best[other]
                if known is None or reached > known:
                    best[other], by[other] = reached, (number, forward)
                    if other not in inside:
                        inside.add(other)
                        waiting.append(other)
        best[SEATS] = home if closing else 0
        return best, by

    def _ways(self, node: int) -> list[tuple[int, bool, int, int]]:
        """Arcs that can take a unit more, and those that can give one back."""
        arcs, units = self.network.arcs, self.units
        more = [
            (number, True, arcs[number].head, arcs[number].gain)
            for number in self.leaving[node]
            if units[number] < arcs[number].room
        ]
        back = [
            (number, False, arcs[number].tail, -arcs[number].gain)
            for number in self.entering[node]
            if units[number]
        ]
        return more + back
