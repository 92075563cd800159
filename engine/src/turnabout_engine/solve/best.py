"""The best answer of one market, by the fastest road that is exact for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.solve import dense
from turnabout_engine.solve.market import Market
from turnabout_engine.solve.paths import Paths, fill, grow
from turnabout_engine.solve.prices import prices

if TYPE_CHECKING:
    from numpy.typing import NDArray


def best(market: Market) -> NDArray[np.bool_]:
    """Which open entries are taken: placed first, then seats, then worth."""
    if not dense.serves(market):
        return grow(market)
    taken = dense.assign(market)
    seated = dense.copies(market)
    if (seated == market.seats).all():
        return taken
    paths = Paths(market, taken, *prices(market, taken, seated))
    for mentee in np.flatnonzero(market.seats > seated).tolist():
        fill(paths, mentee, int(market.seats[mentee] - seated[mentee]))
    return paths.taken
