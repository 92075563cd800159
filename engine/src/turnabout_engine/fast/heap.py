"""A queue of (distance, node), nearest first, equals by node: the same order on every machine."""

from __future__ import annotations

from typing import Any

from turnabout_engine.fast.jit import inlined

Array = Any


@inlined
def push(distances: Array, nodes: Array, size: int, distance: int, node: int) -> int:
    """One more; the new size."""
    at = size
    while at > 0:
        above = (at - 1) >> 1
        if distances[above] < distance or (distances[above] == distance and nodes[above] <= node):
            break
        distances[at], nodes[at] = distances[above], nodes[above]
        at = above
    distances[at], nodes[at] = distance, node
    return size + 1


@inlined
def drop_first(distances: Array, nodes: Array, size: int) -> int:
    """The queue without its first; the new size."""
    size -= 1
    distance, node, at = distances[size], nodes[size], 0
    while True:
        below = 2 * at + 1
        if below >= size:
            break
        other = below + 1
        if other < size and (
            distances[other] < distances[below]
            or (distances[other] == distances[below] and nodes[other] < nodes[below])
        ):
            below = other
        if distance < distances[below] or (distance == distances[below] and node <= nodes[below]):
            break
        distances[at], nodes[at] = distances[below], nodes[below]
        at = below
    distances[at], nodes[at] = distance, node
    return size
