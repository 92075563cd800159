"""The fast road: SciPy's exact dense assignment on copies of seats, where copies cannot seat a pair twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.solve.market import Market

CELL_LIMIT = 100_000_000  # 0.8 GB of floats


def copies(market: Market) -> NDArray[np.int64]:
    """How many of each mentee's seats can be seated at once by copying.

    A pair could be taken twice only where both sides have several copies; then one seat a mentee is seated here
    and the others are left for augmenting paths.
    """
    several = (market.seats[market.mentee] > 1) & (market.room[market.mentor] > 1)
    return np.minimum(market.seats, 1) if several.any() else market.seats


def serves(market: Market) -> bool:
    """Whether the table fits in memory and every number in it stays exact as a float."""
    copied = int(copies(market).sum()) * int(market.room.sum())
    cells = max(copied, len(market.seats) * len(market.room))
    return cells <= CELL_LIMIT and market.scale.fits_a_float()


def assign(market: Market) -> NDArray[np.bool_]:
    """Which entries are taken in a best answer with `copies(market)` seats; source: Crouse 2016, in SciPy."""
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]  # SciPy ships no types

    cost, rows, columns = _table(market)
    row, column = linear_sum_assignment(cost)
    real = cost[row, column] < 0
    return _taken(market, rows[row[real]], columns[column[real]])


def _table(market: Market) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """Costs for copies of seats; a pair that is not allowed, or worth nothing, costs 0 and stands for no pair."""
    seats = copies(market)
    rows = np.repeat(np.arange(len(seats)), seats)
    columns = np.repeat(np.arange(len(market.room)), market.room)
    bonus = market.bonus
    table = _costs(market, market.gain + bonus[market.mentee])[np.ix_(rows, columns)]
    further = np.flatnonzero(rows[1:] == rows[:-1]) + 1
    if further.size:
        table[further] = _costs(market, market.gain)[np.ix_(rows[further], columns)]
    return table, rows, columns


def _costs(market: Market, gain: NDArray[np.int64]) -> NDArray[np.float64]:
    cost = np.zeros((len(market.seats), len(market.room)))
    cost[market.mentee, market.mentor] = np.minimum(0, -gain)
    return cost


def _taken(market: Market, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
    wanted = np.zeros((len(market.seats), len(market.room)), dtype=bool)
    wanted[mentees, mentors] = True
    taken: NDArray[np.bool_] = wanted[market.mentee, market.mentor]
    return taken
