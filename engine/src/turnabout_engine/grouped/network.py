"""The flow behind a grouped problem: seats flow from one node through groups, mentees, mentors and groups back to it.

Every unit through an arc earns what the arc gives: a fixed pair, a minimum met, a mentee placed, a pair, its score, in
this order. They are packed into one whole number of any size, so no order is ever lost to rounding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from turnabout_engine.grouped.problem import Group, Grouped
from turnabout_engine.solve import ties

SEATS = 0
Node = int


@dataclass(frozen=True)
class Arc:
    """Up to `room` units from `tail` to `head`, each earning `gain`. `pair` names the entry it stands for."""

    tail: Node
    head: Node
    room: int
    gain: int
    pair: tuple[int, int] | None = None


@dataclass
class Network:
    """Nodes by name and arcs; node 0 is where seats come from and go to. `base` keeps the order of what is earned."""

    base: int
    names: list[str] = field(default_factory=lambda: ["seats"])
    arcs: list[Arc] = field(default_factory=list)

    def node(self, name: str) -> Node:
        self.names.append(name)
        return len(self.names) - 1

    def gain(self, fixed: int = 0, least: int = 0, placed: int = 0, seats: int = 0, score: int = 0) -> int:
        whole = 0
        for part in (fixed, least, placed, seats, score):
            whole = whole * self.base + part
        return whole


def base_of(grouped: Grouped) -> int:
    """More than any sum of one kind of gain, so that no number of lower ones ever weighs up a higher one."""
    problem = grouped.problem
    largest = max((abs(int(score)) for score in problem.scores.data), default=0)
    wide: int = (
        4
        * (largest + 1)
        * (problem.scores.nnz + sum(problem.shape) + 2)
        * (2 + len(grouped.mentor_groups) + len(grouped.mentee_groups))
    )
    return wide


def network_of(grouped: Grouped) -> Network:
    network, problem = Network(base_of(grouped)), grouped.problem
    orders = (
        ties.order(problem.mentee_ids, problem.seed, ties.MENTEES),
        ties.order(problem.mentor_ids, problem.seed, ties.MENTORS),
    )
    mentees = _people(network, grouped, "mentee", orders[0].tolist())
    mentors = _people(network, grouped, "mentor", orders[1].tolist())
    fixed = {(row, column) for row, column in problem.fixed.tolist()}
    start, indices, scores = problem.scores.indptr, problem.scores.indices, problem.scores.data
    for row in orders[0].tolist():
        for at in range(start[row], start[row + 1]):
            pair = (row, int(indices[at]))
            gain = network.gain(fixed=int(pair in fixed), seats=1, score=int(scores[at]))
            network.arcs.append(Arc(mentees[row], mentors[pair[1]], 1, gain, pair))
    return network


def _people(network: Network, grouped: Grouped, side: str, order: list[int]) -> dict[int, Node]:
    """Nodes of one side and of its groups, with the arcs between them and the seats."""
    problem = grouped.problem
    ids = getattr(problem, f"{side}_ids")
    groups: tuple[Group, ...] = getattr(grouped, f"{side}_groups")
    inner_first = sorted(groups, key=lambda group: (len(group.members), group.name))
    at = {group.name: network.node(f"{side} group: {group.name}") for group in inner_first}
    for place, group in enumerate(inner_first):
        outer = _above(group.members, inner_first[place + 1 :], at)
        network.arcs += _parts(network, side, (at[group.name], outer), group.limit, group.minimum, first=0)
    nodes = {}
    for row in order:
        nodes[row] = network.node(f"{side}: {ids[row]}")
        outer = _above(frozenset({ids[row]}), inner_first, at)
        room = int(getattr(problem, f"{side}_capacity")[row])
        least = int(getattr(grouped, f"{side}_minimum").get(ids[row], 0))
        network.arcs += _parts(network, side, (nodes[row], outer), room, least, first=int(side == "mentee"))
    return nodes


def _above(members: frozenset[str], outward: list[Group], at: dict[str, Node]) -> Node:
    """The smallest group around these members, or the node of all seats."""
    return next((at[group.name] for group in outward if members <= group.members), SEATS)


def _parts(
    network: Network, side: str, ends: tuple[Node, Node], room: int, least: int, first: int
) -> Iterator[Arc]:
    """Arcs side by side, the ones that earn more first: the first unit, the rest of the minimum, whatever is left."""
    inner, outer = ends
    tail, head = (outer, inner) if side == "mentee" else (inner, outer)
    alone = min(first, room)
    if alone:
        yield Arc(tail, head, 1, network.gain(least=int(least > 0), placed=1))
    wanted = min(max(0, least - alone), room - alone)
    if wanted:
        yield Arc(tail, head, wanted, network.gain(least=1))
    if room - alone - wanted > 0:
        yield Arc(tail, head, room - alone - wanted, 0)
