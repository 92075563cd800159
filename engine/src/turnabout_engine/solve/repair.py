"""From a case with offending couples to an answer without: good, found in a few solves, not claimed to be best."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.solve.relaxed import Relaxation, Relaxed

if TYPE_CHECKING:
    from numpy.typing import NDArray


SHARE = 4


def repaired(relaxation: Relaxation, case: Relaxed) -> tuple[NDArray[np.int64], int]:
    """Entries that keep all couples apart, and how many solves that took.

    Give up the lower-scoring entry of each couple that offends, under the charges of the case, until none does;
    then, with one entry of every couple ruled out, take the best without charges.
    """
    path, current, solved = case.path, case, 0
    charges = case.charges.copy()
    while (offending := np.flatnonzero(relaxation.couples.taken(current.entries) == 2)).size:
        # A few at a time: each choice made changes which couples still offend.
        now = offending[: (len(offending) + SHARE - 1) // SHARE]
        lower = _scores(relaxation)[now].argmin(axis=1)
        path = (*path, *zip(now.tolist(), lower.tolist(), strict=True))
        charges[now] = 0
        current = relaxation.solve(path, charges)
        solved += 1
    if not relaxation.couples.number.size:
        return current.entries, solved
    decided = tuple(enumerate(_side_to_rule_out(relaxation, current.entries).tolist()))
    return relaxation.solve(decided, relaxation.uncharged()).entries, solved + 1


def _scores(relaxation: Relaxation) -> NDArray[np.int64]:
    scores: NDArray[np.int64] = relaxation.problem.scores.data[relaxation.couples.ends]
    return scores


def _side_to_rule_out(relaxation: Relaxation, entries: NDArray[np.int64]) -> NDArray[np.int64]:
    """The side not taken; where neither is, the one that scores lower."""
    first, second = np.isin(relaxation.couples.ends, entries).T
    side: NDArray[np.int64] = np.where(first, 1, np.where(second, 0, _scores(relaxation).argmin(axis=1)))
    return side
