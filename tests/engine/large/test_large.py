"""Large matches are solved by another road to the same answer, which verifies; small ones load nothing of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest
from turnabout_engine import Problem, Solution, solve, verify
from turnabout_engine.large.solve import solve_large

from tests.benchmarks.workload import capacities, workload
from tests.engine.core.worlds import best_by_trying
from tests.engine.large.worlds import problem as drawn


def large(problem: Problem, mode: str = "total", threads: int = 1) -> Solution:
    return solve_large(problem, mode, lambda _share, _words: None, threads=threads)


def figures(solution: Solution) -> tuple[object, ...]:
    return solution.placed, solution.seats, solution.total, solution.certificate.least


def tight(mentees: int = 1000, seed: int = 8) -> Problem:
    columns = workload(mentees, "tight", seed)
    return Problem.from_columns(
        columns, capacities(len(columns.mentors), seed), left_out=np.arange(mentees) % 7 == 0
    )


@pytest.mark.parametrize("mode", ["total", "fair"])
@pytest.mark.parametrize("number", range(40))
def test_both_roads_reach_the_same_figures_on_columns_with_every_rule(mode: str, number: int) -> None:
    problem = drawn(number, 9, 8)
    by_lists, by_tables = large(problem, mode), solve(problem, mode)
    assert figures(by_lists) == figures(by_tables)
    for solution in (by_lists, by_tables):
        assert verify(problem, solution).failures == ()
        assert verify(problem, solution).exact


@pytest.mark.parametrize("number", range(25))
def test_no_answer_at_all_beats_the_one_found_by_lists(number: int) -> None:
    problem = replace(drawn(number, 5, 5), left_out=np.zeros(5, dtype=bool))
    found = large(problem)
    assert (found.placed, found.seats, found.total) == best_by_trying(problem)


@pytest.mark.parametrize("number", range(25))
def test_deferred_acceptance_gives_the_same_pairs_on_both_roads_and_nobody_would_rather_change(
    number: int,
) -> None:
    problem = drawn(number, 9, 8)
    by_lists, by_tables = large(problem, "stable"), solve(problem, "stable")
    assert by_lists.pairs.tolist() == by_tables.pairs.tolist()
    assert by_lists.blocking == by_tables.blocking == 0
    assert verify(problem, by_lists).failures == ()


def test_seed_and_problem_give_the_same_pairs_for_any_number_of_threads() -> None:
    problem = tight()
    assert large(problem).pairs.tolist() == large(problem, threads=3).pairs.tolist()


@pytest.mark.parametrize("mode", ["total", "fair", "stable"])
def test_a_large_match_verifies_by_the_definition_without_its_table(
    monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setattr(import_module("turnabout_engine.verify.wide"), "SMALL", 100_000)
    problem = tight()
    solution = solve(problem, mode)
    report = verify(problem, solution)
    assert report.failures == ()
    assert report.sampled is None
    assert not problem.is_table


def _prices(solution: Solution, part: str, change: Callable[[np.ndarray], None]) -> Solution:
    certificate = solution.certificate
    nested = certificate if part == "leaves" else getattr(certificate, part)
    prices = nested.leaves[0].mentee_prices.copy()
    change(prices)
    broken = replace(nested, leaves=(replace(nested.leaves[0], mentee_prices=prices),))
    whole = broken if part == "leaves" else replace(certificate, **{part: broken})
    return replace(solution, certificate=whole)


def _lowered(prices: np.ndarray) -> None:
    prices[5, 2] -= 1000


def _raised(prices: np.ndarray) -> None:
    prices[:, 0] += 200


@pytest.mark.parametrize("most", [10**9, 100_000], ids=["every pair", "a sample"])
@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (lambda s: replace(s, pairs=np.delete(s.pairs, 3, axis=0)), "placed-figure"),
        (lambda s: replace(s, total=s.total + 1), "total-figure"),
        (lambda s: _prices(s, "leaves", _lowered), "bound"),
        (lambda s: _prices(s, "most", _raised), "most"),
        (lambda s: _prices(s, "above", _raised), "witness"),
        (lambda s: replace(s, certificate=replace(s.certificate, least=s.certificate.least - 1)), "least"),
        (
            lambda s: replace(
                s, certificate=replace(s.certificate, above=replace(s.certificate.above, least=0))
            ),
            "witness",
        ),
        (lambda s: replace(s, blocking=0), "blocking-figure"),
    ],
)
def test_each_spoiled_part_of_a_large_answer_is_named(
    monkeypatch: pytest.MonkeyPatch, most: int, spoil: Callable[[Solution], Solution], rule: str
) -> None:
    wide = import_module("turnabout_engine.verify.wide")
    monkeypatch.setattr(wide, "SMALL", 100_000)
    monkeypatch.setattr(wide, "MOST_PAIRS", most)
    problem = tight()
    report = verify(problem, spoil(solve(problem, "fair")))
    assert rule in {failure.rule for failure in report.failures}
    assert (report.sampled is None) == (most > 10**8)


def test_when_time_is_up_the_best_found_is_handed_out_with_its_proved_gap() -> None:
    problem = tight()
    found = solve(problem, time_limit=0.0)
    assert not found.reproducible
    assert found.certificate.gap > 0
    report = verify(problem, found)
    assert report.failures == ()
    assert not report.exact


def test_an_allowed_mentor_more_never_lowers_the_answer() -> None:
    columns = workload(1000, "loose", 9)
    few = np.arange(10_000) < 1200
    seats = [
        replace_seats for replace_seats in (few.astype(int), few.astype(int) + (np.arange(10_000) == 1200))
    ]
    before, after = (large(Problem.from_columns(columns, capacity)) for capacity in seats)
    assert (after.placed, after.total) >= (before.placed, before.total)


SMALL = """
import sys
from turnabout_engine import Problem, solve, verify
import numpy as np
problem = Problem.from_scores(np.arange(300 * 3000).reshape(300, 3000) % 977)
assert verify(problem, solve(problem)).exact
print({"numba", "django"} & set(sys.modules))
"""


def test_up_to_300_by_3000_neither_numba_nor_django_is_loaded() -> None:
    result = subprocess.run([sys.executable, "-c", SMALL], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"
