"""The bound that a set of prices proves, term by term as `Certificate` states it, in exact whole numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from turnabout_engine.verify.charged import Charged
from turnabout_engine.verify.report import Failure
from turnabout_engine.verify.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

Value = tuple[int, int, int]
LARGEST_PRICE = 2**60
NOTHING: Value = (0, 0, 0)


@dataclass(frozen=True, eq=False)
class Prices:
    """Prices of one case, readable and in range, in parts of a point.

    `available` marks the entries it may take (fixed ones apart); `charged` is what each is worth after the prices
    of its couples.
    """

    mentee: NDArray[np.int64]
    mentor: NDArray[np.int64]
    available: NDArray[np.bool_]
    charged: Charged


def read_prices(given: Any, ids: tuple[str, ...], side: str) -> NDArray[np.int64] | Failure:
    """Rows (placed, seats, total), one for each person, or what is wrong with them."""
    array = np.asarray(given)
    if array.shape != (len(ids), 3):
        return Failure(
            "certificate-form",
            f"{side} prices",
            f"expected {len(ids)} rows of 3, found the shape {array.shape}",
        )
    if array.dtype.kind not in "iu":
        return Failure("certificate-form", f"{side} prices", f"expected whole numbers, found {array.dtype}")
    wild = (array > LARGEST_PRICE).any(axis=1) | (array < -LARGEST_PRICE).any(axis=1)
    if wild.any():
        return Failure("certificate-form", f"{side} {ids[int(np.argmax(wild))]}", "the price is out of range")
    return array.astype(np.int64)


def below_zero(table: Table, prices: Prices) -> Iterator[Failure]:
    """Mentors whose price is negative, which would let an empty seat lower the bound."""
    for mentor in np.flatnonzero(_positive(-prices.mentor)).tolist():
        yield Failure(
            "price-below-zero",
            table.mentor_name(mentor),
            f"has the price {tuple(prices.mentor[mentor].tolist())}",
        )


def bound(table: Table, prices: Prices, fixed: NDArray[np.int64]) -> Value:
    """The most that any answer of this case can be worth."""
    parts = [mentee_part(table, prices, at) for at in range(len(prices.mentee))]
    parts += [mentor_part(table, prices, at) for at in np.flatnonzero(prices.mentor.any(axis=1)).tolist()]
    left = left_over(table, prices)
    free = prices.available.copy()
    free[fixed] = False
    parts.append(_sum_rows(left[free & _positive(left)]))
    parts.append(_sum_rows(left[fixed]))
    parts.append(prices.charged.couples)
    return add(parts)


def mentee_part(table: Table, prices: Prices, mentee: int) -> Value:
    """(e + u)+ + (a - 1)(u)+, nothing for a mentee without seats."""
    seats = int(table.problem.mentee_capacity[mentee])
    price = triple(prices.mentee[mentee])
    if seats == 0:
        return NOTHING
    first = max(NOTHING, add([(int(table.worth[mentee]), 0, 0), price]))
    return add([first, times(seats - 1, max(NOTHING, price))])


def mentor_part(table: Table, prices: Prices, mentor: int) -> Value:
    """b v."""
    return times(int(table.problem.mentor_capacity[mentor]), triple(prices.mentor[mentor]))


def left_over(table: Table, prices: Prices) -> NDArray[np.int64]:
    """c - u - v for every entry; all three columns stay far inside 64 bits."""
    left: NDArray[np.int64] = prices.charged.worth - prices.mentee[table.mentee] - prices.mentor[table.mentor]
    return left


def add(parts: list[Value]) -> Value:
    """The sum of triples, in unbounded integers."""
    return sum(part[0] for part in parts), sum(part[1] for part in parts), sum(part[2] for part in parts)


def times(number: int, part: Value) -> Value:
    """A triple several times."""
    return number * part[0], number * part[1], number * part[2]


def triple(row: NDArray[np.int64]) -> Value:
    """One row of prices as a tuple."""
    placed, seats, total = row.tolist()
    return placed, seats, total


def _positive(rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Rows above (0, 0, 0), compared like words."""
    first, second, third = rows[:, 0], rows[:, 1], rows[:, 2]
    later = (second > 0) | ((second == 0) & (third > 0))
    answer: NDArray[np.bool_] = (first > 0) | ((first == 0) & later)
    return answer


def _sum_rows(rows: NDArray[np.int64]) -> Value:
    """Column sums that cannot overflow: upper and lower halves of the numbers are summed apart."""
    upper, lower = (rows >> 32).sum(axis=0).tolist(), (rows & 0xFFFFFFFF).sum(axis=0).tolist()
    sums = [(high << 32) + low for high, low in zip(upper, lower, strict=True)]
    return sums[0], sums[1], sums[2]
