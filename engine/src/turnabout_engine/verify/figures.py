"""Whether the figures of an answer are those of its pairs, counted afresh."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from turnabout_engine.verify.report import Failure
from turnabout_engine.verify.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

Value = tuple[int, int, int]
KNOWN_MODES = ("total", "fair", "stable")


def value_of(table: Table, pairs: NDArray[np.int64]) -> Value:
    """(worth of placed mentees, seats, total) of the pairs that have a score."""
    entries = table.find(pairs)
    scores = table.score[entries[entries >= 0]].tolist()
    return sum(table.worth[np.unique(pairs[:, 0])].tolist()), len(pairs), sum(scores)


def wrong_figures(table: Table, pairs: NDArray[np.int64], solution: Any) -> Iterator[Failure]:
    """Each figure that is not what the pairs say."""
    _, seats, total = value_of(table, pairs)
    placed = len(np.unique(pairs[:, 0]))
    entries = table.find(pairs)
    scores = table.score[entries[entries >= 0]].tolist()
    worst = min(scores) if scores else None
    for name, counted in (("placed", placed), ("seats", seats), ("total", total), ("worst", worst)):
        claimed = getattr(solution, name, "nothing")
        if not same(claimed, counted):
            yield Failure(f"{name}-figure", name, f"says {claimed!r}, the pairs give {counted}")
    if solution.mode not in KNOWN_MODES:
        yield Failure("mode", "mode", f"{solution.mode!r} is not known")
    if not isinstance(getattr(solution, "reproducible", True), bool):
        yield Failure("reproducible", "reproducible", f"{solution.reproducible!r} is neither true nor false")
    if not same(solution.seed, table.problem.seed):
        yield Failure("seed", "seed", f"says {solution.seed!r}, the problem has {table.problem.seed}")


def same(claimed: object, counted: int | None) -> bool:
    """Equal as whole numbers; a float, a truth value or text is never the same as a count."""
    if counted is None:
        return claimed is None
    return isinstance(claimed, int | np.integer) and not isinstance(claimed, bool) and int(claimed) == counted
