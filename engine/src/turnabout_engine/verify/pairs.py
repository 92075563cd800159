"""Whether the pairs keep the rules of a problem: known, once, allowed, within capacities, locks in, couples apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from turnabout_engine.verify.report import Failure, first_of
from turnabout_engine.verify.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray


def read_pairs(given: Any) -> NDArray[np.int64] | Failure:
    """The pairs as int64 rows, or what is wrong with their form."""
    array = np.asarray(given)
    if array.ndim != 2 or array.shape[1] != 2:
        return Failure(
            "pairs-form", "pairs", f"expected rows (mentee, mentor), found the shape {array.shape}"
        )
    if array.dtype.kind not in "iu" or (array.dtype.kind == "u" and (array >= 2**63).any()):
        return Failure("pairs-form", "pairs", f"expected whole positions, found {array.dtype}")
    return array.astype(np.int64)


def known(table: Table, pairs: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which rows name a mentee and a mentor of this problem."""
    mentees, mentors = table.problem.shape
    inside = (pairs >= 0).all(axis=1)
    return inside & (pairs[:, 0] < mentees) & (pairs[:, 1] < mentors)


def unknown_people(table: Table, pairs: NDArray[np.int64]) -> Iterator[Failure]:
    """Rows that name nobody."""
    rows = np.flatnonzero(~known(table, pairs))
    return first_of(
        Failure(
            "unknown-person",
            f"row {row} of the pairs",
            f"there is no mentee {pairs[row, 0]} with a mentor {pairs[row, 1]}",
        )
        for row in rows.tolist()
    )


def broken_rules(table: Table, pairs: NDArray[np.int64]) -> Iterator[Failure]:
    """Every rule that these known pairs break."""
    yield from _order(pairs)
    yield from first_of(_twice(table, pairs))
    yield from first_of(_not_allowed(table, pairs))
    yield from first_of(_below_floor(table, pairs))
    problem = table.problem
    yield from first_of(_too_many(pairs[:, 0], problem.mentee_capacity, table.mentee_name, "mentee-capacity"))
    yield from first_of(_too_many(pairs[:, 1], problem.mentor_capacity, table.mentor_name, "mentor-capacity"))
    yield from first_of(_fixed_missing(table, pairs))
    yield from first_of(_couples_whole(table, pairs))


def _order(pairs: NDArray[np.int64]) -> Iterator[Failure]:
    if pairs.tolist() != sorted(pairs.tolist()):
        yield Failure("order", "pairs", "the rows are not sorted by mentee and mentor")


def _twice(table: Table, pairs: NDArray[np.int64]) -> Iterator[Failure]:
    rows, times = np.unique(pairs, axis=0, return_counts=True)
    for (mentee, mentor), count in zip(rows[times > 1].tolist(), times[times > 1].tolist(), strict=True):
        yield Failure("pair-twice", table.pair_name(mentee, mentor), f"is there {count} times")


def _not_allowed(table: Table, pairs: NDArray[np.int64]) -> Iterator[Failure]:
    for mentee, mentor in pairs[table.find(pairs) < 0].tolist():
        yield Failure("not-allowed", table.pair_name(mentee, mentor), "is not an allowed pair")


def _below_floor(table: Table, pairs: NDArray[np.int64]) -> Iterator[Failure]:
    at = table.find(pairs)
    for (mentee, mentor), entry in zip(pairs.tolist(), at.tolist(), strict=True):
        if entry >= 0 and table.score[entry] < table.problem.floor:
            message = f"scores {table.score[entry]}, below the floor {table.problem.floor}"
            yield Failure("below-floor", table.pair_name(mentee, mentor), message)


def _too_many(
    held: NDArray[np.int64], capacity: NDArray[np.int64], name: Any, rule: str
) -> Iterator[Failure]:
    load = np.bincount(held, minlength=len(capacity))
    for person in np.flatnonzero(load > capacity).tolist():
        yield Failure(rule, name(person), f"has {load[person]} pairs and room for {capacity[person]}")


def _fixed_missing(table: Table, pairs: NDArray[np.int64]) -> Iterator[Failure]:
    there = {(mentee, mentor) for mentee, mentor in pairs.tolist()}
    for mentee, mentor in table.problem.fixed.tolist():
        if (mentee, mentor) not in there:
            yield Failure(
                "fixed-missing", table.pair_name(mentee, mentor), "is fixed and not among the pairs"
            )


def _couples_whole(table: Table, pairs: NDArray[np.int64]) -> Iterator[Failure]:
    there = {(mentee, mentor) for mentee, mentor in pairs.tolist()}
    for a, b, c, d in table.problem.couples.tolist():
        if (a, b) in there and (c, d) in there:
            place = f"{table.pair_name(a, b)} and {table.pair_name(c, d)}"
            yield Failure("couple-whole", place, "may not both be taken")
