"""The table of a large problem of columns: every pair is scored and held against the prices, few have to be kept.

Kept are the answer's pairs, the fixed ones, those that some prices do not cover, and those who would rather change;
all other pairs add nothing to any sum. Scores come from the plain definition. Above MOST_PAIRS only a sample of mentees
is scored so, all others by the fast scan, and the report says how many the sample holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from turnabout_engine.columns.oracle import Oracle
from turnabout_engine.verify.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem

MOST_PAIRS = 5_000 * 50_000
SMALL = 2_000_000
SAMPLE = 100
MOST_KEPT = 3_000_000
LISTED = 64


def is_wide(problem: Problem) -> bool:
    """Whether the whole table is better not made."""
    mentees, mentors = problem.shape
    return problem.columns is not None and not problem.is_table and mentees * mentors > SMALL


def sample_of(problem: Problem) -> NDArray[np.int64] | None:
    """The mentees whose pairs are all scored by the definition; None where everybody's are."""
    mentees, mentors = problem.shape
    if mentees * mentors <= MOST_PAIRS:
        return None
    draw = np.random.PCG64(np.random.SeedSequence([problem.seed, mentees])).random_raw(SAMPLE)
    return np.unique((draw % np.uint64(mentees)).astype(np.int64))


@dataclass(frozen=True, eq=False)
class Held:
    """What pairs are held against: prices of a case with its least score, seats counted alone for a witness."""

    mentee: NDArray[np.int64]
    mentor: NDArray[np.int64]
    least: int
    points: int

    def uncovered(
        self, rows: NDArray[np.int64], mentors: Any, scores: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Allowed pairs whose worth (0, 1, score) is above both prices, compared like words."""
        placed = -self.mentee[rows, 0, None] - self.mentor[mentors, 0]
        seats = 1 - self.mentee[rows, 1, None] - self.mentor[mentors, 1]
        points = self.points * (scores - self.mentee[rows, 2, None] - self.mentor[mentors, 2])
        over = (placed > 0) | ((placed == 0) & ((seats > 0) | ((seats == 0) & (points > 0))))
        return np.asarray(over & (scores >= max(self.least, 0)), dtype=np.bool_)


def wide_table(problem: Problem, solution: Any) -> Table:
    """The table that all checks read. Raises ValueError where the prices cover so little that it would be whole."""
    columns = problem.columns
    assert columns is not None  # noqa: S101  # is_wide has looked
    oracle = Oracle(columns)
    held = list(_all_held(problem, solution))
    pairs = np.concatenate([_readable(problem, solution), problem.fixed])
    scores = oracle.of_pairs(pairs)
    rather = (
        _change(problem, pairs, scores)
        if solution.blocking is not None or solution.mode == "stable"
        else None
    )
    found = [(pairs[:, 0] * problem.shape[1] + pairs[:, 1], scores)]
    kept = 0
    for keys, points in _looked_at(problem, oracle, held, rather):
        kept += len(keys)
        if kept > MOST_KEPT:
            raise ValueError("the prices leave too many pairs uncovered")
        found.append((keys, points))
    key, first = np.unique(np.concatenate([keys for keys, _ in found]), return_index=True)
    score = np.concatenate([points for _, points in found])[first]
    key, score = key[score >= 0], score[score >= 0]
    return Table(problem, key // problem.shape[1], key % problem.shape[1], score, key, problem.first_worth)


def _looked_at(
    problem: Problem, oracle: Oracle, held: list[Held], rather: tuple[Any, Any] | None
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Keys and scores of pairs to keep: block by block by the definition, and where that is too much by the scan."""
    sample, mentors = sample_of(problem), problem.shape[1]
    everyone = np.arange(problem.shape[0]) if sample is None else sample
    size = max(1, SMALL // 2 // mentors)
    for first in range(0, len(everyone), size):
        rows = everyone[first : first + size]
        scores = oracle.scores(rows)
        keep = np.zeros(scores.shape, dtype=bool)
        for prices in held:
            keep |= prices.uncovered(rows, slice(None), scores)
        if rather is not None:
            keep |= (scores >= 0) & (scores > rather[0][rows, None]) & (scores > rather[1][None, :])
        at, mentor = np.nonzero(keep)
        yield rows[at] * mentors + mentor, scores[keep]
    if sample is not None:
        yield from _scanned(problem, held)


def _scanned(problem: Problem, held: list[Held]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Pairs that the fast scan finds above the prices of a case."""
    from turnabout_engine.fast.scan import Scan

    columns: Any = problem.columns
    scan = Scan(columns, np.arange(problem.shape[1]))
    everyone = np.arange(problem.shape[0])
    far = 2**30
    for prices in held:
        high, level = np.unique(prices.mentee[:, :2], axis=0, return_inverse=True)
        placed = high[:, 0, None] + prices.mentor[None, :, 0]
        seats = high[:, 1, None] + prices.mentor[None, :, 1] - 1
        points = (
            np.broadcast_to(prices.mentor[None, :, 2], placed.shape)
            if prices.points
            else np.full(placed.shape, far)
        )
        below = (placed < 0) | ((placed == 0) & (seats < 0))
        table = np.where(below, -far, np.where((placed == 0) & (seats == 0), points, far))
        needs = prices.mentee[:, 2] if prices.points else np.zeros(len(everyone), dtype=np.int64)
        lists = scan.best(
            everyone,
            LISTED,
            needs=needs,
            level=level.ravel().astype(np.int64),
            prices=table,
            floor=max(prices.least, 0),
        )
        if (lists.count == LISTED).any():
            raise ValueError("the prices leave too many pairs of one mentee uncovered")
        filled = np.arange(LISTED) < lists.count[:, None]
        rows = np.repeat(everyone, lists.count)
        yield rows * problem.shape[1] + lists.mentor[filled], lists.score[filled].astype(np.int64)


def _all_held(problem: Problem, solution: Any) -> Iterator[Held]:
    """The prices of every readable leaf; what cannot be read is told by other checks."""
    certificate = solution.certificate
    for part, points in ((certificate, 1), (certificate.most, 1), (certificate.above, 0)):
        for leaf in () if part is None else part.leaves:
            mentee, mentor = np.asarray(leaf.mentee_prices), np.asarray(leaf.mentor_prices)
            fits = mentee.shape == (problem.shape[0], 3) and mentor.shape == (problem.shape[1], 3)
            if fits and mentee.dtype.kind in "iu" and mentor.dtype.kind in "iu":
                least = part.least if isinstance(part.least, int) else -1
                yield Held(mentee.astype(np.int64), mentor.astype(np.int64), least, points)


def _readable(problem: Problem, solution: Any) -> NDArray[np.int64]:
    """The answer's pairs that name people of this problem."""
    pairs = np.asarray(solution.pairs)
    if pairs.ndim != 2 or pairs.shape[1] != 2 or pairs.dtype.kind not in "iu":
        return np.empty((0, 2), dtype=np.int64)
    inside = (pairs >= 0).all(axis=1) & (pairs < np.array(problem.shape)).all(axis=1)
    return pairs[inside].astype(np.int64)


def _change(problem: Problem, pairs: NDArray[np.int64], scores: NDArray[np.int64]) -> tuple[Any, Any]:
    """The lowest score that each mentee and each mentor holds; below all with a seat free, above all without seats."""
    lowest = []
    for side, capacity in enumerate((problem.mentee_capacity, problem.mentor_capacity)):
        least = np.full(len(capacity), 2**62)
        np.minimum.at(least, pairs[:, side], scores)
        full = np.bincount(np.unique(pairs, axis=0)[:, side], minlength=len(capacity)) >= capacity
        lowest.append(np.where(full, least, -(2**62)))
    return lowest[0], lowest[1]
