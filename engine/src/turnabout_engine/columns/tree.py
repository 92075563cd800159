"""Places in a reporting tree, such that everybody below a person stands in one range of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def places(parent: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(first, last) of everybody in preorder; `parent` is a position, -1 for a root, and never runs in a circle."""
    layers = _layers(parent)
    size = np.ones(len(parent), dtype=np.int64)
    for layer in reversed(layers[1:]):
        np.add.at(size, parent[layer], size[layer])
    first = np.zeros(len(parent), dtype=np.int64)
    for number, layer in enumerate(layers):
        # Siblings stand one behind the other, each after all those below the one before.
        owner = parent[layer]
        order = np.argsort(owner, kind="stable")
        layer, owner = layer[order], owner[order]
        before = np.cumsum(size[layer]) - size[layer]
        opening = np.flatnonzero(np.concatenate([[True], owner[1:] != owner[:-1]]))
        sibling = before - np.repeat(before[opening], np.diff(np.append(opening, len(owner))))
        first[layer] = sibling if number == 0 else first[owner] + 1 + sibling
    return first, first + size - 1


def _layers(parent: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Positions by depth, the roots first."""
    children = np.argsort(parent, kind="stable")
    sorted_parents = parent[children]
    layers = [np.flatnonzero(parent < 0)]
    while layers[-1].size:
        low = np.searchsorted(sorted_parents, layers[-1], side="left")
        count = np.searchsorted(sorted_parents, layers[-1], side="right") - low
        at = np.arange(count.sum()) + np.repeat(low - (np.cumsum(count) - count), count)
        layers.append(children[at])
    return layers[:-1]
