"""The allowed pairs of a problem as flat arrays, read once for all checks of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem


@dataclass(frozen=True, eq=False)
class Table:
    """Allowed pairs sorted by mentee and mentor; `key` is mentee x number of mentors + mentor.

    `worth` is what placing each mentee counts in the first figure. A table of a large problem holds the pairs that
    the answer takes and those that its prices do not cover; all others were looked at and add nothing.
    """

    problem: Problem
    mentee: NDArray[np.int64]
    mentor: NDArray[np.int64]
    score: NDArray[np.int64]
    key: NDArray[np.int64]
    worth: NDArray[np.int64]

    def find(self, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where each pair stands, -1 where it is not allowed."""
        wanted = pairs[:, 0] * len(self.problem.mentor_ids) + pairs[:, 1]
        if not self.key.size:
            return np.full(len(pairs), -1, dtype=np.int64)
        at = np.minimum(np.searchsorted(self.key, wanted), self.key.size - 1)
        return np.where(self.key[at] == wanted, at, -1)

    def mentee_name(self, mentee: int) -> str:
        """As it stands in reports."""
        return f"mentee {self.problem.mentee_ids[mentee]}"

    def mentor_name(self, mentor: int) -> str:
        """As it stands in reports."""
        return f"mentor {self.problem.mentor_ids[mentor]}"

    def pair_name(self, mentee: int, mentor: int) -> str:
        """As it stands in reports."""
        return f"{self.mentee_name(mentee)} with {self.mentor_name(mentor)}"


def table_of(problem: Problem) -> Table:
    """Straight from the stored entries, zeros included."""
    mentees, mentors = len(problem.mentee_ids), len(problem.mentor_ids)
    mentee = np.repeat(np.arange(mentees, dtype=np.int64), np.diff(problem.scores.indptr))
    mentor = problem.scores.indices.astype(np.int64)
    worth = problem.first_worth
    return Table(problem, mentee, mentor, problem.scores.data, mentee * mentors + mentor, worth)
