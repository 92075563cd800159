"""Locked pairs and people who could be paired both ways, as positions for the solver."""

from collections.abc import Iterable

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]  # SciPy ships no types
from numpy.typing import NDArray

from turnabout_engine.errors import EngineError
from turnabout_engine.people.cast import Cast
from turnabout_engine.rules.masks import OPEN_RULES, removed
from turnabout_engine.score.parts import Score


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
    if cast.policy.mutual:
        return np.empty((0, 4), dtype=np.int64)
    both = sorted(cast.mentee_at.keys() & cast.mentor_at.keys())
    rows = np.array([cast.mentee_at[key] for key in both], dtype=np.int64)
    columns = np.array([cast.mentor_at[key] for key in both], dtype=np.int64)
    square = sp.csr_array(scores[rows][:, columns])
    allowed = sp.csr_array((np.ones_like(square.data), square.indices, square.indptr), shape=square.shape)
    twice = sp.coo_array(sp.triu(allowed.multiply(allowed.T), k=1))
    first, second = twice.row, twice.col
    return np.stack([rows[first], columns[second], rows[second], columns[first]], axis=1).astype(np.int64)
