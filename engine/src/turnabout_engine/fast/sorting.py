"""Features put in the order of an index by counting, and interests turned into features: compiled, one pass each."""

from __future__ import annotations

from typing import Any

import numpy as np

from turnabout_engine.fast.exact import count_bits
from turnabout_engine.fast.jit import uncounted

Array = Any
ONE = np.uint64(1)
CLASS_BITS = 16


@uncounted
def count_interests(words: Array, coupled: bool, start: Array) -> None:
    """Where each person's features begin: one for each interest, or for each two of a person."""
    for person in range(len(words)):
        count = 0
        for word in range(words.shape[1]):
            count += count_bits(words[person, word])
        start[person + 1] = start[person] + (count * (count - 1) // 2 if coupled else count)


@uncounted
def name_interests(words: Array, coupled: bool, start: Array, feature: Array) -> None:
    """The features in ascending order; two interests a < b have the number a x (number of interests) + b."""
    count = 64 * words.shape[1]
    for person in range(len(words)):
        at = start[person]
        for one in range(count):
            if words[person, one // 64] >> np.uint64(one % 64) & ONE:
                if not coupled:
                    feature[at] = one
                    at += 1
                for other in range(one + 1, count if coupled else 0):
                    if words[person, other // 64] >> np.uint64(other % 64) & ONE:
                        feature[at] = one * count + other
                        at += 1


@uncounted
def tally(order: Array, chunk: int, features: int, start: Array, feature: Array, ends: Array) -> None:
    """Count the postings of every chunk and feature, one cell further on."""
    for place in range(len(order)):
        cell = place // chunk * features + 1
        for at in range(start[order[place]], start[order[place] + 1]):
            ends[cell + feature[at]] += np.uint32(1)


@uncounted
def fill(
    order: Array,
    chunk: int,
    features: int,
    start: Array,
    feature: Array,
    kind: Array,
    at: Array,
    posting: Array,
) -> None:
    """Put every posting behind those of its cell that are there; `at` tells where the next one goes."""
    for place in range(len(order)):
        cell = place // chunk * features
        for one in range(start[order[place]], start[order[place] + 1]):
            posting[at[cell + feature[one]]] = place % chunk | kind[one] << CLASS_BITS
            at[cell + feature[one]] += np.uint32(1)
