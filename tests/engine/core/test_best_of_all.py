"""The answer is the best of all answers: tried against every answer there is, and against SciPy's assignment."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from scipy.optimize import linear_sum_assignment
from turnabout_engine import Problem, solve, verify

from tests.engine.core.worlds import best_by_trying, problems, thorough, value


@thorough
@given(problems())
def test_no_answer_at_all_beats_the_one_found(problem: Problem) -> None:
    solution = solve(problem)
    assert value(solution) == best_by_trying(problem)
    assert verify(problem, solution).failures == ()
    assert verify(problem, solution).exact


@thorough
@given(problems(most=4, couples=True))
def test_no_answer_that_keeps_couples_apart_beats_the_one_found(problem: Problem) -> None:
    solution = solve(problem)
    assert value(solution) == best_by_trying(problem)
    assert solution.certificate.gap == 0
    assert verify(problem, solution).failures == ()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("shape", [(20, 30), (40, 40), (35, 20)])
def test_totals_are_those_of_an_assignment(shape: tuple[int, int], seed: int) -> None:
    scores = np.random.default_rng(seed).integers(-50, 50, shape)
    rows, columns = linear_sum_assignment(scores, maximize=True)
    solution = solve(Problem.from_scores(scores))
    assert value(solution) == (min(shape), min(shape), scores[rows, columns].sum())


@pytest.mark.parametrize("seed", range(6))
def test_scores_too_large_for_floats_give_the_same_answer_by_another_road(seed: int) -> None:
    draw = np.random.default_rng(seed)
    scores, allowed = draw.integers(0, 1000, (40, 50)), draw.random((40, 50)) < 0.3
    seats = {"mentor_capacity": draw.integers(0, 4, 50), "mentee_capacity": draw.integers(0, 4, 40)}
    small = solve(Problem.from_scores(scores, allowed=allowed, **seats))
    problem = Problem.from_scores(scores * 2**30, allowed=allowed, **seats)
    large = solve(problem)
    assert value(large) == (small.placed, small.seats, small.total * 2**30)
    assert verify(problem, large).exact


def test_more_people_come_before_more_seats_and_these_before_a_higher_total() -> None:
    one_of_two = Problem.from_scores([[9, 8], [9, 0]], allowed=np.array([[True, True], [True, False]]))
    assert solve(one_of_two).pairs.tolist() == [[0, 1], [1, 0]]
    people_first = Problem.from_scores([[900, 900], [1, 1]], mentee_capacity=[2, 1])
    assert value(solve(people_first)) == (2, 2, 901)
    seats_next = Problem.from_scores([[5, -7]], mentee_capacity=[2])
    assert value(solve(seats_next)) == (1, 2, -2)


def test_a_pair_is_never_seated_twice() -> None:
    problem = Problem.from_scores([[9, 1], [1, 0]], mentor_capacity=[2, 2], mentee_capacity=[2, 2])
    assert solve(problem).pairs.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]


@pytest.mark.parametrize("shape", [(0, 0), (0, 4), (3, 0)])
def test_an_empty_side_gives_an_empty_answer(shape: tuple[int, int]) -> None:
    problem = Problem.from_scores(np.zeros(shape, dtype=int))
    solution = solve(problem)
    assert solution.pairs.shape == (0, 2)
    assert (*value(solution), solution.worst) == (0, 0, 0, None)
    assert verify(problem, solution).exact


def test_the_lowest_score_is_told() -> None:
    assert solve(Problem.from_scores([[7, 0], [0, 4]])).worst == 4


@pytest.mark.parametrize("seed", range(6))
def test_large_scores_that_differ_only_in_their_last_digits_are_told_apart(seed: int) -> None:
    draw = np.random.default_rng(seed)
    scores = 2**26 * draw.integers(0, 3, (30, 25)) + draw.integers(0, 1000, (30, 25))
    problem = Problem.from_scores(
        scores, mentor_capacity=draw.integers(1, 4, 25), mentee_capacity=draw.integers(1, 4, 30)
    )
    assert verify(problem, solve(problem)).exact
