"""The order in which people are looked at, drawn from the recorded seed alone, so that no key wins ties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MENTEES, MENTORS, COUPLES = 0, 1, 2


def order(ids: Sequence[str], seed: int, side: int) -> NDArray[np.int64]:
    """Positions in a random order that depends on the seed and on the set of ids, not on the order of rows.

    Only the raw stream of PCG64 is used: NumPy promises it for all versions and machines, unlike `permutation`.
    """
    by_id = np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int64)
    draw = np.random.PCG64(np.random.SeedSequence([seed, side])).random_raw(len(ids))
    return by_id[np.argsort(draw, kind="stable")]
