"""A solved match that is changed and solved on: every stage as if it were solved from the start, and proved again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from turnabout_engine import Problem, Solution, solve, verify
from turnabout_engine.errors import CoupleError, FixedPairError, ProblemError
from turnabout_engine.large.standing import Standing

from tests.benchmarks.workload import capacities, workload
from tests.engine.large.worlds import columns
from tests.engine.large.worlds import problem as drawn


def figures(problem: Problem, solution: Solution) -> tuple[int, int, int]:
    placed = int(problem.first_worth[np.unique(solution.pairs[:, 0])].sum())
    return placed, solution.seats, solution.total


def same_as_from_the_start(standing: Standing, found: Solution) -> None:
    """The same value at every stage, and a proof that the independent check believes."""
    assert verify(standing.problem, found).failures == ()
    assert verify(standing.problem, found).exact
    fresh = replace(standing.problem, left_out=standing.problem.left_out.copy())
    assert figures(fresh, found) == figures(fresh, solve(fresh))


def tabled(number: int) -> Problem:
    draw = np.random.default_rng([number, 5])
    rows, cols = draw.integers(3, 30, 2)
    return Problem.from_scores(
        draw.integers(-5, 60, (rows, cols)),
        mentor_capacity=draw.integers(0, 3, cols),
        mentee_capacity=draw.integers(0, 3, rows),
        allowed=draw.random((rows, cols)) < 0.7,
        left_out=draw.random(rows) < 0.2,
        seed=number % 3,
    )


@pytest.mark.parametrize("number", range(60))
def test_after_any_locks_and_forbidden_pairs_every_stage_is_that_of_a_cold_solve(number: int) -> None:
    problem = drawn(number, 9, 25) if number % 2 else tabled(number)
    standing, dice = Standing(problem), np.random.default_rng([number, 9])
    same_as_from_the_start(standing, standing.solution())
    for step in range(12):
        pairs = standing.solution().pairs
        if step % 3 == 0 and len(pairs):
            two = pairs[dice.integers(len(pairs))].tolist()
        else:
            two = [int(dice.integers(size)) for size in problem.shape]
        try:
            change = standing.lock if dice.random() < 0.4 else standing.forbid
            found = change(*two)
        except FixedPairError:
            continue
        same_as_from_the_start(standing, found)


def tight(mentees: int = 400) -> Problem:
    people = workload(mentees, "tight", 8)
    return Problem.from_columns(people, capacities(len(people.mentors), 8))


def test_in_a_tight_market_whose_lists_are_cut_fallen_prices_are_looked_at_again() -> None:
    standing, dice = Standing(tight()), np.random.default_rng(3)
    for step in range(60):
        pairs = standing.solution().pairs
        mentee, mentor = pairs[dice.integers(len(pairs))].tolist()
        other = int(dice.integers(standing.problem.shape[1]))
        try:
            found = standing.lock(mentee, other) if step % 5 == 0 else standing.forbid(mentee, mentor)
        except FixedPairError:
            continue
        if step % 10 == 9:
            same_as_from_the_start(standing, found)
    same_as_from_the_start(standing, standing.solution())


def some(problem: Problem, mentees: np.ndarray, mentors: np.ndarray, number: int) -> Problem:
    """The match of only these people, with other scores if the number says so."""
    scores = problem.scores[mentees][:, mentors].toarray()
    allowed = (problem.scores[mentees][:, mentors] != 0).toarray()
    shift = np.random.default_rng(number).integers(-3, 4, scores.shape) if number % 2 else 0
    return Problem.from_scores(
        scores + shift,
        mentor_capacity=problem.mentor_capacity[mentors],
        mentee_capacity=problem.mentee_capacity[mentees],
        allowed=allowed,
        mentee_ids=[problem.mentee_ids[at] for at in mentees],
        mentor_ids=[problem.mentor_ids[at] for at in mentors],
    )


@pytest.mark.parametrize("number", range(40))
def test_with_people_in_and_out_and_other_weights_it_is_the_match_of_those_who_are_there(number: int) -> None:
    problem, draw = tabled(number), np.random.default_rng([number, 2])
    standing = Standing(problem)
    for turn in range(3):
        kept = [np.flatnonzero(draw.random(size) < 0.8) for size in problem.shape]
        if min(map(len, kept)) < 1:
            continue
        standing = standing.changed(some(problem, *kept, number + turn))
        same_as_from_the_start(standing, standing.solution())


@pytest.mark.parametrize("number", range(20))
def test_other_weights_of_the_same_people_give_their_own_best_pairs(number: int) -> None:
    people = columns(number, 9, 25)
    problem = Problem.from_columns(people)
    points = {part: points // 2 for part, points in people.terms.points.items()} | {"overlap": 3000}
    other = Problem.from_columns(replace(people, terms=replace(people.terms, points=points)))
    standing = Standing(problem).changed(other)
    same_as_from_the_start(standing, standing.solution())


def test_what_cannot_be_is_refused_by_name_and_changes_nothing() -> None:
    problem = Problem.from_scores([[9, 5], [8, 1]], allowed=[[True, True], [True, False]])
    standing = Standing(problem)
    for two in ((1, 1), (0, 0)):
        if two == (0, 0):
            standing.lock(0, 0)
        with pytest.raises(FixedPairError, match=r"not allowed|locked already"):
            standing.lock(*two)
    with pytest.raises(FixedPairError, match="no seat left"):
        standing.lock(1, 0)
    with pytest.raises(FixedPairError, match="take the lock away"):
        standing.forbid(0, 0)
    assert standing.solution().pairs.tolist() == [[0, 0]]
    with pytest.raises(ProblemError):
        Standing(Problem.from_scores([[1, 1], [1, 1]], couples=[[0, 1, 1, 0]]))
    assert issubclass(CoupleError, ProblemError)
