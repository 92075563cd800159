"""Not both ways with one person: kept apart, proved by prices and cases, and honest about what is left open."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from turnabout_engine import Problem, Solution, solve, verify

from tests.engine.core.worlds import best_by_trying, value


def everyone_both(people: int, alike: float, seed: int = 0) -> Problem:
    """Everyone is mentor and mentee; `alike` is how much a pair's score is the same both ways."""
    draw = np.random.default_rng(seed)
    one_way = draw.integers(0, 10_000, (people, people))
    scores = ((1 - alike) * one_way + alike * (one_way + one_way.T) / 2).astype(int)
    allowed = draw.random((people, people)) < 0.4
    allowed |= allowed.T
    np.fill_diagonal(allowed, False)
    return Problem.from_scores(scores, allowed=allowed, couples=both_ways(allowed))


def both_ways(allowed: np.ndarray) -> list[tuple[int, int, int, int]]:
    one, other = np.nonzero(np.triu(allowed & allowed.T, 1))
    return [(a, b, b, a) for a, b in zip(one.tolist(), other.tolist(), strict=True)]


@pytest.mark.parametrize("alike", [0.2, 0.5, 1.0])
def test_sixty_people_in_both_seats_are_matched_exactly(alike: float) -> None:
    problem = everyone_both(60, alike)
    solution = solve(problem)
    taken = {(mentee, mentor) for mentee, mentor in solution.pairs.tolist()}
    assert not any((mentor, mentee) in taken for mentee, mentor in taken)
    assert solution.certificate.gap == 0
    assert verify(problem, solution).exact


def test_people_who_have_only_each_other_are_settled_without_trying_every_combination() -> None:
    allowed = np.kron(np.eye(12, dtype=bool), np.array([[False, True], [True, False]]))
    scores = np.arange(24 * 24).reshape(24, 24)
    problem = Problem.from_scores(scores, allowed=allowed, couples=both_ways(allowed))
    solution = solve(problem, solve_limit=400)
    better_way = [
        max(int(scores[a, b]), int(scores[b, a])) for a, b in ((2 * k, 2 * k + 1) for k in range(12))
    ]
    assert value(solution) == (12, 12, sum(better_way))
    assert verify(problem, solution).exact


def test_an_entry_coupled_with_a_lock_is_open_to_nobody() -> None:
    problem = Problem.from_scores([[1, 9], [9, 1]], fixed=[(0, 1)], couples=[(1, 0, 0, 1)])
    solution = solve(problem)
    assert solution.pairs.tolist() == [[0, 1]]
    assert value(solution) == best_by_trying(problem) == (1, 1, 9)
    assert verify(problem, solution).exact


def test_a_gap_is_said_when_the_limit_is_reached_and_the_answer_still_holds() -> None:
    problem = everyone_both(30, 1.0)
    solution = solve(problem, solve_limit=8)
    assert (solution.certificate.open_stage, solution.certificate.gap > 0) == ("total", True)
    report = verify(problem, solution)
    assert (report.holds, report.exact) == (True, False)
    assert value(solve(problem)) <= solution.certificate.bound


def branched() -> tuple[Problem, Solution]:
    problem = everyone_both(10, 1.0)
    solution = solve(problem)
    assert len(solution.certificate.leaves) > 1
    return problem, solution


def test_a_case_left_out_is_noticed() -> None:
    problem, solution = branched()
    for missing in range(len(solution.certificate.leaves)):
        leaves = tuple(leaf for number, leaf in enumerate(solution.certificate.leaves) if number != missing)
        report = verify(problem, replace(solution, certificate=replace(solution.certificate, leaves=leaves)))
        assert "case-left-out" in {failure.rule for failure in report.failures}


def test_cases_that_part_over_different_couples_leave_something_out() -> None:
    problem, solution = branched()
    first, *others = solution.certificate.leaves
    couple = 1 if first.branch[0, 0] == 0 else 0
    astray = replace(first, branch=np.array([[couple, first.branch[0, 1]]]))
    leaves = (astray, *others)
    report = verify(problem, replace(solution, certificate=replace(solution.certificate, leaves=leaves)))
    assert "case-left-out" in {failure.rule for failure in report.failures}


def test_a_price_below_zero_on_a_couple_is_noticed() -> None:
    problem, solution = branched()
    leaf = solution.certificate.leaves[0]
    for price in ((0, 0, -1), (0, -1, 5)):
        changed = replace(leaf, couple_prices=np.array([[0, *price]]))
        leaves = (changed, *solution.certificate.leaves[1:])
        report = verify(problem, replace(solution, certificate=replace(solution.certificate, leaves=leaves)))
        assert ("price-below-zero", "couple 0") in {
            (failure.rule, failure.place) for failure in report.failures
        }


def test_a_price_on_a_couple_too_large_to_be_summed_exactly_is_not_read() -> None:
    problem, solution = branched()
    leaf = replace(solution.certificate.leaves[0], couple_prices=np.array([[0, 0, 0, 2**59]]))
    leaves = (leaf, *solution.certificate.leaves[1:])
    report = verify(problem, replace(solution, certificate=replace(solution.certificate, leaves=leaves)))
    assert ("certificate-form", "are out of range") in {
        (failure.rule, failure.message) for failure in report.failures
    }


def test_a_couple_taken_whole_is_named() -> None:
    problem = Problem.from_scores([[0, 5], [5, 0]], allowed=[[False, True], [True, False]])
    both = solve(problem)
    coupled = replace(problem, couples=np.array([(0, 1, 1, 0)]))
    report = verify(coupled, both)
    assert ("couple-whole", "mentee 0 with mentor 1 and mentee 1 with mentor 0") in {
        (failure.rule, failure.place) for failure in report.failures
    }
