"""Whether the cases of a certificate leave nothing out: every couple branched on has both its sides covered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from turnabout_engine.verify.report import Failure
from turnabout_engine.verify.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

Branch = tuple[tuple[int, int], ...]


def read_branch(table: Table, given: Any, number: int) -> Branch | Failure:
    """Steps (couple, side), or what is wrong with them."""
    place = f"case {number}"
    array = np.asarray(given)
    if array.size == 0:
        return ()
    if array.ndim != 2 or array.shape[1] != 2 or array.dtype.kind not in "iu":
        return Failure("certificate-form", place, "expected steps (couple, side) in whole numbers")
    couples = array[:, 0]
    if (
        (couples < 0).any()
        or (couples >= len(table.problem.couples)).any()
        or not np.isin(array[:, 1], (0, 1)).all()
    ):
        return Failure("certificate-form", place, "names a couple or a side that does not exist")
    return tuple((couple, side) for couple, side in array.tolist())


def denied(table: Table, branch: Branch) -> NDArray[np.int64]:
    """Entries ruled out on a branch, and everywhere those coupled with a fixed pair."""
    couples = table.problem.couples
    ends = np.stack([table.find(couples[:, :2]), table.find(couples[:, 2:])], axis=1)
    fixed = set(table.find(table.problem.fixed).tolist())
    out = [ends[couple, side] for couple, side in branch]
    out += [second for first, second in ends.tolist() if first in fixed]
    out += [first for first, second in ends.tolist() if second in fixed]
    return np.array([entry for entry in out if entry >= 0], dtype=np.int64)


def left_out(branches: list[Branch]) -> Branch | None:
    """A case that no branch covers, or None; a branch that ends covers all that lies beyond it."""
    waiting: list[tuple[Branch, list[Branch]]] = [((), branches)]
    while waiting:
        prefix, group = waiting.pop()
        depth = len(prefix)
        if not group:
            return prefix
        if any(len(branch) == depth for branch in group):
            continue
        couple = group[0][depth][0]
        for side in (0, 1):
            step = (couple, side)
            waiting.append(((*prefix, step), [branch for branch in group if branch[depth] == step]))
    return None
