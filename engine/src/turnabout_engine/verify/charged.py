"""What couple prices make of the worth of each pair, in parts of a point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from turnabout_engine.verify.report import Failure
from turnabout_engine.verify.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

LARGEST = 2**58
MOST_PARTS = 1_000


def read_unit(given: Any) -> int | Failure:
    """How many parts a point has."""
    if isinstance(given, int) and not isinstance(given, bool) and 1 <= given <= MOST_PARTS:
        return given
    return Failure(
        "certificate-form", "certificate unit", f"{given!r} is not a number of parts from 1 to {MOST_PARTS}"
    )


@dataclass(frozen=True, eq=False)
class Charged:
    """Rows (placed, seats, total in parts) that each entry is worth, and the sum of the couple prices."""

    worth: NDArray[np.int64]
    couples: tuple[int, int, int]


def charged_worth(table: Table, unit: int, given: Any) -> Charged | Failure:
    """The worth of every entry after the prices of its couples, or what is wrong with those."""
    rows = np.asarray(given)
    if rows.size and (rows.ndim != 2 or rows.shape[1] != 4 or rows.dtype.kind not in "iu"):
        return Failure(
            "certificate-form", "couple prices", "expected whole numbers: couple, placed, seats, total"
        )
    if rows.size and (rows.min() < -LARGEST or rows.max() > LARGEST):
        return Failure("certificate-form", "couple prices", "are out of range")
    return _charge(table, unit, rows.reshape(-1, 4).tolist())


def _charge(table: Table, unit: int, rows: list[list[int]]) -> Charged | Failure:
    cost: dict[int, list[int]] = {}
    couples = table.problem.couples
    for couple, *price in rows:
        if not 0 <= couple < len(couples):
            return Failure("certificate-form", f"couple {couple}", "has a price and does not exist")
        if price < [0, 0, 0]:
            return Failure("price-below-zero", f"couple {couple}", f"has the price {tuple(price)}")
        for entry in table.find(couples[couple].reshape(2, 2)).tolist():
            cost[entry] = [one + more for one, more in zip(cost.get(entry, (0, 0, 0)), price, strict=True)]
    cost.pop(-1, None)
    placed, seats, total = (sum(row[stage] for row in rows) for stage in (1, 2, 3))
    return _worth(table, unit, cost, (placed, seats, total))


def _worth(
    table: Table, unit: int, cost: dict[int, list[int]], couples: tuple[int, int, int]
) -> Charged | Failure:
    """Python's unbounded integers until here; from here on 64 bits are enough."""
    if any(abs(part) > LARGEST for price in cost.values() for part in price):
        return Failure("certificate-form", "couple prices", "are out of range")
    worth = np.zeros((len(table.score), 3), dtype=np.int64)
    worth[:, 1], worth[:, 2] = 1, table.score * unit
    for entry, price in cost.items():
        worth[entry] -= price
    return Charged(worth, couples)
