"""A problem without one of its pairs."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.columns.listed import Listed

if TYPE_CHECKING:
    from scipy.sparse import csr_array  # type: ignore[import-untyped]  # SciPy ships no types

    from turnabout_engine.problem import Problem


def without(problem: Problem, mentee: int, mentor: int) -> Problem:
    """Never these two; neither in columns nor, where there is one, in the table."""
    changed = copy.copy(problem)
    if problem.columns is not None:
        excluded = _with(problem.columns.excluded, mentee, mentor)
        object.__setattr__(changed, "columns", replace(problem.columns, excluded=excluded))
        if "oracle" in problem.__dict__:
            oracle = copy.copy(problem.oracle)
            object.__setattr__(oracle, "columns", changed.columns)
            object.__setattr__(changed, "oracle", oracle)
    if problem.is_table:
        object.__setattr__(changed, "scores", _removed(problem.scores, mentee, mentor))
    return changed


def _with(listed: Listed, mentee: int, mentor: int) -> Listed:
    """The list with one pair more."""
    start, end = listed.start[mentee : mentee + 2]
    at = start + np.searchsorted(listed.mentor[start:end], mentor)
    if at < end and listed.mentor[at] == mentor:
        return listed
    later = np.arange(len(listed.start)) > mentee
    return Listed(listed.start + later, np.insert(listed.mentor, at, mentor), np.insert(listed.value, at, 1))


def _removed(scores: csr_array, mentee: int, mentor: int) -> csr_array:
    """The table without one stored entry."""
    start, end = scores.indptr[mentee : mentee + 2]
    at = start + np.searchsorted(scores.indices[start:end], mentor)
    if at == end or scores.indices[at] != mentor:
        return scores
    later = np.arange(len(scores.indptr)) > mentee
    arrays = (np.delete(scores.data, at), np.delete(scores.indices, at), scores.indptr - later)
    return type(scores)(arrays, shape=scores.shape)
