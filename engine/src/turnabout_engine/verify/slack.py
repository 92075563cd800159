"""Where prices and pairs disagree: the terms of the bound that are larger than what the pairs use of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.verify.prices import NOTHING, Prices, add, left_over, mentee_part, times, triple
from turnabout_engine.verify.report import Failure
from turnabout_engine.verify.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

RULE = "proof-loose"


def loose_ends(table: Table, prices: Prices, pairs: NDArray[np.int64]) -> Iterator[Failure]:
    """People and pairs for whom the prices do not fit; together they are all of bound minus worth."""
    yield from _loose_mentees(table, prices, pairs)
    yield from _loose_mentors(table, prices, pairs)
    yield from _loose_pairs(table, prices, pairs)


def _loose_mentees(table: Table, prices: Prices, pairs: NDArray[np.int64]) -> Iterator[Failure]:
    held = np.bincount(pairs[:, 0], minlength=len(prices.mentee))
    for mentee, count in enumerate(held.tolist()):
        price = triple(prices.mentee[mentee])
        used = add([(int(table.worth[mentee]) if count else 0, 0, 0), times(count, price)])
        if used != mentee_part(table, prices, mentee):
            yield Failure(RULE, table.mentee_name(mentee), f"the price {price} does not fit {count} pairs")


def _loose_mentors(table: Table, prices: Prices, pairs: NDArray[np.int64]) -> Iterator[Failure]:
    load = np.bincount(pairs[:, 1], minlength=len(prices.mentor))
    idle = (table.problem.mentor_capacity > load) & prices.mentor.any(axis=1)
    for mentor in np.flatnonzero(idle).tolist():
        price = triple(prices.mentor[mentor])
        yield Failure(RULE, table.mentor_name(mentor), f"has a seat free and yet the price {price}")


def _loose_pairs(table: Table, prices: Prices, pairs: NDArray[np.int64]) -> Iterator[Failure]:
    left = left_over(table, prices)
    taken = np.zeros(len(left), dtype=bool)
    taken[table.find(pairs)] = True
    fixed = np.zeros(len(left), dtype=bool)
    fixed[table.find(table.problem.fixed)] = True
    for entry in np.flatnonzero(prices.available & ~fixed & left.any(axis=1)).tolist():
        over = triple(left[entry])
        name = table.pair_name(int(table.mentee[entry]), int(table.mentor[entry]))
        if taken[entry] and over < NOTHING:
            yield Failure(RULE, name, f"is taken, and the prices exceed its worth by {times(-1, over)}")
        if not taken[entry] and over > NOTHING:
            yield Failure(RULE, name, f"is not taken, and its worth exceeds the prices by {over}")
