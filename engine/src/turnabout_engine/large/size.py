"""Where large begins, and whether this machine has what it takes. Importing this loads nothing."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from turnabout_engine.problem import Problem

CELLS = 300 * 3_000
"""Up to so many pairs a dense table takes milliseconds, and nothing else is needed."""


def is_large(problem: Problem) -> bool:
    """Whether a problem is solved by lists."""
    return are_many(*problem.shape)


def are_many(mentees: int, mentors: int) -> bool:
    """Above the size, and with the extra `fast` installed."""
    return mentees * mentors > CELLS and find_spec("numba") is not None
