"""After people left, few pairs change for little of the total; the curve says how many for how much."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from turnabout_engine import Problem, solve, verify
from turnabout_engine.build import problem_from_people
from turnabout_engine.errors import ProblemError
from turnabout_engine.policy import Policy
from turnabout_engine.whatif import curve, rematch

from tests.engine.core.worlds import allowed_pairs, problems, thorough, value
from tests.engine.people.staff import make_staff


def after_leavers() -> tuple[Problem, list[tuple[str, str]]]:
    """A tight match, and the problem when six of its people have gone."""
    rows = make_staff(4, 300, 60, 70)
    problem = problem_from_people(rows, Policy())
    pairs = [(problem.mentor_ids[column], problem.mentee_ids[row]) for row, column in solve(problem).pairs]
    gone = set(Random(1).sample([key for pair in pairs for key in pair], 6))
    return problem_from_people([row for row in rows if row.person_id not in gone], Policy()), pairs


def test_the_curve_changes_fewer_pairs_for_a_smaller_total() -> None:
    problem, before = after_leavers()
    points = curve(problem, before)
    assert points[0].price == 0
    assert points[0].total == solve(problem).total
    for cheaper, dearer in pairwise(points):
        assert dearer.gone <= cheaper.gone
        assert dearer.total <= cheaper.total
        assert (dearer.placed, dearer.seats) == (cheaper.placed, cheaper.seats)
    assert points[-1].gone < points[0].gone
    assert all(verify(point.problem, point.solution).holds for point in points)


@given(problem=problems(most=4), choice=st.integers(0, 10**6), price=st.sampled_from((0, 1, 5, 400)))
@thorough
def test_it_is_the_best_total_less_the_price_of_every_changed_pair(
    problem: Problem, choice: int, price: int
) -> None:
    every = allowed_pairs(problem)
    held = Random(choice).sample(every, len(every) // 2)
    before = [(problem.mentor_ids[column], problem.mentee_ids[row]) for row, column in held]
    again = rematch(problem, before, price)
    pairs = {(row, column) for row, column in again.solution.pairs.tolist()}
    assert again.kept == len(pairs & set(held))
    assert again.gone == len(held) - again.kept
    assert again.total == sum(int(problem.scores[pair]) for pair in pairs)
    assert value(again.solution) == (again.placed, again.seats, again.total + price * again.kept)


def test_pairs_of_people_who_left_are_passed_over() -> None:
    problem = Problem.from_scores([[5, 3]], mentee_ids=["a"], mentor_ids=["b", "c"])
    again = rematch(problem, [("c", "a"), ("gone", "a"), ("b", "gone")], 10)
    assert (again.kept, again.gone, again.new) == (1, 0, 0)


def test_a_price_below_nothing_is_refused() -> None:
    with pytest.raises(ProblemError, match="below zero"):
        rematch(Problem.from_scores([[1]]), [], -1)
