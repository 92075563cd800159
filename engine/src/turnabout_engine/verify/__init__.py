"""Checking an answer without trusting it: nothing here is shared with the solver, and wrong answers never raise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from turnabout_engine.verify.figures import value_of, wrong_figures
from turnabout_engine.verify.modes import blocking, promises
from turnabout_engine.verify.pairs import broken_rules, known, read_pairs, unknown_people
from turnabout_engine.verify.report import Failure, Report
from turnabout_engine.verify.table import Table, table_of
from turnabout_engine.verify.wide import is_wide, sample_of, wide_table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem

__all__ = ["Failure", "Report", "verify"]


def verify(problem: Problem, solution: Any) -> Report:
    """Whether these pairs keep every rule, whether the figures are theirs, and whether nothing better exists.

    Every failure names its rule and its place. `solution` may be anything at all; what cannot be read is a
    failure too. An answer with an honestly stated gap holds, but is not `exact`.
    """
    failures = tuple(_failures(problem, solution))
    exact = not failures and bool(solution.certificate.gap == 0) and solution.mode != "stable"
    exact = (
        exact and solution.reproducible is True
    )  # stopped by the clock, mode fair has no proof of its worst-off pair
    sample = sample_of(problem) if is_wide(problem) else None
    return Report(not failures, failures, exact, None if sample is None else len(sample))


def _failures(problem: Problem, solution: Any) -> Iterator[Failure]:
    try:
        table = wide_table(problem, solution) if is_wide(problem) else table_of(problem)
    except Exception as fault:  # the answer may hold any object in any place
        yield _unreadable("certificate", fault)
        return
    pairs: NDArray[np.int64] | Failure | None = None
    try:
        pairs = read_pairs(solution.pairs)
    except Exception as fault:  # whatever stands in place of the pairs
        yield _unreadable("pairs", fault)
    if isinstance(pairs, Failure):
        yield pairs
    elif pairs is not None:
        yield from _failures_of_pairs(table, pairs, solution)


def _failures_of_pairs(table: Table, given: NDArray[np.int64], solution: Any) -> Iterator[Failure]:
    yield from unknown_people(table, given)
    pairs = given[known(table, given)]
    yield from _guarded("pairs", lambda: broken_rules(table, pairs))
    yield from _guarded("figures", lambda: wrong_figures(table, pairs, solution))
    yield from _guarded("reproducible", lambda: _clock(table.problem, solution))
    value = value_of(table, pairs)
    yield from _guarded("certificate", lambda: promises(table, pairs, value, solution))
    yield from _guarded("blocking", lambda: blocking(table, pairs, solution))
    if table.problem.people is not None:
        yield from _guarded("people", lambda: _failures_of_people(table.problem, solution))


def _clock(problem: Problem, solution: Any) -> Iterator[Failure]:
    """Couples may leave a gap on any machine; without them only a time limit does."""
    said = solution.reproducible
    if not isinstance(said, bool):
        yield Failure("reproducible", "reproducible", f"says {said!r}, not true or false")
    elif said and solution.certificate.gap and not len(problem.couples):
        yield Failure(
            "reproducible", "reproducible", "says true, yet only a time limit can have left a gap here"
        )


def _failures_of_people(problem: Problem, solution: Any) -> Iterator[Failure]:
    """What only the level of people can check: every rule and score counted again from their rows."""
    check = import_module("turnabout_engine.check")  # loaded only for problems made from people
    for broken in check.check_solution(problem, solution):
        place = f"mentee {broken.mentee_id} with mentor {broken.mentor_id}"
        yield Failure(f"people-{broken.rule}", place, f"may not be a pair: {broken.rule}")


def _guarded(what: str, check: Callable[[], Iterable[Failure]]) -> Iterable[Failure]:
    """A check that stumbles over what it is given has found a failure."""
    found: list[Failure] = []
    try:
        found.extend(check())
    except Exception as fault:  # the answer may hold any object in any place
        found.append(_unreadable(what, fault))
    return found


def _unreadable(what: str, fault: Exception) -> Failure:
    return Failure("unreadable", what, f"cannot be read ({type(fault).__name__}: {fault})")
