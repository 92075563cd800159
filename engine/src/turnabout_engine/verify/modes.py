"""What each mode promises beside the total: the worst-off pair proved highest, or nobody who would rather change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from turnabout_engine.verify.figures import same
from turnabout_engine.verify.proof import proved_by, unproved
from turnabout_engine.verify.report import Failure, first_of
from turnabout_engine.verify.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

Value = tuple[int, int, int]


def promises(table: Table, pairs: NDArray[np.int64], value: Value, solution: Any) -> Iterator[Failure]:
    """Everything that keeps the certificate from proving what the mode promises."""
    certificate = solution.certificate
    if solution.mode == "stable":
        return
    nested = certificate.least is not None or certificate.most is not None or certificate.above is not None
    if solution.mode == "fair" and nested:
        yield from _worst_is_highest(table, pairs, value, certificate)
    elif nested:
        yield Failure("certificate-form", "certificate least", "only mode fair leaves pairs out")
    elif solution.mode == "fair" and len(_open_scores(table, pairs)) and solution.reproducible:
        yield Failure(
            "no-witness", "certificate least", "nothing proves that the worst-off pair is as high as can be"
        )
    yield from unproved(table, pairs, value, certificate)


def _open_scores(table: Table, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Scores of the pairs that are not fixed."""
    entries = table.find(pairs)
    entries = entries[(entries >= 0) & ~np.isin(entries, table.find(table.problem.fixed))]
    return table.score[entries]


def _worst_is_highest(
    table: Table, pairs: NDArray[np.int64], value: Value, certificate: Any
) -> Iterator[Failure]:
    """No pair below `least`; as many people and seats as anywhere; and with one point more not as many."""
    worst = min(_open_scores(table, pairs).tolist(), default=None)
    if not same(certificate.least, worst):
        yield Failure(
            "least", "certificate least", f"says {certificate.least!r}, the lowest open pair scores {worst}"
        )
        return
    most = yield from proved_by(table, certificate.most)
    if most is not None and (certificate.most.least is not None or most[0][:2] != value[:2]):
        yield Failure(
            "most", "certificate most", f"proves {most[0][:2]} people and seats, the pairs have {value[:2]}"
        )
    if not same(certificate.above.least, certificate.least + 1):
        yield Failure("witness", "certificate above", f"looks at pairs from {certificate.above.least!r} on")
        return
    above = yield from proved_by(table, certificate.above)
    if above is not None and above[0][:2] >= value[:2]:
        message = (
            f"without pairs up to {worst} the prices still leave room for {above[0][:2]} people and seats"
        )
        yield Failure("witness", "certificate above", message)
    elif above is not None and tuple(certificate.above.bound[:2]) != above[0][:2]:
        yield Failure(
            "bound", "certificate above", f"says {certificate.above.bound!r}, the prices prove {above[0]}"
        )


def blocking(table: Table, pairs: NDArray[np.int64], solution: Any) -> Iterator[Failure]:
    """Pairs who would each score strictly higher together: none in mode stable, else as many as stated."""
    if solution.blocking is None and solution.mode != "stable":
        return
    problem = table.problem
    entries = table.find(pairs)
    mentee = _least(pairs[entries >= 0, 0], table.score[entries[entries >= 0]], problem.mentee_capacity)
    mentor = _least(pairs[entries >= 0, 1], table.score[entries[entries >= 0]], problem.mentor_capacity)
    rather = (table.score > mentee[table.mentee]) & (table.score > mentor[table.mentor])
    rather[entries[entries >= 0]] = False
    if not same(solution.blocking, int(rather.sum())):
        yield Failure(
            "blocking-figure", "blocking", f"says {solution.blocking!r}, there are {int(rather.sum())}"
        )
    if solution.mode == "stable":
        yield from first_of(
            Failure(
                "blocking-pair",
                table.pair_name(int(table.mentee[at]), int(table.mentor[at])),
                "would rather change",
            )
            for at in np.flatnonzero(rather).tolist()
            if not _is_fixed(problem, int(table.mentee[at]), int(table.mentor[at]))
        )


def _is_fixed(problem: Any, mentee: int, mentor: int) -> bool:
    """A fixed pair is no fault of the answer, and neither is what it takes from others."""
    return bool(np.isin(problem.fixed[:, 0], mentee).any() or np.isin(problem.fixed[:, 1], mentor).any())


def _least(
    people: NDArray[np.int64], scores: NDArray[np.int64], capacity: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The lowest score a person holds; below all with a seat open, above all without any seat."""
    lowest = np.full(len(capacity), 2**62)
    np.minimum.at(lowest, people, scores)
    return np.where(np.bincount(people, minlength=len(capacity)) < capacity, -(2**62), lowest)
