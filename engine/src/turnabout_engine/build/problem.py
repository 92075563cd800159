"""Scores every pair that the rules allow and hands the solver a problem with ids, seats, locks and couples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]  # SciPy ships no types

from turnabout_engine.build.locks import couples, couples_of_columns, fixed
from turnabout_engine.hours.zones import Calendar
from turnabout_engine.large.size import are_many
from turnabout_engine.people.cast import Cast, Pair
from turnabout_engine.people.person import PersonRow
from turnabout_engine.policy import Policy
from turnabout_engine.problem import Problem
from turnabout_engine.rules.masks import removed
from turnabout_engine.score.parts import Score

if TYPE_CHECKING:
    from turnabout_engine.columns import Columns


def problem_from_people(
    rows: Sequence[PersonRow],
    policy: Policy,
    earlier: Iterable[Pair] = (),
    locked: Iterable[Pair] = (),
    forbidden: Iterable[Pair] = (),
    *,
    calendar: Calendar | None = None,
    allowed: Iterable[Pair] = (),
    left_out: Iterable[str] = (),
) -> Problem:
    """The problem of these people under this policy.

    rows: the whole staff list, for the reporting lines; those with a role and a seat take part.
    earlier, locked, forbidden, allowed: (mentor_id, mentee_id) pairs; earlier and forbidden hold whichever way round;
    a mentee whom `allowed` names gets nobody but the mentors listed with them. left_out: ids of mentees who come first
    because the last round left them without a pair.
    calendar: pins the zone offsets of an earlier result. Raises LockRefused, and ValueError on a key given twice.
    """
    return problem_from_cast(Cast.of(rows, policy, earlier, locked, forbidden, calendar, allowed, left_out))


def problem_from_cast(cast: Cast) -> Problem:
    """By a table of all allowed pairs; a match too large for that by columns, which give every pair the same score."""
    if are_many(len(cast.mentees), len(cast.mentors)):
        from turnabout_engine.build.columns import columns_of
        from turnabout_engine.columns.columns import NotColumnar

        try:
            return _by_columns(cast, columns_of(cast))
        except NotColumnar:
            pass  # the table holds anything
    return _by_table(cast)


def _by_columns(cast: Cast, columns: Columns) -> Problem:
    return Problem.from_columns(
        columns,
        [person.mentor_capacity for person in cast.mentors],
        [person.mentee_capacity for person in cast.mentees],
        mentee_ids=tuple(cast.mentee_at),
        mentor_ids=tuple(cast.mentor_at),
        seed=cast.policy.seed,
        fixed=fixed(cast, Score(cast)),
        couples=couples_of_columns(cast, columns),
        left_out=cast.waiting,
        people=cast,
    )


def _by_table(cast: Cast) -> Problem:
    score = Score(cast)
    scores = _allowed(cast, score)
    return Problem(
        scores=scores,
        mentee_capacity=np.array([person.mentee_capacity for person in cast.mentees], dtype=np.int64),
        mentor_capacity=np.array([person.mentor_capacity for person in cast.mentors], dtype=np.int64),
        mentee_ids=tuple(cast.mentee_at),
        mentor_ids=tuple(cast.mentor_at),
        # A floor on the visible score says nothing about full scores: the rule took the pairs away, `check` proves it.
        floor=cast.policy.floor if cast.policy.floor_sees_hidden else 0,
        seed=cast.policy.seed,
        fixed=fixed(cast, score),
        couples=couples(cast, scores),
        left_out=cast.waiting,
        people=cast,
    )


def _allowed(cast: Cast, score: Score) -> sp.csr_array:
    """Full scores of the pairs that no rule removes; a score of 0 stays a stored entry."""
    columns, values, ends = [], [], [np.zeros(1, dtype=np.int64)]
    for rows in cast.blocks():
        full = score.total(rows, hidden=True)
        held = full if cast.policy.floor_sees_hidden else score.for_floor(rows)
        kept = ~np.logical_or.reduce(list(removed(cast, rows, held).values()))
        columns.append(np.nonzero(kept)[1])
        values.append(full[kept])
        ends.append(kept.sum(axis=1))
    shape = (len(cast.mentees), len(cast.mentors))
    none = [np.zeros(0, dtype=np.int64)]
    return sp.csr_array(
        (np.concatenate(values or none), np.concatenate(columns or none), np.cumsum(np.concatenate(ends))),
        shape=shape,
        dtype=np.int64,
    )
