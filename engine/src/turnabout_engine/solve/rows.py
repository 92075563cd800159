"""The entries of each mentee, best first, so that a search looks only at those that can still matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.solve.market import Market

FINENESS = 20  # bits of a gain that sorting and searching look at; the rest is left to the caller


class Rows:
    """Entries sorted by mentee and falling gain, found by one sorted key for all mentees."""

    def __init__(self, market: Market) -> None:
        gain = market.gain
        self.most = int(gain.max(initial=0))
        spread = self.most - int(gain.min(initial=0))
        self.shift = max(0, spread.bit_length() - FINENESS)
        key = (market.mentee << (FINENESS + 1)) + ((self.most - gain) >> self.shift)
        self.entry = np.argsort(key, kind="stable")
        self.key = key[self.entry]
        self.start = market.start

    def above(
        self, mentees: NDArray[np.int64], least: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Every entry of these mentees that gains more than `least` (one each), and a few more that do not.

        The second array tells for which of the mentees each entry is.
        """
        depth = np.minimum(np.maximum((self.most - least) >> self.shift, -1), (1 << FINENESS) + 1)
        first = self.start[mentees]
        # Mentees' keys stand apart by more than any depth, so that a search never runs into the next row.
        end = self.key.searchsorted((mentees << (FINENESS + 1)) + depth, side="right")
        count = np.maximum(end, first) - first
        who = np.arange(len(mentees)).repeat(count)
        before = count.cumsum() - count
        return self.entry[np.arange(len(who)) + (first - before)[who]], who
