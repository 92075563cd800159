"""The whole table of scores of columns, for matches small enough to look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.columns.columns import Columns
from turnabout_engine.columns.oracle import Oracle

if TYPE_CHECKING:
    from scipy.sparse import csr_array  # type: ignore[import-untyped]  # SciPy ships no types


def table_of(columns: Columns) -> csr_array:
    """Scores of all allowed pairs; a score of 0 stays a stored entry."""
    from scipy.sparse import csr_array

    none = np.zeros(0, dtype=np.int64)
    mentors, values, counts = [none], [none], [np.zeros(1, dtype=np.int64)]
    for _, scores in Oracle(columns).blocks():
        kept = scores >= 0
        mentors.append(np.nonzero(kept)[1])
        values.append(scores[kept])
        counts.append(kept.sum(axis=1))
    start = np.cumsum(np.concatenate(counts))
    return csr_array(
        (np.concatenate(values), np.concatenate(mentors), start), shape=columns.shape, dtype=np.int64
    )
