"""What modes promise: the worst-off pair as high as can be, nobody who would rather change, left out comes first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from turnabout_engine import Problem, solve, verify
from turnabout_engine.solve.fair import at_least

from tests.engine.core.worlds import best_by_trying


def drawn(number: int) -> Problem:
    draw = np.random.default_rng(number)
    rows, columns = draw.integers(1, 6, 2)
    return Problem.from_scores(
        draw.integers(0, 30, (rows, columns)),
        mentor_capacity=draw.integers(0, 3, columns),
        mentee_capacity=draw.integers(1, 3, rows),
        allowed=draw.random((rows, columns)) < 0.7,
    )


@pytest.mark.parametrize("number", range(60))
def test_fair_is_the_best_total_among_answers_with_the_highest_worst_pair(number: int) -> None:
    problem = drawn(number)
    people = best_by_trying(problem)[:2]
    reached = [
        (int(least), best)
        for least in np.unique(problem.scores.data)
        if (best := best_by_trying(at_least(problem, int(least))))[:2] == people
    ]
    found = solve(problem, "fair")
    assert verify(problem, found).failures == ()
    if found.seats:
        assert (found.worst, found.total) == (reached[-1][0], reached[-1][1][2])


def test_fair_gives_up_total_to_raise_the_worst_pair() -> None:
    problem = Problem.from_scores([[100, 40], [60, 10]])
    assert (solve(problem).total, solve(problem).worst) == (110, 10)
    assert (solve(problem, "fair").total, solve(problem, "fair").worst) == (100, 40)


def test_fixed_pairs_do_not_count_as_the_worst_off() -> None:
    problem = Problem.from_scores([[1, 0, 0], [0, 90, 80], [0, 70, 10]], fixed=[(0, 0)])
    found = solve(problem, "fair")
    assert found.pairs.tolist() == [[0, 0], [1, 2], [2, 1]]
    assert found.certificate.least == 70
    assert verify(problem, found).exact


def test_of_two_who_cannot_both_be_placed_the_one_left_out_last_time_is() -> None:
    scores = [[90], [10]]
    assert solve(Problem.from_scores(scores)).pairs.tolist() == [[0, 0]]
    again = Problem.from_scores(scores, left_out=[False, True])
    found = solve(again)
    assert found.pairs.tolist() == [[1, 0]]
    assert verify(again, found).exact


def test_most_placed_comes_before_those_left_out_last_time() -> None:
    problem = Problem.from_scores(
        [[5, 5], [5, 0], [5, 0]],
        allowed=np.array([[True, True], [True, False], [True, False]]),
        left_out=[False, True, True],
    )
    assert solve(problem).placed == 2


def test_a_stable_answer_as_published_by_gale_and_shapley() -> None:
    # As in their paper, but with one score for both sides: the highest pairs find each other.
    problem = Problem.from_scores([[9, 7, 3], [8, 6, 2], [7, 5, 1]])
    found = solve(problem, "stable")
    assert found.pairs.tolist() == [[0, 0], [1, 1], [2, 2]]
    assert found.blocking == 0
    assert verify(problem, found).holds
    assert not verify(problem, found).exact


def test_a_mentor_with_two_seats_keeps_the_two_best_who_ask() -> None:
    problem = Problem.from_scores([[9, 1], [8, 2], [7, 3]], mentor_capacity=[2, 1])
    assert solve(problem, "stable").pairs.tolist() == [[0, 0], [1, 0], [2, 1]]


def test_the_best_total_may_leave_people_who_would_rather_change_and_says_so_when_asked() -> None:
    problem = Problem.from_scores([[10, 8], [9, 0]])
    found = solve(problem)
    assert found.pairs.tolist() == [[0, 1], [1, 0]]
    told = verify(problem, replace(found, blocking=0))
    assert {failure.rule for failure in told.failures} == {"blocking-figure"}


def test_pairs_who_would_rather_change_are_a_fault_of_a_stable_answer_unless_a_lock_made_them() -> None:
    problem = Problem.from_scores([[10, 8], [9, 0]])
    told = verify(problem, replace(solve(problem), mode="stable", blocking=1))
    assert "blocking-pair" in {failure.rule for failure in told.failures}
    locked = Problem.from_scores([[10, 8], [9, 0]], fixed=[(0, 1)])
    found = solve(locked, "stable")
    assert found.blocking == 1
    assert verify(locked, found).failures == ()
