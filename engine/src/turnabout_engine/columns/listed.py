"""Single pairs of a mentee and a mentor with a number each, kept by mentee: what no column of one side can tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Listed:
    """`mentor[start[i]:start[i + 1]]` are mentee i's, ascending, each once, with a `value`."""

    start: NDArray[np.int64]
    mentor: NDArray[np.int32]
    value: NDArray[np.int16]

    def dense(self, rows: NDArray[np.int64], cols: NDArray[np.int64]) -> NDArray[np.int64]:
        """Matrix (rows x cols) of the values, 0 where a pair is not listed."""
        table = np.zeros((len(rows), len(cols)), dtype=np.int64)
        who, at = _spread(self.start[rows], self.start[rows + 1])
        order = np.argsort(cols, kind="stable")
        mentors = self.mentor[at]
        low = np.searchsorted(cols[order], mentors, side="left")
        high = np.searchsorted(cols[order], mentors, side="right")
        entry, place = _spread(low, high)
        table[who[entry], order[place]] = self.value[at][entry]
        return table


def _spread(low: NDArray[np.int64], high: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every position from low to high of each range, with the number of its range."""
    counts = high - low
    owner = np.repeat(np.arange(len(low)), counts)
    return owner, np.arange(len(owner)) + np.repeat(low - (np.cumsum(counts) - counts), counts)


def listed(mentees: int, pairs: Any = (), values: Any = None) -> Listed:
    """From rows (mentee, mentor); a pair given more than once has the sum of its values (1 each by default)."""
    rows = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    given = np.ones(len(rows), dtype=np.int64) if values is None else np.asarray(values, dtype=np.int64)
    wide = int(rows[:, 1].max(initial=0)) + 1
    key, place = np.unique(rows[:, 0] * wide + rows[:, 1], return_inverse=True)
    summed = np.zeros(len(key), dtype=np.int64)
    np.add.at(summed, place.ravel(), given)
    start = np.searchsorted(key, np.arange(mentees + 1, dtype=np.int64) * wide)
    return Listed(start.astype(np.int64), (key % wide).astype(np.int32), summed.astype(np.int16))
