"""What every `Problem` must satisfy before it is solved; each fault is raised by name with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from turnabout_engine.errors import (
    CapacityError,
    CoupleError,
    EntryError,
    FixedPairError,
    IdError,
    ShapeError,
    TooLargeError,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem

REACH_LIMIT = 2**48  # leaves the solver room to count in parts of a point and to price couples


def check(problem: Problem) -> None:
    """Raise the first fault found, in the order a person would look."""
    if problem.is_table:
        _check_scores(problem.scores)
    mentees, mentors = problem.scores.shape if problem.columns is None else problem.columns.shape
    _check_ids(problem.mentee_ids, mentees, "mentee ids")
    _check_ids(problem.mentor_ids, mentors, "mentor ids")
    _check_capacity(problem.mentee_capacity, problem.mentee_ids, "mentee")
    _check_capacity(problem.mentor_capacity, problem.mentor_ids, "mentor")
    if not isinstance(problem.seed, int) or problem.seed < 0:
        raise ShapeError("seed", f"give a whole number from 0 on, not {problem.seed!r}")
    if problem.is_table:
        _check_values(problem)
    _check_fixed(problem)
    _check_couples(problem)


def _check_scores(scores: Any) -> None:
    if getattr(scores, "format", None) != "csr" or scores.dtype != np.int64:
        raise ShapeError("scores", "give a CSR array of int64, or use Problem.from_scores")
    if not scores.has_canonical_format:
        raise ShapeError("scores", "give sorted columns and each pair once, or use Problem.from_scores")


def _check_ids(ids: tuple[str, ...], size: int, what: str) -> None:
    if len(ids) != size:
        raise IdError(what, f"there are {len(ids)}, the scores have {size}")
    seen: set[str] = set()
    for one in ids:
        if not isinstance(one, str):
            raise IdError(what, f"{one!r} is not text")
        if one in seen:
            raise IdError(what, f"{one!r} is there twice; each person needs an id of their own")
        seen.add(one)


def _check_capacity(capacity: NDArray[np.int64], ids: tuple[str, ...], side: str) -> None:
    if capacity.shape != (len(ids),):
        raise ShapeError(f"{side} capacity", f"give {len(ids)} numbers, not the shape {capacity.shape}")
    if (capacity < 0).any():
        at = int(np.argmax(capacity < 0))
        raise CapacityError(f"{side} {ids[at]}", f"the capacity {capacity[at]} is below zero")


def _check_values(problem: Problem) -> None:
    """Scores at or above the floor, and small enough that every sum on a path of changes is exact."""
    values = problem.scores.data
    if values.size == 0:
        return
    low, high = int(values.min()), int(values.max())
    if low < problem.floor:
        raise EntryError(
            _name_entry(problem, int(np.argmin(values))), f"scores {low}, below the floor {problem.floor}"
        )
    if reach(problem.scores.shape, low, high) >= REACH_LIMIT:
        at = int(np.argmax(np.abs(values.astype(object))))
        raise TooLargeError(
            _name_entry(problem, at), f"the score {values[at]} is too large for exact sums here"
        )


def reach(shape: tuple[int, int], low: int, high: int) -> int:
    """The most a chain of exchanges through all people can change a total, with room to compare two of them."""
    return (min(shape) + 2) * (high - low) + 4 * max(abs(low), abs(high)) + 1


def _name_entry(problem: Problem, at: int) -> str:
    row = int(np.searchsorted(problem.scores.indptr, at, side="right")) - 1
    return problem.name(row, int(problem.scores.indices[at]))


def _check_fixed(problem: Problem) -> None:
    fixed = problem.fixed
    _check_positions(fixed, problem.shape, "fixed pairs", FixedPairError)
    seen: set[tuple[int, int]] = set()
    for (mentee, mentor), score in zip(fixed.tolist(), problem.scores_of(fixed), strict=True):
        name = problem.name(mentee, mentor)
        if (mentee, mentor) in seen:
            raise FixedPairError(name, "is fixed twice")
        if score is None:
            raise FixedPairError(name, "is fixed but not allowed; a lock cannot overrule a rule")
        seen.add((mentee, mentor))
    _check_fixed_capacity(fixed[:, 0], problem.mentee_capacity, problem.mentee_ids, "mentee")
    _check_fixed_capacity(fixed[:, 1], problem.mentor_capacity, problem.mentor_ids, "mentor")


def _check_fixed_capacity(
    held: NDArray[np.int64], capacity: NDArray[np.int64], ids: tuple[str, ...], side: str
) -> None:
    load = np.bincount(held, minlength=len(ids))
    if (load > capacity).any():
        at = int(np.argmax(load > capacity))
        raise FixedPairError(f"{side} {ids[at]}", f"has {load[at]} fixed pairs and room for {capacity[at]}")


def _check_couples(problem: Problem) -> None:
    couples = problem.couples
    for ends in (couples[:, :2], couples[:, 2:]):
        _check_positions(ends, problem.shape, "couples", CoupleError)
    fixed = {(mentee, mentor) for mentee, mentor in problem.fixed.tolist()}
    for a, b, c, d in couples.tolist():
        if (a, b) == (c, d):
            raise CoupleError(problem.name(a, b), "is in a couple with itself")
        if (a, b) in fixed and (c, d) in fixed:
            raise CoupleError(
                f"{problem.name(a, b)} and {problem.name(c, d)}", "may not both be taken, yet both are fixed"
            )


def _check_positions(
    pairs: NDArray[np.int64],
    shape: tuple[int, int],
    what: str,
    error: type[FixedPairError] | type[CoupleError],
) -> None:
    if pairs.ndim != 2 or pairs.shape[1] != 2:
        raise ShapeError(what, f"give rows of positions, not the shape {pairs.shape}")
    unknown = (pairs < 0).any(axis=1) | (pairs[:, 0] >= shape[0]) | (pairs[:, 1] >= shape[1])
    if unknown.any():
        at = int(np.argmax(unknown))
        raise error(f"{what}, row {at}", f"there is no mentee {pairs[at, 0]} with a mentor {pairs[at, 1]}")
