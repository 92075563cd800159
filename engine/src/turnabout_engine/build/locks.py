"""Locked pairs and people who could be paired both ways, as positions for the solver."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]  # SciPy ships no types
from numpy.typing import NDArray

from turnabout_engine.columns.oracle import CELLS_AT_ONCE, Oracle
from turnabout_engine.errors import EngineError
from turnabout_engine.people.cast import Cast
from turnabout_engine.rules.masks import OPEN_RULES, removed
from turnabout_engine.score.parts import Score

if TYPE_CHECKING:
    from turnabout_engine.columns import Columns


class LockRefused(EngineError, ValueError):
    """A locked pair breaks a hard rule. `rule` is an open rule, "not_taking_part" or "not_available"."""

    def __init__(self, mentor: str, mentee: str, rule: str) -> None:
        super().__init__(f"{mentor} and {mentee} cannot be locked: {rule}")
        self.mentor, self.mentee, self.rule = mentor, mentee, rule


def fixed(cast: Cast, score: Score) -> NDArray[np.int64]:
    """The locked pairs as (mentee, mentor) rows; raises LockRefused for the first that a rule removes."""
    rows = []
    for mentor, mentee in cast.locked:
        rule = why_not(cast, score, mentor, mentee)
        if rule is not None:
            raise LockRefused(mentor, mentee, rule)
        rows.append((cast.mentee_at[mentee], cast.mentor_at[mentor]))
    return np.array(sorted(rows), dtype=np.int64).reshape(-1, 2)


def why_not(cast: Cast, score: Score, mentor: str, mentee: str) -> str | None:
    """The first open rule that removes this pair, "not_available" for any private one, None if it is allowed."""
    if mentee not in cast.mentee_at or mentor not in cast.mentor_at:
        return "not_taking_part"
    row, column = np.array([cast.mentee_at[mentee]], dtype=np.int64), cast.mentor_at[mentor]
    marks = removed(cast, row, score.for_floor(row))
    broken: Iterable[str] = (rule for rule, mark in marks.items() if mark[0, column])
    first = next(iter(broken), None)
    return first if first is None or first in OPEN_RULES or first == "oneself" else "not_available"


def couples(cast: Cast, scores: sp.csr_array) -> NDArray[np.int64]:
    """Entries of which only one may be taken: two people, each of whom could be the other's mentor.

    None under a mutual policy: there the same two may teach each other as two pairs.
    """
    rows, columns = _in_both_roles(cast)
    square = sp.csr_array(scores[rows][:, columns])
    allowed = sp.csr_array((np.ones_like(square.data), square.indices, square.indptr), shape=square.shape)
    return _twice(allowed, rows, columns)


def couples_of_columns(cast: Cast, columns: Columns) -> NDArray[np.int64]:
    """The same, looking only at those who hold both roles."""
    rows, places = _in_both_roles(cast)
    if len(rows) < 2:
        return np.empty((0, 4), dtype=np.int64)
    oracle, size = Oracle(columns), max(1, CELLS_AT_ONCE // len(rows))
    blocks = [
        sp.csr_array(oracle.scores(rows[first : first + size], places) >= 0)
        for first in range(0, len(rows), size)
    ]
    return _twice(sp.csr_array(sp.vstack(blocks), dtype=np.int64), rows, places)


def _in_both_roles(cast: Cast) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Positions as mentee and as mentor; of nobody where the same two may be paired both ways."""
    both = [] if cast.policy.mutual else sorted(cast.mentee_at.keys() & cast.mentor_at.keys())
    rows = np.array([cast.mentee_at[key] for key in both], dtype=np.int64)
    return rows, np.array([cast.mentor_at[key] for key in both], dtype=np.int64)


def _twice(allowed: sp.csr_array, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.int64]:
    twice = sp.coo_array(sp.triu(allowed.multiply(allowed.T), k=1))
    first, second = twice.row, twice.col
    return np.stack([rows[first], columns[second], rows[second], columns[first]], axis=1).astype(np.int64)
