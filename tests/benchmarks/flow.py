"""A peer in an environment of its own: the same lists handed to OR-Tools' min-cost flow. Not exact."""

from __future__ import annotations

import numpy as np
from turnabout_engine.columns import Columns
from turnabout_engine.fast.scan import Scan

LISTED = 20
PAIR = 1_000_000


def assigned(columns: Columns, capacity: np.ndarray, scan: Scan) -> tuple[int, int]:
    """(placed, total) of a flow through each mentee's best mentors, with a way past for everybody."""
    from ortools.graph.python import min_cost_flow

    mentees, mentors = columns.shape
    lists = scan.best(np.arange(mentees), LISTED)
    filled = np.arange(LISTED) < lists.count[:, None]
    who, whom = np.repeat(np.arange(mentees), lists.count), lists.mentor[filled].astype(np.int64)
    score = lists.score[filled].astype(np.int64)
    past, end = mentees + mentors, mentees + mentors + 1
    everyone = np.arange(mentees)
    tails = np.concatenate([who, everyone, mentees + np.arange(mentors), [past]])
    heads = np.concatenate([mentees + whom, np.full(mentees, past), np.full(mentors, end), [end]])
    room = np.concatenate([np.ones(len(who) + mentees, dtype=np.int64), capacity, [mentees]])
    cost = np.concatenate([-score - PAIR, np.zeros(mentees + mentors + 1, dtype=np.int64)])
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(tails, heads, room, cost)
    flow.set_nodes_supplies(everyone, np.ones(mentees, dtype=np.int64))
    flow.set_node_supply(end, -mentees)
    if flow.solve() != flow.OPTIMAL:
        raise RuntimeError("the flow has no solution")
    taken = flow.flows(arcs)[: len(who)] > 0
    return int(taken.sum()), int(score[taken].sum())
